// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/portaldefinition.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Casement;

namespace {

QDir portals()
{
    return QDir(QStringLiteral(CASEMENT_SOURCE_DIR "/resources/portals"));
}

QByteArray read(const QString &name)
{
    QFile file(portals().filePath(name));
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

template <typename List>
QStringList idsOf(const List &list)
{
    QStringList ids;
    for (const auto &item : list)
        ids << item.id;
    return ids;
}

template <typename List>
QStringList labelsOf(const List &list)
{
    QStringList labels;
    for (const auto &item : list)
        labels << item.label;
    return labels;
}

/// Every member name a schema describes, at any depth.
void collectMembers(const QJsonValue &schema, QStringList &members)
{
    for (const QJsonValue &item : schema.toArray())
        collectMembers(item, members);
    const QJsonObject object = schema.toObject();
    const QJsonObject properties = object.value(u"properties"_s).toObject();
    members << properties.keys();
    for (const QJsonValue &value : object)
        collectMembers(value, members);
}

} // namespace

/// The shipped portal definitions say what the rules say.
class TestPortals final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyDefinitionParses_data();
    void everyDefinitionParses();
    void contactsAreInvented_data() { everyDefinitionParses_data(); }
    void contactsAreInvented();
    void readmeTellsEveryMember();
    void viewsInOrder_VIEW_1();
    void placesAndHome_HOME_1_HOME_2_HOME_3();
    void whatMyMeans_VIEW_2();
    void firstPageAsks_NEW_2();
    void everyProductHasThreeLevels_NEW_2();
    void checklistIsComplete_NEW_3();
    void formHasNoPriority_SEV_3();
    void logArticles_NEW_15();
    void featureRequestIsLow_SEV_7();
    void lifeCycle_STAT_1();
    void whatCustomersChange_STAT_10();
    void escalationReasons_ESC_1();
    void managementSkipsTheEngineer_ESC_2();
    void promises_ESC_3();
    void rights_ACC_4_ACC_5_ACC_6();

private:
    PortalDefinition m_kaltura;
};

void TestPortals::initTestCase()
{
    Result<PortalDefinition> parsed = PortalDefinition::parse(read(u"kaltura.json"_s));
    QVERIFY2(parsed.ok(), parsed.ok() ? "" : qPrintable(parsed.error().detail));
    m_kaltura = parsed.value();
}

void TestPortals::everyDefinitionParses_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : portals().entryList({u"*.json"_s}, QDir::Files)) {
        if (name != u"portal.schema.json"_s)
            QTest::newRow(qPrintable(name)) << name;
    }
}

void TestPortals::everyDefinitionParses()
{
    QFETCH(QString, name);
    const Result<PortalDefinition> parsed = PortalDefinition::parse(read(name));
    QVERIFY2(parsed.ok(), parsed.ok() ? "" : qPrintable(parsed.error().detail));
    QCOMPARE(QString(parsed.value().id + u".json"_s), name);
}

void TestPortals::contactsAreInvented()
{
    QFETCH(QString, name);
    static const QRegularExpression host(u"(?:https?://|[\\w.-]+@)([\\w.-]+)"_s);
    const QString text = QString::fromUtf8(read(name));
    int found = 0;
    for (auto it = host.globalMatch(text); it.hasNext(); ++found) {
        const QString domain = it.next().captured(1);
        QVERIFY2(domain.endsWith(u".example"_s), qPrintable(domain));
    }
    QVERIFY(found > 0);
}

void TestPortals::readmeTellsEveryMember()
{
    QStringList members;
    collectMembers(QJsonDocument::fromJson(read(u"portal.schema.json"_s)).object(), members);
    members.removeDuplicates();
    QVERIFY(members.size() > 50);
    const QString readme = QString::fromUtf8(read(u"README.md"_s));
    for (const QString &member : members) {
        const QRegularExpression name(QString(u"[`\\s]"_s + member + u"(\\[\\])?[`\\s]"_s));
        QVERIFY2(name.match(readme).hasMatch(), qPrintable(member));
    }
}

