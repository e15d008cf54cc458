// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/desk.h"

#include "sync/client/seal.h"
#include "sync/protocol/codec.h"
#include "sync/store/downloads.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace Casement::Sim {

using namespace Protocol;

namespace {

QList<AttachmentRef> refsOf(const QList<LocalFile> &files)
{
    QList<AttachmentRef> refs;
    for (const LocalFile &file : files)
        refs << AttachmentRef{file.id, file.name, file.mime, file.size};
    return refs;
}

} // namespace

QString Desk::act()
{
    if (!m_engine)
        return u"waits to sign in"_s;
    switch (m_dice.below(37)) {
    case 0: case 1: case 2: return openCase();
    case 3: case 4: case 5: case 6: case 7: case 8: return comment();
    case 9: return escalate();
    case 10: case 11: return setStatus();
    case 12: case 13: return assign();
    case 14: case 15: return look();
    case 16: case 17: return tidyOutbox();
    case 18: return fetchFile();
    case 19: case 20: return edit();
    case 21: case 22: return editRecord();
    case 23: case 24: return decideSomething();
    case 25: return choose();
    case 26: return seal();
    case 27: return reveal();
    case 28: return relate();
    case 29: case 30: return split();
    case 31: case 32: case 33: case 34: return merge();
    case 35: return addContact();
    case 36: return keep();
    default: return openCase();
    }
}

/// As the app does it: judged by the rules, durable, shown, then sent. The program may die in between.
QString Desk::submit(const QString &kind, const QString &caseId, const Operation::Act &act, const QString &word, const QList<LocalFile> &files)
{
    const Operation operation{makeId(clock, m_entropy), caseId, m_definition.version, act};
    const qint64 now = clock.nowMs();
    if (const auto allowed = m_cache->check(operation, now); !allowed)
        return QString(kind + u": refused, "_s + allowed.error().detail);
    if (const auto kept = m_outbox->enqueue(operation, encode(operation), files, {}, now); !kept) {
        complaints << QString(u"the outbox does not take an act: "_s + kept.error().detail);
        return kind;
    }
    m_journal.acts << Act{m_name, kind, word, operation.id, false, false};
    const QString what = QStringLiteral("%1 %2 of case %3 as %4").arg(kind, word, caseId.left(23), operation.id);
    if (m_dice.chance(20)) {
        crash();
        start();
        return what + u", and crashes before it shows"_s;
    }
    if (const auto laid = m_cache->overlay(operation, refsOf(files), now); !laid)
        complaints << QString(u"the cache does not show an act: "_s + laid.error().detail);
    m_engine->kick();
    return what;
}

std::optional<CaseDetail> Desk::anyCase()
{
    Store::CacheReader *reader = this->reader();
    const auto ids = reader->ids(CaseQuery{});
    if (!ids || ids->rowIds.isEmpty())
        return std::nullopt;
    const auto rows = reader->rows({m_dice.pick(ids->rowIds)});
    if (!rows || rows->isEmpty())
        return std::nullopt;
    const auto detail = reader->detail(rows->first().record.id);
    return detail ? std::optional(detail.value()) : std::nullopt;
}

