// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sql/casequery.h"

#include "models/domain/text.h"
#include "sync/sql/database.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Casement::Sql {

namespace {

const QHash<QString, QString> &columnsOf()
{
    static const QHash<QString, QString> columns{
        {u"account"_s, u"c.account_id"_s}, {u"contact"_s, u"c.contact_id"_s}, {u"opener"_s, u"c.opener_id"_s}, {u"type"_s, u"c.type"_s},
        {u"status"_s, u"c.status"_s}, {u"severity"_s, u"c.severity"_s}, {u"priority"_s, u"c.priority"_s}, {u"product"_s, u"c.product"_s},
        {u"number"_s, u"c.number"_s}, {u"opened"_s, u"c.opened"_s}, {u"updated"_s, u"c.updated"_s}, {u"open"_s, u"c.is_open"_s},
        {u"escalated"_s, u"c.escalated"_s}, {u"recommended"_s, u"CASE WHEN c.close_reason <> '' THEN 1 ELSE 0 END"_s}};
    return columns;
}

QString likePattern(const QString &text, bool anywhere)
{
    QString escaped = text;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return anywhere ? QString(u'%' + escaped + u'%') : QString(u'%' + escaped);
}

// Words for a choice as a person writes them: its id, its label, its short label.
template <typename T>
void collect(const QList<T> &list, const QString &words, QStringList &ids)
{
    for (const T &item : list) {
        bool found = item.id.compare(words, Qt::CaseInsensitive) == 0 || folded(item.label).contains(folded(words));
        if constexpr (requires { item.shortLabel; })
            found = found || folded(item.shortLabel) == folded(words);
        if (found)
            ids << item.id;
    }
}

class Compiler
{
public:
    Compiler(const CaseQuery &query, const PortalDefinition &definition, int searchLimit)
        : m_query(query), m_definition(definition), m_searchLimit(searchLimit)
    {
    }

    Compiled compile(const QString &select, bool ordered)
    {
        for (const Condition &condition : m_query.conditions)
            add(condition);
        if (!m_query.words.isEmpty() || !m_query.phrases.isEmpty())
            addSearch();
        QString sql = QString(u"SELECT "_s + select + u" FROM case_row c"_s + m_join);
        if (!m_where.isEmpty())
            sql += u" WHERE "_s + m_where.join(u" AND "_s);
        if (ordered)
            sql += order();
        return {sql, m_values};
    }

    Compiled conditions()
    {
        for (const Condition &condition : m_query.conditions) {
            if (condition.field != u"viewed"_s)
                add(condition);
        }
        return {m_where.isEmpty() ? u"1 = 1"_s : m_where.join(u" AND "_s), m_values};
    }

private:
    void add(const Condition &condition)
    {
        if (condition.field == u"viewed"_s) {
            m_join = u" JOIN viewed v ON v.kind = 'case' AND v.object_id = c.id"_s;
            return;
        }
        if (condition.op == Condition::Op::Contains || condition.field == u"subject"_s) {
            addContains(condition);
            return;
        }
        const QString column = columnsOf().value(condition.field);
        if (column.isEmpty()) {
            m_where << u"1 = 0"_s; // a field this version does not know shows nothing rather than everything
            return;
        }
        QVariantList values;
        for (const QString &value : condition.values)
            values << bound(condition.field, value);
        switch (condition.op) {
        case Condition::Op::Before: m_where << QString(column + u" < ?"_s); break;
        case Condition::Op::After: m_where << QString(column + u" > ?"_s); break;
        case Condition::Op::IsNot: m_where << QString(column + u" NOT IN ("_s + placeholders(values.size()) + u')'); break;
        default: m_where << QString(column + (values.size() == 1 ? u" = ?"_s : QString(u" IN ("_s + placeholders(values.size()) + u')'))); break;
        }
        if (condition.op == Condition::Op::Before || condition.op == Condition::Op::After)
            values = values.mid(0, 1);
        m_values << values;
    }

    static QVariant bound(const QString &field, const QString &value)
    {
        if (field == u"open"_s || field == u"escalated"_s || field == u"recommended"_s)
            return value == u"true"_s ? 1 : 0;
        if (field == u"opened"_s || field == u"updated"_s)
            return value.toLongLong();
        return value;
    }