void TestPortals::viewsInOrder_VIEW_1()
{
    const QStringList expected{u"My Open Cases"_s, u"All Account's Open Cases"_s, u"All My Cases"_s, u"My Closed Cases"_s, u"All Account's Closed Cases"_s,
                               u"All Account's Cases"_s, u"Feature Requests"_s, u"Recently Viewed"_s, u"Recently Viewed Cases"_s};
    QCOMPARE(labelsOf(m_kaltura.views), expected);
    QCOMPARE(m_kaltura.firstView, m_kaltura.views.first().id);
}

void TestPortals::placesAndHome_HOME_1_HOME_2_HOME_3()
{
    const auto portal = [](const QString &id) { return PortalDefinition::parse(read(QString(id + u".json"_s))).value(); };
    QCOMPARE(m_kaltura.pages.first(3), (QStringList{u"home"_s, u"accounts"_s, u"cases"_s}));
    QCOMPARE(portal(u"classic"_s).pages.first(4), (QStringList{u"home"_s, u"accounts"_s, u"cases"_s, u"messages"_s}));
    QCOMPARE(portal(u"atlas"_s).pages.first(), u"cases"_s);
    QVERIFY(m_kaltura.home.search && m_kaltura.home.create);
    QCOMPARE(m_kaltura.home.casesView, u"myOpen"_s);
    QCOMPARE(m_kaltura.home.news.last().kinds, QStringList{u"rca"_s});
    QJsonObject json = m_kaltura.json();
    json.remove(u"pages"_s);
    QCOMPARE(PortalDefinition::parse(json)->pages, QStringList{u"cases"_s});
    json[u"home"_s] = QJsonObject{{u"statusView"_s, u"nowhere"_s}};
    QCOMPARE(PortalDefinition::parse(json).error().detail, u"$.home.statusView: \"nowhere\" does not exist"_s);
    json[u"home"_s] = QJsonObject{{u"links"_s, QJsonArray{QJsonObject{{u"id"_s, u"a"_s}, {u"label"_s, u"A"_s}, {u"url"_s, u"/etc/hosts"_s}}}}};
    QCOMPARE(PortalDefinition::parse(json).error().detail, u"$.home.links[0].url: must be a web address"_s);
    json[u"home"_s] = QJsonObject{{u"news"_s, QJsonArray{QJsonObject{{u"id"_s, u"a"_s}, {u"label"_s, u"A"_s}, {u"kinds"_s, QJsonArray{u"gossip"_s}}}}}};
    QCOMPARE(PortalDefinition::parse(json).error().detail, u"$.home.news[0].kinds: \"gossip\" does not exist"_s);
}

void TestPortals::whatMyMeans_VIEW_2()
{
    const auto conditions = [&](const QString &view) { return m_kaltura.view(view)->conditions; };
    const Condition open{u"open"_s, Condition::Op::Is, {u"true"_s}};
    const Condition closed{u"open"_s, Condition::Op::Is, {u"false"_s}};
    const Condition contactIsMe{u"contact"_s, Condition::Op::Is, {u"@me"_s}};
    const Condition openerIsMe{u"opener"_s, Condition::Op::Is, {u"@me"_s}};
    QCOMPARE(conditions(u"myOpen"_s), (QList<Condition>{open, contactIsMe}));
    QCOMPARE(conditions(u"accountOpen"_s), QList<Condition>{open});
    QCOMPARE(conditions(u"allMine"_s), QList<Condition>{openerIsMe});
    QCOMPARE(conditions(u"myClosed"_s), (QList<Condition>{closed, contactIsMe}));
    QCOMPARE(conditions(u"accountClosed"_s), QList<Condition>{closed});
    QVERIFY(conditions(u"accountAll"_s).isEmpty());
    QCOMPARE(m_kaltura.view(u"recentlyViewed"_s)->list, u"recent"_s);
    QCOMPARE(m_kaltura.view(u"recentCases"_s)->list, u"cases"_s);
}

