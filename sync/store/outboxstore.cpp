// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/outboxstore.h"

#include "models/domain/ports.h"
#include "sync/protocol/codec.h"
#include "sync/protocol/errorcodes.h"
#include "sync/store/cacheschema.h"
#include "sync/store/downloads.h"
#include "sync/store/outboxfiles.h"
#include "sync/store/outboxwords.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMimeDatabase>
#include <QSet>
#include <array>

using namespace Qt::StringLiterals;

namespace Casement::Store {

using Protocol::OutboxRow;

namespace {

QJsonObject parsed(const QByteArray &text) { return QJsonDocument::fromJson(text).object(); }

QString filesText(const QList<LocalFile> &files)
{
    QJsonArray list;
    for (const LocalFile &file : files)
        list << QJsonObject{{u"id"_s, file.id}, {u"name"_s, file.name}, {u"mime"_s, file.mime}, {u"size"_s, file.size}};
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

QList<AttachmentRef> filesFrom(const QString &text)
{
    QList<AttachmentRef> files;
    for (const QJsonValue &value : QJsonDocument::fromJson(text.toUtf8()).array())
        files << AttachmentRef{value[u"id"].toString(), value[u"name"].toString(), value[u"mime"].toString(), value[u"size"].toInteger()};
    return files;
}

/// Of a draft: as AttachmentBar keeps them.
QList<LocalFile> filesOf(const QJsonObject &draft)
{
    QList<LocalFile> files;
    for (const QJsonValue &value : draft.value(u"files"_s).toArray())
        files << LocalFile{value[u"id"].toString(), {}, value[u"name"].toString(), value[u"mime"].toString(), value[u"size"].toInteger()};
    return files;
}

QStringList textsFrom(const QString &text)
{
    QStringList list;
    for (const QJsonValue &value : QJsonDocument::fromJson(text.toUtf8()).array())
        list << value.toString();
    return list;
}

QString textOf(const QStringList &list)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(list)).toJson(QJsonDocument::Compact));
}

QString kindOf(const Operation &operation) { return Protocol::toJson(operation).value(u"kind"_s).toString(); }

QStringList idsOf(const QList<AttachmentRef> &files)
{
    QStringList ids;
    for (const AttachmentRef &file : files)
        ids << file.id;
    return ids;
}

constexpr auto openKind = u"open";
const QString outOfReach = u"the case is out of reach"_s;

// What the cache would put aside and load again may here be all there is of somebody's work: a code and words of its own.
Result<void> asOutbox(const Result<void> &done)
{
    if (done || done.error().code != ErrorCode::Corrupt)
        return done;
    return Error{ErrorCode::OutboxDamaged, QString(done.error().detail + u"; unsent work may be in it, so it is left untouched: keep a copy, "
                                                                          "move it away, then start Casement again"_s)};
}

// Read-only first: a damaged file, or one of a later version, is left exactly as it is.
Result<void> inspect(const QString &path)
{
    auto database = Sql::Database::open(path, {.readOnly = true});
    if (!database)
        return database.error();
    if (const auto sound = Sql::quickCheck(*database.value()); !sound)
        return sound;
    const int present = Sql::schemaVersion(*database.value());
    const int newest = outboxMigrations().last().number;
    if (present > newest) {
        return Error{ErrorCode::NewerVersion, QStringLiteral("%1 was written by a newer Casement (format %2, this program knows %3): update this "
                                                             "program; your unsent work is kept").arg(QFileInfo(path).fileName()).arg(present).arg(newest)};
    }
    return {};
}

} // namespace

OutboxStore::OutboxStore(std::unique_ptr<Sql::Database> database)
    : m_database(std::move(database)), m_filesDir(QString(QFileInfo(m_database->path()).absolutePath() + u"/files"_s))
{
}

OutboxStore::~OutboxStore() = default;

Result<std::unique_ptr<OutboxStore>> OutboxStore::open(const QString &path)
{
    // Who only looks cannot undo what was cut off while the file was made; opening it does.
    const bool cutOff = QFile::exists(QString(path + u"-journal"_s));
    if (const QFileInfo file(path); file.exists() && file.size() > 0 && !cutOff) {
        if (const auto fine = asOutbox(inspect(path)); !fine)
            return fine.error();
    }
    auto database = Sql::Database::open(path, {.fullSync = true, .secureDelete = true});
    if (!database)
        return asOutbox(database.error()).error();
    if (const auto ready = asOutbox(Sql::migrate(*database.value(), outboxMigrations())); !ready)
        return ready.error();
    return std::unique_ptr<OutboxStore>(new OutboxStore(std::move(database).value()));
}

