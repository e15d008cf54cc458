// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/service.h"
#include "tests/support/serviceprocess.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

namespace {

struct Outcome
{
    int code = -1;
    QByteArray out, err;
};

Outcome ctl(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(QStringLiteral(CASEMENT_BIN_DIR "/casementctl"), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QList<QJsonObject> objects(const QByteArray &lines)
{
    QList<QJsonObject> all;
    for (const QByteArray &line : lines.split('\n')) {
        if (!line.isEmpty())
            all << QJsonDocument::fromJson(line).object();
    }
    return all;
}

} // namespace

/// casementctl's commands as processes, beside a running casementd and alone.
class TestCtl final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void peopleBothWays_data();
    void peopleBothWays();
    void statusIsTold_MSG_4();
    void sessionsEnd();
    void otherPortalIsTold();
    void ownDefinitionIsTakenForSamples();
    void archiveThroughFilesAndPipes();
    void backupWhileItRuns();
    void verifyTells();
    void csvIsTriedAndTaken();
    void definitionIsReplacedBothWays();
    void scenariosTellWhatFailed_data();
    void scenariosTellWhatFailed();
    void helpNamesAll();

private:
    Outcome on(const QStringList &arguments, const QByteArray &input = {}) { return ctl(QStringList(arguments) << u"--data"_s << data(), input); }
    [[nodiscard]] QString data() const { return m_dir->filePath(u"data"_s); }
    [[nodiscard]] QString file(const QString &name) const { return m_dir->filePath(name); }
    void write(const QString &name, const QByteArray &content)
    {
        QFile to(file(name));
        QVERIFY(to.open(QIODevice::WriteOnly) && to.write(content) == content.size());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ServiceProcess> m_service;
};

void TestCtl::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_service = std::make_unique<ServiceProcess>(QStringLiteral(CASEMENT_BIN_DIR), data());
    qputenv("CASEMENT_PASSWORD", "correct horse");
    const Outcome made = on({u"init"_s});
    QVERIFY2(made.code == 0, made.err.constData());
}

void TestCtl::cleanup()
{
    m_service.reset();
    m_dir.reset();
    qunsetenv("CASEMENT_PASSWORD");
}

void TestCtl::peopleBothWays_data()
{
    QTest::addColumn<bool>("running");
    QTest::newRow("beside casementd") << true;
    QTest::newRow("alone") << false;
}

void TestCtl::peopleBothWays()
{
    QFETCH(bool, running);
    if (running)
        QVERIFY2(m_service->start(), qPrintable(m_service->error()));
    QCOMPARE(on({u"account"_s, u"add"_s, u"--name"_s, u"Acme"_s, u"--id"_s, u"acme"_s}).code, 0);
    QCOMPARE(on({u"user"_s, u"add"_s, u"--email"_s, u"ann@acme.example"_s, u"--name"_s, u"Ann Day"_s, u"--account"_s, u"acme"_s}).code, 0);
    Outcome done = on({u"account"_s, u"list"_s, u"--json"_s});
    QCOMPARE(objects(done.out).size(), 1);
    QCOMPARE(objects(done.out).first()["name"_L1].toString(), u"Acme"_s);
    done = on({u"user"_s, u"list"_s});
    QCOMPARE(done.out, QByteArray("ann@acme.example  Ann Day  customer  active  Acme\n"));
    QCOMPARE(on({u"user"_s, u"role"_s, u"ann@acme.example"_s, u"--role"_s, u"customerAdmin"_s}).code, 0);
    QCOMPARE(on({u"user"_s, u"disable"_s, u"ANN@acme.example"_s}).code, 0);
    done = on({u"user"_s, u"show"_s, u"ann@acme.example"_s, u"--json"_s});
    QVERIFY(objects(done.out).first()["disabled"_L1].toBool());
    QCOMPARE(objects(done.out).first()["role"_L1].toString(), u"customerAdmin"_s);
    QCOMPARE(on({u"user"_s, u"enable"_s, u"ann@acme.example"_s}).code, 0);
    QCOMPARE(on({u"user"_s, u"password"_s, u"ann@acme.example"_s}).code, 0);
    done = on({u"user"_s, u"role"_s, u"ann@acme.example"_s, u"--role"_s, u"king"_s});
    QVERIFY2(done.code == 1 && done.err.contains("must be one of"), done.err.constData());
    done = on({u"user"_s, u"disable"_s, u"bob@acme.example"_s}); // no such user, and none is made
    QVERIFY2(done.code == 1 && done.err.contains("nobody"), done.err.constData());
    QCOMPARE(objects(on({u"user"_s, u"list"_s, u"--json"_s}).out).size(), 1);
    const auto entries = objects(on({u"audit"_s, u"--json"_s}).out);
    QStringList acts;
    for (const QJsonObject &entry : entries)
        acts << entry["act"_L1].toString();
    QCOMPARE(acts.filter(u"user."_s), (QStringList{u"user.add"_s, u"user.change"_s, u"user.change"_s, u"user.change"_s, u"user.change"_s}));
    QCOMPARE(on({u"audit"_s, u"--since"_s, u"2999-01-01"_s}).out, QByteArray());
    QCOMPARE(on({u"audit"_s, u"--since"_s, u"yesterday"_s}).code, 1);
}

void TestCtl::statusIsTold_MSG_4()
{
    QVERIFY2(m_service->start(), qPrintable(m_service->error()));
    Outcome done = on({u"status"_s, u"component"_s, u"Sign-in"_s, u"--state"_s, u"outage"_s, u"--update"_s, u"Nobody gets in."_s});
    QVERIFY2(done.code == 0, done.err.constData());
    done = on({u"status"_s, u"incident"_s, u"sign-in"_s, u"--title"_s, u"Nobody can sign in"_s, u"--state"_s, u"investigating"_s, u"--components"_s, u"Sign-in, API"_s});
    QVERIFY2(done.code == 0, done.err.constData());
    done = on({u"status"_s, u"incident"_s, u"sign-in"_s, u"--state"_s, u"resolved"_s});
    QVERIFY2(done.code == 0, done.err.constData());
    done = on({u"status"_s, u"component"_s, u"Sign-in"_s, u"--state"_s, u"fine"_s});
    QCOMPARE(done.code, 1);
    QVERIFY(done.err.contains("state: must be one of operational"));
    QCOMPARE(on({u"status"_s, u"component"_s, u"API"_s, u"--withdraw"_s}).code, 0);
    done = on({u"export"_s, u"-"_s});
    QVERIFY2(done.out.contains("Nobody can sign in") && done.out.contains("resolved"), done.err.constData());
}

void TestCtl::sessionsEnd()
{
    QCOMPARE(on({u"session"_s, u"list"_s}).out, QByteArray());
    QCOMPARE(on({u"session"_s, u"end"_s}).code, 1);
    QCOMPARE(on({u"session"_s, u"end"_s, u"none"_s}).code, 1);
    QCOMPARE(on({u"user"_s, u"add"_s, u"--email"_s, u"eve@care.example"_s, u"--name"_s, u"Eve"_s, u"--role"_s, u"engineer"_s}).code, 0);
    QCOMPARE(on({u"session"_s, u"end"_s, u"--user"_s, u"eve@care.example"_s}).out, QByteArray("0 ended.\n"));
}

void TestCtl::otherPortalIsTold()
{
    for (const bool running : {false, true}) {
        if (running)
            QVERIFY2(m_service->start(), qPrintable(m_service->error()));
        const Outcome refused = on({u"account"_s, u"list"_s, u"--portal"_s, u"classic"_s});
        QVERIFY2(refused.code == 1 && refused.err.contains("kaltura"), refused.err.constData());
        QCOMPARE(on({u"account"_s, u"list"_s, u"--portal"_s, u"kaltura"_s}).code, 0);
    }
}

void TestCtl::ownDefinitionIsTakenForSamples()
{
    QFile own(QStringLiteral(CASEMENT_SOURCE_DIR "/resources/portals/kaltura.json"));
    QVERIFY(own.open(QIODevice::ReadOnly));
    const QByteArray definition = own.readAll();
    write(u"own.json"_s, QByteArray(definition).replace("\"id\": \"kaltura\"", "\"id\": \"own\""));
    const QString folder = file(u"other"_s);
    const Outcome made = ctl({u"init"_s, u"--data"_s, folder, u"--definition"_s, file(u"own.json"_s)});
    QVERIFY2(made.code == 0, made.err.constData());
    const Outcome done = ctl({u"sample"_s, u"--cases"_s, u"3"_s, u"--until"_s, u"2026-01-31"_s, u"--data"_s, folder}); // no --portal needed
    QVERIFY2(done.code == 0, done.err.constData());
}

void TestCtl::archiveThroughFilesAndPipes()
{
    QCOMPARE(on({u"sample"_s, u"--cases"_s, u"25"_s, u"--until"_s, u"2026-01-31"_s}).code, 0);
    QVERIFY2(m_service->start(), qPrintable(m_service->error()));
    const Outcome piped = on({u"export"_s, u"-"_s, u"--with-passwords"_s});
    QVERIFY2(piped.code == 0 && piped.err.isEmpty(), piped.err.constData());
    const Outcome full = on({u"import"_s, u"-"_s}, piped.out.constData());
    QVERIFY2(full.code == 1 && full.err.contains("Nothing was taken over"), full.err.constData()); // the service holds the folder
    QVERIFY(m_service->stop());
    QCOMPARE(on({u"import"_s, u"-"_s}, piped.out).code, 1); // and it is full
    const QString copy = file(u"copy"_s);
    const Outcome taken = ctl({u"import"_s, u"-"_s, u"--data"_s, copy}, piped.out.constData());
    QVERIFY2(taken.code == 0, taken.err.constData());
    const Outcome again = ctl({u"export"_s, file(u"again.jsonl"_s), u"--with-passwords"_s, u"--data"_s, copy});
    QVERIFY2(again.code == 0, again.err.constData());
    QFile second(file(u"again.jsonl"_s));
    QVERIFY(second.open(QIODevice::ReadOnly));
    QVERIFY(second.readAll() == piped.out);
    QVERIFY(!(second.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    const Outcome holds = ctl({u"verify"_s, u"--deep"_s, u"--data"_s, copy});
    QVERIFY2(holds.code == 0, holds.out.constData());
    QVERIFY(objects(on({u"audit"_s, u"--json"_s}).out).last()["act"_L1].toString() == u"export"_s);
    const Outcome cut = ctl({u"import"_s, u"-"_s, u"--data"_s, file(u"cut"_s)}, piped.out.left(piped.out.size() / 2));
    QVERIFY2(cut.code == 1 && cut.err.contains("early"), cut.err.constData());
    QVERIFY(!QFile::exists(file(u"cut/service.db"_s)));
}

void TestCtl::backupWhileItRuns()
{
    QCOMPARE(on({u"sample"_s, u"--cases"_s, u"25"_s, u"--until"_s, u"2026-01-31"_s}).code, 0);
    QVERIFY2(m_service->start(), qPrintable(m_service->error()));
    const Outcome made = on({u"backup"_s, file(u"backup"_s)});
    QVERIFY2(made.code == 0, made.err.constData());
    QCOMPARE(on({u"backup"_s, file(u"backup"_s)}).code, 1);
    QCOMPARE(objects(on({u"audit"_s, u"--json"_s}).out).last()["act"_L1].toString(), u"backup"_s);
    QCOMPARE(ctl({u"verify"_s, u"--deep"_s, u"--data"_s, file(u"backup"_s)}).code, 0);
    QProcess sums;
    sums.setWorkingDirectory(file(u"backup"_s));
    sums.start(u"sha256sum"_s, {u"--check"_s, u"--quiet"_s, u"SHA256SUMS"_s});
    QVERIFY(sums.waitForFinished(60'000));
    QCOMPARE(sums.exitCode(), 0);
    QCOMPARE(on({u"restore"_s, file(u"backup"_s)}).code, 1); // not into a full folder
    const QString restored = file(u"restored"_s);
    const Outcome back = ctl({u"restore"_s, file(u"backup"_s), u"--data"_s, restored});
    QVERIFY2(back.code == 0 && back.err.isEmpty(), back.err.constData());
    ServiceProcess other(QStringLiteral(CASEMENT_BIN_DIR), restored);
    QVERIFY2(other.start(), qPrintable(other.error()));
    QVERIFY(other.ctl({u"user"_s, u"show"_s, u"dana.levi@northfield.example"_s}));
    QVERIFY(other.stop());
    QCOMPARE(ctl({u"verify"_s, u"--data"_s, restored}).code, 0);
}

void TestCtl::verifyTells()
{
    Outcome done = on({u"verify"_s, u"--json"_s});
    QCOMPARE(done.code, 0);
    QVERIFY(objects(done.out).size() > 30);
    for (const QJsonObject &verdict : objects(done.out))
        QVERIFY(verdict["ok"_L1].toBool());
    QVERIFY(QDir(data()).mkpath(u"files/ab"_s));
    write(u"data/files/ab/stray"_s, "x");
    done = on({u"verify"_s});
    QCOMPARE(done.code, 1);
    QVERIFY2(done.out.contains("broken  files without owner") && done.out.contains("To do: "), done.out.constData());
    QCOMPARE(ctl({u"verify"_s, u"--data"_s, file(u"nowhere"_s)}).code, 1);
    QVERIFY(!QDir(file(u"nowhere"_s)).exists());
}

void TestCtl::csvIsTriedAndTaken()
{
    write(u"cases.csv"_s, "id,number,title,state,priority,organization,customer,owner,created_at,updated_at\n"
                          "7,61007,No sound,open,3 high,Harbour,ida@harbour.example,marco@care.example,2025-03-04T08:15:00Z,2025-03-05T08:15:00Z\n"
                          "8,61008,\"Two\nlines\",odd state,3 high,Harbour,ida@harbour.example,marco@care.example,2025-03-04T08:15:00Z,2025-03-05T08:15:00Z\n"
                          "9,61007,Same number,open,3 high,Harbour,ida@harbour.example,-,2025-03-04T08:15:00Z,2025-03-05T08:15:00Z\n");
    const QStringList arguments{u"import"_s, u"--csv"_s, file(u"cases.csv"_s), u"--mapping"_s, u"zammad"_s};
    Outcome done = on(QStringList(arguments) << u"--dry-run"_s);
    QVERIFY2(done.code == 0 && done.out.contains("3 rows: 3 cases") && done.out.contains("odd state"), QByteArray(done.out + done.err).constData());
    QCOMPARE(on({u"account"_s, u"list"_s}).out, QByteArray());
    QVERIFY2(m_service->start(), qPrintable(m_service->error()));
    done = on(arguments);
    QCOMPARE(done.code, 2);
    QVERIFY2(done.err.contains("line 5: number"), done.err.constData()); // as an editor counts
    QCOMPARE(objects(on({u"account"_s, u"list"_s, u"--json"_s}).out).size(), 1);
    QCOMPARE(on({u"import"_s, u"--csv"_s, file(u"cases.csv"_s)}).code, 1);
    QCOMPARE(on({u"import"_s, u"--csv"_s, file(u"none.csv"_s), u"--mapping"_s, u"zammad"_s}).code, 1);
    QCOMPARE(on({u"import"_s}).code, 1);
}

void TestCtl::definitionIsReplacedBothWays()
{
    QFile shipped(QStringLiteral(CASEMENT_SOURCE_DIR "/resources/portals/kaltura.json"));
    QVERIFY(shipped.open(QIODevice::ReadOnly));
    const QByteArray rules = shipped.readAll();
    write(u"rules.json"_s, rules);
    int version = QJsonDocument::fromJson(rules)["version"_L1].toInt();
    for (const bool running : {false, true}) {
        if (running)
            QVERIFY(m_service->start());
        const Outcome done = on({u"definition"_s, u"replace"_s, file(u"rules.json"_s)});
        QVERIFY2(done.code == 0, done.err.constData());
        QVERIFY2(done.out.contains(QStringLiteral("version %1").arg(++version).toUtf8()), done.out.constData());
    }
    write(u"rules.json"_s, R"({"format": 1, "id": "kaltura"})");
    const Outcome wrong = on({u"definition"_s, u"replace"_s, file(u"rules.json"_s)});
    QCOMPARE(wrong.code, 1);
    QVERIFY2(wrong.err.contains("$.name: is missing"), wrong.err.constData());
}

void TestCtl::scenariosTellWhatFailed_data()
{
    QTest::addColumn<QByteArray>("statements"); // after the third line
    QTest::addColumn<QByteArray>("told");       // empty: all holds
    const auto row = [](const char *name, const char *statements, const char *told) { QTest::newRow(name) << QByteArray(statements) << QByteArray(told); };
    row("all holds", "sam opens c1 for solo type=howTo severity=s4 product=other\nsam sees c1 status=new\nsam hears nothing\n", "");
    row("another status", "sam opens c1 for solo type=howTo severity=s4 product=other\nsam sees c1 status=closed\n", "line 5: sam sees c1 with status=new, and it should be closed");
    row("refused", "sam opens c1 for solo type=howTo severity=s9 product=other\n", "line 4: sam opens c1 for solo type=howTo severity=s9 product=other: refused badRequest");
    row("not refused", "sam opens c1 for solo type=howTo severity=s4 product=other refused notFound\n", "was done, and should be refused notFound");
    row("refused for another reason", "sam opens c1 for solo type=howTo severity=s9 product=other refused badRequest product\n", "for another reason: severity");
    row("seen after all", "sam opens c1 for solo type=howTo severity=s4 product=other\nsam misses c1\n", "line 5: sam sees c1");
    row("not heard", "sam opens c1 for solo type=howTo severity=s4 product=other\nsam hears reply c1\n", "sam hears nothing, and should hear reply c1");
    row("not in the view", "sam opens c1 for solo type=howTo severity=s4 product=other\nsam lists myClosed c1\n", "lists in myClosed: nothing, and should: c1");
    row("unknown statement", "sam sneezes c1\n", "line 4: nobody can \"sneezes\"");
    row("unknown person", "otto opens c1 for solo\n", "line 4: \"otto\" is neither");
    row("unknown case", "sam replies c7 Hello\n", "line 4: nobody has opened a case \"c7\"");
    row("unknown member", "sam opens c1 for solo type=howTo severity=s4 product=other\nsam sees c1 colour=red\n", "line 5: a case has no \"colour\"");
    row("no time", "wait long\n", "line 4: wait takes a time");
    row("open quote", "sam replies c1 \"Hello\n", "line 4: a quote is not closed");
}

void TestCtl::scenariosTellWhatFailed()
{
    QFETCH(QByteArray, statements);
    QFETCH(QByteArray, told);
    write(u"try.scenario"_s, "portal kaltura # the first line\naccount solo\nperson sam of solo\n" + statements);
    const Outcome outcome = ctl({u"scenario"_s, file(u"try.scenario"_s)});
    QCOMPARE(outcome.code, told.isEmpty() ? 0 : 1);
    QVERIFY2(told.isEmpty() ? outcome.err.isEmpty() : outcome.err.contains(told), outcome.err.constData());
}

void TestCtl::helpNamesAll()
{
    const Outcome help = ctl({u"--help"_s});
    for (const char *name : {"account list", "user disable", "session end", "audit", "export FILE", "import [FILE]", "backup DIR", "restore DIR", "verify"})
        QVERIFY2(help.out.contains(name), name);
    QCOMPARE(ctl({u"user"_s, u"disable"_s}).code, 1);
}

QTEST_GUILESS_MAIN(TestCtl)
#include "tst_ctl.moc"
