// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

// What the rules say about who may see and do what, written down a second time. Nothing here asks the domain's reachOf().
namespace Casement::Testing {

struct Login
{
    QString name, account, role; ///< role as the import names it
    [[nodiscard]] bool isCare() const { return QStringList({QStringLiteral("engineer"), QStringLiteral("manager"), QStringLiteral("csm"), QStringLiteral("administrator")}).contains(role); }
};

/// A case as far as the rules ask.
struct Filed { QString id, account, opener, contact; };

/// What a word stands in, which decides who may read it.
enum class Place { CaseText, CareText, AccountName, AccountRecord, PersonName, PersonRecord, News, CareNews, Sealed, SharedView, CareView };

class Rights
{
public:
    Rights(const QString &portal, const QHash<QString, QString> &parents) : m_portal(portal), m_parents(parents) {}

    /// Letters: V see cases, O open them, E change them, A see the account and its people.
    [[nodiscard]] QString on(const Login &actor, const QString &account) const;
    [[nodiscard]] bool seesCase(const Login &actor, const Filed &filed) const;
    [[nodiscard]] bool editsCase(const Login &actor, const Filed &filed) const;
    [[nodiscard]] bool seesAccount(const Login &actor, const QString &account) const { return on(actor, account).contains(u'A'); }
    [[nodiscard]] bool opensFor(const Login &actor, const QString &account) const { return on(actor, account).contains(u'O'); }
    [[nodiscard]] bool hasEscalation() const { return m_portal != QStringLiteral("classic"); } ///< ESC-8
    [[nodiscard]] bool hasRecommendation() const { return m_portal == QStringLiteral("kaltura"); } ///< STAT-5, STAT-6
    [[nodiscard]] bool readsSealed(const Login &actor, const QString &owner) const; ///< NEW-5, of a case the actor sees
    [[nodiscard]] bool addsContacts(const Login &actor, const QString &account) const; ///< to an account the actor sees
    [[nodiscard]] bool sharesViews(const Login &actor) const; ///< VIEW-6
    [[nodiscard]] QString relation(const QString &from, const QString &to) const;
    [[nodiscard]] QString standing(const QString &account) const; ///< "standard", "parent", "sub" or "middle"

private:
    [[nodiscard]] bool isBelow(const QString &account, const QString &above) const;

    QString m_portal;
    QHash<QString, QString> m_parents;
};

} // namespace Casement::Testing