QString OutboxStore::filePath(const QString &attachmentId) const
{
    return QString(m_filesDir + u'/' + fileNameOf(attachmentId));
}

Result<void> OutboxStore::saveDraft(const QString &key, const QJsonObject &content, qint64 now)
{
    Sql::Transaction transaction(*m_database);
    writeDraft(key, content, now);
    return asOutbox(transaction.commit());
}

void OutboxStore::writeDraft(const QString &key, const QJsonObject &content, qint64 now)
{
    m_database->run(u"INSERT INTO draft(key, content, saved_at) VALUES(?, ?, ?) "
                     "ON CONFLICT(key) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at"_s,
                    {key, QString::fromUtf8(QJsonDocument(content).toJson(QJsonDocument::Compact)), now});
}

Result<void> OutboxStore::dropDraft(const QString &key)
{
    Sql::Transaction transaction(*m_database);
    const QStringList released = deleteDraft(key);
    const auto done = asOutbox(transaction.commit());
    if (done)
        removeFiles(released);
    return done;
}

// Answers the kept files it named: to be removed, where nothing else names them, once the transaction holds.
QStringList OutboxStore::deleteDraft(const QString &key)
{
    const QStringList kept = QDir(m_filesDir).entryList(QDir::Files);
    QStringList named;
    if (!kept.isEmpty()) {
        Sql::Query draft = m_database->run(u"SELECT content FROM draft WHERE key = ?"_s, {key});
        const QString content = draft.next() ? draft.text(0) : QString();
        for (const QString &file : kept) {
            if (content.contains(file))
                named << file;
        }
    }
    m_database->run(u"DELETE FROM draft WHERE key = ?"_s, {key});
    return named;
}

Result<QJsonObject> OutboxStore::loadDraft(const QString &key)
{
    Sql::Query draft = m_database->run(u"SELECT content FROM draft WHERE key = ?"_s, {key});
    const QString content = draft.next() ? draft.text(0) : QString();
    if (const auto ok = asOutbox(m_database->check()); !ok)
        return ok.error();
    return parsed(content.toUtf8());
}

Result<QStringList> OutboxStore::draftKeys()
{
    QStringList keys;
    {
        Sql::Query drafts = m_database->run(u"SELECT key FROM draft ORDER BY key"_s);
        while (drafts.next())
            keys << drafts.text(0);
    }
    if (const auto ok = asOutbox(m_database->check()); !ok)
        return ok.error();
    return keys;
}

Result<LocalFile> OutboxStore::keepFile(const QString &path, const QString &attachmentId)
{
    const QString kept = filePath(attachmentId);
    const auto size = copyDurably(path, kept);
    if (!size)
        return size.error();
    LocalFile file;
    file.id = attachmentId;
    file.path = kept;
    file.name = QFileInfo(path).fileName();
    file.mime = QMimeDatabase().mimeTypeForFile(path).name();
    file.size = size.value();
    return file;
}

Result<void> OutboxStore::tidyFiles()
{
    for (const QString &name : QDir(m_filesDir).entryList(QDir::Files)) {
        if (!isNamed(name) && !m_database->failed())
            QFile::remove(QString(m_filesDir + u'/' + name));
    }
    return asOutbox(m_database->check());
}

Result<void> OutboxStore::enqueue(const Operation &operation, const Protocol::EncodedOperation &encoded, const QList<LocalFile> &files,
                                  const QString &draftKey, qint64 now)
{
    for (const LocalFile &file : files) {
        const QString kept = filePath(file.id);
        if (QFileInfo(file.path).absoluteFilePath() == kept && QFile::exists(kept))
            continue;
        if (const auto copied = copyDurably(file.path, kept); !copied)
            return copied.error();
    }
    Sql::Transaction transaction(*m_database);
    m_database->run(u"INSERT INTO operation(id, case_id, kind, body, files, uploaded, sent, returned, reason_code, reason_detail, created_at) "
                     "VALUES(?, ?, ?, ?, ?, '[]', 0, 0, '', '', ?) ON CONFLICT(id) DO NOTHING"_s,
                    {operation.id, operation.caseId.isNull() ? u""_s : operation.caseId, kindOf(operation), encoded.body, filesText(files), now});
    const QStringList released = draftKey.isEmpty() ? QStringList() : deleteDraft(draftKey);
    const auto done = asOutbox(transaction.commit());
    if (done)
        removeFiles(released);
    return done;
}

