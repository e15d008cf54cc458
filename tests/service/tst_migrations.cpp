// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "sync/service/storage/datafolder.h"
#include "sync/service/storage/schema.h"
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"
#include "tests/support/portal.h"
#include "tests/support/testplace.h"

#include <QFile>
#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

class MigrationsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyReleasedSchemaServes_data();
    void everyReleasedSchemaServes();

private:
    static QStringList schemaOf(const QString &path);
    static bool restore(const QString &path, int schema);
};

QStringList MigrationsTest::schemaOf(const QString &path)
{
    auto db = std::move(Sql::Database::open(path, {})).value();
    QStringList statements;
    Sql::Query query = db->run(u"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"_s);
    while (query.next())
        statements << query.text(0).simplified().remove(u"IF NOT EXISTS "_s);
    return statements;
}

/// Writes the database of an earlier release as its fixture has it.
bool MigrationsTest::restore(const QString &path, int schema)
{
    QFile fixture(QStringLiteral(CASEMENT_SOURCE_DIR "/tests/data/schemas/service-%1.sql").arg(schema));
    if (!fixture.open(QIODevice::ReadOnly) || !QFile::remove(path))
        return false;
    const QString definition = QString::fromUtf8(QJsonDocument(portalJson()).toJson(QJsonDocument::Compact)).replace(u'\'', u"''"_s);
    auto db = std::move(Sql::Database::open(path, {})).value();
    db->script(QString::fromUtf8(fixture.readAll()).replace(u"@definition@"_s, definition));
    db->run(QStringLiteral("PRAGMA user_version=%1").arg(schema));
    const auto done = db->check();
    if (!done)
        qWarning("%s", qPrintable(done.error().detail));
    return done.ok();
}

void MigrationsTest::everyReleasedSchemaServes_data()
{
    QTest::addColumn<int>("schema");
    QTest::newRow("0.1") << 1;
}

void MigrationsTest::everyReleasedSchemaServes()
{
    if (!testServer().isEmpty())
        QSKIP("the fixtures are files");
    QFETCH(int, schema);
    ServiceWorld world;
    world.handler.reset();
    const QString path = Service::databasePath(world.config.dataDir);
    const QStringList fresh = schemaOf(path);
    QVERIFY(restore(path, schema));
    world.handler = world.open();
    QVERIFY(world.handler);
    QCOMPARE(schemaOf(path), fresh);
    for (const QString &email : {u"nora@northlight.example"_s, u"eva@support.example"_s})
        QCOMPARE(world.admin(u"/v1/admin/users"_s, Protocol::compact({{u"email"_s, email}, {u"password"_s, password}})).status, 200);
    const auto read = [&world](const QString &email) {
        const auto answer = Protocol::signInAnswerFrom(
            QJsonDocument::fromJson(world.post(u"/v1/sign-in"_s, {{u"email"_s, email}, {u"password"_s, password}}).body).object());
        const auto reply = world.call("GET", u"/v1/feed"_s, {}, answer ? answer.value().tokens.access : QString());
        return std::move(Protocol::feedPageFrom(QJsonDocument::fromJson(reply.body).object())).value();
    };
    const auto customer = read(u"nora@northlight.example"_s), care = read(u"eva@support.example"_s);
    QCOMPARE(customer.bundles.size(), 2);
    QCOMPARE(customer.bundles.first().record.subject, u"Captions are late"_s);
    QCOMPARE(customer.bundles.first().comments.size(), 1);
    QCOMPARE(care.bundles.first().comments.size(), 2);
    // Who was there before this format reads what the portal publishes.
    QCOMPARE(world.import({{{u"type"_s, u"message"_s}, {u"id"_s, u"m"_s}, {u"title"_s, u"News"_s}, {u"messageKind"_s, u"announcement"_s}, {u"published"_s, u"2026-01-01"_s}}}),
             QJsonArray());
    for (const QString &email : {u"nora@northlight.example"_s, u"eva@support.example"_s}) {
        const auto page = read(email);
        QCOMPARE(std::count_if(page.changes.cbegin(), page.changes.cend(), [](const auto &change) { return change.object.message.title == u"News"_s; }), 1);
    }
}

std::unique_ptr<QObject> makeMigrationsTest() { return std::make_unique<MigrationsTest>(); }
#include "tst_migrations.moc"