    void addContains(const Condition &condition)
    {
        const QString words = condition.values.value(0);
        QStringList ids;
        if (condition.field == u"status"_s) {
            if (words.compare(u"open"_s, Qt::CaseInsensitive) == 0) {
                m_where << u"c.is_open = 1"_s;
                return;
            }
            collect(m_definition.statuses, words, ids);
        } else if (condition.field == u"severity"_s) {
            collect(m_definition.severities, words, ids);
        } else if (condition.field == u"priority"_s) {
            collect(m_definition.priorities, words, ids);
        } else if (condition.field == u"product"_s) {
            collect(m_definition.products, words, ids);
        } else if (condition.field == u"type"_s) {
            collect(m_definition.caseTypes, words, ids);
        } else {
            addLike(condition.field, words);
            return;
        }
        ids << words; // a value of a newer definition is stored verbatim
        m_where << QString(columnsOf().value(condition.field) + u" IN ("_s + placeholders(ids.size()) + u')');
        for (const QString &id : ids)
            m_values << id;
    }

    void addLike(const QString &field, const QString &words)
    {
        static const QHash<QString, QString> texts{{u"subject"_s, u"c.subject_text"_s}, {u"account"_s, u"c.account_key"_s},
                                                   {u"contact"_s, u"c.contact_key"_s}, {u"number"_s, u"c.number"_s}};
        const QString column = texts.value(field);
        if (column.isEmpty()) {
            m_where << u"1 = 0"_s;
            return;
        }
        m_where << QString(column + u" LIKE ? ESCAPE '\\'"_s);
        m_values << likePattern(field == u"number"_s ? words : folded(words), field != u"number"_s);
    }

    void addSearch()
    {
        // The newest entries that match, folded to their cases (entry ids are seconds: newest last).
        m_where << QStringLiteral("c.row_id IN (SELECT e.case_row FROM entry_index x JOIN entry e ON e.id = x.rowid WHERE x.rowid IN "
                                  "(SELECT rowid FROM entry_index WHERE entry_index MATCH ? ORDER BY rowid DESC LIMIT %1))").arg(m_searchLimit);
        m_values << matchText(m_query);
    }

    [[nodiscard]] QString order() const
    {
        const QString direction = m_query.sort.descending ? u" DESC"_s : u" ASC"_s;
        const bool byViewing = m_query.sort.column == u"viewed"_s && !m_join.isEmpty();
        const QString known = sortColumn(m_query.sort.column);
        const QString column = byViewing ? u"v.at"_s : known.isEmpty() ? u"c.updated"_s : known;
        return QString(u" ORDER BY "_s + column + direction + u", c.row_id"_s + direction);
    }

    const CaseQuery &m_query;
    const PortalDefinition &m_definition;
    int m_searchLimit;
    QString m_join;
    QStringList m_where;
    QVariantList m_values;
};

} // namespace

QString sortColumn(const QString &column)
{
    static const QHash<QString, QString> columns{
        {u"number"_s, u"c.number_key"_s}, {u"subject"_s, u"c.subject_key"_s}, {u"account"_s, u"c.account_key"_s}, {u"contact"_s, u"c.contact_key"_s},
        {u"product"_s, u"c.product_key"_s}, {u"status"_s, u"c.status_rank"_s}, {u"severity"_s, u"c.severity_rank"_s}, {u"priority"_s, u"c.priority_rank"_s},
        {u"opened"_s, u"c.opened"_s}, {u"updated"_s, u"c.updated"_s}, {u"response"_s, u"c.response_at"_s}, {u"escalated"_s, u"c.escalated"_s}};
    return columns.value(column);
}

QString matchText(const CaseQuery &query)
{
    QStringList parts;
    for (const QString &word : query.words)
        parts << QString(u'"' + QString(word).remove(u'"') + u"\" *"_s);
    for (const QString &phrase : query.phrases)
        parts << QString(u'"' + QString(phrase).remove(u'"') + u'"');
    return parts.join(u" AND "_s);
}

Compiled compileIds(const CaseQuery &query, const PortalDefinition &definition, int searchLimit)
{
    return Compiler(query, definition, searchLimit).compile(u"c.row_id"_s, true);
}

Compiled compileCount(const CaseQuery &query, const PortalDefinition &definition, int searchLimit)
{
    return Compiler(query, definition, searchLimit).compile(u"count(*)"_s, false);
}

Compiled compileConditions(const CaseQuery &query, const PortalDefinition &definition)
{
    return Compiler(query, definition, 0).conditions();
}

} // namespace Casement::Sql
