// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/qtscheduler.h"
#include "sync/secrets/keychainstore.h"
#include "sync/secrets/memorysecrets.h"

#include <QTest>
#include <optional>

using namespace Qt::StringLiterals;
using namespace Casement;

/// The test environment has no session bus, so the keychain is absent here; where there is one it is tried with the recipe of CI.
class TestSecrets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void absentKeychainIsToldAndMemoryServes();
    void keychainKeepsAcrossStarts();
    void memoryForgetsNothingWhileItLives();
    void nothingComesAfterTheEnd();
};

void TestSecrets::absentKeychainIsToldAndMemoryServes()
{
    App::QtScheduler scheduler;
    Secrets::KeychainStore store(scheduler, u"casement-test"_s);
    bool probed = false;
    store.probe([&] { probed = true; });
    QVERIFY(!probed);
    QTRY_VERIFY(probed);
    if (store.lasts())
        QSKIP("a keychain answers here");
    bool written = false;
    store.write(u"key"_s, u"token"_s, [&](const Result<void> &result) { written = result.ok(); });
    QTRY_VERIFY(written);
    std::optional<Result<QString>> read;
    store.read(u"key"_s, [&](const Result<QString> &result) { read = result; });
    QTRY_VERIFY(read);
    QVERIFY(read->ok());
    QCOMPARE(read->value(), u"token"_s);
    Secrets::KeychainStore next(scheduler, u"casement-test"_s); // the next start knows nothing
    std::optional<Result<QString>> later;
    next.read(u"key"_s, [&](const Result<QString> &result) { later = result; });
    QTRY_VERIFY(later);
    QCOMPARE(later->error().code, ErrorCode::NotFound);
}

void TestSecrets::keychainKeepsAcrossStarts()
{
    App::QtScheduler scheduler;
    const QString token = u"token שלום 字"_s;
    {
        Secrets::KeychainStore store(scheduler, u"casement-test"_s);
        bool probed = false;
        store.probe([&] { probed = true; });
        QTRY_VERIFY(probed);
        if (!store.lasts() && !qEnvironmentVariableIsSet("CASEMENT_TEST_KEYRING"))
            QSKIP("no keychain here; tst_secrets_keyring brings one");
        QVERIFY(store.lasts());
        std::optional<bool> written;
        store.write(u"key"_s, token, [&](const Result<void> &result) { written = result.ok(); });
        QTRY_VERIFY(written);
        QVERIFY(*written);
    }
    Secrets::KeychainStore next(scheduler, u"casement-test"_s);
    std::optional<Result<QString>> read;
    next.read(u"key"_s, [&](const Result<QString> &result) { read = result; });
    QTRY_VERIFY(read);
    QVERIFY(read->ok());
    QCOMPARE(read->value(), token);
    std::optional<bool> removed;
    next.remove(u"key"_s, [&](const Result<void> &result) { removed = result.ok(); });
    QTRY_VERIFY(removed);
    read.reset();
    next.read(u"key"_s, [&](const Result<QString> &result) { read = result; });
    QTRY_VERIFY(read);
    QCOMPARE(read->error().code, ErrorCode::NotFound);
}

void TestSecrets::memoryForgetsNothingWhileItLives()
{
    App::QtScheduler scheduler;
    Secrets::MemorySecrets store(scheduler);
    QVERIFY(!store.lasts());
    store.write(u"a"_s, u"1"_s, [](const Result<void> &) {});
    store.remove(u"b"_s, [](const Result<void> &) {});
    std::optional<Result<QString>> read;
    store.read(u"a"_s, [&](const Result<QString> &result) { read = result; });
    QVERIFY(!read);
    QTRY_VERIFY(read);
    QCOMPARE(read->value(), u"1"_s);
}

void TestSecrets::nothingComesAfterTheEnd()
{
    App::QtScheduler scheduler;
    int answers = 0;
    {
        Secrets::MemorySecrets memory(scheduler);
        memory.probe([&] { ++answers; });
        Secrets::KeychainStore keychain(scheduler, u"casement-test"_s);
        keychain.probe([&] { ++answers; });
    }
    bool flushed = false;
    scheduler.postAfter(200, [&] { flushed = true; });
    QTRY_VERIFY(flushed);
    QCOMPARE(answers, 0);
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
