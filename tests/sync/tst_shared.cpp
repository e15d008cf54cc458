// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/paths.h"
#include "tests/sync/desk.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Casement;
using namespace Casement::Testing;

/// What people of an account have in common besides cases: contacts that are added, views that are shared.
class TestShared final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void contactAddedOfflineServesItsCase_OFF_2_ACC_7();
    void contactTheServiceRefusesComesBack_OFF_3();
    void sharedViewsReachTheAccountAndGoAgain_VIEW_6();
    void aTakenBackViewStaysAwayWhileItWaits_OFF_2();
    void leavingTheAccountTakesItsViewsAlong_ACC_9();
    void subscriptionsFollowTheirPerson_MSG_3();

private:
    template <typename T, typename Ask>
    static T read(const Desk &desk, Ask ask)
    {
        auto reader = Store::CacheReader::open(desk.folder() + u"/cache.db"_s);
        if (!reader)
            qFatal("%s", qPrintable(reader.error().detail));
        auto found = ask(*reader.value());
        return found ? found.value() : T();
    }
    static QStringList people(const Desk &desk, const QString &account)
    {
        QStringList names;
        for (const Person &person : read<QList<Person>>(desk, [&](auto &reader) { return reader.people(account); }))
            names << person.name;
        return names;
    }
    static QList<Keepsake> kept(const Desk &desk, const QString &kind = u"view"_s)
    {
        return read<QList<Keepsake>>(desk, [&](auto &reader) { return reader.kept(kind); });
    }
    static QStringList views(const Desk &desk)
    {
        QStringList labels;
        for (const Keepsake &view : kept(desk))
            labels << view.label;
        return labels;
    }
    QString newId() { return makeId(m_world->clock, m_world->entropy); }
    void settle() { m_world->scheduler.advance(60'000); }

    std::unique_ptr<World> m_world;
    std::unique_ptr<Desk> m_anna, m_boris, m_carl, m_erik; ///< carl is of anna's account
    QString m_account;
};

void TestShared::init()
{
    m_world = std::make_unique<World>();
    m_world->begin();
    m_world->import({{{u"type"_s, u"person"_s}, {u"id"_s, u"carl"_s}, {u"account"_s, u"anna"_s}, {u"name"_s, u"carl"_s}, {u"email"_s, u"carl@client.example"_s}},
                     {{u"type"_s, u"user"_s}, {u"person"_s, u"carl"_s}, {u"role"_s, u"customerAdmin"_s}, {u"password"_s, password}}});
    m_world->admin(Protocol::Paths::adminUsers, {{u"email"_s, u"anna@client.example"_s}, {u"role"_s, u"customerAdmin"_s}});
    for (auto [client, name] : {std::pair(&m_anna, u"anna"_s), std::pair(&m_boris, u"boris"_s), std::pair(&m_carl, u"carl"_s), std::pair(&m_erik, u"erik"_s)}) {
        *client = std::make_unique<Desk>(*m_world, name);
        (*client)->signIn();
        QCOMPARE((*client)->engine->state().phase, SyncState::Phase::Synced);
    }
    m_account = m_anna->profile.accountId;
}

void TestShared::cleanup()
{
    for (auto *client : {&m_anna, &m_boris, &m_carl, &m_erik}) {
        (*client)->close();
        (*client)->remote.reset();
        client->reset();
    }
    m_world.reset();
}

void TestShared::contactAddedOfflineServesItsCase_OFF_2_ACC_7()
{
    m_anna->online(false);
    const QString ida = newId(), caseId = newId();
    QVERIFY(m_anna->act({}, AddContact{ida, m_account, u"Ida Blum"_s, u"ida@client.example"_s, {}, u"Dean"_s}).ok());
    QVERIFY(people(*m_anna, m_account).contains(u"Ida Blum"_s));
    OpenCase draft = caseOf(*m_anna, u"zebrafish"_s);
    draft.contactId = ida;
    QVERIFY(m_anna->act(caseId, draft).ok());
    QCOMPARE(m_anna->act({}, AddContact{newId(), m_account, u"Ida again"_s, u"IDA@client.example"_s, {}, {}}).error().detail, u"email: duplicate"_s);
    m_anna->restart();
    QVERIFY(people(*m_anna, m_account).contains(u"Ida Blum"_s));
    m_anna->online(true);
    settle();
    QCOMPARE(m_anna->engine->state().waiting, 0);
    QCOMPARE(m_anna->engine->state().returned, 0);
    for (const Desk *desk : {m_anna.get(), m_carl.get(), m_erik.get()}) {
        QCOMPARE(people(*desk, m_account).count(u"Ida Blum"_s), 1);
        QCOMPARE(desk->detail(caseId).bundle.record.contactName, u"Ida Blum"_s);
    }
    QVERIFY(!m_boris->holds("Ida Blum"));
    QCOMPARE(m_boris->act({}, AddContact{newId(), m_account, u"X"_s, u"x@client.example"_s, {}, {}}).error().code, ErrorCode::NotFound);
}

void TestShared::contactTheServiceRefusesComesBack_OFF_3()
{
    m_anna->online(false);
    QVERIFY(m_anna->act({}, AddContact{newId(), m_account, u"Ida the second"_s, u"ida@client.example"_s, {}, {}}).ok());
    QVERIFY(m_carl->act({}, AddContact{newId(), m_account, u"Ida Blum"_s, u"ida@client.example"_s, {}, {}}).ok());
    settle();
    m_anna->online(true);
    settle();
    QCOMPARE(m_anna->engine->state().returned, 1);
    QVERIFY(people(*m_anna, m_account).contains(u"Ida Blum"_s));
    QVERIFY(!people(*m_anna, m_account).contains(u"Ida the second"_s));
    const auto pending = m_anna->outbox->pending();
    QCOMPARE(pending->size(), 1);
    QVERIFY(pending->first().body.contains("Ida the second")); // with all that was typed
}

void TestShared::sharedViewsReachTheAccountAndGoAgain_VIEW_6()
{
    m_anna->online(false);
    const QString id = newId();
    QVERIFY(m_anna->act({}, Keep{id, u"view"_s, u"Late captions"_s, u"{\"words\":[\"captions\"]}"_s}).ok());
    QCOMPARE(views(*m_anna), QStringList{u"Late captions"_s});
    m_anna->online(true);
    settle();
    QCOMPARE(views(*m_anna), QStringList{u"Late captions"_s});
    QCOMPARE(views(*m_carl), QStringList{u"Late captions"_s});
    QCOMPARE(kept(*m_carl).first().ownerName, u"anna"_s);
    QCOMPARE(kept(*m_carl).first().content, u"{\"words\":[\"captions\"]}"_s);
    for (const Desk *other : {m_boris.get(), m_erik.get()})
        QVERIFY(views(*other).isEmpty() && !other->holds("Late captions"));
    QCOMPARE(m_boris->act({}, Keep{id, u"view"_s, u"Mine"_s, u"{}"_s}).ok(), true); // not seen here
    settle();
    QCOMPARE(m_boris->engine->state().returned, 1);
    QCOMPARE(views(*m_carl), QStringList{u"Late captions"_s});
    QVERIFY(m_anna->act({}, Keep{id, u"view"_s, u"Captions that are late"_s, u"{}"_s}).ok());
    settle();
    QCOMPARE(views(*m_carl), QStringList{u"Captions that are late"_s});
    // Another desk of the same account begins anew and has it too.
    m_carl->close();
    QVERIFY(QFile::remove(m_carl->folder() + u"/cache.db"_s));
    m_carl->signIn();
    settle();
    QCOMPARE(views(*m_carl), QStringList{u"Captions that are late"_s});
    QVERIFY(m_anna->act({}, Keep{id, u"view"_s, {}, {}}).ok());
    QVERIFY(views(*m_anna).isEmpty());
    settle();
    QVERIFY(views(*m_anna).isEmpty() && views(*m_carl).isEmpty());
    // Care shares with Care.
    QVERIFY(m_erik->act({}, Keep{newId(), u"view"_s, u"For Care"_s, u"{}"_s}).ok());
    settle();
    QCOMPARE(views(*m_erik), QStringList{u"For Care"_s});
    QVERIFY(views(*m_carl).isEmpty() && !m_carl->holds("For Care"));
}

void TestShared::aTakenBackViewStaysAwayWhileItWaits_OFF_2()
{
    const QString id = newId();
    QVERIFY(m_anna->act({}, Keep{id, u"view"_s, u"Late captions"_s, u"{}"_s}).ok());
    settle();
    m_anna->online(false);
    QVERIFY(m_anna->act({}, Keep{id, u"view"_s, {}, {}}).ok());
    QVERIFY(views(*m_anna).isEmpty());
    m_anna->restart();
    QVERIFY(views(*m_anna).isEmpty());
    QCOMPARE(views(*m_carl), QStringList{u"Late captions"_s});
    m_anna->transport.lostAnswers = 2;
    m_anna->online(true);
    m_world->scheduler.advance(300'000);
    QCOMPARE(m_anna->engine->state().waiting, 0);
    QVERIFY(views(*m_anna).isEmpty() && views(*m_carl).isEmpty());
}

void TestShared::leavingTheAccountTakesItsViewsAlong_ACC_9()
{
    QVERIFY(m_anna->act({}, Keep{newId(), u"view"_s, u"Latecaptions"_s, u"{}"_s}).ok());
    settle();
    QCOMPARE(views(*m_carl).size(), 1);
    m_world->admin(Protocol::Paths::adminUsers, {{u"email"_s, u"carl@client.example"_s}, {u"account"_s, u"boris"_s}});
    m_carl->engine->syncNow();
    settle();
    settle();
    QVERIFY(views(*m_carl).isEmpty());
    QVERIFY(!m_carl->holds("Latecaptions"));
}

void TestShared::subscriptionsFollowTheirPerson_MSG_3()
{
    const QString topic = portal().topics.first().id;
    m_anna->online(false);
    QVERIFY(m_anna->act({}, Keep{topic, u"subscription"_s, {}, u"mail"_s}).ok());
    QCOMPARE(kept(*m_anna, u"subscription"_s).size(), 1);
    QVERIFY(!m_anna->act({}, Keep{topic, u"subscription"_s, {}, u"pigeon"_s}).ok());
    QVERIFY(!m_anna->act({}, Keep{u"weather"_s, u"subscription"_s, {}, u"mail"_s}).ok());
    m_anna->online(true);
    settle();
    m_anna->close();
    QVERIFY(QFile::remove(m_anna->folder() + u"/cache.db"_s));
    m_anna->signIn(); // another computer
    settle();
    QCOMPARE(kept(*m_anna, u"subscription"_s).size(), 1);
    QCOMPARE(kept(*m_anna, u"subscription"_s).first().label, topic);
    QCOMPARE(kept(*m_anna, u"subscription"_s).first().content, u"mail"_s);
    for (const Desk *other : {m_boris.get(), m_carl.get(), m_erik.get()})
        QVERIFY(kept(*other, u"subscription"_s).isEmpty());
    QVERIFY(m_anna->act({}, Keep{topic, u"subscription"_s, {}, {}}).ok());
    settle();
    QVERIFY(kept(*m_anna, u"subscription"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TestShared)
#include "tst_shared.moc"
