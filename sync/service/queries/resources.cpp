// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/queries/resources.h"

#include "sync/protocol/codec.h"
#include "sync/service/auth/passwords.h"
#include "sync/service/queries/objects.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Casement::Service::Resources {

namespace {

constexpr qsizetype mostCasesAtOnce = 100;

QByteArray tagOf(const QByteArray &body) { return tokenHash(body).left(32).toLatin1(); }

} // namespace

Answer definition(Visit &visit)
{
    const Reply reply = jsonReply(visit.core.definition.projected(audiencesOf(visit.caller.role)));
    return tagged(visit.request, reply, tagOf(reply.body));
}

Answer cases(Visit &visit)
{
    const QStringList ids = visit.parameter(u"ids"_s).split(u',', Qt::SkipEmptyParts);
    if (ids.size() > mostCasesAtOnce)
        return refusal(visit.request, {ErrorCode::TooLarge, QStringLiteral("ids: at most %1 at once").arg(mostCasesAtOnce)});
    const Sql::Snapshot snapshot(visit.core.db);
    Objects objects(visit.core, visit.caller.viewer());
    QJsonArray bundles;
    for (const QString &id : ids) {
        if (const auto record = objects.findCase(id))
            bundles << Protocol::toJson(objects.bundle(*record));
    }
    return jsonReply({{u"bundles"_s, bundles}});
}

Answer oneCase(Visit &visit)
{
    const Sql::Snapshot snapshot(visit.core.db);
    Objects objects(visit.core, visit.caller.viewer());
    auto record = objects.findCase(visit.part());
    if (!record)
        record = objects.findCaseByNumber(visit.part());
    return record ? jsonReply(Protocol::toJson(objects.bundle(*record))) : notFound(visit.request);
}

} // namespace Casement::Service::Resources
