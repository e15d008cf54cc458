// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/notices.h"
#include "sync/protocol/codec.h"
#include "sync/service/service.h"
#include "tests/service/schemas.h"
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"
#include "tests/support/fifthportal.h"
#include "tests/support/portal.h"

#include <QFile>
#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hour = 3'600'000;
constexpr qint64 day = 24 * hour;

/// The definition with a member changed by path steps: names and indices.
QJsonValue changed(const QJsonValue &json, const QVariantList &path, const QJsonValue &value)
{
    if (path.isEmpty())
        return value;
    if (path.first().typeId() == QMetaType::QString) {
        QJsonObject object = json.toObject();
        object.insert(path.first().toString(), changed(object.value(path.first().toString()), path.mid(1), value));
        return object;
    }
    QJsonArray array = json.toArray();
    array.replace(path.first().toInt(), changed(array.at(path.first().toInt()), path.mid(1), value));
    return array;
}

QJsonObject portalSchema()
{
    QFile file(QStringLiteral(CASEMENT_SOURCE_DIR "/resources/portals/portal.schema.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace

/// A portal's rules are replaced while the service runs: all workers, rights, lists, timers and clients follow.
class DefinitionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyWorkerFollows();
    void clientsHearOfIt();
    void rightsAreWrittenAnew_ACC_9();
    void timersAreSetAnewAndFireOnce_STAT_3();
    void listsAreSortedAnew();
    void whatDoesNotFitIsRefused_data();
    void whatDoesNotFitIsRefused();
    void casesKeepTheirPlace();
    void itIsAudited();
    void schemaFileIsTrue_data();
    void schemaFileIsTrue();
    void schemaFileNamesAllNotices();

private:
    Service::Reply put(const QJsonObject &definition)
    {
        const auto token = Service::adminToken(m_world->config.dataDir);
        return m_world->call("PUT", u"/v1/admin/definition"_s, QJsonDocument(definition).toJson(), QString::fromLatin1(token.value()));
    }
    QJsonObject with(const QVariantList &path, const QJsonValue &value) { return changed(portalJson(), path, value).toObject(); }
    Case record(const QString &person = u"sam"_s)
    {
        const auto read = Protocol::bundleFrom(QJsonDocument::fromJson(m_world->call("GET", QString(u"/v1/cases/"_s + m_case), {}, m_world->token(person)).body).object());
        return read ? read->record : Case{};
    }
    int reminders()
    {
        const auto read = Protocol::bundleFrom(QJsonDocument::fromJson(m_world->call("GET", QString(u"/v1/cases/"_s + m_case), {}, m_world->token(u"sam"_s)).body).object());
        const auto fired = [](const HistoryEntry &entry) { return entry.field == u"timer"_s; };
        return int(std::count_if(read->history.cbegin(), read->history.cend(), fired));
    }
    void pass(qint64 ms)
    {
        m_world->pass(ms);
        m_world->handler->tick();
    }

    std::unique_ptr<ServiceWorld> m_world;
    QString m_case;
};

void DefinitionTest::init()
{
    m_world = std::make_unique<ServiceWorld>();
    const Operation open = m_world->openCase(u"solo"_s, u"sam"_s);
    QVERIFY(m_world->send(u"sam"_s, open).applied);
    m_case = open.caseId;
}

void DefinitionTest::everyWorkerFollows()
{
    auto other = m_world->open();
    const Operation first = m_world->operation(m_case, Escalate{u"quality"_s, QString(200, u'x')});
    const auto reply = put(with({u"escalation"_s, u"max"_s}, 100));
    QCOMPARE(reply.status, 200);
    const int version = QJsonDocument::fromJson(reply.body)["version"_L1].toInt();
    QCOMPARE(version, portal().version + 1); // raised: clients go by it
    std::swap(m_world->handler, other); // a worker that did not do it
    QVERIFY(m_world->send(u"sam"_s, first).refusal.detail.contains(u"tooLong"_s));
    const auto shown = QJsonDocument::fromJson(m_world->call("GET", u"/v1/definition"_s, {}, m_world->token(u"sam"_s)).body);
    QCOMPARE(shown["version"_L1].toInt(), version);
    m_world->restart();
    QVERIFY(m_world->send(u"sam"_s, m_world->operation(m_case, Escalate{u"quality"_s, QString(200, u'y')})).refusal.detail.contains(u"tooLong"_s));
    // A version of one's own is kept.
    QJsonObject later = portalJson();
    later.insert(u"version"_s, 40);
    QCOMPARE(QJsonDocument::fromJson(put(later).body)["version"_L1].toInt(), 40);
}

void DefinitionTest::clientsHearOfIt()
{
    Replica desk;
    m_world->follow(u"sam"_s, desk);
    bool waits = false;
    (void)m_world->page(u"sam"_s, desk.cursor, &waits);
    QVERIFY(waits);
    (void)m_world->bus.take();
    QCOMPARE(put(with({u"name"_s}, u"Another name"_s)).status, 200);
    QVERIFY(m_world->bus.take().contains(Service::CommitBus::everything())); // whoever waits is woken
    const auto page = m_world->page(u"sam"_s, desk.cursor, &waits);
    QVERIFY(!waits);
    QCOMPARE(page.definitionVersion, portal().version + 1);
    QVERIFY(!page.full && page.changes.isEmpty() && page.bundles.isEmpty()); // nothing else is loaded again
}

void DefinitionTest::rightsAreWrittenAnew_ACC_9()
{
    const Operation south = m_world->openCase(u"south"_s, u"sven"_s);
    QVERIFY(m_world->send(u"sven"_s, south).applied);
    Replica nora;
    m_world->follow(u"nora"_s, nora);
    QVERIFY(nora.cases.contains(south.caseId));
    QCOMPARE(put(with({u"permissions"_s, u"subAccount"_s, u"siblings"_s}, QJsonArray())).status, 200);
    m_world->follow(u"nora"_s, nora);
    QVERIFY(!nora.cases.contains(south.caseId));
    QCOMPARE(m_world->call("GET", QString(u"/v1/cases/"_s + south.caseId), {}, m_world->token(u"nora"_s)).status, 404);
    QCOMPARE(put(portalJson()).status, 200);
    m_world->follow(u"nora"_s, nora);
    QVERIFY(nora.cases.contains(south.caseId));
    // What may be done without being seen otherwise is told too.
    QVERIFY(nora.profile.mayEdit.contains(m_world->accountId(u"south"_s)));
    QCOMPARE(put(with({u"permissions"_s, u"subAccount"_s, u"siblings"_s}, QJsonArray{u"view"_s})).status, 200);
    m_world->follow(u"nora"_s, nora);
    QVERIFY(!nora.profile.mayEdit.contains(m_world->accountId(u"south"_s)));
}

void DefinitionTest::timersAreSetAnewAndFireOnce_STAT_3()
{
    QVERIFY(m_world->send(u"eva"_s, m_world->operation(m_case, PostComment{u"?"_s, Audience::Public, true, {}})).applied);
    pass(2 * day);
    QCOMPARE(put(with({u"timers"_s, 0, u"afterMs"_s}, double(3 * day))).status, 200);
    pass(day - 1);
    QCOMPARE(reminders(), 0);
    pass(1);
    QCOMPARE(reminders(), 1);
    // Back to five days: it was reminded in this period already, and closes when it would have.
    QCOMPARE(put(portalJson()).status, 200);
    pass(6 * day);
    QCOMPARE(reminders(), 1);
    QVERIFY(record().open);
    pass(day);
    QVERIFY(!record().open);
}

void DefinitionTest::listsAreSortedAnew()
{
    Operation second = m_world->openCase(u"solo"_s, u"sam"_s);
    std::get<OpenCase>(second.act).severity = u"s1"_s;
    QVERIFY(m_world->send(u"sam"_s, second).applied);
    const auto firstOf = [this] {
        const auto reply = m_world->call("GET", u"/v1/cases?sort=severity"_s, {}, m_world->token(u"sam"_s));
        return QJsonDocument::fromJson(reply.body)["cases"_L1][0]["id"_L1].toString();
    };
    QCOMPARE(firstOf(), second.caseId);
    QJsonObject turned = with({u"severities"_s, 0, u"rank"_s}, 9);
    QCOMPARE(put(turned).status, 200);
    QCOMPARE(firstOf(), m_case);
}

void DefinitionTest::whatDoesNotFitIsRefused_data()
{
    QTest::addColumn<QVariantList>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("told");
    QTest::newRow("another portal") << QVariantList{u"id"_s} << QJsonValue(u"other"_s) << u"$.id: "_s;
    QTest::newRow("unknown event of a notice") << QVariantList{u"notices"_s, 0, u"on"_s} << QJsonValue(u"sneeze"_s) << u"$.notices[0].on: "_s;
    QTest::newRow("a reader's projection") << QVariantList{u"projected"_s} << QJsonValue(true) << u"$.projected: "_s;
    QTest::newRow("a dead status") << QVariantList{u"transitions"_s} << QJsonValue(QJsonArray()) << u"$.statuses"_s;
}

void DefinitionTest::whatDoesNotFitIsRefused()
{
    QFETCH(QVariantList, path);
    QFETCH(QJsonValue, value);
    QFETCH(QString, told);
    const auto reply = put(with(path, value));
    QCOMPARE(reply.status, 400);
    const QJsonDocument problem = QJsonDocument::fromJson(reply.body);
    QCOMPARE(problem["code"_L1].toString(), u"badDefinition"_s);
    QVERIFY2(problem["detail"_L1].toString().startsWith(told), reply.body.constData());
    QCOMPARE(QJsonDocument::fromJson(m_world->call("GET", u"/v1/definition"_s, {}, m_world->token(u"sam"_s)).body)["version"_L1].toInt(), portal().version);
}

void DefinitionTest::casesKeepTheirPlace()
{
    QJsonObject renamed = portalJson();
    QJsonArray transitions = renamed.value(u"transitions"_s).toArray();
    for (auto it = transitions.begin(); it != transitions.end(); ++it) {
        if (it->toObject().value(u"from"_s).toString() == u"new"_s)
            *it = changed(it->toObject(), {u"from"_s}, u"fresh"_s);
    }
    renamed = changed(renamed, {u"statuses"_s, 0, u"id"_s}, u"fresh"_s).toObject();
    renamed.insert(u"transitions"_s, transitions);
    const auto reply = put(renamed);
    QCOMPARE(reply.status, 409);
    QVERIFY(reply.body.contains("1 cases stand in \\\"new\\\""));
    QVERIFY(m_world->send(u"eva"_s, m_world->operation(m_case, SetStatus{u"new"_s, u"inProgress"_s})).applied);
    QCOMPARE(put(renamed).status, 200);
    QVERIFY(m_world->send(u"sam"_s, m_world->openCase(u"solo"_s, u"sam"_s)).applied);
}

void DefinitionTest::itIsAudited()
{
    QCOMPARE(put(portalJson()).status, 200);
    const auto token = Service::adminToken(m_world->config.dataDir);
    const auto reply = m_world->call("GET", u"/v1/admin/audit?limit=1000"_s, {}, QString::fromLatin1(token.value()));
    const QJsonValue last = QJsonDocument::fromJson(reply.body)["entries"_L1].toArray().last();
    QCOMPARE(last["act"_L1].toString(), u"definition.change"_s);
    QCOMPARE(last["detail"_L1]["version"_L1].toInt(), portal().version + 1);
    QCOMPARE(m_world->call("PUT", u"/v1/admin/definition"_s, QJsonDocument(portalJson()).toJson(), m_world->token(u"eva"_s)).status, 404);
}

void DefinitionTest::schemaFileIsTrue_data()
{
    QTest::addColumn<QJsonObject>("definition");
    QTest::addColumn<bool>("fits"); // both the schema and the program
    for (const char *id : {"kaltura", "classic", "atlas"})
        QTest::newRow(id) << portalJson(QString::fromLatin1(id)) << true;
    QTest::newRow("fifth portal") << fifthJson() << true;
    QTest::newRow("a text for a number") << with({u"stillWorking"_s}, u"two"_s) << false;
    QTest::newRow("unknown event") << with({u"notices"_s, 0, u"on"_s}, u"sneeze"_s) << false;
    QTest::newRow("nobody to tell") << with({u"notices"_s, 0, u"to"_s}, QJsonArray()) << false;
    QTest::newRow("no statuses") << with({u"statuses"_s}, QJsonArray()) << false;
    QTest::newRow("a kind of field there is not") << with({u"fields"_s, 0, u"kind"_s}, u"colour"_s) << false;
    QTest::newRow("an hour's timer in half a minute") << with({u"timers"_s, 0, u"afterMs"_s}, 30'000) << false;
}

/// What editors say of a definition is what the service says.
void DefinitionTest::schemaFileIsTrue()
{
    QFETCH(QJsonObject, definition);
    QFETCH(bool, fits);
    SchemaJudge judge({}, false);
    const QStringList complaints = judge.complaints(u"portal"_s, portalSchema(), definition);
    QVERIFY2(complaints.isEmpty() == fits, qPrintable(complaints.join(u"; "_s)));
    QCOMPARE(PortalDefinition::parse(definition).ok(), fits);
}

void DefinitionTest::schemaFileNamesAllNotices()
{
    const QJsonValue rule = portalSchema()["properties"_L1].toObject()["notices"_L1]["items"_L1]["properties"_L1];
    QCOMPARE(rule["on"_L1]["enum"_L1].toArray(), QJsonArray::fromStringList(noticeEvents()));
    QCOMPARE(rule["to"_L1]["items"_L1]["enum"_L1].toArray(), QJsonArray::fromStringList(noticeRecipients()));
}

std::unique_ptr<QObject> makeDefinitionTest() { return std::make_unique<DefinitionTest>(); }
#include "tst_definition.moc"
