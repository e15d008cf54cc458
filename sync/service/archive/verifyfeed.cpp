// SPDX-License-Identifier: GPL-3.0-or-later
// The change table against the rows it tells of: what a reader may see must be told under each of its keys, and nothing under others.
#include "models/domain/reach.h"
#include "sync/service/archive/verifyparts.h"

using namespace Qt::StringLiterals;

namespace Casement::Service::Archive {

namespace {

struct Key { QString expression; QVariantList values; };

QList<Key> caseKeys(const QString &portal)
{
    return {{u"'account:' || c.account_id"_s, {}}, {u"'person:' || c.contact_id"_s, {}}, {u"'person:' || c.opener_id"_s, {}},
            {u"?"_s, {Keys::portal(portal)}}};
}

QString entry(const QString &key, const QString &audience, const QString &kind, const QString &object, const QString &numberIs)
{
    return u"EXISTS (SELECT 1 FROM change f WHERE f.portal = ? AND f.key = "_s + key + u" AND f.audience = "_s + audience + u" AND f.kind = '"_s + kind
        + u"' AND f.object = "_s + object + u" AND f.gone = 0 AND f.number "_s + numberIs + u')';
}

} // namespace

QString feedEntries(DataView &view)
{
    const QString portal = view.definition.id;
    QStringList found;
    const auto look = [&](const QString &kind, const QString &sql, const QVariantList &values) {
        const QString text = offendersOf(view, sql, values);
        if (!text.isEmpty())
            found << QString(kind + u' ' + text);
    };
    struct Part { QString kind, table, audience, caseId; };
    const QList<Part> parts{{u"case.care"_s, u"case_care"_s, u"'care'"_s, u"x.id"_s}, {u"comment"_s, u"comment"_s, u"x.audience"_s, u"x.case_id"_s},
                            {u"attachment"_s, u"attachment"_s, u"x.audience"_s, u"x.case_id"_s}, {u"history"_s, u"history"_s, u"x.audience"_s, u"x.case_id"_s},
                            {u"escalation"_s, u"escalation"_s, u"'public'"_s, u"x.case_id"_s}};
    for (const Key &key : caseKeys(portal)) {
        look(u"case"_s, QString(u"SELECT c.id FROM case_row c WHERE NOT "_s + entry(key.expression, u"'public'"_s, u"case"_s, u"c.id"_s, u"= c.version"_s)),
             QVariantList{portal} + key.values);
        // A case that entered or changed its keys is fetched whole: its own entry stands for parts up to its version.
        for (const Part &part : parts) {
            look(part.kind, QString(u"SELECT x.id FROM "_s + part.table + u" x JOIN case_row c ON c.id = "_s + part.caseId + u" WHERE NOT "_s
                                    + entry(key.expression, part.audience, part.kind, u"x.id"_s, u"= x.version"_s) + u" AND NOT "_s
                                    + entry(key.expression, u"'public'"_s, u"case"_s, u"c.id"_s, u">= x.version"_s)),
                 QVariantList{portal} + key.values + QVariantList{portal} + key.values);
        }
    }
    const Key whole{u"?"_s, {Keys::portal(portal)}};
    for (const auto &[kind, own] : {std::pair(u"account"_s, u"'org:' || x.id"_s), {u"person"_s, u"'org:' || x.account_id"_s}}) {
        const QString head = u"SELECT x.id FROM "_s + kind + u" x WHERE NOT "_s;
        look(kind, QString(head + entry(whole.expression, u"'public'"_s, kind, u"x.id"_s, u"= x.version"_s)), QVariantList{portal} + whole.values);
        const QString some = kind == u"person"_s ? u" AND x.account_id <> ''"_s : u""_s;
        look(kind, QString(head + entry(own, u"'public'"_s, kind, u"x.id"_s, u"= x.version"_s) + some), {portal});
    }
    for (const QString &kind : {u"article"_s, u"message"_s}) {
        look(kind, QString(u"SELECT x.id FROM "_s + kind + u" x WHERE NOT "_s + entry(u"?"_s, u"x.audience"_s, kind, u"x.id"_s, u"= x.version"_s)),
             {portal, Keys::news(portal)});
    }
    look(u"viewed"_s,
         QString(u"SELECT x.object_id FROM viewed x WHERE NOT "_s
                 + entry(u"'user:' || x.user_id"_s, u"'me'"_s, u"viewed"_s, u"x.kind || ':' || x.object_id"_s, u"= x.version"_s)),
         {portal});
    look(u"notice"_s,
         QString(u"SELECT x.id FROM notice x WHERE NOT "_s + entry(u"'user:' || x.user_id"_s, u"'me'"_s, u"notice"_s, u"x.id"_s, u">= x.version"_s)),
         {portal});
    for (const auto &[key, audience, where, values] : {std::tuple(u"'user:' || x.user_id"_s, u"'me'"_s, u"x.kind <> 'view'"_s, QVariantList()),
                                                        {u"'org:' || x.account_id"_s, u"'public'"_s, u"x.kind = 'view' AND x.account_id <> ''"_s, {}},
                                                        {whole.expression, u"'care'"_s, u"x.kind = 'view' AND x.account_id = ''"_s, whole.values}}) {
        look(u"kept"_s, QString(u"SELECT x.id FROM kept x WHERE "_s + where + u" AND NOT "_s + entry(key, audience, u"kept"_s, u"x.id"_s, u"= x.version"_s)),
             QVariantList{portal} + values);
    }
    return found.join(u"; "_s);
}

QString feedLeaks(DataView &view)
{
    const QString portal = view.definition.id;
    QStringList found;
    const auto look = [&](const QString &kind, const QString &sql, const QVariantList &values) {
        const QString text = offendersOf(view, sql, values);
        if (!text.isEmpty())
            found << QString(kind + u' ' + text);
    };
    for (const QString &part : {u"comment"_s, u"attachment"_s, u"history"_s})
        look(part, QString(u"SELECT f.object FROM change f JOIN "_s + part + u" x ON x.id = f.object WHERE f.portal = ? AND f.kind = '"_s + part
                           + u"' AND f.gone = 0 AND f.audience <> x.audience"_s),
             {portal});
    for (const QString &kind : {u"article"_s, u"message"_s})
        look(kind, QString(u"SELECT f.object FROM change f LEFT JOIN "_s + kind + u" x ON x.id = f.object WHERE f.portal = ? AND f.kind = '"_s + kind
                           + u"' AND f.gone = 0 AND (x.id IS NULL OR f.audience <> x.audience OR f.key <> ?)"_s),
             {portal, Keys::news(portal)});
    look(u"kept"_s,
         u"SELECT f.object FROM change f LEFT JOIN kept x ON x.id = f.object WHERE f.portal = ? AND f.kind = 'kept' AND f.gone = 0 AND (x.id IS NULL OR "
         "f.key <> CASE WHEN x.kind <> 'view' THEN 'user:' || x.user_id WHEN x.account_id = '' THEN ? ELSE 'org:' || x.account_id END)"_s,
         {portal, Keys::portal(portal)});
    look(u"case.care"_s, u"SELECT object FROM change WHERE portal = ? AND kind = 'case.care' AND gone = 0 AND audience <> 'care'"_s, {portal});
    look(u"case"_s,
         u"SELECT f.object FROM change f LEFT JOIN case_row c ON c.id = f.object WHERE f.portal = ? AND f.kind = 'case' AND f.gone = 0 AND (c.id IS NULL OR "
         "f.key NOT IN ('account:' || c.account_id, 'person:' || c.contact_id, 'person:' || c.opener_id, ?))"_s,
         {portal, Keys::portal(portal)});
    return found.join(u"; "_s);
}

} // namespace Casement::Service::Archive
