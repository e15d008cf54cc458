// SPDX-License-Identifier: GPL-3.0-or-later
// What the levels of the portals mean, held against the rules' own facts in a few words each.
#include "models/domain/operation.h"
#include "tests/support/portal.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Casement;

namespace {

const PortalDefinition::Level *levelOf(const PortalDefinition &portal, const QString &id)
{
    return portal.customerSets == u"priority"_s ? portal.priority(id) : portal.severity(id);
}

/// All a level says of itself, folded to one line.
QString wordsOf(const PortalDefinition::Level &level)
{
    return QString(level.label + u". "_s + level.hint + u". "_s + level.qualifies.join(u". "_s)).toLower();
}

} // namespace

class TestSeverity final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void levelsMeanWhatTheRulesSay_SEV_1_SEV_5_SEV_8_data();
    void levelsMeanWhatTheRulesSay_SEV_1_SEV_5_SEV_8();
    void outageIsAnsweredDayAndNight();
};

void TestSeverity::levelsMeanWhatTheRulesSay_SEV_1_SEV_5_SEV_8_data()
{
    QTest::addColumn<QString>("portal");
    QTest::addColumn<QString>("level");
    QTest::addColumn<int>("rank");
    QTest::addColumn<QStringList>("facts"); ///< each a pattern that must be found
    const auto row = [](const char *tag, const char *portal, const char *level, int rank, const QStringList &facts) {
        QTest::newRow(tag) << QString::fromLatin1(portal) << QString::fromLatin1(level) << rank << facts;
    };
    row("SEV-1 essential", "kaltura", "s1", 1, {u"play"_s, u"(log|sign).?in"_s, u"live|webcast"_s, u"api"_s, u"every|all"_s});
    row("SEV-1 high", "kaltura", "s2", 2, {u"upload|import"_s, u"transcod"_s, u"caption|transcri"_s, u"console"_s, u"analytic"_s, u"slow|unreliable"_s, u"badly"_s});
    row("SEV-1 medium", "kaltura", "s3", 3, {u"affected, but it goes on"_s, u"few"_s, u"component"_s});
    row("SEV-1 low", "kaltura", "s4", 4, {u"question"_s, u"config|setting"_s, u"single"_s, u"feature|wish"_s, u"look|layout|interface|display"_s});
    row("SEV-5 community", "atlas", "s1", 1, {u"community: at least half"_s, u"reach"_s, u"post"_s, u"sign in"_s, u"slow"_s, u"production"_s, u"security"_s});
    row("SEV-5 care", "atlas", "s1", 1, {u"care: nobody can sign in"_s, u"four standard integrations"_s, u"no agent can send"_s});
    row("SEV-5 marketing", "atlas", "s1", 1, {u"marketing: nobody can sign in"_s, u"two standard integrations"_s, u"no account can send"_s});
    row("SEV-5 in general", "atlas", "s1", 1, {u"useless for its main purpose"_s, u"all or most"_s});
    row("stage is named with the normal cases", "atlas", "s3", 3, {u"stage"_s});
    row("SEV-8 essential", "classic", "essential", 1, {u"main production flow is down"_s, u"main part of the work"_s, u"no way around"_s, u"at once"_s});
    row("SEV-8 high", "classic", "high", 2, {u"main production flow is down"_s, u"main part of the work"_s});
    row("SEV-8 medium", "classic", "medium", 3, {u"part of a service"_s, u"goes on without"_s});
    row("SEV-8 low", "classic", "low", 4, {u"question"_s, u"enhancement"_s, u"look"_s});
}

void TestSeverity::levelsMeanWhatTheRulesSay_SEV_1_SEV_5_SEV_8()
{
    QFETCH(QString, portal);
    QFETCH(QString, level);
    QFETCH(int, rank);
    QFETCH(QStringList, facts);
    const PortalDefinition definition = Testing::portal(portal);
    const auto *found = levelOf(definition, level);
    QVERIFY(found);
    QCOMPARE(found->rank, rank);
    for (const QString &fact : facts)
        QVERIFY2(wordsOf(*found).contains(QRegularExpression(fact)), qPrintable(QString(fact + u" is not in: "_s + wordsOf(*found))));
}

void TestSeverity::outageIsAnsweredDayAndNight()
{
    const PortalDefinition atlas = Testing::portal(u"atlas"_s);
    for (const QString &contract : {u"standard"_s, u"premium"_s}) {
        const auto *target = atlas.targetFor(u"s1"_s, contract);
        QVERIFY(target);
        QCOMPARE(target->firstResponseMs, 15LL * 60 * 1000);
        QVERIFY(atlas.calendar(target->calendar)->always); // holidays included
    }
    QVERIFY(!atlas.outage.email.isEmpty() && !atlas.outage.text.isEmpty());
    QVERIFY(atlas.field(u"link"_s) && atlas.field(u"steps"_s));
}

QTEST_GUILESS_MAIN(TestSeverity)

#include "tst_severity.moc"
