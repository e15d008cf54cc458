// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/operation.h"
#include "models/domain/portaldefinition.h"
#include "tests/support/portal.h"

#include <QTest>
#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace Casement;

namespace {

constexpr qint64 minute = 60'000, hour = 60 * minute, day = 24 * hour;
using D = PortalDefinition;

struct Portals { D k = Testing::portal(u"kaltura"_s), c = Testing::portal(u"classic"_s), a = Testing::portal(u"atlas"_s); };

const Portals &portals()
{
    static const Portals all;
    return all;
}

template <typename List>
QStringList idsOf(const List &list)
{
    QStringList ids;
    for (const auto &item : list)
        ids << item.id;
    return ids;
}

bool asks(const D &definition, const QStringList &fields)
{
    return std::all_of(fields.cbegin(), fields.cend(), [&](const QString &id) { return definition.asks(id); });
}

const D::Timer *timer(const D &definition, const QString &to)
{
    for (const auto &one : definition.timers) {
        if (one.to == to)
            return &one;
    }
    return nullptr;
}

qint64 firstResponse(const D &definition, const QString &level, const QString &supportLevel)
{
    const auto *target = definition.targetFor(level, supportLevel);
    return target && definition.calendar(target->calendar) ? target->firstResponseMs : 0;
}

bool qualified(const QList<D::Level> &levels, int least)
{
    return std::all_of(levels.cbegin(), levels.cend(), [&](const D::Level &level) { return level.qualifies.size() >= least; });
}

const D::Level *withRank(const QList<D::Level> &levels, int rank)
{
    for (const auto &level : levels) {
        if (level.rank == rank)
            return &level;
    }
    return nullptr;
}

struct Row { const char *rules; bool (*holds)(const Portals &); };

const QList<Row> &rows()
{
    static const QList<Row> all{
        {"ACC-4 a parent opens for itself in kaltura, not in classic", [](const Portals &p) { return p.k.parentAccount.own.contains(u"open"_s) && !p.c.parentAccount.own.contains(u"open"_s) && p.c.parentAccount.descendants.contains(u"open"_s); }},
        {"ACC-5 siblings are seen and edited, not opened for", [](const Portals &p) {
             for (const D *one : {&p.k, &p.c}) {
                 if (one->subAccount.siblings != QStringList{u"view"_s, u"edit"_s})
                     return false;
             }
             return p.a.subAccount.siblings.isEmpty();
         }},
        {"ACC-6 a standard account has itself only", [](const Portals &p) { return p.k.standardAccount.descendants.isEmpty() && p.k.standardAccount.siblings.isEmpty() && p.k.standardAccount.own.contains(u"open"_s); }},
        {"ACC-11 own cases only in atlas", [](const Portals &p) { return p.a.ownCasesOnly && !p.k.ownCasesOnly && !p.c.ownCasesOnly; }},
        {"VIEW-1 nine views", [](const Portals &p) { return p.k.views.size() == 9 && p.k.firstView == u"myOpen"_s; }},
        {"VIEW-3 four views", [](const Portals &p) { return idsOf(p.c.views) == QStringList({u"allMine"_s, u"accountOpen"_s, u"myClosed"_s, u"myOpen"_s}); }},
        {"VIEW-4 mine, and the organisation's", [](const Portals &p) { return idsOf(p.a.views) == QStringList({u"mine"_s, u"organisation"_s}) && p.a.firstView == u"mine"_s; }},
        {"VIEW-6 a classic customer gets no column for severity", [](const Portals &p) {
             const auto shown = [](const D &one) { return idsOf(D::parse(one.projected(audiencesOf(Role::Customer))).value().columns); };
             return !shown(p.c).contains(u"severity"_s) && shown(p.k).contains(u"severity"_s);
         }},
        {"NEW-1 NEW-13 NEW-14 each form ends with a review", [](const Portals &p) {
             return p.k.newCasePages.size() == 4 && p.c.newCasePages.size() == 5 && p.a.newCasePages.size() == 2 && p.k.newCasePages.last().fields.isEmpty()
                 && p.c.newCasePages.last().fields.isEmpty() && p.a.newCasePages.last().fields.isEmpty();
         }},
        {"NEW-2 what the first page asks", [](const Portals &p) { return asks(p.k, {u"account"_s, u"type"_s, u"severity"_s, u"subject"_s, u"description"_s, u"product"_s, u"feature"_s, u"productType"_s}) && !p.k.asks(u"priority"_s) && p.k.field(u"subject"_s)->maxLength == 255 && p.k.field(u"description"_s)->maxLength == 32'000; }},
        {"NEW-3 the checklist", [](const Portals &p) { return p.k.checklist.size() == 12; }},
        {"NEW-4 partner id, link, steps, website", [](const Portals &p) { return asks(p.k, {u"partnerId"_s, u"link"_s, u"steps"_s, u"website"_s}) && p.k.field(u"partnerId"_s)->kind == u"digits"_s && p.k.field(u"link"_s)->kind == u"url"_s; }},
        {"NEW-5 sealed for 30 days", [](const Portals &p) { return p.c.sealedFields() == QStringList({u"loginName"_s, u"password"_s}) && p.c.sealedKeptMs == 30 * day; }},
        {"NEW-6 the contact", [](const Portals &p) { return asks(p.k, {u"contact"_s, u"phone"_s}) && p.c.asks(u"contact"_s) && !p.k.field(u"phone"_s)->required; }},
        {"NEW-7 five CCs in kaltura alone", [](const Portals &p) { return p.k.limits.cc == 5 && p.k.asks(u"cc"_s) && !p.c.field(u"cc"_s) && !p.a.field(u"cc"_s); }},
        {"NEW-8 case types", [](const Portals &p) { return p.k.caseTypes.size() == 3 && p.c.caseTypes.size() == 2 && p.a.caseTypes.isEmpty(); }},
        {"NEW-9 sizes", [](const Portals &p) { return p.k.limits.fileBytes == 25LL << 20 && p.c.limits.caseBytes == 100LL << 20 && p.a.limits.caseBytes == 100LL << 20; }},
        {"NEW-11 an advisor, and whom to call", [](const Portals &p) { return !p.k.advisor.isEmpty() && !p.c.advisor.isEmpty() && !p.a.advisor.isEmpty() && !p.k.outage.phone.isEmpty() && !p.c.outage.phone.isEmpty() && !p.a.outage.email.isEmpty(); }},
        {"NEW-13 what classic does not ask", [](const Portals &p) { return p.c.asks(u"priority"_s) && !p.c.asks(u"severity"_s) && !p.c.asks(u"product"_s) && !p.c.asks(u"partnerId"_s) && p.c.asks(u"additional"_s); }},
        {"NEW-14 three products, and the environment of communities", [](const Portals &p) { return idsOf(p.a.products) == QStringList({u"community"_s, u"care"_s, u"marketing"_s}) && p.a.field(u"environment"_s)->products == QStringList{u"community"_s} && p.a.picklists.value(u"environments"_s).size() == 2; }},
        {"NEW-15 a log article for every product", [](const Portals &p) { return std::all_of(p.k.products.cbegin(), p.k.products.cend(), [&](const D::Product &product) { return p.k.article(product.logArticle); }); }},
        {"SEV-1 what qualifies for each severity", [](const Portals &p) { return p.k.severities.size() == 4 && qualified(p.k.severities, 3); }},
        {"SEV-3 priority follows severity in kaltura", [](const Portals &p) { return p.k.priorityFollowsSeverity && p.k.priorities.size() == 4 && !p.c.priorityFollowsSeverity; }},
        {"SEV-4 severity is Care's own in classic", [](const Portals &p) { return p.c.customerSets == u"priority"_s && p.c.severityAudience == Audience::Care && p.k.customerSets == u"severity"_s; }},
        {"SEV-5 stage is never severity 1", [](const Portals &p) { return withRank(p.a.severities, 1)->notWhere.value(u"environment"_s) == QStringList{u"stage"_s}; }},
        {"SEV-6 outage reports, the sample URL, 15 minutes day and night", [](const Portals &p) { return p.a.outage.reported && p.a.outage.prefill == u"link"_s && firstResponse(p.a, u"s1"_s, u"standard"_s) == 15 * minute && p.a.calendar(p.a.targetFor(u"s1"_s, u"standard"_s)->calendar)->always; }},
        {"SEV-7 feature requests are low", [](const Portals &p) { return p.k.caseType(u"featureRequest"_s)->fixedSeverity == u"s4"_s && p.k.caseType(u"howTo"_s)->proposedSeverity == u"s4"_s; }},
        {"SEV-8 what qualifies for each priority", [](const Portals &p) { return p.c.priorities.size() == 4 && qualified(p.c.priorities, 2); }},
        {"SEV-9 other contracts have other targets", [](const Portals &p) { return firstResponse(p.a, u"s1"_s, u"premium"_s) == 15 * minute && firstResponse(p.a, u"s1"_s, u"basic"_s) > 15 * minute; }},
        {"STAT-1 four statuses", [](const Portals &p) { return p.k.statuses.size() == 4 && !p.k.canMove(u"closed"_s, u"pendingResponse"_s, u"care"_s); }},
        {"STAT-2 replies move a case", [](const Portals &p) { return p.k.moveOn(u"reply"_s, u"pendingResponse"_s, u"customer"_s) && p.k.moveOn(u"waiting"_s, u"inProgress"_s, u"care"_s) && p.c.moveOn(u"waiting"_s, u"inProgress"_s, u"care"_s); }},
        {"STAT-3 five days, ten days, a day between", [](const Portals &p) {
             const auto *reminds = timer(p.k, {}), *closes = timer(p.k, u"closed"_s);
             return reminds && closes && reminds->afterMs == 5 * day && closes->afterMs == 10 * day && closes->gapMs == day && p.k.stillWorking == 2;
         }},
        {"STAT-4 seven days to open it again", [](const Portals &p) { return p.k.reopenWindowMs == 7 * day && p.k.moveOn(u"reply"_s, u"closed"_s, u"customer"_s)->guard == u"withinReopenWindow"_s; }},
        {"STAT-5 five reasons to close, one in words", [](const Portals &p) { return p.k.closeReasons.size() == 5 && p.k.closeReason(u"other"_s)->needsText && !p.k.canMove(u"inProgress"_s, u"closed"_s, u"customer"_s); }},
        {"STAT-6 solutions are approved or declined", [](const Portals &p) { return p.c.statuses.size() == 6 && p.c.isFinal(u"resolved"_s) && !p.c.isFinal(u"solutionSuggested"_s) && p.c.moveOn(u"approve"_s, u"solutionSuggested"_s, u"customer"_s) && p.c.moveOn(u"decline"_s, u"solutionSuggested"_s, u"customer"_s) && p.c.moveOn(u"assign"_s, u"new"_s, u"care"_s) && p.c.timers.isEmpty() && p.c.closeReasons.isEmpty() && !p.c.canMove(u"solutionSuggested"_s, u"resolved"_s, u"care"_s); }},
        {"STAT-7 customers close, a reply always opens again", [](const Portals &p) { return p.a.canMove(u"open"_s, u"resolved"_s, u"customer"_s) && p.a.moveOn(u"reply"_s, u"resolved"_s, u"customer"_s)->guard.isEmpty(); }},
        {"STAT-10 what customers may change", [](const Portals &p) { return changeableFields(p.k, Role::Customer).contains(u"cc"_s) && !changeableFields(p.k, Role::Customer).contains(u"subject"_s) && !changeableFields(p.c, Role::Customer).contains(u"priority"_s); }},
        {"ESC-1 six reasons, 250 characters", [](const Portals &p) { return p.k.reasons.size() == 6 && p.k.escalationMax == 250 && p.k.escalationTextRequired; }},
        {"ESC-2 one reason goes to the managers", [](const Portals &p) { return p.k.reason(u"management"_s)->route == u"managers"_s && p.k.reason(u"management"_s)->expectsEarlierRound && p.k.reason(u"quality"_s)->route == u"engineer"_s; }},
        {"ESC-3 three promises", [](const Portals &p) { return p.k.promiseFor(u"s1"_s, u"quality"_s)->withinMs == 30 * minute && p.k.promiseFor(u"s2"_s, u"quality"_s)->withinMs == 4 * hour && p.k.promiseFor(u"s4"_s, u"quality"_s)->withinMs == 24 * hour; }},
        {"ESC-6 an escalation without words in atlas", [](const Portals &p) { return p.a.hasEscalation && !p.a.escalationTextRequired; }},
        {"ESC-8 none in classic", [](const Portals &p) { return !p.c.hasEscalation && p.c.reasons.isEmpty() && !idsOf(p.c.columns).contains(u"escalated"_s); }},
        {"HOME-3 the places of each", [](const Portals &p) { return p.k.pages.mid(0, 3) == QStringList({u"home"_s, u"accounts"_s, u"cases"_s}) && p.c.pages.contains(u"messages"_s) && p.a.pages.first() == u"cases"_s; }},
        {"HOME-4 an address to write to", [](const Portals &p) { return !p.k.supportEmail.isEmpty() && !p.c.supportEmail.isEmpty() && !p.a.supportEmail.isEmpty(); }},
        {"QUE-5 targets for every level", [](const Portals &p) {
             for (const D *one : {&p.k, &p.c, &p.a}) {
                 for (const auto &level : one->customerSets == u"priority"_s ? one->priorities : one->severities) {
                     if (firstResponse(*one, level.id, {}) == 0)
                         return false;
                 }
             }
             return true;
         }},
        {"QUE-3 a merge is told", [](const Portals &p) {
             for (const D *one : {&p.k, &p.c, &p.a}) {
                 if (std::none_of(one->notices.cbegin(), one->notices.cend(), [](const D::NoticeRule &rule) { return rule.on == u"merged"_s && rule.to.contains(u"contact"_s); }))
                     return false;
             }
             return true;
         }},
    };
    return all;
}

} // namespace

/// What the rules say of the portals as data is in the definitions that come with Casement.
class TestComplete final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ruleIsInTheDefinitions_data();
    void ruleIsInTheDefinitions();
};

void TestComplete::ruleIsInTheDefinitions_data()
{
    QTest::addColumn<int>("at");
    for (qsizetype i = 0; i < rows().size(); ++i)
        QTest::newRow(rows().at(i).rules) << int(i);
}

void TestComplete::ruleIsInTheDefinitions()
{
    QFETCH(int, at);
    QVERIFY(rows().at(at).holds(portals()));
}

QTEST_APPLESS_MAIN(TestComplete)
#include "tst_complete.moc"