QList<OutboxRow> OutboxStore::rowsWhere(const QString &condition, const QVariantList &values)
{
    QList<OutboxRow> rows;
    Sql::Query query = m_database->run(QString(u"SELECT id, case_id, kind, body, files, uploaded, sent, returned, reason_code, reason_detail, created_at, "
                                                "clash, words FROM operation "_s + condition + u" ORDER BY position"_s), values);
    while (query.next()) {
        OutboxRow row;
        row.id = query.text(0);
        row.caseId = query.text(1);
        row.kind = query.text(2);
        row.body = query.bytes(3);
        row.files = filesFrom(query.text(4));
        row.uploaded = textsFrom(query.text(5));
        row.sent = query.flag(6);
        row.returned = query.flag(7);
        if (row.returned)
            row.reason = {Protocol::errorCodeFrom(query.text(8), 0), query.text(9)};
        row.createdAt = query.integer(10);
        if (const auto clash = Protocol::clashFrom(parsed(query.text(11).toUtf8())))
            row.clash = clash.value();
        row.words = query.text(12);
        rows << row;
    }
    return rows;
}

Result<QList<OutboxRow>> OutboxStore::pending()
{
    const QList<OutboxRow> rows = rowsWhere({}, {});
    if (const auto ok = asOutbox(m_database->check()); !ok)
        return ok.error();
    return rows;
}

Result<QList<OutboxEntry>> OutboxStore::entries()
{
    QList<OutboxEntry> entries;
    QHash<QString, QString> opened;
    for (const OutboxRow &row : rowsWhere({}, {})) {
        OutboxEntry entry;
        entry.id = row.id;
        entry.caseId = row.caseId;
        entry.kind = row.kind;
        if (const auto operation = Protocol::operationFrom(parsed(row.body))) {
            entry.text = wordsOf(operation.value());
            entry.act = operation->act;
            if (const auto *open = std::get_if<OpenCase>(&operation->act))
                opened.insert(row.caseId, open->subject);
        }
        if (!row.words.isEmpty())
            entry.text = row.words;
        entry.caseTitle = opened.value(row.caseId);
        entry.state = row.returned ? OutboxEntry::State::Returned : row.sent ? OutboxEntry::State::Sending : OutboxEntry::State::Waiting;
        entry.reason = row.reason;
        entry.clash = row.clash;
        entry.createdAt = row.createdAt;
        entries << entry;
    }
    if (const auto ok = asOutbox(m_database->check()); !ok)
        return ok.error();
    return entries;
}

Result<QList<OutboxRow>> OutboxStore::takeOut(const QString &id)
{
    const QList<OutboxRow> found = rowsWhere(u"WHERE id = ?"_s, {id});
    if (found.isEmpty() && !m_database->failed())
        return Error{ErrorCode::NotFound, u"this entry is no longer in the outbox"_s};
    const OutboxRow row = found.value(0);
    QList<OutboxRow> leaving{row};
    if (row.kind == openKind)
        leaving = rowsWhere(u"WHERE case_id = ?"_s, {row.caseId});
    for (const OutboxRow &one : std::as_const(leaving)) {
        if (one.sent && !one.returned)
            return Error{ErrorCode::NotAllowed, u"this entry is on its way to the service and cannot be dropped any more"_s};
        m_database->run(u"DELETE FROM operation WHERE id = ?"_s, {one.id});
    }
    return leaving;
}

Result<QStringList> OutboxStore::dropOperation(const QString &id)
{
    Sql::Transaction transaction(*m_database);
    const auto leaving = takeOut(id);
    if (!leaving)
        return leaving.error();
    if (const auto done = asOutbox(transaction.commit()); !done)
        return done.error();
    QStringList ids;
    for (const OutboxRow &one : leaving.value()) {
        ids << one.id;
        removeFiles(idsOf(one.files));
    }
    return ids;
}