void TestPortals::firstPageAsks_NEW_2()
{
    QCOMPARE(m_kaltura.newCasePages.first().fields, (QStringList{u"account"_s, u"type"_s, u"severity"_s, u"subject"_s, u"description"_s, u"product"_s,
                                                                 u"feature"_s, u"productType"_s}));
    for (const QString &id : m_kaltura.newCasePages.first().fields)
        QVERIFY2(m_kaltura.field(id)->required, qPrintable(id));
    QCOMPARE(m_kaltura.field(u"subject"_s)->maxLength, 255);
    QCOMPARE(m_kaltura.field(u"description"_s)->maxLength, 32000);
    QCOMPARE(labelsOf(m_kaltura.caseTypes), (QStringList{u"Feature Request"_s, u"How-To Question"_s, u"Technical Issue"_s}));
}

void TestPortals::everyProductHasThreeLevels_NEW_2()
{
    for (const PortalDefinition::Product &product : m_kaltura.products) {
        for (const PortalDefinition::Feature &feature : product.features)
            QVERIFY2(feature.types.size() > 1, qPrintable(feature.id));
    }
    QMap<QString, QString> answers{{u"product"_s, u"player"_s}};
    QVERIFY(idsOf(m_kaltura.choices(u"feature"_s, answers)).contains(u"playback"_s));
    answers.insert(u"feature"_s, u"playback"_s);
    QVERIFY(!m_kaltura.choices(u"productType"_s, answers).isEmpty());
    QVERIFY(m_kaltura.choices(u"feature"_s, {{u"product"_s, u"other"_s}}).isEmpty());
}

void TestPortals::checklistIsComplete_NEW_3()
{
    QCOMPARE(idsOf(m_kaltura.checklist), (QStringList{u"errorText"_s, u"ids"_s, u"versions"_s, u"began"_s, u"changes"_s, u"actions"_s, u"impact"_s,
                                                      u"scope"_s, u"degree"_s, u"goal"_s, u"deadline"_s, u"logs"_s}));
}

void TestPortals::formHasNoPriority_SEV_3()
{
    QVERIFY(!m_kaltura.field(u"priority"_s));
    QVERIFY(m_kaltura.priorityFollowsSeverity);
    QCOMPARE(m_kaltura.customerSets, u"severity"_s);
    QCOMPARE(m_kaltura.priorities.size(), m_kaltura.severities.size());
    for (qsizetype i = 0; i < m_kaltura.severities.size(); ++i)
        QCOMPARE(m_kaltura.priorities.at(i).rank, m_kaltura.severities.at(i).rank);
}

void TestPortals::logArticles_NEW_15()
{
    const QMap<QString, QString> own{{u"videoPortal"_s, u"appLogs"_s}, {u"kaf"_s, u"appLogs"_s}, {u"capture"_s, u"captureLogs"_s}, {u"meetings"_s, u"meetingLogs"_s},
                                     {u"events"_s, u"eventLogs"_s}, {u"webcasting"_s, u"webcastLogs"_s}};
    for (const PortalDefinition::Product &product : m_kaltura.products)
        QCOMPARE(product.logArticle, own.value(product.id, u"networkLogs"_s));
}

void TestPortals::featureRequestIsLow_SEV_7()
{
    QCOMPARE(m_kaltura.caseType(u"featureRequest"_s)->fixedSeverity, u"s4"_s);
    QVERIFY(m_kaltura.caseType(u"howTo"_s)->fixedSeverity.isEmpty());
    QCOMPARE(m_kaltura.caseType(u"howTo"_s)->proposedSeverity, u"s4"_s);
}

