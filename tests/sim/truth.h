// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/notices.h"
#include "models/domain/reach.h"
#include "sync/service/archive/dataview.h"

#include <QJsonObject>
#include <QMap>

namespace Casement::Sim {

/// "case/<id>" and the like -> the object as JSON: what somebody holds, or ought to.
using Holdings = QMap<QString, QByteArray>;

/// All the service has, read from its tables; who may see what of it is worked out here once more, by the domain's words alone.
class Truth
{
public:
    struct User { QString id, personId, accountId; Role role = Role::Customer; bool disabled = false; };

    explicit Truth(Service::Archive::DataView &view);
    [[nodiscard]] User user(const QString &email) const { return m_users.value(email); }
    [[nodiscard]] Reach reachOf(const User &user) const;
    [[nodiscard]] Holdings visibleTo(const User &user) const;
    /// How many texts of this kind of act hold the word.
    [[nodiscard]] int count(const QString &kind, const QString &word) const;
    [[nodiscard]] bool applied(const User &user, const QString &operationId) const { return m_applied.contains(user.id + operationId); }
    [[nodiscard]] const PortalDefinition &definition() const { return m_definition; }
    [[nodiscard]] const QList<Case> &cases() const { return m_cases; }

private:
    PortalDefinition m_definition;
    QMap<QString, User> m_users; ///< by e-mail address
    Hierarchy m_hierarchy;
    QList<Account> m_accounts;
    QList<Person> m_people;
    QList<Case> m_cases;
    QMap<QString, CaseCare> m_care;
    QList<Comment> m_comments;
    QList<Attachment> m_attachments;
    QList<HistoryEntry> m_history;
    QList<Escalation> m_rounds;
    QMap<QString, QList<Viewed>> m_viewed; ///< by user
    QMap<QString, QList<CaseNotice>> m_notices; ///< by user
    QList<std::pair<QString, Keepsake>> m_kept; ///< with the user
    QSet<QString> m_applied;
};

/// The same of a client's cache.
[[nodiscard]] Holdings heldIn(const QString &cachePath);
/// What differs, in words; empty: nothing.
[[nodiscard]] QStringList differences(const Holdings &expected, const Holdings &held);

} // namespace Casement::Sim