Result<QStringList> OutboxStore::takeBack(const QString &id, const QString &draftKey, const QJsonObject &draft, qint64 now)
{
    Sql::Transaction transaction(*m_database);
    const auto leaving = takeOut(id);
    if (!leaving)
        return leaving.error();
    writeDraft(draftKey, withPaths(draft), now);
    if (const auto done = asOutbox(transaction.commit()); !done)
        return done.error();
    QStringList ids;
    for (const OutboxRow &one : leaving.value()) {
        ids << one.id;
        removeFiles(idsOf(one.files)); // but those the draft names
    }
    return ids;
}

// Who makes a draft of an entry knows the ids of its files, and only we know where they lie.
QJsonObject OutboxStore::withPaths(QJsonObject draft) const
{
    QJsonArray files = draft.value(u"files"_s).toArray();
    for (QJsonValueRef value : files) {
        QJsonObject file = value.toObject();
        if (file.value(u"path"_s).toString().isEmpty()) {
            file.insert(u"path"_s, filePath(file.value(u"id"_s).toString()));
            value = file;
        }
    }
    if (!files.isEmpty())
        draft.insert(u"files"_s, files);
    return draft;
}

Result<OutboxRow> OutboxStore::retry(const QString &id, const QString &newId) { return again(id, newId, {}); }

Result<OutboxRow> OutboxStore::resolve(const QString &id, const QString &newId, const QString &value) { return again(id, newId, value); }

Result<OutboxRow> OutboxStore::again(const QString &id, const QString &newId, const std::optional<QString> &value)
{
    Sql::Transaction transaction(*m_database);
    const QList<OutboxRow> found = rowsWhere(u"WHERE id = ?"_s, {id});
    if (found.isEmpty() && !m_database->failed())
        return Error{ErrorCode::NotFound, u"this entry is no longer in the outbox"_s};
    OutboxRow row = found.value(0);
    if (!row.returned && !m_database->failed())
        return Error{ErrorCode::NotAllowed, u"this entry has not come back: it is sent by itself"_s};
    if (row.body.isEmpty() && !m_database->failed())
        return Error{ErrorCode::NotAllowed, u"only the words of this entry are left: copy them to where they can be sent"_s};
    auto operation = Protocol::operationFrom(parsed(row.body));
    if (!operation)
        return operation.error();
    if (const auto set = fieldSetBy(operation->act); set && row.clash)
        operation->act = withValues(operation->act, row.clash->value, value.value_or(set->to));
    operation->id = newId;
    row.id = newId;
    row.body = Protocol::encode(operation.value()).body;
    row.sent = row.returned = false;
    row.reason = {};
    row.clash.reset();
    // A new row at the end: the service may have seen the old id, and what waits meanwhile goes first.
    m_database->run(u"INSERT INTO operation(id, case_id, kind, body, files, uploaded, sent, returned, reason_code, reason_detail, created_at) "
                     "SELECT ?, case_id, kind, ?, files, uploaded, 0, 0, '', '', created_at FROM operation WHERE id = ?"_s, {newId, row.body, id});
    m_database->run(u"DELETE FROM operation WHERE id = ?"_s, {id});
    if (const auto done = asOutbox(transaction.commit()); !done)
        return done.error();
    return row;
}

Result<void> OutboxStore::markSent(const QStringList &ids)
{
    Sql::Transaction transaction(*m_database);
    for (const QString &id : ids)
        m_database->run(u"UPDATE operation SET sent = 1 WHERE id = ?"_s, {id});
    return asOutbox(transaction.commit());
}

Result<void> OutboxStore::markUploaded(const QString &id, const QString &attachmentId)
{
    Sql::Transaction transaction(*m_database);
    for (const OutboxRow &row : rowsWhere(u"WHERE id = ?"_s, {id})) {
        if (!row.uploaded.contains(attachmentId))
            m_database->run(u"UPDATE operation SET uploaded = ? WHERE id = ?"_s, {textOf(QStringList(row.uploaded) << attachmentId), id});
    }
    return asOutbox(transaction.commit());
}

