// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeworkspace.h"

#include "models/domain/text.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QFileInfo>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement {

namespace {

constexpr qint64 minute = 60'000;

QString valueOf(const CaseSummary &row, const QString &field)
{
    const Case &record = row.record;
    const QHash<QString, QString> values{
        {u"account"_s, record.accountId}, {u"contact"_s, record.contactId}, {u"opener"_s, record.openerId}, {u"type"_s, record.type},
        {u"status"_s, record.status}, {u"severity"_s, record.severity}, {u"priority"_s, record.priority}, {u"product"_s, record.product},
        {u"number"_s, record.number}, {u"subject"_s, record.subject}, {u"open"_s, record.open ? u"true"_s : u"false"_s},
        {u"escalated"_s, record.escalated ? u"true"_s : u"false"_s}, {u"recommended"_s, record.closeReason.isEmpty() ? u"false"_s : u"true"_s}, {u"viewed"_s, u"true"_s},
        {u"opened"_s, QString::number(record.openedAt)}, {u"updated"_s, QString::number(record.updatedAt)}};
    return values.value(field);
}

bool fits(const CaseSummary &row, const Condition &condition, const QString &me)
{
    QStringList values = condition.values;
    values.replaceInStrings(u"@me"_s, me);
    const QString value = valueOf(row, condition.field);
    switch (condition.op) {
    case Condition::Op::Is: return values.contains(value);
    case Condition::Op::IsNot: return !values.contains(value);
    case Condition::Op::Before: return value.toLongLong() < values.value(0).toLongLong();
    case Condition::Op::After: return value.toLongLong() > values.value(0).toLongLong();
    case Condition::Op::Contains:
        return std::any_of(values.cbegin(), values.cend(), [&](const QString &part) { return folded(value).contains(folded(part)); });
    }
    return false;
}

bool hasWords(const CaseSummary &row, const CaseQuery &query)
{
    const QString text = indexText(row.record.subject + u' ' + row.record.description);
    const QStringList words = text.split(u' ');
    const bool all = std::all_of(query.words.cbegin(), query.words.cend(), [&](const QString &word) {
        return std::any_of(words.cbegin(), words.cend(), [&](const QString &w) { return w.startsWith(word); });
    });
    return all && std::all_of(query.phrases.cbegin(), query.phrases.cend(), [&](const QString &phrase) {
        return QString(u' ' + text + u' ').contains(QString(u' ' + phrase));
    });
}

} // namespace

FakeReader::FakeReader() = default;
FakeReader::~FakeReader() = default;

QList<qint64> FakeReader::matching(const CaseQuery &query) const
{
    if (idsOf)
        return idsOf(query);
    QList<CaseSummary> found;
    for (const CaseSummary &row : cases) {
        const bool all = std::all_of(query.conditions.cbegin(), query.conditions.cend(), [&](const Condition &c) { return fits(row, c, me); });
        if (all && hasWords(row, query))
            found << row;
    }
    const QString column = query.sort.column;
    std::stable_sort(found.begin(), found.end(), [&](const CaseSummary &a, const CaseSummary &b) {
        const CaseSummary &first = query.sort.descending ? b : a;
        const CaseSummary &second = query.sort.descending ? a : b;
        if (column == u"updated"_s)
            return first.record.updatedAt < second.record.updatedAt;
        return sortKey(valueOf(first, column)) < sortKey(valueOf(second, column));
    });
    QList<qint64> ids;
    for (const CaseSummary &row : found)
        ids << row.rowId;
    return ids;
}

QFuture<Result<CaseIds>> FakeReader::ids(const CaseQuery &query)
{
    asked << query;
    return script.answer(Result<CaseIds>(CaseIds{matching(query), more, complete, leftOut}));
}

