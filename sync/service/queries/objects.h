// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/protocol/dto.h"
#include "sync/service/queries/visibility.h"
#include "sync/service/storage/core.h"

#include <optional>

namespace Casement::Service {

/// Reads for one viewer; what may not be seen is as if it did not exist.
class Objects
{
public:
    Objects(Core &core, const Viewer &viewer) : m_core(core), m_viewer(viewer) {}

    [[nodiscard]] std::optional<Case> findCase(const QString &id);
    [[nodiscard]] std::optional<Account> findAccount(const QString &id);
    [[nodiscard]] std::optional<Person> findPerson(const QString &id);
    [[nodiscard]] std::optional<Attachment> findAttachment(const QString &id);
    [[nodiscard]] std::optional<Article> findArticle(const QString &id);
    [[nodiscard]] std::optional<Message> findMessage(const QString &id);
    /// Any object of the feed by kind and id (viewed: "kind:object").
    [[nodiscard]] std::optional<Protocol::Object> find(Protocol::Kind kind, const QString &id);

    [[nodiscard]] CaseBundle bundle(const Case &record);
    /// The case with its internal part, its rounds, and of its history whether it was merged: what deciding an act reads.
    [[nodiscard]] CaseBundle header(const Case &record);
    /// A part of a case as the viewer is told of it.
    [[nodiscard]] Escalation shown(Escalation round) const;
    template <typename T>
    [[nodiscard]] T shown(T part) const { return part; }
    [[nodiscard]] qint64 attachedBytes(const QString &caseId);
    /// The id of the case a reader names by id or number.
    [[nodiscard]] std::optional<QString> caseNamed(const QString &reference);
    struct Place { QString id; qint64 openedAt = 0; };
    /// Cases of one scope key ("account:A" or "portal:X"), newest opened first, after the given place.
    [[nodiscard]] QList<Place> casesOf(const QString &key, qint64 openedBefore, const QString &idBefore, int limit);
    [[nodiscard]] qint64 countOf(const QString &key);
    [[nodiscard]] QList<Account> accountsOf(const QString &key, const QString &idAfter, int limit);
    [[nodiscard]] QList<Person> peopleOf(const QString &key, const QString &idAfter, int limit);
    [[nodiscard]] QList<Article> articles(const QString &idAfter, int limit);
    [[nodiscard]] QList<Message> messages(const QString &idAfter, int limit);
    /// The viewer's notices of cases this scope key shows.
    [[nodiscard]] QList<CaseNotice> notices(const QString &key, const QString &idAfter, int limit);
    /// Views shared with the people of an account ("org:A"), with Care ("portal:X"), or what is the viewer's own ("user:U").
    [[nodiscard]] QList<Keepsake> kept(const QString &key, const QString &idAfter, int limit);
    /// What the viewer looked at lately, and which messages and notices ever.
    [[nodiscard]] QList<Viewed> viewed();

    /// Whether the viewer may see what carries these keys and this audience.
    [[nodiscard]] bool sees(const QStringList &keys, Audience audience);
    /// The viewer's grants that show the case.
    [[nodiscard]] QStringList keysShowing(const Case &record);
    [[nodiscard]] QStringList keysShowing(const QStringList &scope);
    [[nodiscard]] const Viewer &viewer() const { return m_viewer; }

private:
    [[nodiscard]] const QSet<QString> &grants();
    [[nodiscard]] QList<CaseNotice> noticesWhere(const QString &where, const QVariantList &values, int limit);
    [[nodiscard]] QList<Keepsake> keptWhere(const QString &where, const QVariantList &values, int limit);
    [[nodiscard]] std::optional<Case> caseWhere(const QString &column, const QString &value);
    template <typename T>
    [[nodiscard]] QList<T> parts(const QString &table, const QString &columns, T (*at)(const Sql::Query &), bool hasAudience, const QString &caseId);
    template <typename T>
    [[nodiscard]] std::optional<T> part(const QString &table, const QString &columns, T (*at)(const Sql::Query &), bool hasAudience, const QString &id);

    template <typename T>
    [[nodiscard]] QList<T> published(const QString &table, const QString &columns, T (*at)(const Sql::Query &), const QString &place, const QString &id, int limit);

    Core &m_core;
    Viewer m_viewer;
    std::optional<QSet<QString>> m_keys;
};

} // namespace Casement::Service
