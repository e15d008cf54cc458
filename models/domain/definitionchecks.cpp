// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/definitionchecks.h"

#include "models/domain/definitionreader.h"
#include "models/domain/library.h"
#include "models/domain/notices.h"
#include "models/domain/weblink.h"
#include "models/domain/operation.h"

#include <algorithm>

namespace Casement {

using D = PortalDefinition;

namespace {

/// What one list says of another must exist there.
void checkReferences(const D &d, const DefinitionReader &r)
{
    static const QStringList events{u"choose"_s, u"reply"_s, u"waiting"_s, u"working"_s, u"assign"_s, u"approve"_s, u"decline"_s, u"accept"_s, u"timer"_s};
    static const QStringList roles{u"care"_s, u"customer"_s, u"service"_s};
    const auto refer = [&](bool found, const QString &path, const QString &id) {
        if (!found)
            r.complainAt(path, QString(u"\""_s + id + u"\" does not exist"_s));
    };
    const auto path = [](const char *list, qsizetype i, const char *member) {
        return QStringLiteral("$.%1[%2].%3").arg(QLatin1String(list)).arg(i).arg(QLatin1String(member));
    };
    static const QStringList places{u"home"_s, u"accounts"_s, u"cases"_s, u"knowledge"_s, u"messages"_s};
    for (const QString &page : d.pages)
        refer(places.contains(page), u"$.pages"_s, page);
    refer(d.home.statusView.isEmpty() || d.view(d.home.statusView), u"$.home.statusView"_s, d.home.statusView);
    refer(d.home.casesView.isEmpty() || d.view(d.home.casesView), u"$.home.casesView"_s, d.home.casesView);
    for (qsizetype i = 0; i < d.home.news.size(); ++i) {
        for (const QString &kind : d.home.news.at(i).kinds)
            refer(messageKinds().contains(kind), path("home.news", i, "kinds"), kind);
    }
    for (qsizetype i = 0; i < d.home.links.size(); ++i) {
        if (!isWebLink(d.home.links.at(i).url))
            r.complainAt(path("home.links", i, "url"), u"must be a web address"_s);
    }
    static const QStringList ways{u"mail"_s, u"sms"_s};
    for (qsizetype i = 0; i < d.topics.size(); ++i) {
        if (d.topics.at(i).ways.isEmpty())
            r.complainAt(path("subscriptions", i, "ways"), u"names no way"_s);
        for (const QString &way : d.topics.at(i).ways)
            refer(ways.contains(way), path("subscriptions", i, "ways"), way);
    }
    static const QStringList phases{u"new"_s, u"active"_s, u"pending"_s, u"closed"_s};
    for (const QString &phase : phases) {
        if (std::none_of(d.statuses.cbegin(), d.statuses.cend(), [&](const D::Status &s) { return s.phase == phase; }))
            r.complainAt(u"$.statuses"_s, QString(u"no status has the phase "_s + phase));
    }
    for (qsizetype i = 0; i < d.statuses.size(); ++i)
        refer(phases.contains(d.statuses.at(i).phase), path("statuses", i, "phase"), d.statuses.at(i).phase);
    for (qsizetype i = 0; i < d.transitions.size(); ++i) {
        refer(d.status(d.transitions.at(i).from), path("transitions", i, "from"), d.transitions.at(i).from);
        refer(d.status(d.transitions.at(i).to), path("transitions", i, "to"), d.transitions.at(i).to);
        refer(events.contains(d.transitions.at(i).on), path("transitions", i, "on"), d.transitions.at(i).on);
        refer(d.transitions.at(i).guard.isEmpty() || knownGuards().contains(d.transitions.at(i).guard), path("transitions", i, "guard"), d.transitions.at(i).guard);
        for (const QString &who : d.transitions.at(i).by)
            refer(roles.contains(who), path("transitions", i, "by"), who);
    }
    for (qsizetype i = 0; i < d.caseTypes.size(); ++i) {
        const auto &t = d.caseTypes.at(i);
        refer(t.fixedSeverity.isEmpty() || d.severity(t.fixedSeverity), path("caseTypes", i, "fixedSeverity"), t.fixedSeverity);
        refer(t.proposedSeverity.isEmpty() || d.severity(t.proposedSeverity), path("caseTypes", i, "proposedSeverity"), t.proposedSeverity);
    }
    for (qsizetype i = 0; i < d.products.size(); ++i)
        refer(d.products.at(i).logArticle.isEmpty() || d.article(d.products.at(i).logArticle), path("products", i, "logArticle"), d.products.at(i).logArticle);
    for (qsizetype i = 0; i < d.newCasePages.size(); ++i) {
        for (const QString &id : d.newCasePages.at(i).fields)
            refer(d.field(id), path("newCasePages", i, "fields"), id);
    }
    static const QStringList builtIn{u"types"_s, u"severities"_s, u"priorities"_s, u"products"_s, u"features"_s, u"productTypes"_s};
    for (qsizetype i = 0; i < d.fields.size(); ++i) {
        const auto &f = d.fields.at(i);
        refer(f.source.isEmpty() || builtIn.contains(f.source) || d.picklists.contains(f.source), path("fields", i, "source"), f.source);
        for (const QString &id : f.products)
            refer(d.product(id), path("fields", i, "products"), id);
        if (!f.products.isEmpty() && f.kind != u"choice"_s)
            r.complainAt(path("fields", i, "products"), u"only a choice can hang on the product"_s);
    }
    for (qsizetype i = 0; i < d.promises.size(); ++i) {
        for (const QString &id : d.promises.at(i).severities)
            refer(d.severity(id), path("escalation.promises", i, "severities"), id);
        for (const QString &id : d.promises.at(i).reasons)
            refer(d.reason(id), path("escalation.promises", i, "reasons"), id);
    }
    for (qsizetype i = 0; i < d.timers.size(); ++i) {
        const auto &timer = d.timers.at(i);
        refer(d.status(timer.status), path("timers", i, "status"), timer.status);
        refer(timer.to.isEmpty() || d.status(timer.to), path("timers", i, "to"), timer.to);
        for (const QString &id : timer.exceptTypes)
            refer(d.caseType(id), path("timers", i, "exceptTypes"), id);
        for (const QString &id : timer.exceptSeverities)
            refer(d.severity(id), path("timers", i, "exceptSeverities"), id);
    }
    for (qsizetype i = 0; i < d.targets.size(); ++i) {
        refer(d.calendar(d.targets.at(i).calendar), path("targets", i, "calendar"), d.targets.at(i).calendar);
        for (const QString &id : d.targets.at(i).levels)
            refer(d.customerSets == u"priority"_s ? d.priority(id) : d.severity(id), path("targets", i, "levels"), id);
    }
    for (const QString &id : r.object("outage").texts("fields"))
        refer(d.field(id), u"$.outage.fields"_s, id);
    refer(d.outage.prefill.isEmpty() || d.field(d.outage.prefill), u"$.outage.prefill"_s, d.outage.prefill);
    refer(d.view(d.firstView), u"$.firstView"_s, d.firstView);
}

void checkNotices(const D &d, const DefinitionReader &r)
{
    for (qsizetype i = 0; i < d.notices.size(); ++i) {
        const QString problem = problemOf(d, d.notices.at(i));
        if (!problem.isEmpty())
            r.complainAt(QStringLiteral("$.notices[%1].%2").arg(i).arg(problem.section(u": "_s, 0, 0)), problem.section(u": "_s, 1));
    }
}

/// A level of Care's own is taken out of what customers get: nothing they get may hang on it.
void checkLevels(const D &d, const DefinitionReader &r)
{
    if (d.severityAudience != Audience::Care)
        return;
    const bool promised = std::any_of(d.promises.cbegin(), d.promises.cend(), [](const auto &p) { return !p.severities.isEmpty(); });
    const bool timed = std::any_of(d.timers.cbegin(), d.timers.cend(), [](const auto &t) { return !t.exceptSeverities.isEmpty(); });
    const bool typed = std::any_of(d.caseTypes.cbegin(), d.caseTypes.cend(), [](const auto &t) { return !t.fixedSeverity.isEmpty() || !t.proposedSeverity.isEmpty(); });
    if (d.customerSets == u"severity"_s || promised || timed || typed || d.asks(u"severity"_s))
        r.complainAt(u"$.severityAudience"_s, u"care, yet customerSets, the form, a case type, a promise or a timer goes by severity"_s);
}

/// Every status can be reached from the first one, and out of every open one there is a way.
/// A reader's projection shows only some moves, so there this is not asked.
void checkLifeCycle(const D &d, const DefinitionReader &r)
{
    QSet<QString> reached{d.firstOf(u"new"_s).id};
    for (bool grew = true; grew;) {
        grew = false;
        for (const auto &move : d.transitions) {
            if (reached.contains(move.from) && !reached.contains(move.to)) {
                reached.insert(move.to);
                grew = true;
            }
        }
    }
    for (qsizetype i = 0; i < d.statuses.size(); ++i) {
        const auto &status = d.statuses.at(i);
        const QString path = QStringLiteral("$.statuses[%1]").arg(i);
        const auto leaves = [&](const D::Transition &move) { return move.from == status.id && move.to != status.id; };
        if (!reached.contains(status.id))
            r.complainAt(path, QString(u"\""_s + status.id + u"\" cannot be reached from the first status"_s));
        else if (d.isOpen(status.id) && std::none_of(d.transitions.cbegin(), d.transitions.cend(), leaves))
            r.complainAt(path, QString(u"\""_s + status.id + u"\" is open and nothing leads out of it"_s));
    }
}

/// Timers must not go round without anybody doing something, and what they do must be a move of the service.
void checkTimers(const D &d, const DefinitionReader &r, bool whole)
{
    for (qsizetype i = 0; i < d.timers.size(); ++i) {
        const auto &timer = d.timers.at(i);
        const QString path = QStringLiteral("$.timers[%1]").arg(i);
        if (timer.afterMs < 60'000)
            r.complainAt(QString(path + u".afterMs"_s), u"must be at least a minute, 60000"_s);
        if (d.status(timer.status)->phase != u"pending"_s)
            r.complainAt(QString(path + u".status"_s), u"timers run in statuses of the phase pending only"_s);
        if (timer.to.isEmpty())
            continue;
        const auto moves = [&](const D::Transition &move) {
            return move.on == u"timer"_s && move.from == timer.status && move.to == timer.to && move.by.contains(u"service"_s);
        };
        if (whole && std::none_of(d.transitions.cbegin(), d.transitions.cend(), moves))
            r.complainAt(QString(path + u".to"_s), QString(u"no transition on timer by service leads from \""_s + timer.status + u"\" to \""_s + timer.to + u'"'));
        QSet<QString> round{timer.status};
        QString at = timer.to;
        while (!round.contains(at)) {
            round.insert(at);
            const auto next = std::find_if(d.timers.cbegin(), d.timers.cend(), [&](const D::Timer &t) { return t.status == at && !t.to.isEmpty(); });
            if (next == d.timers.cend())
                break;
            at = next->to;
        }
        if (at == timer.status)
            r.complainAt(QString(path + u".to"_s), QString(u"timers lead back to \""_s + at + u"\" and would go round for ever"_s));
    }
}

/// How many questions are asked at most from this one on; more than longestAdvice where they come back.
int depthOf(const D &d, const D::Question &question, int above = 0)
{
    int deepest = 0;
    for (const auto &answer : question.answers) {
        if (const auto *next = d.question(answer.next); next && above < longestAdvice)
            deepest = std::max(deepest, depthOf(d, *next, above + 1));
    }
    return deepest + 1;
}

void checkAdvisor(const D &d, const DefinitionReader &r)
{
    const QList<D::Level> &levels = d.customerSets == u"priority"_s ? d.priorities : d.severities;
    for (qsizetype i = 0; i < d.advisor.size(); ++i) {
        for (qsizetype k = 0; k < d.advisor.at(i).answers.size(); ++k) {
            const auto &answer = d.advisor.at(i).answers.at(k);
            const QString path = QStringLiteral("$.advisor[%1].answers[%2]").arg(i).arg(k);
            const bool known = std::any_of(levels.cbegin(), levels.cend(), [&](const D::Level &level) { return level.id == answer.level; });
            if (answer.next.isEmpty() ? !known : !d.question(answer.next) || !answer.level.isEmpty())
                r.complainAt(path, u"needs either the next question or a level that customers set"_s);
            else if (answer.next.isEmpty() && answer.reason.isEmpty())
                r.complainAt(path, u"says no reason"_s);
        }
    }
    if (!r.hasComplaint() && !d.advisor.isEmpty() && depthOf(d, d.advisor.first()) > longestAdvice)
        r.complainAt(u"$.advisor"_s, QStringLiteral("asks more than %1 questions in a row").arg(longestAdvice));
}

} // namespace

void checkDefinition(const PortalDefinition &definition, const DefinitionReader &reader)
{
    checkReferences(definition, reader);
    if (reader.hasComplaint())
        return;
    checkLevels(definition, reader);
    checkNotices(definition, reader);
    const bool whole = !reader.has("projected");
    if (whole)
        checkLifeCycle(definition, reader);
    checkTimers(definition, reader, whole);
    checkAdvisor(definition, reader);
}

} // namespace Casement
