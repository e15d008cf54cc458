// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/text.h"
#include "sync/sql/casecolumns.h"
#include "sync/sql/casequery.h"
#include "sync/sql/database.h"
#include "tests/support/portal.h"
#include "tests/support/testplace.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Casement;
using namespace Casement::Sql;
using namespace Qt::StringLiterals;

class TestSql final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Database> opened(const QString &name = u"t.db"_s)
    {
        auto database = Database::open(Testing::place(m_dir.filePath(name)), {});
        if (!database)
            qFatal("%s", qPrintable(database.error().detail));
        return std::move(database).value();
    }
    QTemporaryDir m_dir;
    PortalDefinition m_portal = Testing::portal();

private Q_SLOTS:
    void failuresInsideATransactionKeepNothing();
    void nestedTransactionsJoin();
    void anInnerStepGivenUpLeavesTheOuter();
    void anInnerStepThatFailsLeavesTheOuter();
    void aSnapshotSeesOneState();
    void recalledRowsAreNeverOld();
    void aRecallInsideATransactionStaysThere();
    void aSnapshotRecallsItsOwnState();
    void migrationsGoForwardOnly();
    void aFailingMigrationLeavesTheOldVersion();
    void foreignFilesAreCorrupt();
    void unwritableFoldersAreNamed();
    void caseRowsRoundTrip();
    void queriesFindAndSort_VIEW_2_VIEW_6_VIEW_7_data();
    void queriesFindAndSort_VIEW_2_VIEW_6_VIEW_7();
};

void TestSql::failuresInsideATransactionKeepNothing()
{
    auto db = opened();
    db->run(u"CREATE TABLE t (x INTEGER UNIQUE)"_s);
    {
        Transaction transaction(*db);
        db->run(u"INSERT INTO t VALUES (?)"_s, {1});
        db->run(u"INSERT INTO t VALUES (?)"_s, {1});
        db->run(u"INSERT INTO t VALUES (?)"_s, {2});
        const auto done = transaction.commit();
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Storage);
    }
    QVERIFY(db->check());
    Query count = db->run(u"SELECT count(*) FROM t"_s);
    QVERIFY(count.next());
    QCOMPARE(count.integer(0), 0);
}

void TestSql::nestedTransactionsJoin()
{
    auto db = opened(u"n.db"_s);
    db->run(u"CREATE TABLE t (x INTEGER)"_s);
    {
        Transaction outer(*db);
        {
            Transaction inner(*db);
            db->run(u"INSERT INTO t VALUES (1)"_s);
            QVERIFY(inner.commit());
        }
        QVERIFY(db->inTransaction());
    }
    Query count = db->run(u"SELECT count(*) FROM t"_s);
    QVERIFY(count.next());
    QCOMPARE(count.integer(0), 0); // the outer was given up
}

void TestSql::anInnerStepGivenUpLeavesTheOuter()
{
    auto db = opened(u"i.db"_s);
    db->run(u"CREATE TABLE t (x INTEGER)"_s);
    Transaction outer(*db);
    db->run(u"INSERT INTO t VALUES (1)"_s);
    {
        Transaction inner(*db);
        db->run(u"INSERT INTO t VALUES (2)"_s);
    }
    db->run(u"INSERT INTO t VALUES (3)"_s);
    QVERIFY(outer.commit());
    Query sum = db->run(u"SELECT sum(x) FROM t"_s);
    QVERIFY(sum.next());
    QCOMPARE(sum.integer(0), 4);
}

void TestSql::anInnerStepThatFailsLeavesTheOuter()
{
    auto db = opened(u"j.db"_s);
    db->run(u"CREATE TABLE t (x INTEGER UNIQUE)"_s);
    Transaction outer(*db);
    db->run(u"INSERT INTO t VALUES (1)"_s);
    {
        Transaction inner(*db);
        db->run(u"INSERT INTO t VALUES (10)"_s);
        db->run(u"INSERT INTO t VALUES (1)"_s);
        QVERIFY(!inner.commit());
    }
    {
        Transaction inner(*db);
        db->run(u"INSERT INTO t VALUES (3)"_s);
        QVERIFY(inner.commit());
    }
    QVERIFY(outer.commit());
    Query sum = db->run(u"SELECT sum(x) FROM t"_s);
    QVERIFY(sum.next());
    QCOMPARE(sum.integer(0), 4);
}

