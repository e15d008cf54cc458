// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/storefixture.h"

#include "tests/support/portal.h"

#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;

namespace Casement::Testing {

using Protocol::Change;
using Protocol::FeedPage;
using Protocol::Kind;
using Protocol::Object;

Cache::Cache(int searchLimit) : m_searchLimit(searchLimit)
{
    reopen();
    if (!m_store->setDefinition(portalJson()).ok() || !m_store->setProfile(customer()).ok())
        qFatal("the cache cannot be prepared");
}

void Cache::close()
{
    m_reader.reset();
    m_store.reset();
}

void Cache::reopen()
{
    close();
    auto store = Store::CacheStore::open(path());
    if (!store)
        qFatal("%s", qPrintable(store.error().detail));
    m_store = std::move(store).value();
    auto reader = Store::CacheReader::open(path(), m_searchLimit);
    if (!reader)
        qFatal("%s", qPrintable(reader.error().detail));
    m_reader = std::move(reader).value();
}

int Cache::work(qint64 now)
{
    for (int slices = 0; slices < 100'000; ++slices) {
        const auto done = m_store->workOn(now);
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
        if (!done->worked)
            return slices;
    }
    qFatal("the work never ends");
}

void Cache::becomeCopyOf(const Cache &other)
{
    close();
    for (const QString &suffix : {QString(), u"-wal"_s}) {
        QFile::remove(QString(path() + suffix));
        QFile::copy(QString(other.path() + suffix), QString(path() + suffix));
    }
    QFile::remove(QString(path() + u"-shm"_s));
    reopen();
}

bool Cache::holds(const QByteArray &bytes) const
{
    QDirIterator files(m_dir.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            return true;
    }
    return false;
}

QStringList Cache::find(const CaseQuery &query)
{
    const auto ids = m_reader->ids(query);
    if (!ids)
        return {u"error: "_s + ids.error().detail};
    const auto rows = m_reader->rows(ids->rowIds);
    if (!rows)
        return {u"error: "_s + rows.error().detail};
    QStringList found;
    for (const CaseSummary &row : rows.value())
        found << row.record.id;
    return found;
}

qint64 Cache::rowId(const QString &caseId)
{
    const auto ids = m_reader->ids({});
    const auto rows = m_reader->rows(ids.value().rowIds);
    for (const CaseSummary &row : rows.value()) {
        if (row.record.id == caseId)
            return row.rowId;
    }
    return 0;
}

CaseDetail Cache::detail(const QString &caseId)
{
    const auto detail = m_reader->detail(caseId);
    return detail ? detail.value() : CaseDetail{};
}

Profile customer()
{
    Profile profile;
    profile.userId = u"u1"_s;
    profile.personId = u"p1"_s;
    profile.name = u"Ada Example"_s;
    profile.email = u"ada@customer.example"_s;
    profile.accountId = u"a1"_s;
    profile.accountName = u"First Account"_s;
    profile.portalId = u"kaltura"_s;
    profile.mayOpen = profile.mayEdit = QStringList{u"a1"_s};
    return profile;
}

Case makeCase(const QString &id, qint64 version)
{
    Case record;
    record.id = id;
    record.number = u"0000"_s + id.mid(1);
    record.accountId = u"a1"_s;
    record.accountName = u"First Account"_s;
    record.contactId = record.openerId = u"p1"_s;
    record.contactName = record.openerName = u"Ada Example"_s;
    record.type = u"technicalIssue"_s;
    record.status = u"new"_s;
    record.severity = u"s3"_s;
    record.priority = u"medium"_s;
    record.subject = u"Subject of "_s + id;
    record.description = u"What happened"_s;
    record.product = u"videoPortal"_s;
    record.openedAt = record.updatedAt = noon - 1000 * minute + id.mid(1).toInt() * minute;
    record.version = version;
    return record;
}

Comment makeComment(const QString &id, const QString &caseId, const QString &body, qint64 at, qint64 version)
{
    Comment comment;
    comment.id = id;
    comment.caseId = caseId;
    comment.authorId = u"p9"_s;
    comment.authorName = u"Engineer"_s;
    comment.byCare = true;
    comment.body = body;
    comment.postedAt = at;
    comment.version = version;
    return comment;
}

CaseBundle makeBundle(const Case &record, const QList<Comment> &comments, const QStringList &keys)
{
    CaseBundle bundle;
    bundle.record = record;
    bundle.comments = comments;
    bundle.keys = keys;
    return bundle;
}

Object object(const Case &record) { Object o; o.kind = Kind::Case; o.record = record; return o; }
Object object(const Comment &comment) { Object o; o.kind = Kind::Comment; o.comment = comment; return o; }
Object object(const HistoryEntry &entry) { Object o; o.kind = Kind::History; o.history = entry; return o; }
Object object(const Account &account) { Object o; o.kind = Kind::Account; o.account = account; return o; }
Object object(const Person &person) { Object o; o.kind = Kind::Person; o.person = person; return o; }
Object object(const Viewed &viewed) { Object o; o.kind = Kind::Viewed; o.viewed = viewed; return o; }

Change change(const Object &object, const QStringList &keys)
{
    Change change;
    change.number = object.version();
    change.kind = object.kind;
    change.object = object;
    if (object.kind == Kind::Case)
        change.keys = keys;
    return change;
}

Change gone(Kind kind, const QString &id, qint64 number, const QString &key)
{
    Change change;
    change.gone = true;
    change.kind = kind;
    change.id = id;
    change.number = number;
    change.key = key;
    return change;
}

FeedPage page(const QList<CaseBundle> &bundles, const QList<Change> &changes)
{
    static int cursor = 0;
    FeedPage page;
    page.cursor = u"cursor-"_s + QString::number(++cursor);
    page.bundles = bundles;
    page.changes = changes;
    return page;
}

} // namespace Casement::Testing
