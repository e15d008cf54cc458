// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/matrix/rights.h"
#include "tests/sync/desk.h"

#include <random>

namespace Casement::Testing {

/// Every word ends so. A search index shortens the beginning of a word, never its end.
inline const QByteArray ending = QByteArrayLiteral("qzxjv");
constexpr qsizetype tailLength = 8; ///< letters before the ending: by them a word is known

/// The words some bytes hold, by their tails.
[[nodiscard]] QSet<QByteArray> wordsIn(const QByteArray &bytes);
[[nodiscard]] QSet<QByteArray> wordsUnder(const QString &folder);

/// One portal with a tree of accounts, people of each role, cases, files, notes and news, each with a word of its own.
class Office
{
public:
    explicit Office(const QString &portal);

    struct Word { Place place; QString account, opener, contact; /* of a person's: contact */ };
    /// A new word, known as standing there.
    QString word(Place place, const QString &account = {}, const QString &opener = {}, const QString &contact = {});
    QString wordOf(const Filed &filed, Place place = Place::CaseText) { return word(place, filed.account, filed.opener, filed.contact); }
    /// The words the rules let this person read.
    [[nodiscard]] const QSet<QByteArray> &readable(const Login &actor);
    [[nodiscard]] QSet<QByteArray> allWords() const;
    [[nodiscard]] QString describe(const QByteArray &tail) const;

    [[nodiscard]] Service::Reply ask(const QByteArray &method, const QString &pathAndQuery, const QString &token, const QByteArray &body = {});
    [[nodiscard]] Desk &desk(const QString &actor) { return *m_desks.at(actor); }
    [[nodiscard]] QString token(const QString &actor) { return desk(actor).tokens.access; }
    [[nodiscard]] QString id(const QString &kind, const QString &source) const;
    void syncAll(); ///< all clients, and again whatever came of it
    void move(const QString &account, const QString &parent);
    void wrote(const QString &caseId, const QString &person); ///< who is named to all who see the case from now on

    const QString portal;
    World world;
    Rights rights;
    QList<Login> actors;
    QStringList accounts;
    QStringList people; ///< customers
    QList<Filed> cases;
    struct File { QString id; Filed filed; bool care; };
    QList<File> files;
    QHash<QString, QString> subjects, notes; ///< case -> a word to search for; the notes are internal
    QHash<QString, bool> articles, messages; ///< id -> of Care alone
    QSet<QByteArray> contents; ///< words inside files: fetched when a client has the time

private:
    void addAccounts();
    void addCases();
    void addNews();
    void findFiles();
    [[nodiscard]] QSet<QByteArray> judged(const Login &actor) const;
    QJsonObject caseLine(const Filed &filed, const QString &source);

    QList<QJsonObject> m_lines;
    QHash<QByteArray, Word> m_words; ///< by tail
    QHash<QString, QSet<QString>> m_authors; ///< by case
    QHash<QString, QSet<QByteArray>> m_readable; ///< by reader, until something changes
    QHash<QString, QString> m_parents;
    std::mt19937 m_random; ///< of one seed a portal
    std::map<QString, std::unique_ptr<Desk>> m_desks;
};

} // namespace Casement::Testing
