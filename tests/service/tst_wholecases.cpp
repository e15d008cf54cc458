// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "sync/service/queries/casecache.h"
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"

#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

/// Whole cases come from a cache most of the time; nobody may notice but by the clock.
class WholeCasesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyActShowsAtOnce();
    void notesStayInsideOfWhatIsKept_STAT_9();
    void keysAreTheReadersOwn();
    void answeredAtOnceOnlyWhatIsKeptAndSeen_ACC_8();
    void feedAndCaseSayTheSame();
    void manyChangesAtOnceShowToo();
    void nothingKeptIsNewerOrOlderThanItsSnapshot();

private:
    [[nodiscard]] Service::Reply read(const QString &person, const QString &reference)
    {
        return m_world->call("GET", QString(u"/v1/cases/"_s + reference), {}, m_world->token(person));
    }
    [[nodiscard]] CaseBundle bundle(const QString &person)
    {
        const auto read = Protocol::bundleFrom(QJsonDocument::fromJson(this->read(person, m_id).body).object());
        return read ? read.value() : CaseBundle{};
    }
    [[nodiscard]] bool act(const QString &person, const Operation::Act &act)
    {
        const auto outcome = m_world->send(person, m_world->operation(m_id, act));
        if (!outcome.applied)
            qWarning("%s", qPrintable(outcome.refusal.detail));
        return outcome.applied;
    }

    std::unique_ptr<ServiceWorld> m_world;
    QString m_id;
};

void WholeCasesTest::init()
{
    m_world = std::make_unique<ServiceWorld>();
    QVERIFY(m_world->import({m_world->caseLine(u"c"_s, u"north"_s, u"nora"_s), m_world->caseLine(u"other"_s, u"north"_s, u"nora"_s)}).isEmpty());
    m_id = m_world->caseId(u"c"_s);
}

void WholeCasesTest::everyActShowsAtOnce()
{
    QCOMPARE(bundle(u"eva"_s).comments.size(), 0);
    QVERIFY(act(u"nora"_s, PostComment{u"One"_s, Audience::Public, false, {}}));
    QCOMPARE(bundle(u"eva"_s).comments.size(), 1);
    QCOMPARE(bundle(u"nora"_s).comments.size(), 1);
    QVERIFY(act(u"eva"_s, Assign{{}, m_world->personId(u"eva"_s)}));
    QCOMPARE(bundle(u"eva"_s).care.ownerId, m_world->personId(u"eva"_s));
    QVERIFY(act(u"nora"_s, Escalate{u"updateNeeded"_s, u"We wait"_s}));
    QCOMPARE(bundle(u"eva"_s).rounds.size(), 1);
    QCOMPARE(bundle(u"nora"_s).rounds.size(), 1);
    const QString number = bundle(u"nora"_s).record.number;
    QCOMPARE(read(u"nora"_s, number).body, read(u"nora"_s, m_id).body);
}

void WholeCasesTest::notesStayInsideOfWhatIsKept_STAT_9()
{
    const QByteArray before = read(u"nora"_s, m_id).body;
    QCOMPARE(bundle(u"eva"_s).comments.size(), 0);
    QVERIFY(act(u"eva"_s, PostComment{u"Between us"_s, Audience::Care, false, {}}));
    QCOMPARE(bundle(u"eva"_s).comments.size(), 1);
    QCOMPARE(read(u"nora"_s, m_id).body, before);
}