QList<LocalFile> Desk::anyFiles()
{
    if (!m_dice.chance(150))
        return {};
    const QString path = QString(m_folder + u"/original.txt"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write a file to attach");
    file.write(QByteArray(m_dice.between(0, 3000), char('a' + m_dice.below(26))));
    file.close();
    auto kept = m_outbox->keepFile(path, makeId(clock, m_entropy));
    QFile::remove(path);
    if (!kept) {
        complaints << QString(u"the outbox does not keep a file: "_s + kept.error().detail);
        return {};
    }
    return {kept.value()};
}

QString Desk::openCase()
{
    Store::CacheReader *reader = this->reader();
    QStringList accounts = m_profile.mayOpen;
    if (isCare(m_profile.role)) {
        const auto held = reader->accounts().value();
        for (const Account &account : held)
            accounts << account.id;
    }
    if (accounts.isEmpty())
        return u"open: no account"_s;
    OpenCase draft;
    draft.accountId = m_dice.pick(accounts);
    draft.contactId = m_profile.personId;
    if (const auto people = reader->people(draft.accountId); people && !people->isEmpty())
        draft.contactId = m_dice.pick(people.value()).id;
    const QString word = m_journal.word(m_name);
    const auto &product = m_definition.products.first();
    draft.type = u"technicalIssue"_s;
    draft.severity = m_dice.pick(m_definition.severities).id;
    draft.subject = u"Nothing works "_s + word;
    draft.description = u"Since this morning, says "_s + m_journal.word(m_name);
    draft.product = product.id;
    draft.fields = {{u"feature"_s, product.features.first().id}, {u"productType"_s, product.features.first().types.first().id}};
    const auto files = anyFiles();
    draft.attachments = refsOf(files);
    const QString id = makeId(clock, m_entropy);
    if (m_dice.chance(500))
        draft.fields.insert(u"password"_s, Client::seal(m_profile.sealingKey, m_journal.secret(id)));
    return submit(u"open"_s, id, draft, word, files);
}

QString Desk::comment()
{
    const auto found = anyCase();
    if (!found)
        return u"comment: no case"_s;
    const bool care = isCare(m_profile.role);
    const QString word = m_journal.word(m_name);
    const auto files = anyFiles();
    const Audience audience = care && m_dice.chance(400) ? Audience::Care : Audience::Public;
    const PostComment act{u"Well, "_s + word + u" it is"_s, audience, care && audience == Audience::Public && m_dice.chance(300), refsOf(files)};
    return submit(u"comment"_s, found->bundle.record.id, act, word, files);
}

QString Desk::escalate()
{
    const auto found = anyCase();
    if (!found || m_definition.reasons.isEmpty())
        return u"escalate: no case"_s;
    const QString word = m_journal.word(m_name);
    return submit(u"escalate"_s, found->bundle.record.id, Escalate{m_dice.pick(m_definition.reasons).id, u"It is urgent, "_s + word}, word);
}

QString Desk::setStatus()
{
    const auto found = anyCase();
    if (!found)
        return u"status: no case"_s;
    return submit(u"status"_s, found->bundle.record.id, SetStatus{found->bundle.record.status, m_dice.pick(m_definition.statuses).id}, {});
}

QString Desk::assign()
{
    const auto found = anyCase();
    if (!found)
        return u"assign: no case"_s;
    const QString to = m_dice.chance(200) ? QString(u""_s) : m_dice.chance(500) ? m_profile.personId : Site::personId(u"eva"_s);
    return submit(u"assign"_s, found->bundle.record.id, Assign{found->bundle.care.ownerId, to}, {});
}

/// Of one field by several people at once: what clashes comes back, and is sent again from the value that stands, or dropped.
QString Desk::edit()
{
    const auto found = anyCase();
    if (!found)
        return u"edit: no case"_s;
    const Case &record = found->bundle.record;
    if (m_dice.chance(300))
        return submit(u"edit"_s, record.id, EditField{u"phone"_s, fieldText(record, u"phone"_s), QStringLiteral("+1 555 %1").arg(m_dice.between(1000, 1009))}, {});
    const QString word = m_journal.word(m_name);
    const QString before = fieldText(record, u"steps"_s);
    m_journal.replaces(m_name, record.id, before);
    return submit(u"edit"_s, record.id, EditField{u"steps"_s, before, QString(u"First "_s + word)}, word);
}

QString Desk::seal()
{
    const auto found = anyCase();
    if (!found)
        return u"seal: no case"_s;
    const Case &record = found->bundle.record;
    const QString box = m_dice.chance(200) ? QString() : Client::seal(m_profile.sealingKey, m_journal.secret(record.id));
    return submit(u"seal"_s, record.id, EditField{u"password"_s, fieldText(record, u"password"_s), box}, {});
}

/// Most of it is refused: only whose case it is may read it.
QString Desk::reveal()
{
    const auto found = anyCase();
    if (!found)
        return u"reveal: no case"_s;
    const QString id = found->bundle.record.id;
    m_engine->reveal(id, [this, id](const Result<QMap<QString, QString>> &told) {
        if (!told)
            return;
        ++m_journal.revealed;
        if (!isCare(m_profile.role))
            complaints << QString(u"is told as a customer what is sealed on "_s + id);
        for (const QString &word : told.value()) {
            if (!m_journal.isSealedOn(id, word))
                complaints << QStringLiteral("is told '%1', which nobody sealed on %2").arg(word, id);
        }
    });
    return QString(u"asks what is sealed on "_s + id.left(23));
}

QString Desk::editRecord()
{
    const auto accounts = reader()->accounts();
    if (!accounts || accounts->isEmpty())
        return u"record: no account"_s;
    const Account account = m_dice.pick(accounts.value());
    const QString phone = QStringLiteral("+49 30 %1").arg(m_dice.between(1000, 1009));
    const auto people = reader()->people(account.id);
    if (!people || people->isEmpty() || m_dice.chance(400))
        return submit(u"record"_s, {}, EditRecord{u"account"_s, account.id, u"phone"_s, account.phone, phone}, {});
    const Person person = m_dice.pick(people.value());
    return submit(u"record"_s, {}, EditRecord{u"contact"_s, person.id, u"phone"_s, person.phone, phone}, {});
}

/// Sometimes with an address the account has already.
QString Desk::addContact()
{
    const auto accounts = reader()->accounts();
    if (!accounts || accounts->isEmpty())
        return u"contact: no account"_s;
    const Account account = m_dice.pick(accounts.value());
    const QString id = makeId(clock, m_entropy);
    const QString address = m_dice.chance(200) ? u"again@mail.example"_s : QString(id + u"@mail.example"_s);
    return submit(u"contact"_s, {}, AddContact{id, account.id, u"One more"_s, address, {}, {}}, {});
}

QString Desk::keep()
{
    const auto views = reader()->kept(u"view"_s);
    if (views && !views->isEmpty() && m_dice.chance(500))
        return submit(u"view"_s, {}, Keep{m_dice.pick(views.value()).id, u"view"_s, u"Again"_s, m_dice.chance(500) ? u"{}"_s : QString()}, {});
    if (!m_definition.topics.isEmpty() && m_dice.chance(300))
        return submit(u"subscription"_s, {}, Keep{m_dice.pick(m_definition.topics).id, u"subscription"_s, {}, m_dice.chance(700) ? u"mail"_s : QString()}, {});
    return submit(u"view"_s, {}, Keep{makeId(clock, m_entropy), u"view"_s, u"A view"_s, u"{}"_s}, {});
}

/// Most of it the rules refuse, here or at the service.
QString Desk::decideSomething()
{
    const auto found = anyCase();
    if (!found)
        return u"decide: no case"_s;
    const Case &record = found->bundle.record;
    switch (m_dice.below(5)) {
    case 0: return submit(u"solution"_s, record.id, AnswerSolution{m_dice.chance(500), u"So it is"_s}, {});
    case 1: return submit(u"working"_s, record.id, StillWorking{}, {});
    case 2: return submit(u"recommendation"_s, record.id, AnswerRecommendation{m_dice.chance(500)}, {});
    case 3: return submit(u"feedback"_s, record.id, EndEscalation{u"All is well"_s}, {});
    default:
        return submit(u"level"_s, record.id, SetLevel{u"severity"_s, record.severity, m_dice.pick(m_definition.severities).id, u"It got worse"_s}, {});
    }
}

QString Desk::relate()
{
    const auto one = anyCase();
    const auto other = anyCase();
    if (!one || !other)
        return u"link: no case"_s;
    return submit(u"link"_s, one->bundle.record.id, LinkCase{other->bundle.record.id, m_dice.chance(700)}, {});
}

QString Desk::split()
{
    const auto found = anyCase();
    if (!found)
        return u"split: no case"_s;
    QStringList chosen;
    for (const Comment &comment : found->bundle.comments) {
        if (m_dice.chance(600))
            chosen << comment.id;
    }
    const QString word = m_journal.word(m_name);
    return submit(u"open"_s, found->bundle.record.id, SplitCase{makeId(clock, m_entropy), u"Another matter "_s + word, chosen}, word);
}

/// Mostly of one account, since all else is refused; and some of it is taken back.
QString Desk::merge()
{
    const auto rows = reader()->rows(reader()->ids(CaseQuery{}).value().rowIds);
    if (!rows || rows->isEmpty() || (!isCare(m_profile.role) && !m_dice.chance(100)))
        return u"merge: no case"_s;
    const Case one = m_dice.pick(rows.value()).record;
    const auto detail = reader()->detail(one.id);
    const auto *merged = detail ? mergedInto(detail->bundle) : nullptr;
    QList<CaseSummary> others = rows.value();
    others.removeIf([&](const CaseSummary &row) { return merged ? row.record.number != merged->to : row.record.id == one.id || row.record.accountId != one.accountId; });
    if (others.isEmpty() || m_dice.chance(50))
        others = rows.value();
    const bool undo = merged && m_dice.chance(900);
    return submit(undo ? u"unmerge"_s : u"merge"_s, one.id, MergeCase{m_dice.pick(others).record.id, m_dice.chance(300) && !undo, !undo}, {});
}

/// How much is kept; when all becomes quiet, all is kept again and must be there.
QString Desk::choose()
{
    KeepChoice choice;
    if (!m_keepsAll && m_dice.chance(600)) {
        choice.months = int(m_dice.between(0, 2));
        choice.limit = m_dice.chance(300) ? 100'000 : choice.limit;
    }
    if (const auto chosen = m_cache->choose(choice); !chosen)
        complaints << QString(u"a choice is not taken: "_s + chosen.error().detail);
    m_engine->wakeWork();
    return QStringLiteral("keeps %1 months, %2 bytes").arg(choice.months).arg(choice.limit);
}

QString Desk::look()
{
    if (m_dice.chance(300)) {
        const auto accounts = reader()->accounts();
        if (accounts && !accounts->isEmpty())
            return submit(u"viewed"_s, {}, MarkViewed{u"account"_s, m_dice.pick(accounts.value()).id}, {});
    }
    const auto found = anyCase();
    return found ? submit(u"viewed"_s, {}, MarkViewed{u"case"_s, found->bundle.record.id}, {}) : u"viewed: no case"_s;
}

/// Sends once more what came back, or gives it up; sometimes takes back what has not left yet.
QString Desk::tidyOutbox()
{
    const auto rows = m_outbox->pending();
    if (!rows || rows->isEmpty())
        return u"outbox: empty"_s;
    const OutboxRow row = m_dice.pick(rows.value());
    if (row.body.isEmpty())
        return u"outbox: reads what is left of an entry"_s;
    if (row.returned && m_dice.chance(700)) {
        const QString id = makeId(clock, m_entropy);
        const auto again = m_outbox->retry(row.id, id);
        if (!again) {
            complaints << QString(u"an entry that came back is not sent again: "_s + again.error().detail);
            return u"outbox"_s;
        }
        for (Act &act : m_journal.acts) {
            if (act.id == row.id)
                act.id = id;
        }
        const Operation operation = operationFrom(parseObject(again->body).value()).value();
        if (const auto *edit = std::get_if<EditField>(&operation.act))
            m_journal.replaces(m_name, operation.caseId, edit->from);
        static_cast<void>(m_cache->overlay(operation, again->files, again->createdAt));
        m_engine->kick();
        return QStringLiteral("sends %1 once more as %2").arg(row.id, id);
    }
    if (!row.returned && m_dice.chance(700))
        return u"outbox: looks"_s;
    const auto dropped = m_outbox->dropOperation(row.id);
    if (!dropped)
        return QString(u"outbox: keeps, "_s + dropped.error().detail);
    for (auto id = dropped->crbegin(); id != dropped->crend(); ++id)
        static_cast<void>(m_cache->settle(*id, {}));
    for (Act &act : m_journal.acts)
        act.dropped |= dropped->contains(act.id);
    m_engine->kick();
    return QString(u"drops "_s + dropped->join(u' '));
}

QString Desk::fetchFile()
{
    const auto found = anyCase();
    if (!found || found->bundle.attachments.isEmpty())
        return u"file: none"_s;
    const Attachment attachment = m_dice.pick(found->bundle.attachments);
    const QString path = Store::downloadPath(cachePath(), attachment.id);
    QDir().mkpath(QFileInfo(path).path());
    m_engine->download(attachment.id, path, [](const Result<void> &) {});
    return QString(u"fetches file "_s + attachment.id);
}

} // namespace Casement::Sim