void TestPortals::lifeCycle_STAT_1()
{
    QCOMPARE(labelsOf(m_kaltura.statuses), (QStringList{u"New"_s, u"In Progress"_s, u"Pending Your Response"_s, u"Closed"_s}));
    const QString care = u"care"_s;
    const QString fresh = u"new"_s, active = u"inProgress"_s, pending = u"pendingResponse"_s, closed = u"closed"_s;
    for (const QString &to : {active, pending, closed})
        QVERIFY(m_kaltura.canMove(fresh, to, care));
    QVERIFY(m_kaltura.canMove(active, pending, care) && m_kaltura.canMove(active, closed, care));
    QVERIFY(m_kaltura.canMove(pending, active, care) && m_kaltura.canMove(pending, closed, care));
    for (const auto &[from, to] : {std::pair(pending, active), std::pair(closed, active)}) // STAT-10: a reply moves it, nothing else of the customer
        QVERIFY(!m_kaltura.canMove(from, to, u"customer"_s));
    QCOMPARE(m_kaltura.moveOn(u"timer"_s, pending, u"service"_s)->to, closed);
    for (const QString &from : {fresh, active, pending}) // STAT-5: only Care or the timer closes
        QVERIFY(!m_kaltura.canMove(from, closed, u"customer"_s));
    for (const QString &from : {active, pending, closed})
        QVERIFY(!m_kaltura.canMove(from, fresh, care));
    QCOMPARE(m_kaltura.reopenWindowMs, qint64(7) * 24 * 60 * 60 * 1000);
}

void TestPortals::whatCustomersChange_STAT_10()
{
    QStringList editable;
    for (const PortalDefinition::Field &field : m_kaltura.fields) {
        if (field.customerEdits)
            editable << field.id;
    }
    editable.sort();
    QCOMPARE(editable, (QStringList{u"cc"_s, u"contact"_s, u"feature"_s, u"link"_s, u"partnerId"_s, u"phone"_s, u"product"_s, u"productType"_s, u"steps"_s,
                                    u"website"_s}));
}

void TestPortals::escalationReasons_ESC_1()
{
    QVERIFY(m_kaltura.hasEscalation);
    QCOMPARE(m_kaltura.escalationMax, 250);
    QCOMPARE(labelsOf(m_kaltura.reasons), (QStringList{u"Case Update Needed"_s, u"Quality of Investigation"_s, u"Prolonged Resolution Time"_s,
                                                       u"Technical Scope Increased"_s, u"Priority for Customer Organization"_s, u"Requesting Management Attention"_s}));
}

void TestPortals::managementSkipsTheEngineer_ESC_2()
{
    for (const PortalDefinition::Reason &reason : m_kaltura.reasons) {
        const bool management = reason.id == u"management"_s;
        QCOMPARE(reason.route, management ? u"managers"_s : u"engineer"_s);
        QCOMPARE(reason.expectsEarlierRound, management);
    }
}

void TestPortals::promises_ESC_3()
{
    const qint64 minute = 60 * 1000;
    const auto within = [&](const QString &severity, const QString &reason) { return m_kaltura.promiseFor(severity, reason)->withinMs; };
    QCOMPARE(within(u"s1"_s, u"updateNeeded"_s), 30 * minute);
    QCOMPARE(within(u"s2"_s, u"updateNeeded"_s), 240 * minute);
    QCOMPARE(within(u"s4"_s, u"management"_s), 240 * minute);
    QCOMPARE(within(u"s3"_s, u"quality"_s), 1440 * minute);
}

void TestPortals::rights_ACC_4_ACC_5_ACC_6()
{
    const QStringList all{u"view"_s, u"open"_s, u"edit"_s, u"account"_s};
    QCOMPARE(m_kaltura.parentAccount.own, all);
    QCOMPARE(m_kaltura.parentAccount.descendants, all);
    QCOMPARE(m_kaltura.subAccount.own, all);
    QCOMPARE(m_kaltura.subAccount.siblings, (QStringList{u"view"_s, u"edit"_s}));
    QCOMPARE(m_kaltura.standardAccount.own, all);
    QVERIFY(m_kaltura.subAccount.descendants.isEmpty() && m_kaltura.standardAccount.siblings.isEmpty());
}

QTEST_GUILESS_MAIN(TestPortals)
#include "tst_portals.moc"