/// That it says what handle() says is asked at every call of the world.
void WholeCasesTest::answeredAtOnceOnlyWhatIsKeptAndSeen_ACC_8()
{
    const auto atOnce = [this](const QString &person) {
        Service::Request request;
        request.method = "GET";
        request.path = QString(u"/v1/cases/"_s + m_id);
        request.headers.insert("authorization", "Bearer " + m_world->token(person).toLatin1());
        return m_world->handler->answerAtOnce(request).has_value();
    };
    const bool fromFile = m_world->config.database.isEmpty(); // a server is another machine's: it may let one wait
    QVERIFY(!atOnce(u"nora"_s));
    QCOMPARE(read(u"nora"_s, m_id).status, 200);
    QCOMPARE(atOnce(u"nora"_s), fromFile);
    QVERIFY(!atOnce(u"eva"_s)); // hers holds what is internal
    QVERIFY(!atOnce(u"sam"_s));
    QVERIFY(act(u"nora"_s, PostComment{u"One"_s, Audience::Public, false, {}}));
    QVERIFY(!atOnce(u"nora"_s));
    QCOMPARE(read(u"nora"_s, m_id).status, 200);
    QCOMPARE(atOnce(u"nora"_s), fromFile);
    // Nor does it look through what changed elsewhere: that is work, and nobody is to wait for it there.
    QVERIFY(m_world->send(u"nora"_s, m_world->operation(m_world->caseId(u"other"_s), PostComment{u"Two"_s, Audience::Public, false, {}})).applied);
    QVERIFY(!atOnce(u"nora"_s));
    QCOMPARE(read(u"nora"_s, m_world->caseId(u"other"_s)).status, 200);
    QCOMPARE(atOnce(u"nora"_s), fromFile);
}

void WholeCasesTest::keysAreTheReadersOwn()
{
    QCOMPARE(bundle(u"eva"_s).keys, QStringList{u"portal:kaltura"_s});
    const QStringList own{u"account:"_s + m_world->accountId(u"north"_s)};
    QCOMPARE(bundle(u"nora"_s).keys, own);
    QCOMPARE(read(u"sam"_s, m_id).status, 404);
}

void WholeCasesTest::feedAndCaseSayTheSame()
{
    for (const QString &person : {u"eva"_s, u"rita"_s}) {
        const QByteArray whole = read(person, m_id).body;
        const auto json = Protocol::parseObject(whole);
        QVERIFY(json);
        QCOMPARE(Protocol::compact(json.value()), whole); // put together, and yet the canonical form
        const QByteArray page = m_world->call("GET", u"/v1/feed"_s, {}, m_world->token(person)).body;
        QVERIFY(page.contains(whole));
        QCOMPARE(Protocol::compact(QJsonDocument::fromJson(page).object()), page);
    }
}

void WholeCasesTest::manyChangesAtOnceShowToo()
{
    QCOMPARE(bundle(u"eva"_s).comments.size(), 0);
    QVERIFY(act(u"nora"_s, PostComment{u"One"_s, Audience::Public, false, {}}));
    QList<QJsonObject> lines;
    for (int i = 0; i < 600; ++i)
        lines << m_world->caseLine(u"more-%1"_s.arg(i), u"north"_s, u"nora"_s);
    QVERIFY(m_world->import(lines).isEmpty());
    QCOMPARE(bundle(u"eva"_s).comments.size(), 1);
}

void WholeCasesTest::nothingKeptIsNewerOrOlderThanItsSnapshot()
{
    Service::CaseCache cache;
    const auto entry = [](const QByteArray &json, qint64 number) { return Service::CaseCache::Entry{json, {}, number}; };
    cache.keep(u"a"_s, true, entry("early", 5));
    QVERIFY(!cache.find(u"a"_s, true, 5)); // what changed before is not known yet
    cache.clear(5);
    cache.keep(u"a"_s, true, entry("five", 5));
    QVERIFY(cache.find(u"a"_s, true, 5));
    QVERIFY(!cache.find(u"a"_s, false, 5));
    QVERIFY(!cache.find(u"a"_s, true, 4)); // a slower reader: it may have changed between
    QVERIFY(!cache.find(u"a"_s, true, 6)); // a reader ahead has to say first what changed
    cache.advance(5, 6, {u"b"_s});
    QVERIFY(cache.find(u"a"_s, true, 6));
    cache.advance(6, 7, {u"a"_s});
    QVERIFY(!cache.find(u"a"_s, true, 7));
    cache.keep(u"a"_s, true, entry("five", 6)); // read before the change by a slower reader
    QVERIFY(!cache.find(u"a"_s, true, 7));
}

std::unique_ptr<QObject> makeWholeCasesTest() { return std::make_unique<WholeCasesTest>(); }

#include "tst_wholecases.moc"
