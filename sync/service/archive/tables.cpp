// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/archive/tables.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Service::Archive {

namespace {

/// columns: "id, version#, definition"; # marks numbers. The first keyColumns are the key.
Table table(const QString &name, int keyColumns, const QString &columns)
{
    Table made{name, {}, {}};
    for (QString column : columns.split(u", "_s)) {
        const bool number = column.endsWith(u'#');
        made.columns << Column{number ? column.chopped(1) : column, number};
    }
    for (int i = 0; i < keyColumns; ++i)
        made.key << made.columns.at(i).name;
    return made;
}

} // namespace

QString Table::columnNames() const
{
    QStringList names;
    for (const Column &column : columns)
        names << column.name;
    return names.join(u", "_s);
}

const QList<Table> &lastingTables()
{
    static const QList<Table> all{
        table(u"portal"_s, 1, u"id, version#, definition"_s),
        table(u"counter"_s, 2, u"portal, name, value#"_s),
        table(u"account"_s, 1,
              u"id, parent_id, name, csm, phone, fax, website, package, support_level, type, street, city, country, region, sub_region, partner_ids, version#"_s),
        table(u"person"_s, 1, u"id, account_id, name, email, phone, title, version#"_s),
        table(u"app_user"_s, 1, u"id, person_id, email_key, role, password, disabled#"_s),
        table(u"grant_row"_s, 2, u"user_id, key, since_number#, until_number#"_s),
        table(u"case_row"_s, 1,
              u"id, number, account_id, account_name, contact_id, contact_name, opener_id, opener_name, type, status, severity, priority, subject, "
              "description, product, fields, cc, owner_name, opened#, updated#, closed#, pending_since#, response_at#, response_by, response_line, "
              "response_by_care#, escalated#, is_open#, version#, close_reason, extensions#"_s),
        table(u"case_care"_s, 1, u"id, owner_id, severity, priority_by_hand#, updated#, version#"_s),
        table(u"comment"_s, 1, u"id, case_id, author_id, author_name, by_care#, audience, body, channel, at#, version#"_s),
        table(u"attachment"_s, 1, u"id, case_id, comment_id, name, mime, sha256, size#, audience, author_name, at#, version#"_s),
        table(u"history"_s, 1, u"id, case_id, person_id, person_name, channel, audience, field, from_value, to_value, note, at#, version#"_s),
        table(u"escalation"_s, 1,
              u"id, case_id, by_id, by_name, reason, description, route, promise_id, at#, promise_due#, answered#, ended#, feedback, version#"_s),
        table(u"timer"_s, 3, u"case_id, kind, period, due#"_s),
        table(u"viewed"_s, 3, u"user_id, kind, object_id, at#, version#"_s),
        table(u"notice"_s, 1, u"id, user_id, case_id, event, from_value, to_value, by_name, audience, at#, version#"_s),
        table(u"record_history"_s, 1, u"id, kind, object, person_id, person_name, channel, field, from_value, to_value, at#, version#"_s),
        table(u"article"_s, 1, u"id, title, kind, products, body, link, audience, updated#, version#"_s),
        table(u"message"_s, 1, u"id, title, kind, severity, body, audience, published#, version#, state, components, ended#"_s),
        table(u"kept"_s, 1, u"id, user_id, kind, owner_id, owner_name, account_id, label, content, version#"_s),
        table(u"operation"_s, 2, u"user_id, id, hash, outcome, code, detail, objects, number#"_s),
        table(u"audit"_s, 1, u"id#, at#, actor, act, object, detail"_s),
    };
    return all;
}

const QList<std::pair<QString, QString>> &passingTables()
{
    static const QList<std::pair<QString, QString>> all{
        {u"change"_s, u"follows from the rows; written anew"_s},
        {u"epoch"_s, u"belongs to a folder, not to its data: clients of the copy start a new generation"_s},
        {u"partial_upload"_s, u"an upload on its way; the client begins it again"_s},
        {u"search_entry"_s, u"follows from the rows; written anew"_s},
        {u"session"_s, u"tokens are of one service; people sign in again"_s},
        {u"sign_in_attempt"_s, u"passes within a day"_s},
        {u"webhook"_s, u"its secret is sealed with the key of one service; add it again"_s},
        {u"sealed_field"_s, u"sealed with the key of one service, and no secret leaves it; customers enter it again"_s},
        {u"webhook_delivery"_s, u"goes with its webhook"_s},
        {u"upload"_s, u"content no operation has named yet; the client sends it again"_s},
    };
    return all;
}

const Table *findTable(const QString &name)
{
    const auto &all = lastingTables();
    const auto found = std::find_if(all.cbegin(), all.cend(), [&](const Table &table) { return table.name == name; });
    return found == all.cend() ? nullptr : &*found;
}

} // namespace Casement::Service::Archive