QFuture<Result<CasesByValue>> FakeReader::grouped(const CaseQuery &query, const QString &field)
{
    asked << query;
    CasesByValue made{CaseIds{{}, more, complete, leftOut}, {}};
    const auto place = [&](const QString &value, const QString &label) {
        auto found = std::find_if(made.groups.begin(), made.groups.end(), [&](const auto &group) { return group.value == value; });
        if (found == made.groups.end())
            found = made.groups.insert(made.groups.end(), CasesByValue::Group{value, label, {}});
        return found;
    };
    for (const auto &status : definition && field == u"status"_s ? definition->statuses : QList<PortalDefinition::Status>())
        place(status.id, status.label);
    for (const auto &level : definition && field == u"severity"_s ? definition->severities : QList<PortalDefinition::Level>())
        place(level.id, level.label);
    for (const qint64 id : matching(query)) {
        const auto row = std::find_if(cases.cbegin(), cases.cend(), [&](const CaseSummary &one) { return one.rowId == id; });
        const Case record = row == cases.cend() ? makeRow(id).record : row->record;
        const bool account = field == u"account"_s;
        const bool ranked = field == u"status"_s || field == u"severity"_s;
        const QString value = field == u"owner"_s ? record.ownerName : fieldText(record, field);
        const bool known = !ranked || std::any_of(made.groups.cbegin(), made.groups.cend(), [&](const auto &group) { return group.value == value; });
        place(known ? value : QString(), account ? record.accountName : field == u"owner"_s ? record.ownerName : QString())->rowIds << id;
    }
    return script.answer(Result<CasesByValue>(made));
}

QFuture<Result<QList<CaseSummary>>> FakeReader::rows(const QList<qint64> &rowIds)
{
    rowsAsked += rowIds.size();
    ++rowCalls;
    QList<CaseSummary> found;
    for (const qint64 id : rowIds) {
        if (makeRow) {
            found << makeRow(id);
            continue;
        }
        const auto it = std::find_if(cases.cbegin(), cases.cend(), [&](const CaseSummary &row) { return row.rowId == id; });
        if (it != cases.cend())
            found << *it;
    }
    return script.answer(Result<QList<CaseSummary>>(found));
}

QFuture<Result<QList<qint64>>> FakeReader::counts(const QList<CaseQuery> &queries)
{
    QList<qint64> numbers;
    for (const CaseQuery &query : queries)
        numbers << matching(query).size();
    return script.answer(Result<QList<qint64>>(numbers));
}

QFuture<Result<CaseDetail>> FakeReader::detail(const QString &caseId)
{
    if (details.contains(caseId))
        return script.answer(Result<CaseDetail>(details.value(caseId)));
    const auto it = std::find_if(cases.cbegin(), cases.cend(), [&](const CaseSummary &row) { return row.record.id == caseId; });
    if (it == cases.cend())
        return script.answer(Result<CaseDetail>(Error{ErrorCode::NotFound, caseId}));
    CaseDetail detail;
    detail.bundle.record = it->record;
    detail.pending = it->pending;
    detail.leftOut = it->leftOut;
    detail.whole = !it->leftOut;
    return script.answer(Result<CaseDetail>(detail));
}

QFuture<Result<QList<RecentItem>>> FakeReader::recent() { return script.answer(Result<QList<RecentItem>>(recents)); }
QFuture<Result<QList<NoticeItem>>> FakeReader::notices() { return script.answer(Result<QList<NoticeItem>>(noticeList)); }
QFuture<Result<QList<Keepsake>>> FakeReader::kept(const QString &kind)
{
    QList<Keepsake> found = keptList;
    found.removeIf([&](const Keepsake &one) { return one.kind != kind; });
    return script.answer(Result<QList<Keepsake>>(found));
}

QFuture<Result<QList<Account>>> FakeReader::accounts() { return script.answer(Result<QList<Account>>(accountList)); }

QFuture<Result<QList<Person>>> FakeReader::people(const QString &accountId)
{
    return script.answer(Result<QList<Person>>(persons.value(accountId)));
}

QFuture<Result<QString>> FakeReader::attachmentFile(const QString &) { return script.answer(Result<QString>(file)); }

QFuture<Result<QString>> FakeCommands::openCase(const OpenCase &draft, const QList<LocalFile> &files, const QString &draftKey)
{
    opened << Opened{draft, files, draftKey};
    return script.answer(Result<QString>(u"made-%1"_s.arg(opened.size())));
}

QFuture<Result<void>> FakeCommands::postComment(const QString &caseId, const PostComment &comment, const QList<LocalFile> &files,
                                                const QString &draftKey)
{
    posted << Posted{caseId, comment, files, draftKey};
    if (drafts && !script.error)
        drafts->drop(draftKey);
    return script.answer(Result<void>());
}

QFuture<Result<void>> FakeCommands::escalate(const QString &caseId, const Escalate &escalate, const QString &draftKey)
{
    raised << Raised{caseId, escalate, draftKey};
    return script.answer(Result<void>());
}

QFuture<Result<void>> FakeCommands::setStatus(const QString &caseId, const SetStatus &status)
{
    statuses.append({caseId, status});
    return script.answer(Result<void>());
}

