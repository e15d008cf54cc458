// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/queries/visibility.h"
#include "sync/service/routes.h"

#include <QJsonArray>
#include <functional>

namespace Casement::Service {

/// What a list shows: a statement in pieces, and the two columns it is ordered by, of which the second is unique.
struct Listing
{
    QString columns, from;
    Condition where;
    QString by, id;
    bool byNumber = false; ///< the first column holds numbers, not text
    bool descending = false;
    [[nodiscard]] qint64 count(Sql::Database &db) const;
};

/// One page of a list as asked for by "limit" and "after", and its answer: the rows, a link to what follows (RFC 8288), a tag.
class Page
{
public:
    /// Error BadRequest where a parameter is none of these, or "after" is of another list or another reader.
    [[nodiscard]] static Result<Page> of(const Visit &visit, const QStringList &parameters = {});
    [[nodiscard]] Reply answer(const QString &member, const Listing &listing, const std::function<QJsonObject(const Sql::Query &)> &row);

private:
    explicit Page(const Visit &visit) : m_visit(visit) {}
    [[nodiscard]] Result<void> readAfter(const QString &text);
    [[nodiscard]] QString listName() const; ///< this list for this reader
    [[nodiscard]] QByteArray linkTo(const QString &after, const char *relation) const;

    const Visit &m_visit;
    int m_limit = 0;
    bool m_begins = true;
    QVariant m_by;
    QString m_id;
};

/// The reply with the tag of its body: what a reader may see is what the tag is made from.
[[nodiscard]] Reply taggedByBody(const Request &request, Reply reply);

} // namespace Casement::Service