Result<void> OutboxStore::markDone(const QString &id, qint64 now)
{
    Sql::Transaction transaction(*m_database);
    m_database->run(u"DELETE FROM done_operation WHERE done_at <= ?"_s, {now - keptMs});
    m_database->run(u"INSERT INTO done_operation(position, id, case_id, kind, body, files, uploaded, created_at, done_at) "
                     "SELECT position, id, case_id, kind, body, files, uploaded, created_at, ? FROM operation WHERE id = ? AND returned = 0 AND kind <> 'viewed'"_s,
                    {now, id});
    // What came back meanwhile stays: of one out of reach only words are left, which could not be offered again.
    QStringList files;
    for (const OutboxRow &row : rowsWhere(u"WHERE id = ? AND returned = 0"_s, {id}))
        files << idsOf(row.files);
    m_database->run(u"DELETE FROM operation WHERE id = ? AND returned = 0"_s, {id});
    const auto done = asOutbox(transaction.commit());
    if (done)
        removeFiles(files);
    return done;
}

// Files are gone: where the service lacks one the act comes back to its author. So does what has only words left, which nobody can be asked about.
Result<void> OutboxStore::offerAgain(qint64 now)
{
    Sql::Transaction transaction(*m_database);
    m_database->run(u"INSERT INTO operation(position, id, case_id, kind, body, files, uploaded, sent, returned, reason_code, reason_detail, created_at, words) "
                     "SELECT position, id, case_id, kind, body, files, uploaded, 1, body = x'', CASE WHEN body = x'' THEN ? ELSE '' END, "
                     "CASE WHEN body = x'' THEN ? ELSE '' END, created_at, words FROM done_operation WHERE done_at > ?"_s,
                    {Protocol::nameOf(ErrorCode::NotFound), outOfReach, now - keptMs});
    m_database->run(u"DELETE FROM done_operation"_s);
    return asOutbox(transaction.commit());
}

Result<void> OutboxStore::markReturned(const QString &id, const Error &reason, const std::optional<FieldClash> &clash)
{
    Sql::Transaction transaction(*m_database);
    const QString mark = u"UPDATE operation SET returned = 1, reason_code = ?, reason_detail = ? WHERE "_s;
    const QString code = Protocol::nameOf(reason.code);
    const QString detail = reason.detail.isNull() ? u""_s : reason.detail;
    m_database->run(QString(mark + u"id = ?"_s), {code, detail, id});
    const QString told = clash ? QString::fromUtf8(Protocol::compact(Protocol::toJson(*clash))) : u""_s;
    m_database->run(u"UPDATE operation SET clash = ? WHERE id = ?"_s, {told, id});
    QList<OutboxRow> back = rowsWhere(u"WHERE id = ?"_s, {id});
    if (!back.isEmpty() && back.first().kind == openKind) {
        m_database->run(QString(mark + u"case_id = ? AND returned = 0"_s), {code, detail, back.first().caseId});
        back = rowsWhere(u"WHERE case_id = ?"_s, {back.first().caseId});
    }
    if (reason.code == ErrorCode::NotFound) {
        for (const OutboxRow &row : std::as_const(back))
            shrink(row);
    }
    const auto done = asOutbox(transaction.commit());
    if (done && reason.code == ErrorCode::NotFound)
        emptyLog();
    return done;
}

// What others had said leaves the write-ahead log too; where a reader hinders it, with the next one or at the end.
void OutboxStore::emptyLog()
{
    m_database->run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    static_cast<void>(m_database->check());
}

// Ids, names and the values others had given go; the author's words and files stay, and that it was not done.
void OutboxStore::shrink(const OutboxRow &row)
{
    const auto operation = Protocol::operationFrom(parsed(row.body));
    if (!operation)
        return;
    const QString words = typedIn(operation.value(), row.files);
    if (std::holds_alternative<MarkViewed>(operation->act)) // nobody's work
        m_database->run(u"DELETE FROM operation WHERE id = ?"_s, {row.id});
    else
        m_database->run(u"UPDATE operation SET body = x'', clash = '', words = ? WHERE id = ?"_s, {words, row.id});
}