QFuture<Result<void>> FakeCommands::assign(const QString &caseId, const Assign &assign)
{
    assigned.append({caseId, assign});
    return script.answer(Result<void>());
}

QFuture<Result<void>> FakeCommands::act(const QString &caseId, const Operation::Act &act)
{
    acts.append({caseId, act});
    return script.answer(Result<void>());
}

// As long as a box is, and hiding what is in it no better than a test needs.
QString FakeCommands::sealed(const QString &secret) const
{
    const QByteArray box = QByteArray(48, '\x01').append(secret.toUtf8());
    return boxPrefix + QString::fromLatin1(box.toBase64(QByteArray::Base64UrlEncoding));
}

QFuture<Result<QMap<QString, QString>>> FakeCommands::reveal(const QString &caseId)
{
    revealed << caseId;
    return script.answer(Result<QMap<QString, QString>>(secrets));
}

void FakeDrafts::save(const QString &key, const QJsonObject &content)
{
    ++saves;
    kept.insert(key, content);
}

QFuture<Result<QJsonObject>> FakeDrafts::load(const QString &key) { return script.answer(Result<QJsonObject>(kept.value(key))); }
QFuture<Result<QStringList>> FakeDrafts::keys() { return script.answer(Result<QStringList>(kept.keys())); }

QFuture<Result<LocalFile>> FakeDrafts::keepFile(const QString &path)
{
    const QFileInfo info(path);
    return script.answer(Result<LocalFile>(LocalFile{u"file-%1"_s.arg(++m_files), path, info.fileName(), {}, info.size()}));
}

namespace {

/// 0: does not fit; 1: the words are in the text; 2: in the title.
template <typename T>
int rankOf(const T &item, const LibraryQuery &query)
{
    if (!query.kinds.isEmpty() && !query.kinds.contains(item.kind))
        return 0;
    const auto holds = [&](const QString &text) {
        const QStringList found = tokens(text);
        const QStringList words = wordsOf(query);
        return std::all_of(words.cbegin(), words.cend(), [&](const QString &word) {
            return std::any_of(found.cbegin(), found.cend(), [&](const QString &token) { return token.startsWith(word); });
        });
    };
    return holds(item.title) ? 2 : holds(QString(item.title + u'\n' + item.body)) ? 1 : 0;
}

template <typename T>
QList<T> matching(const QList<T> &all, const LibraryQuery &query, qint64 T::*at)
{
    QList<T> found;
    for (const T &item : all) {
        if (rankOf(item, query) == 0)
            continue;
        found << item;
        found.last().body = firstLine(item.body);
    }
    std::stable_sort(found.begin(), found.end(), [&](const T &a, const T &b) {
        const auto whole = [&](const T &item) { return *std::find_if(all.cbegin(), all.cend(), [&](const T &one) { return one.id == item.id; }); };
        return std::pair(rankOf(whole(a), query), a.*at) > std::pair(rankOf(whole(b), query), b.*at);
    });
    return found;
}

template <typename T>
Result<T> named(const QList<T> &all, const QString &id)
{
    const auto found = std::find_if(all.cbegin(), all.cend(), [&](const T &item) { return item.id == id; });
    return found == all.cend() ? Result<T>(Error{ErrorCode::NotFound, id}) : Result<T>(*found);
}

} // namespace

FakeLibrary::FakeLibrary() = default;
FakeLibrary::~FakeLibrary() = default;

QFuture<Result<QList<Article>>> FakeLibrary::articles(const LibraryQuery &query)
{
    QList<Article> found = matching(articleList, query, &Article::updatedAt);
    if (!query.product.isEmpty())
        found.removeIf([&](const Article &article) { return !article.products.contains(query.product); });
    return script.answer(Result<QList<Article>>(found));
}

QFuture<Result<Article>> FakeLibrary::article(const QString &id) { return script.answer(named(articleList, id)); }

QFuture<Result<QList<MessageSummary>>> FakeLibrary::messages(const LibraryQuery &query)
{
    QList<MessageSummary> found;
    for (const Message &message : matching(messageList, query, &Message::publishedAt))
        found << MessageSummary{message, readIds.contains(message.id)};
    return script.answer(Result<QList<MessageSummary>>(found));
}

QFuture<Result<Message>> FakeLibrary::message(const QString &id) { return script.answer(named(messageList, id)); }

FakeOutbox::FakeOutbox() = default;
FakeOutbox::~FakeOutbox() = default;

QFuture<Result<QList<OutboxEntry>>> FakeOutbox::entries() { return script.answer(Result<QList<OutboxEntry>>(list)); }

