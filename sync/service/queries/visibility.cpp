// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/queries/visibility.h"

#include "models/domain/reach.h"

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

Condition granted(const Viewer &viewer, const QString &keys)
{
    // Who sees the whole portal is asked once a statement, not once a row.
    static const QString live = u"EXISTS (SELECT 1 FROM grant_row g WHERE g.user_id = ? AND g.until_number = 0 AND g.key "_s;
    return {QString(u'(' + live + u"= ?) OR "_s + live + u"IN ("_s + keys + u")))"_s), {viewer.userId, Keys::portal(viewer.portal), viewer.userId}};
}

} // namespace

Condition caseVisible(const Viewer &viewer, const QString &alias)
{
    // The scope keys of domain scopeKeys(), spelled in SQL.
    return granted(viewer, QStringLiteral("'account:' || %1.account_id, 'person:' || %1.contact_id, 'person:' || %1.opener_id").arg(alias));
}

Condition orgVisible(const Viewer &viewer, const QString &column)
{
    return granted(viewer, QString(u"'org:' || "_s + column));
}

Condition newsVisible(const Viewer &viewer)
{
    return {QString(u"EXISTS (SELECT 1 FROM grant_row g WHERE g.user_id = ? AND g.until_number = 0 AND g.key = ?) AND "_s + audienceAllowed(viewer, u"audience"_s)),
            {viewer.userId, Keys::news(viewer.portal)}};
}

Condition noticeVisible(const Viewer &viewer, const QString &notice, const QString &record)
{
    Condition seen = caseVisible(viewer, record);
    seen.sql.prepend(QString(notice + u".user_id = ? AND "_s));
    seen.sql += QString(u" AND "_s + audienceAllowed(viewer, QString(notice + u".audience"_s)));
    seen.values.prepend(viewer.userId);
    return seen;
}

Condition keptVisible(const Viewer &viewer, const QString &alias)
{
    const QString live = u"EXISTS (SELECT 1 FROM grant_row g WHERE g.user_id = ? AND g.until_number = 0 AND g.key = "_s;
    const bool care = audiencesOf(viewer.role).contains(Audience::Care);
    const QString view = care ? QString(u"%1.account_id = '' AND "_s + live + u"?)"_s) : QString(u"%1.account_id <> '' AND "_s + live + u"'org:' || %1.account_id)"_s);
    Condition seen{QString(u"((%1.kind = 'subscription' AND %1.user_id = ?) OR (%1.kind = 'view' AND "_s + view + u"))"_s).arg(alias), {viewer.userId, viewer.userId}};
    if (care)
        seen.values << Keys::portal(viewer.portal);
    return seen;
}

QString audienceAllowed(const Viewer &viewer, const QString &column)
{
    QStringList names;
    for (const Audience audience : audiencesOf(viewer.role))
        names << QString(u'\'' + nameOf(audience) + u'\'');
    return column + u" IN ("_s + names.join(u", "_s) + u')';
}

QList<Grant> grantsOf(Sql::Database &db, const QString &userId)
{
    Sql::Query query = db.recall(u"SELECT key, since_number, until_number FROM grant_row WHERE user_id = ? ORDER BY key"_s, {userId});
    QList<Grant> grants;
    while (query.next())
        grants << Grant{query.text(0), query.integer(1), query.integer(2)};
    return grants;
}

QSet<QString> liveKeys(Sql::Database &db, const QString &userId)
{
    QSet<QString> keys;
    for (const Grant &grant : grantsOf(db, userId)) {
        if (grant.until == 0)
            keys.insert(grant.key);
    }
    return keys;
}

} // namespace Casement::Service
