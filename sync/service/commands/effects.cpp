// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/commands/effects.h"

#include "sync/service/commands/notices.h"
#include "sync/service/commands/sealedfields.h"
#include "sync/service/jobs/timers.h"
#include "sync/service/storage/rows.h"

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

QString uploadedHash(Core &core, const QString &attachmentId, const QString &userId)
{
    Sql::Query query = core.db.run(u"SELECT sha256 FROM upload WHERE id = ? AND user_id = ?"_s, {attachmentId, userId});
    return query.next() ? query.text(0) : QString();
}

} // namespace

QString nextCaseNumber(Core &core)
{
    QString number;
    do { // imported cases may have kept a number that is still ahead
        number = QStringLiteral("%1").arg(nextCounter(core.db, core.portal(), u"case"_s), 8, 10, QLatin1Char('0'));
    } while (core.db.run(u"SELECT 1 FROM case_row WHERE number = ?"_s, {number}).next());
    return number;
}

QList<Written> writeEffects(Core &core, Effects effects, const std::optional<Case> &before, const QString &userId, ChangeTransaction &transaction)
{
    using Protocol::Kind;
    const qint64 number = transaction.number();
    QList<Written> written;
    const auto told = [&](Kind kind, const QStringList &keys, Audience audience, auto Protocol::Object::*member, const auto &value) {
        Protocol::Object object;
        object.kind = kind;
        object.*member = value;
        transaction.changed(kind, object.id(), keys, audience);
        written << Written{std::move(object), keys, audience};
    };
    QStringList keys = before ? scopeKeys(*before, core.portal()) : QStringList();
    if (effects.record) {
        Case &record = *effects.record;
        if (record.number.isEmpty())
            record.number = nextCaseNumber(core);
        record.version = number;
        if (before)
            Rows::update(core.db, *before, record, core.definition);
        else
            Rows::save(core.db, record, core.definition);
        const QStringList old = keys;
        QStringList lost = old;
        keys = scopeKeys(record, core.portal());
        lost.removeIf([&keys](const QString &key) { return keys.contains(key); });
        transaction.left(Kind::Case, record.id, lost, Audience::Public);
        if (before && keys != old)
            tellNoticesAgain(core, record, transaction);
        told(Kind::Case, keys, Audience::Public, &Protocol::Object::record, record);
    }
    if (effects.care) {
        effects.care->version = number;
        Rows::save(core.db, *effects.care);
        told(Kind::Care, keys, Audience::Care, &Protocol::Object::care, *effects.care);
    }
    for (Comment &comment : effects.comments) {
        comment.version = number;
        Rows::save(core.db, comment);
        told(Kind::Comment, keys, comment.audience, &Protocol::Object::comment, comment);
    }
    for (Attachment &attachment : effects.attachments) {
        attachment.version = number;
        if (attachment.sha256.isEmpty()) // a copy has it already
            attachment.sha256 = uploadedHash(core, attachment.id, userId);
        Rows::save(core.db, attachment);
        core.db.run(u"UPDATE upload SET attached = 1 WHERE id = ?"_s, {attachment.id});
        told(Kind::Attachment, keys, attachment.audience, &Protocol::Object::attachment, attachment);
    }
    for (const Comment &comment : effects.withdrawn) {
        Rows::removeComment(core.db, comment.id);
        transaction.left(Kind::Comment, comment.id, keys, comment.audience);
    }
    for (const Attachment &attachment : effects.withdrawnFiles) {
        Rows::removeAttachment(core.db, attachment.id);
        transaction.left(Kind::Attachment, attachment.id, keys, attachment.audience);
    }
    for (Escalation &round : effects.rounds) {
        round.version = number;
        Rows::save(core.db, round);
        told(Kind::Escalation, keys, Audience::Public, &Protocol::Object::round, round);
    }
    for (HistoryEntry &entry : effects.history) {
        entry.version = number;
        Rows::save(core.db, entry);
        told(Kind::History, keys, entry.audience, &Protocol::Object::history, entry);
    }
    if (effects.viewed) {
        effects.viewed->version = number;
        Rows::save(core.db, userId, *effects.viewed);
        told(Kind::Viewed, {Keys::user(userId)}, Audience::Me, &Protocol::Object::viewed, *effects.viewed);
    }
    if (effects.kept) {
        effects.kept->version = number;
        const QStringList shows = keysOf(*effects.kept, userId, core.portal());
        const Audience audience = audienceOf(*effects.kept);
        if (effects.kept->content.isEmpty()) {
            core.db.run(u"DELETE FROM kept WHERE id = ?"_s, {effects.kept->id});
            transaction.left(Kind::Kept, effects.kept->id, shows, audience);
            Protocol::Object gone; // tells its author's client that it is
            gone.kind = Kind::Kept;
            gone.kept = *effects.kept;
            written << Written{gone, shows, audience};
        } else {
            Rows::save(core.db, userId, *effects.kept);
            told(Kind::Kept, shows, audience, &Protocol::Object::kept, *effects.kept);
        }
    }
    if (effects.record)
        SealedFields::write(core, effects.record->id, effects.boxes);
    Timers::plan(core, before, effects);
    if (const auto &after = effects.record ? effects.record : before)
        writeNotices(core, *after, effects, userId, transaction);
    return written;
}

} // namespace Casement::Service