QFuture<Result<void>> FakeOutbox::drop(const QString &operationId)
{
    dropped << operationId;
    list.removeIf([&](const OutboxEntry &entry) { return entry.id == operationId; });
    return script.answer(Result<void>());
}

QFuture<Result<void>> FakeOutbox::resolve(const QString &operationId, const QString &value)
{
    resolved.append({operationId, value});
    list.removeIf([&](const OutboxEntry &entry) { return entry.id == operationId; });
    return script.answer(Result<void>());
}

QFuture<Result<void>> FakeOutbox::takeBack(const QString &operationId, const QString &draftKey, const QJsonObject &draft)
{
    takenBack << Back{operationId, draftKey, draft};
    if (drafts && !script.error)
        drafts->save(draftKey, draft);
    list.removeIf([&](const OutboxEntry &entry) { return entry.id == operationId; });
    return script.answer(Result<void>());
}

QFuture<Result<void>> FakeOutbox::retry(const QString &operationId)
{
    retried << operationId;
    return script.answer(Result<void>());
}

void FakeOutbox::announce()
{
    const auto returned = std::count_if(list.cbegin(), list.cend(), [](const OutboxEntry &e) { return e.state == OutboxEntry::State::Returned; });
    Q_EMIT changed(int(list.size() - returned), int(returned));
}

FakeSync::FakeSync()
{
    now.phase = SyncState::Phase::Synced;
    now.lastSyncAt = FakeWorkspace::start - 2 * minute;
}

FakeSync::~FakeSync() = default;

void FakeSync::setWorkOffline(bool offline)
{
    now.workOffline = offline;
    now.phase = offline ? SyncState::Phase::Offline : SyncState::Phase::Synced;
    Q_EMIT stateChanged();
}

void FakeSync::setSparing(bool sparing)
{
    now.sparing = sparing;
    now.policy = sparing ? NetworkPolicy::Metered : NetworkPolicy::Online;
    Q_EMIT stateChanged();
}

void FakeSync::become(const SyncState &state)
{
    now = state;
    Q_EMIT stateChanged();
}

FakeKeeping::FakeKeeping() = default;
FakeKeeping::~FakeKeeping() = default;

QFuture<Result<void>> FakeKeeping::choose(const KeepChoice &choice)
{
    if (!script.error) {
        now = choice;
        ++chosen;
    }
    return script.answer(Result<void>());
}

QFuture<Result<void>> FakeSessions::signIn(const SignIn &signIn)
{
    tried << signIn;
    return script.answer(Result<void>());
}

QFuture<Result<void>> FakeSessions::signOut(bool removeData)
{
    signedOut << removeData;
    return script.answer(Result<void>());
}

void FakeWorkspace::readPortal(const QString &id)
{
    QFile file(QString(QStringLiteral(CASEMENT_SOURCE_DIR "/resources/portals/") + id + u".json"_s));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    auto parsed = PortalDefinition::parse(opened ? file.readAll() : QByteArray());
    Q_ASSERT_X(parsed.ok(), qPrintable(id), parsed.ok() ? "" : qPrintable(parsed.error().detail));
    if (parsed)
        portal = parsed.value();
    person.portalId = portal.id;
}

FakeWorkspace::FakeWorkspace()
{
    readPortal(u"kaltura"_s);
    person.userId = u"u1"_s;
    person.personId = u"p1"_s;
    person.name = u"Noa Levi"_s;
    person.email = u"noa.levi@acme.example"_s;
    person.accountId = u"a1"_s;
    person.accountName = u"Acme University"_s;
    person.mayOpen = QStringList{u"a1"_s};
    person.mayEdit = QStringList{u"a1"_s, u"a2"_s};
    fakeReader.me = person.personId;
    fakeReader.definition = &portal;
    fakeOutbox.drafts = fakeCommands.drafts = &fakeDrafts;
}

FakeWorkspace::~FakeWorkspace() = default;