// What is on its way is left as it is: its answer ends it.
QList<OutboxStore::Quote> OutboxStore::quotes()
{
    QList<Quote> found;
    Sql::Query query = m_database->run(QString(u"SELECT 0, id, body FROM done_operation WHERE body <> x'' AND kind IN "_s + quotingKinds
                                               + u" UNION ALL SELECT 1, id, body FROM operation WHERE returned = 1 AND body <> x'' AND kind IN "_s + quotingKinds
                                               + u" AND case_id NOT IN (SELECT case_id FROM operation WHERE kind = 'open')"_s));
    while (query.next()) {
        if (const auto operation = Protocol::operationFrom(parsed(query.bytes(2))))
            found << Quote{query.flag(0), query.text(1), quotedBy(operation.value()), typedIn(operation.value(), {})};
    }
    return found;
}

Result<QStringList> OutboxStore::quoted()
{
    QStringList ids;
    for (const Quote &quote : quotes())
        ids << quote.of;
    {
        Sql::Query drafts = m_database->run(u"SELECT substr(key, 6) FROM draft WHERE key LIKE 'edit/%' "
                                             "AND substr(key, 6) NOT IN (SELECT case_id FROM operation WHERE kind = 'open')"_s);
        while (drafts.next())
            ids << drafts.text(0);
    }
    if (const auto ok = asOutbox(m_database->check()); !ok)
        return ok.error();
    ids.removeDuplicates();
    return ids;
}

Result<bool> OutboxStore::lose(const QStringList &ids, qint64 now)
{
    bool any = false;
    Sql::Transaction transaction(*m_database);
    for (const QString &id : ids)
        any = loseDrafts(id, now) || any;
    for (const Quote &quote : ids.isEmpty() ? QList<Quote>() : quotes()) {
        if (!ids.contains(quote.of))
            continue;
        if (quote.returned) {
            m_database->run(u"UPDATE operation SET body = x'', clash = '', words = ?, reason_code = ?, reason_detail = ? WHERE id = ?"_s,
                            {quote.words, Protocol::nameOf(ErrorCode::NotFound), outOfReach, quote.id});
        } else {
            m_database->run(u"UPDATE done_operation SET body = x'', words = ? WHERE id = ?"_s, {quote.words, quote.id});
        }
        any = any || quote.returned;
    }
    if (const auto done = asOutbox(transaction.commit()); !done)
        return done.error();
    emptyLog(); // it may remember what was dropped, or sent again, before
    return any;
}

/// They become returned entries with just the words.
bool OutboxStore::loseDrafts(const QString &caseId, qint64 now)
{
    static const std::array<std::array<QString, 3>, 3> kinds{{{u"reply/"_s, u"comment"_s, u"body"_s}, {u"escalation/"_s, u"escalate"_s, u"description"_s},
                                                              {u"edit/"_s, u"edit"_s, u"value"_s}}};
    bool any = false;
    for (const auto &[prefix, kind, member] : kinds) {
        const QString key = prefix + caseId;
        QJsonObject content;
        {
            Sql::Query draft = m_database->run(u"SELECT content FROM draft WHERE key = ?"_s, {key});
            if (!draft.next())
                continue;
            content = parsed(draft.text(0).toUtf8());
        }
        const QString words = content.value(member).toString();
        if (!words.trimmed().isEmpty()) {
            m_database->run(u"INSERT INTO operation(id, case_id, kind, body, files, uploaded, sent, returned, reason_code, reason_detail, created_at, words) "
                             "VALUES(?, ?, ?, x'', ?, '[]', 0, 1, ?, ?, ?, ?) ON CONFLICT(id) DO NOTHING"_s,
                            {derivedId(key, QString::number(now)), caseId, kind, filesText(filesOf(content)), Protocol::nameOf(ErrorCode::NotFound),
                             outOfReach, now, words});
            any = true;
        }
        m_database->run(u"DELETE FROM draft WHERE key = ?"_s, {key});
    }
    return any;
}

void OutboxStore::removeFiles(const QStringList &attachmentIds)
{
    for (const QString &id : attachmentIds) {
        if (!isNamed(fileNameOf(id)))
            QFile::remove(filePath(id));
    }
}

bool OutboxStore::isNamed(const QString &fileName)
{
    Sql::Query query = m_database->run(u"SELECT 1 FROM draft WHERE instr(content, ?) UNION ALL SELECT 1 FROM operation WHERE instr(files, ?) LIMIT 1"_s,
                                       {fileName, fileName});
    return query.next() || m_database->failed();
}

} // namespace Casement::Store
