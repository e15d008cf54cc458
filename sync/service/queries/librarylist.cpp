// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/queries/librarylist.h"

#include "models/domain/library.h"
#include "sync/service/storage/rows.h"

using namespace Qt::StringLiterals;

namespace Casement::Service::LibraryList {

namespace {

/// LIKE on a column for each word; they hold letters and digits only.
QString startsWords(const QString &column, const QStringList &words, QVariantList &values)
{
    QStringList all;
    for (const QString &word : words) {
        all << QString(column + u" LIKE ?"_s);
        values << QString(u"% "_s + word + u'%');
    }
    return all.join(u" AND "_s);
}

/// Newest first; with words to find, those that have all of them in the title before the others.
Listing listing(const Visit &visit, const QString &table, const QString &columns, const QString &instant)
{
    Listing made{columns, table, newsVisible(visit.caller.viewer()), instant, u"id"_s, true, true};
    if (const QStringList kinds = visit.request.query.allQueryItemValues(u"kind"_s, QUrl::FullyDecoded); !kinds.isEmpty()) {
        made.where.sql += QString(u" AND kind IN ("_s + Sql::placeholders(kinds.size()) + u')');
        for (const QString &kind : kinds)
            made.where.values << kind;
    }
    const QStringList words = wordsOf({{}, {}, visit.parameter(u"q"_s)});
    if (words.isEmpty())
        return made;
    QVariantList inTitle, inText;
    // An instant has 13 digits: a hit in the title outweighs any.
    made.from = u"(SELECT x.*, CASE WHEN "_s + startsWords(u"x.title_words"_s, words, inTitle) + u" THEN 100000000000000 ELSE 0 END + x."_s + instant
        + u" AS place FROM "_s + table + u" x) found"_s;
    made.by = u"place"_s;
    made.where.sql += QString(u" AND "_s + startsWords(u"text_words"_s, words, inText));
    made.where.values = inTitle + made.where.values + inText;
    return made;
}

} // namespace

QStringList articleParameters() { return {u"product"_s, u"kind"_s, u"q"_s}; }
QStringList messageParameters() { return {u"kind"_s, u"q"_s}; }

Listing articles(const Visit &visit)
{
    Listing made = listing(visit, u"article"_s, Rows::articleColumns(), u"updated"_s);
    const QStringList products = visit.request.query.allQueryItemValues(u"product"_s, QUrl::FullyDecoded);
    QStringList any;
    for (QString product : products) {
        any << u"? || products || ? LIKE ? ESCAPE '!'"_s; // one id a line
        product.replace(u'!', u"!!"_s).replace(u'%', u"!%"_s).replace(u'_', u"!_"_s);
        made.where.values << u"\n"_s << u"\n"_s << QString(u"%\n"_s + product + u"\n%"_s);
    }
    if (!any.isEmpty())
        made.where.sql += QString(u" AND ("_s + any.join(u" OR "_s) + u')');
    return made;
}

Listing messages(const Visit &visit) { return listing(visit, u"message"_s, Rows::messageColumns(), u"published"_s); }

} // namespace Casement::Service::LibraryList