void TestSql::aSnapshotSeesOneState()
{
    const QString where = Testing::place(m_dir.filePath(u"s.db"_s));
    auto db = std::move(Database::open(where, {})).value();
    auto other = std::move(Database::open(where, {})).value();
    db->run(u"CREATE TABLE t (x INTEGER)"_s);
    const auto rows = [&db] {
        Query count = db->run(u"SELECT count(*) FROM t"_s);
        return count.next() ? count.integer(0) : -1;
    };
    {
        const Snapshot snapshot(*db);
        QCOMPARE(rows(), 0);
        other->run(u"INSERT INTO t VALUES (1)"_s);
        QVERIFY(other->check());
        QCOMPARE(rows(), 0);
    }
    QCOMPARE(rows(), 1);
    QVERIFY(db->check());
}

void TestSql::recalledRowsAreNeverOld()
{
    const QString where = Testing::place(m_dir.filePath(u"r.db"_s));
    auto db = std::move(Database::open(where, {})).value();
    auto other = std::move(Database::open(where, {})).value();
    db->run(u"CREATE TABLE r (x INTEGER, name TEXT)"_s);
    const auto recalled = [&](const QVariant &name = u"a"_s) {
        Query query = db->recall(u"SELECT x FROM r WHERE name = ? ORDER BY x"_s, {name});
        QList<qint64> found;
        while (query.next())
            found << query.integer(0);
        return found;
    };
    QCOMPARE(recalled(), QList<qint64>());
    db->run(u"INSERT INTO r VALUES (?, ?)"_s, {1, u"a"_s});
    QCOMPARE(recalled(), QList<qint64>({1}));
    other->run(u"INSERT INTO r VALUES (?, ?)"_s, {2, u"a"_s});
    QCOMPARE(recalled(), QList<qint64>({1, 2}));
    QCOMPARE(recalled(), QList<qint64>({1, 2}));
    QCOMPARE(recalled(u"b"_s), QList<qint64>());
    {
        Transaction transaction(*db);
        db->run(u"UPDATE r SET x = x + 10"_s);
        QVERIFY(transaction.commit());
    }
    QCOMPARE(recalled(), QList<qint64>({11, 12}));
    {
        Transaction transaction(*other);
        other->run(u"DELETE FROM r WHERE x = 11"_s);
        QCOMPARE(recalled(), QList<qint64>({11, 12})); // not committed yet
        QVERIFY(transaction.commit());
    }
    QCOMPARE(recalled(), QList<qint64>({12}));
    QVERIFY(db->check());
}

void TestSql::aRecallInsideATransactionStaysThere()
{
    auto db = opened(u"q.db"_s);
    db->run(u"CREATE TABLE q (x INTEGER)"_s);
    const auto sum = [&] {
        Query query = db->recall(u"SELECT COALESCE(SUM(x), 0) FROM q"_s);
        return query.next() ? query.integer(0) : -1;
    };
    QCOMPARE(sum(), 0);
    {
        Transaction givenUp(*db);
        db->run(u"INSERT INTO q VALUES (1)"_s);
        QCOMPARE(sum(), 1);
    }
    QCOMPARE(sum(), 0);
}

void TestSql::aSnapshotRecallsItsOwnState()
{
    const QString where = Testing::place(m_dir.filePath(u"p.db"_s));
    auto db = std::move(Database::open(where, {})).value();
    auto other = std::move(Database::open(where, {})).value();
    db->run(u"CREATE TABLE p (x INTEGER)"_s);
    const auto sum = [&](bool recalled) {
        Query query = recalled ? db->recall(u"SELECT COALESCE(SUM(x), 0) FROM p"_s) : db->run(u"SELECT COALESCE(SUM(x), 0) FROM p"_s);
        return query.next() ? query.integer(0) : -1;
    };
    QCOMPARE(sum(true), 0);
    {
        const Snapshot snapshot(*db);
        QCOMPARE(sum(false), 0);
        other->run(u"INSERT INTO p VALUES (1)"_s);
        QCOMPARE(sum(true), 0);
        QCOMPARE(sum(false), 0);
    }
    QCOMPARE(sum(true), 1);
    {
        const Snapshot snapshot(*db);
        QCOMPARE(sum(true), 1);
        other->run(u"INSERT INTO p VALUES (1)"_s);
        QCOMPARE(sum(true), 1);
    }
    QCOMPARE(sum(true), 2);
}

void TestSql::migrationsGoForwardOnly()
{
    const QList<Migration> one{{1, u"CREATE TABLE a (x INTEGER)"_s}};
    const QList<Migration> two{one.first(), {2, u"CREATE TABLE b (x INTEGER);\nINSERT INTO b VALUES (7)"_s}};
    auto db = opened(u"m.db"_s);
    QVERIFY(migrate(*db, one));
    QVERIFY(migrate(*db, two));
    QVERIFY(migrate(*db, two));
    QCOMPARE(schemaVersion(*db), 2);
    QCOMPARE(migrate(*db, one).error().code, ErrorCode::NewerVersion);
}

