// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/queries/page.h"

#include "sync/protocol/codec.h"
#include "sync/service/sealed.h"

#include <QJsonDocument>
#include <sodium.h>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr int usualLimit = 50;
constexpr int mostRows = 200;
constexpr qsizetype mostBytes = 1024 * 1024; ///< a page of long texts ends earlier

QByteArray tagOf(const QByteArray &text)
{
    QByteArray tag(crypto_generichash_BYTES_MIN, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(tag.data()), crypto_generichash_BYTES_MIN,
                       reinterpret_cast<const unsigned char *>(text.constData()), static_cast<unsigned long long>(text.size()), nullptr, 0);
    return tag.toHex();
}

Error bad(const QString &detail) { return {ErrorCode::BadRequest, detail}; }

} // namespace

Reply taggedByBody(const Request &request, Reply reply)
{
    const QByteArray tag = tagOf(reply.body);
    return tagged(request, std::move(reply), tag);
}

qint64 Listing::count(Sql::Database &db) const
{
    Sql::Query query = db.run(QString(u"SELECT COUNT(*) FROM "_s + from + u" WHERE "_s + where.sql), where.values);
    return query.next() ? query.integer(0) : 0;
}

Result<Page> Page::of(const Visit &visit, const QStringList &parameters)
{
    Page page(visit);
    const QStringList known = parameters + QStringList{u"limit"_s, u"after"_s};
    for (const auto &[name, value] : visit.request.query.queryItems(QUrl::FullyDecoded)) {
        if (!name.isEmpty() && !known.contains(name))
            return bad(QString(u"this list has no parameter of that name; it has "_s + known.join(u", "_s)));
    }
    const QString limit = visit.parameter(u"limit"_s);
    bool ok = true;
    page.m_limit = limit.isEmpty() ? usualLimit : limit.toInt(&ok);
    if (!ok || page.m_limit < 1 || page.m_limit > mostRows)
        return bad(QStringLiteral("limit: must be a number from 1 to %1").arg(mostRows));
    if (const QString after = visit.parameter(u"after"_s); !after.isEmpty()) {
        if (const auto read = page.readAfter(after); !read)
            return read.error();
    }
    return page;
}

Result<void> Page::readAfter(const QString &text)
{
    const auto plain = unsealed(text, m_visit.core.process.key);
    const QJsonArray place = plain ? QJsonDocument::fromJson(*plain).array() : QJsonArray();
    if (place.size() != 3 || place.at(0).toString() != listName())
        return bad(u"after: is not of this list; take it from a link of one of its pages, with the same filters"_s);
    m_begins = false;
    m_by = place.at(1).isString() ? QVariant(place.at(1).toString()) : QVariant(place.at(1).toInteger());
    m_id = place.at(2).toString();
    return {};
}

QString Page::listName() const
{
    QUrlQuery query = m_visit.request.query;
    query.removeAllQueryItems(u"after"_s);
    query.removeAllQueryItems(u"limit"_s);
    const QString name = u"page "_s + m_visit.caller.userId + u' ' + m_visit.request.path + u'?' + query.toString(QUrl::FullyEncoded);
    return QString::fromLatin1(tagOf(name.toUtf8()));
}

QByteArray Page::linkTo(const QString &after, const char *relation) const
{
    QUrlQuery query = m_visit.request.query;
    query.removeAllQueryItems(u"after"_s);
    if (!after.isEmpty())
        query.addQueryItem(u"after"_s, after);
    QByteArray target = QUrl::toPercentEncoding(m_visit.request.path, "/");
    if (!query.isEmpty())
        target += '?' + query.toString(QUrl::FullyEncoded).toLatin1();
    return '<' + target + ">; rel=\"" + relation + '"';
}

Reply Page::answer(const QString &member, const Listing &listing, const std::function<QJsonObject(const Sql::Query &)> &row)
{
    const QString direction = listing.descending ? u" DESC"_s : u" ASC"_s;
    QString sql = u"SELECT "_s + listing.columns + u", "_s + listing.by + u", "_s + listing.id + u" FROM "_s + listing.from + u" WHERE "_s + listing.where.sql;
    QVariantList values = listing.where.values;
    if (!m_begins) {
        sql += QString(u" AND ("_s + listing.by + u", "_s + listing.id + (listing.descending ? u") < (?, ?)"_s : u") > (?, ?)"_s));
        values << m_by << m_id;
    }
    sql += QString(u" ORDER BY "_s + listing.by + direction + u", "_s + listing.id + direction + u" LIMIT ?"_s);
    values << m_limit + 1;
    const int byColumn = int(listing.columns.count(u',')) + 1;

    QJsonArray rows;
    QJsonArray last;
    bool more = false;
    qsizetype bytes = 0;
    Sql::Query query = m_visit.core.db.run(sql, values);
    while (query.next()) {
        if (rows.size() == m_limit || bytes > mostBytes) {
            more = true;
            break;
        }
        const QJsonObject json = row(query);
        bytes += Protocol::compact(json).size();
        rows << json;
        last = QJsonArray{listName(), listing.byNumber ? QJsonValue(query.integer(byColumn)) : QJsonValue(query.text(byColumn)), query.text(byColumn + 1)};
    }
    Reply reply = jsonReply({{member, rows}});
    QByteArray link = linkTo({}, "first");
    if (more)
        link += ", " + linkTo(sealed(QJsonDocument(last).toJson(QJsonDocument::Compact), m_visit.core.process.key), "next");
    reply.headers << std::pair<QByteArray, QByteArray>("Link", link);
    // The link belongs to what the tag stands for: a list that grew behind this page has another one.
    const QByteArray tag = tagOf(reply.body + link);
    return tagged(m_visit.request, std::move(reply), tag);
}

} // namespace Casement::Service
