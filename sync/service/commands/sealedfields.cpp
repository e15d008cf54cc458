// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/commands/sealedfields.h"

#include "sync/service/commands/audit.h"
#include "sync/service/queries/objects.h"
#include "sync/service/sealed.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Casement::Service::SealedFields {

void write(Core &core, const QString &caseId, const QMap<QString, QString> &boxes)
{
    for (auto it = boxes.cbegin(); it != boxes.cend(); ++it) {
        core.db.run(u"DELETE FROM sealed_field WHERE case_id = ? AND field = ?"_s, {caseId, it.key()});
        if (!it.value().isEmpty())
            core.db.run(u"INSERT INTO sealed_field (case_id, field, box) VALUES (?, ?, ?)"_s, {caseId, it.key(), it.value()});
    }
}

Result<void> check(Core &core, const Operation::Act &act)
{
    QMap<QString, QString> given;
    if (const auto *open = std::get_if<OpenCase>(&act))
        given = open->fields;
    else if (const auto *edit = std::get_if<EditField>(&act))
        given.insert(edit->field, edit->to);
    for (const QString &field : core.definition.sealedFields()) {
        const QString box = given.value(field);
        if (isBox(box) && !openedBox(box, core.process.key))
            return Error{ErrorCode::BadRequest, QString(field + u": notSealed"_s)};
    }
    return {};
}

Answer reveal(Visit &visit)
{
    Core &core = visit.core;
    Sql::Transaction transaction(core.db);
    Objects objects(core, visit.caller.viewer());
    const auto id = objects.caseNamed(visit.part());
    const auto record = id ? objects.findCase(*id) : std::nullopt;
    if (!record)
        return notFound(visit.request);
    if (!readsBoxes(visit.caller.role, visit.caller.personId, objects.header(*record).care))
        return refusal(visit.request, {ErrorCode::NotAllowed, u"only the engineer who works on a case reads what is sealed on it; take the case first"_s});
    QJsonObject told;
    Sql::Query query = core.db.run(u"SELECT field, box FROM sealed_field WHERE case_id = ? ORDER BY field"_s, {*id});
    while (query.next()) {
        const auto plain = openedBox(query.text(1), core.process.key);
        if (!plain)
            return refusal(visit.request, {ErrorCode::ServiceFailed, u"it was sealed for another service key; ask the customer to enter it again"_s});
        told.insert(query.text(0), QString::fromUtf8(*plain));
    }
    Audit::note(core, visit.caller.userId, u"sealed.reveal"_s, *id, {{u"fields"_s, QJsonArray::fromStringList(told.keys())}});
    if (const auto done = transaction.commit(); !done) // not written down, not told
        return refusal(visit.request, done.error());
    Reply reply = jsonReply({{u"sealed"_s, told}});
    reply.headers << std::pair<QByteArray, QByteArray>("Cache-Control", "no-store");
    return reply;
}

} // namespace Casement::Service::SealedFields