void TestSql::aFailingMigrationLeavesTheOldVersion()
{
    auto db = opened(u"f.db"_s);
    QVERIFY(!migrate(*db, {{1, u"CREATE TABLE a (x INTEGER);\nCREATE TABEL b (x)"_s}}));
    QCOMPARE(schemaVersion(*db), 0);
    QVERIFY(migrate(*db, {{1, u"CREATE TABLE a (x INTEGER)"_s}}));
}

void TestSql::foreignFilesAreCorrupt()
{
    if (!Testing::testServer().isEmpty())
        QSKIP("of files");
    QFile file(m_dir.filePath(u"text.db"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(4096, 'x'));
    file.close();
    const auto database = Database::open(file.fileName(), {});
    QVERIFY(!database);
    QCOMPARE(database.error().code, ErrorCode::Corrupt);
}

void TestSql::unwritableFoldersAreNamed()
{
    if (!Testing::testServer().isEmpty())
        QSKIP("of files");
    const QString path = m_dir.filePath(u"nowhere/t.db"_s);
    const auto database = Database::open(path, {});
    QVERIFY(!database);
    QCOMPARE(database.error().code, ErrorCode::Storage);
    QVERIFY(database.error().detail.contains(path));
}

// With the tables of its parts, as far as what was added later needs them.
static QString caseTable()
{
    return QString(caseTableSql() + u"CREATE TABLE case_care (id TEXT);\nCREATE TABLE history (id TEXT);\n"_s + caseClosingSql());
}

void TestSql::caseRowsRoundTrip()
{
    auto db = opened(u"c.db"_s);
    db->script(caseTable());
    Case record;
    record.id = u"c1"_s;
    record.fields = {{u"feature"_s, u"ü\n\"x\""_s}};
    record.cc = QStringList{u"a@b.example"_s, u"c@d.example"_s};
    record.responseByCare = true;
    record.open = false;
    record.openedAt = 1'760'000'000'123;
    record.version = 9'007'199'254'740'993;
    QVariantList values = bindCase(record);
    QCOMPARE(values.size(), caseColumnCount);
    values << bindDerived(record, m_portal);
    QCOMPARE(values.size(), caseColumnCount + derivedColumnCount);
    db->run(QString(u"INSERT INTO case_row ("_s + caseColumns() + u", "_s + derivedColumns() + u") VALUES ("_s + placeholders(values.size()) + u')'), values);
    Query query = db->run(QString(u"SELECT "_s + caseColumns() + u" FROM case_row"_s));
    QVERIFY2(query.next(), qPrintable(db->failed() ? db->check().error().detail : QString()));
    QCOMPARE(caseAt(query), record);
}

void TestSql::queriesFindAndSort_VIEW_2_VIEW_6_VIEW_7_data()
{
    QTest::addColumn<CaseQuery>("query");
    QTest::addColumn<QString>("ids");
    const auto with = [](const QString &field, Condition::Op op, const QStringList &values) {
        CaseQuery query;
        query.conditions << Condition{field, op, values};
        return query;
    };
    using Op = Condition::Op;
    QTest::newRow("all, newest update first") << CaseQuery{} << u"c3 c2 c1"_s;
    QTest::newRow("mine") << resolved(with(u"contact"_s, Op::Is, {u"@me"_s}), u"p1"_s) << u"c2 c1"_s;
    QTest::newRow("open") << with(u"open"_s, Op::Is, {u"true"_s}) << u"c2 c1"_s;
    QTest::newRow("not this status") << with(u"status"_s, Op::IsNot, {u"closed"_s}) << u"c2 c1"_s;
    QTest::newRow("either") << with(u"severity"_s, Op::Is, {u"s1"_s, u"s4"_s}) << u"c3 c1"_s;
    QTest::newRow("viewed") << with(u"viewed"_s, Op::Is, {u"true"_s}) << u"c1"_s;
    QTest::newRow("unknown field shows nothing") << with(u"mood"_s, Op::Is, {u"x"_s}) << QString();
    QTest::newRow("word") << parseSearch(u"captions"_s) << u"c3 c1"_s;
    QTest::newRow("prefix") << parseSearch(u"capt"_s) << u"c3 c1"_s;
    QTest::newRow("diacritics") << parseSearch(u"groesse größe"_s) << QString();
    QTest::newRow("folded") << parseSearch(u"GRÖSSE"_s) << u"c2"_s;
    QTest::newRow("cjk part") << parseSearch(u"字幕"_s) << u"c2"_s;
    QTest::newRow("phrase") << parseSearch(u"\"captions are\""_s) << u"c1"_s;
    QTest::newRow("status words") << parseSearch(u"status:\"in progress\""_s) << u"c2"_s;
    QTest::newRow("short severity") << parseSearch(u"severity:s1"_s) << u"c1"_s;
    QTest::newRow("account") << parseSearch(u"account:nord"_s) << u"c3"_s;
    QTest::newRow("subject") << parseSearch(u"subject:are"_s) << u"c1"_s;
    QTest::newRow("percent is no wildcard") << parseSearch(u"subject:%"_s) << QString();
    QTest::newRow("number") << parseSearch(u"1002"_s) << u"c2"_s;
    QTest::newRow("opened") << parseSearch(u"opened:>=1970-01-01 captions"_s) << u"c3 c1"_s;
    CaseQuery byNumber;
    byNumber.sort = {u"number"_s, true};
    QTest::newRow("provisional sorts newest") << byNumber << u"c3 c2 c1"_s;
    CaseQuery bySubject;
    bySubject.sort = {u"subject"_s, false};
    QTest::newRow("by subject") << bySubject << u"c1 c3 c2"_s;
    CaseQuery bySeverity;
    bySeverity.sort = {u"severity"_s, false};
    QTest::newRow("most urgent first") << bySeverity << u"c1 c2 c3"_s;
}

void TestSql::queriesFindAndSort_VIEW_2_VIEW_6_VIEW_7()
{
    QFETCH(CaseQuery, query);
    const bool searches = !query.words.isEmpty() || !query.phrases.isEmpty();
    if (searches && !Testing::testServer().isEmpty())
        QSKIP("full-text search is the client's");
    auto db = opened(QString(QString::fromLatin1(QTest::currentDataTag()).remove(u' ').remove(u',').remove(u'%') + u".db"_s));
    db->script(caseTable());
    db->script(u"CREATE TABLE viewed (kind TEXT, object_id TEXT, at BIGINT);\n"
               "CREATE TABLE entry (id INTEGER PRIMARY KEY, case_row INTEGER, text TEXT)"_s);
    if (searches)
        db->script(u"CREATE VIRTUAL TABLE entry_index USING fts5(text, content='entry', content_rowid='id', tokenize='unicode61')"_s);
    struct Row { QString id, number, contact, status, severity, account, subject; bool open; };
    const QList<Row> rows{{u"c1"_s, u"00001001"_s, u"p1"_s, u"new"_s, u"s1"_s, u"Süd"_s, u"Captions are late"_s, true},
                          {u"c2"_s, u"00001002"_s, u"p1"_s, u"inProgress"_s, u"s2"_s, u"Süd"_s, u"Größe der 日本字幕"_s, true},
                          {u"c3"_s, QString(), u"p2"_s, u"closed"_s, u"s4"_s, u"Nord"_s, u"captions, gone"_s, false}};
    for (qsizetype i = 0; i < rows.size(); ++i) {
        Case record;
        record.id = rows.at(i).id;
        record.number = rows.at(i).number;
        record.contactId = rows.at(i).contact;
        record.status = rows.at(i).status;
        record.severity = rows.at(i).severity;
        record.accountName = rows.at(i).account;
        record.subject = rows.at(i).subject;
        record.open = rows.at(i).open;
        record.openedAt = record.updatedAt = 1000 * (i + 1);
        const QVariantList values = bindCase(record) + bindDerived(record, m_portal);
        db->run(QString(u"INSERT INTO case_row ("_s + caseColumns() + u", "_s + derivedColumns() + u") VALUES ("_s + placeholders(values.size()) + u')'), values);
        db->run(u"INSERT INTO entry VALUES (?, ?, ?)"_s, {i + 1, i + 1, indexText(record.subject)});
        if (searches)
            db->run(u"INSERT INTO entry_index (rowid, text) VALUES (?, ?)"_s, {i + 1, indexText(record.subject)});
    }
    db->run(u"INSERT INTO viewed VALUES ('case', 'c1', 5)"_s);
    const Compiled compiled = compileIds(query, m_portal);
    QStringList found;
    Query ids = db->run(compiled.sql, compiled.values);
    while (ids.next())
        found << rows.at(ids.integer(0) - 1).id;
    const Compiled count = compileCount(query, m_portal);
    Query counted = db->run(count.sql, count.values);
    QVERIFY(counted.next());
    QVERIFY2(!db->failed(), qPrintable(db->check().error().detail));
    QCOMPARE(counted.integer(0), found.size());
    QTEST(found.join(u' '), "ids");
}

QTEST_GUILESS_MAIN(TestSql)
#include "tst_sql.moc"