CaseSummary &FakeWorkspace::addCase(const QString &subject, const QString &status, const QString &severity, qint64 minutesAgo)
{
    CaseSummary row;
    row.rowId = 100 + fakeReader.cases.size();
    Case &record = row.record;
    record.id = u"case-%1"_s.arg(row.rowId);
    record.number = QString::number(10000 + row.rowId).rightJustified(8, u'0');
    record.accountId = u"a1"_s;
    record.accountName = u"Acme University"_s;
    record.contactId = u"p1"_s;
    record.contactName = u"Noa Levi"_s;
    record.openerId = u"p1"_s;
    record.openerName = u"Noa Levi"_s;
    record.type = u"technicalIssue"_s;
    record.status = status;
    record.severity = severity;
    record.priority = u"medium"_s;
    record.subject = subject;
    record.description = u"It began on Monday. **Nothing** was changed before."_s;
    record.product = portal.products.isEmpty() ? QString() : portal.products.first().id;
    record.ownerName = u"Mira Sato"_s;
    record.updatedAt = time - minutesAgo * minute;
    record.openedAt = record.updatedAt - 3 * 24 * 60 * minute;
    record.open = portal.isOpen(status);
    if (!record.open)
        record.closedAt = record.updatedAt;
    record.version = 1;
    fakeReader.cases << row;
    return fakeReader.cases.last();
}

void FakeWorkspace::addSample()
{
    Account own;
    own.id = u"a1"_s;
    own.name = u"Acme University"_s;
    own.partnerIds = QStringList{u"101234"_s, u"101235"_s};
    own.csm = u"Ada Berg"_s;
    Account other;
    other.id = u"a2"_s;
    other.parentId = u"a1"_s;
    other.name = u"Acme Medical School"_s;
    fakeReader.accountList = {own, other};
    fakeReader.persons[u"a1"_s] = {Person{u"p1"_s, u"a1"_s, u"Noa Levi"_s, u"noa.levi@acme.example"_s, {}, u"Video lead"_s, 1},
                                   Person{u"p2"_s, u"a1"_s, u"Jürgen Groß"_s, u"j.gross@acme.example"_s, {}, u"Administrator"_s, 1}};
    fakeReader.persons[u"a2"_s] = {Person{u"p3"_s, u"a2"_s, u"Yuki Tanaka"_s, u"y.tanaka@acme.example"_s, {}, {}, 1}};
    addCase(u"Captions missing after import of a large course"_s, u"inProgress"_s, u"s2"_s, 12).record.escalated = true;
    addCase(u"Nobody can sign in to the video portal since the certificate was renewed on the identity provider last night"_s, u"new"_s, u"s1"_s, 3);
    addCase(u"字幕が表示されない"_s, u"pendingResponse"_s, u"s3"_s, 190).attachments = 2;
    addCase(u"הסרטון לא נטען בדפדפן"_s, u"inProgress"_s, u"s3"_s, 1500);
    addCase(u"Which player settings follow the theme?"_s, u"closed"_s, u"s4"_s, 20000).record.type = u"howTo"_s;
    CaseSummary &wish = addCase(u"Let editors pin a chapter"_s, u"new"_s, u"s4"_s, 4000);
    wish.record.type = u"featureRequest"_s;
    CaseSummary &foreign = addCase(u"Upload stops at 80 percent"_s, u"inProgress"_s, u"s2"_s, 55);
    foreign.record.accountId = u"a2"_s;
    foreign.record.accountName = u"Acme Medical School"_s;
    foreign.record.contactId = u"p3"_s;
    foreign.record.contactName = u"Yuki Tanaka"_s;
    CaseSummary &fresh = addCase(u"Webcast has no sound in the lecture hall"_s, u"new"_s, u"s2"_s, 1);
    fresh.record.number.clear();
    fresh.record.version = 0;
    fresh.pending = Pending::Waiting;
    fakeReader.recents = {RecentItem{Viewed{u"case"_s, u"case-100"_s, time - 5 * minute, 1}, u"Captions missing after import of a large course"_s, u"00010100"_s},
                          RecentItem{Viewed{u"account"_s, u"a1"_s, time - 50 * minute, 2}, u"Acme University"_s, {}},
                          RecentItem{Viewed{u"contact"_s, u"p2"_s, time - 300 * minute, 3}, u"Jürgen Groß"_s, u"Acme University"_s}};
    addThread();
}

void FakeWorkspace::addThread()
{
    CaseDetail detail;
    detail.bundle.record = fakeReader.cases.first().record;
    const QString id = detail.bundle.record.id;
    const auto comment = [&](const QString &name, bool care, Audience audience, const QString &body, qint64 ago) {
        Comment made;
        made.id = u"comment-%1"_s.arg(detail.bundle.comments.size());
        made.caseId = id;
        made.authorId = care ? u"p9"_s : u"p1"_s;
        made.authorName = name;
        made.byCare = care;
        made.audience = audience;
        made.body = body;
        made.postedAt = time - ago * minute;
        detail.bundle.comments << made;
    };
    comment(u"Mira Sato"_s, true, Audience::Public,
            u"Thank you for the report. Which of these do you see?\n\n1. No caption track at all\n2. An empty track\n\n> The import said 312 files\n\n"
            "Run `captions list --entry 1_abc` and send the answer:\n\n```\ncaptions list --entry 1_abc --all\n```"_s, 900);
    comment(u"Noa Levi"_s, false, Audience::Public, u"An empty track. The log is attached; see also https://example.org/log."_s, 700);
    comment(u"Noa Levi"_s, false, Audience::Public, u"הכתוביות ריקות גם בקורס השני."_s, 600);
    if (isCare(person.role))
        comment(u"Ole Berg"_s, true, Audience::Care, u"Same as last week: the importer drops tracks without a language."_s, 300);
    comment(u"Mira Sato"_s, true, Audience::Public, u"We found the cause and are preparing a correction."_s, 12);
    detail.bundle.attachments << Attachment{u"att-1"_s, id, u"comment-1"_s, u"import.log"_s, u"text/plain"_s, u"00"_s, 48'211, Audience::Public,
                                            u"Noa Levi"_s, time - 700 * minute, 1};
    detail.bundle.history << HistoryEntry{u"h1"_s, id, u"p1"_s, u"Noa Levi"_s, Channel::App, Audience::Public, u"opened"_s, {}, {}, time - 1000 * minute, 1}
                          << HistoryEntry{u"h2"_s, id, u"p9"_s, u"Mira Sato"_s, Channel::App, Audience::Public, u"status"_s, u"new"_s, u"inProgress"_s,
                                          time - 900 * minute, 2};
    Escalation round;
    round.id = u"e1"_s;
    round.caseId = id;
    round.byName = u"Noa Levi"_s;
    round.reason = portal.reasons.isEmpty() ? QString() : portal.reasons.first().id;
    round.description = u"The course starts on Monday."_s;
    round.raisedAt = time - 60 * minute;
    round.promiseDue = time + 180 * minute;
    round.promiseId = portal.promises.isEmpty() ? QString() : portal.promises.first().id;
    detail.bundle.rounds << round;
    fakeReader.details.insert(id, detail);
}

OutboxEntry FakeWorkspace::unsentReply(const QString &text) const
{
    OutboxEntry entry{u"unsent"_s, u"case-100"_s, u"00010100"_s, u"comment"_s, text, OutboxEntry::State::Waiting, {}, time};
    entry.act = PostComment{text, Audience::Public, false, {}};
    return entry;
}

void FakeWorkspace::addLibrary(bool status)
{
    QFile file(QStringLiteral(CASEMENT_SOURCE_DIR "/resources/sample/library_en.json"));
    if (!file.open(QIODevice::ReadOnly))
        return;
    for (const QJsonValue &value : QJsonDocument::fromJson(file.readAll())["library"_L1].toArray()) {
        const QJsonObject json = value.toObject();
        QStringList lines, products;
        for (const QJsonValue &line : json["lines"_L1].toArray())
            lines << line.toString();
        for (const QJsonValue &product : json["products"_L1].toArray())
            products << product.toString();
        const QString id = json["id"_L1].toString(), title = json["title"_L1].toString(), body = lines.join(u'\n');
        const qint64 at = time - json["daysAgo"_L1].toInteger() * 24 * 60 * minute;
        if (json["audience"_L1].toString() == u"care"_s || (!status && isStatusKind(json["messageKind"_L1].toString())))
            continue;
        if (json["type"_L1].toString() == u"article"_s)
            fakeLibrary.articleList << Article{id, title, json["articleKind"_L1].toString(), products, body, json["link"_L1].toString(), Audience::Public, at, 1};
        else
            fakeLibrary.messageList << Message{id, title, json["messageKind"_L1].toString(), json["severity"_L1].toString(), body, Audience::Public, at, 1,
                                               json["state"_L1].toString(), {}, json["endsAfterMinutes"_L1].toInteger() ? at + minute : 0};
    }
    fakeLibrary.readIds << u"news-previous"_s << u"release-spring"_s;
}

void FakeWorkspace::becomeCare()
{
    person.role = Role::Engineer;
    person.userId = u"u9"_s;
    person.personId = u"p9"_s;
    person.name = u"Mira Sato"_s;
    person.email = u"mira.sato@vendor.example"_s;
    person.accountId.clear();
    person.accountName.clear();
    fakeReader.me = person.personId;
    if (!fakeReader.cases.isEmpty())
        addThread();
}

} // namespace Casement
