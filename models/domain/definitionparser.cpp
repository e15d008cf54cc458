// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/definitionchecks.h"
#include "models/domain/definitionreader.h"
#include "models/domain/portaldefinition.h"

#include <QJsonDocument>
#include <QTimeZone>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace Casement {

namespace {

using D = PortalDefinition;
using Reader = DefinitionReader;

D::Choice readChoice(const Reader &r) { return {r.text("id", true), r.text("label", true), r.text("hint")}; }

D::Level readLevel(const Reader &r)
{
    D::Level level{r.text("id", true), r.text("label", true), r.text("shortLabel", true), r.text("hint"), int(r.number("rank", 0)), r.texts("qualifies"), {}};
    const Reader notWhere = r.object("notWhere");
    for (const QString &field : notWhere.members())
        level.notWhere.insert(field, notWhere.texts(field.toLatin1().constData()));
    return level;
}

D::Question readQuestion(const Reader &r)
{
    return {r.text("id", true), r.text("text", true), r.list<D::Answer>("answers", true, [](const Reader &a) {
        return D::Answer{a.text("label", true), a.text("next"), a.text("level"), a.text("reason")};
    })};
}

D::Field readField(const Reader &r)
{
    static const QStringList kinds{u"line"_s, u"text"_s, u"markdown"_s, u"choice"_s, u"url"_s, u"phone"_s, u"digits"_s, u"email"_s, u"account"_s, u"contact"_s, u"cc"_s, u"sealed"_s};
    D::Field field{r.text("id", true), r.text("label", true), r.text("hint"), r.text("kind", true), r.text("source"),
                   int(r.number("maxLength", 0)), r.flag("required", false), r.flag("customerEdits", false), Audience::Public, r.texts("products")};
    if (!field.kind.isEmpty() && !kinds.contains(field.kind))
        r.complain("kind", QString(u"\""_s + field.kind + u"\" is not one of "_s + kinds.join(u", "_s)));
    bool known = true;
    const QString audience = r.text("audience");
    if (!audience.isEmpty())
        field.audience = audienceFrom(audience, &known);
    if (!known)
        r.complain("audience", u"must be public or care"_s);
    return field;
}

Condition readCondition(const Reader &r)
{
    static const QStringList names{u"is"_s, u"isNot"_s, u"before"_s, u"after"_s, u"contains"_s};
    static const QStringList fields{u"account"_s, u"contact"_s, u"opener"_s, u"type"_s, u"status"_s, u"severity"_s, u"priority"_s, u"product"_s,
                                    u"number"_s, u"subject"_s, u"opened"_s, u"updated"_s, u"open"_s, u"escalated"_s, u"recommended"_s, u"viewed"_s};
    Condition condition{r.text("field", true), Condition::Op::Is, r.texts("values")};
    if (!condition.field.isEmpty() && !fields.contains(condition.field))
        r.complain("field", QString(u"\""_s + condition.field + u"\" is not one of "_s + fields.join(u", "_s)));
    const qsizetype op = r.has("op") ? names.indexOf(r.text("op")) : 0;
    if (op < 0)
        r.complain("op", QString(u"must be one of "_s + names.join(u", "_s)));
    else
        condition.op = static_cast<Condition::Op>(op);
    if (condition.values.isEmpty())
        r.complain("values", u"needs at least one value"_s);
    return condition;
}

D::View readView(const Reader &r)
{
    D::View view{r.text("id", true), r.text("label", true), r.text("hint"), r.list<Condition>("conditions", false, readCondition), {}, r.text("list")};
    if (view.list.isEmpty())
        view.list = u"cases"_s;
    if (view.list != u"cases"_s && view.list != u"recent"_s)
        r.complain("list", u"must be cases or recent"_s);
    if (r.has("sort")) {
        const Reader sort = r.object("sort");
        view.sort = Sort{sort.text("column", true), sort.flag("descending", true)};
    }
    return view;
}

D::Matrix readMatrix(const Reader &r)
{
    static const QStringList words{u"view"_s, u"open"_s, u"edit"_s, u"account"_s};
    const D::Matrix matrix{r.texts("own"), r.texts("descendants"), r.texts("siblings")};
    for (const QStringList &list : {matrix.own, matrix.descendants, matrix.siblings}) {
        for (const QString &word : list) {
            if (!words.contains(word))
                r.complainAt(r.path(), QString(u"\""_s + word + u"\" is not one of "_s + words.join(u", "_s)));
        }
    }
    return matrix;
}

void readLists(D &d, const Reader &r)
{
    d.statuses = r.list<D::Status>("statuses", true, [](const Reader &s) {
        return D::Status{s.text("id", true), s.text("label", true), s.text("hint"), s.text("icon"), s.text("tone"), s.text("phase", true)};
    });
    d.transitions = r.list<D::Transition>("transitions", false, [](const Reader &t) {
        D::Transition move{t.text("from", true), t.text("to", true), t.texts("by"), t.text("on"), t.text("guard")};
        if (move.on.isEmpty())
            move.on = u"choose"_s;
        return move;
    });
    d.caseTypes = r.list<D::CaseType>("caseTypes", false, [](const Reader &t) {
        return D::CaseType{t.text("id", true), t.text("label", true), t.text("hint"), t.text("fixedSeverity"), t.text("proposedSeverity")};
    });
    d.severities = r.list<D::Level>("severities", false, readLevel);
    d.priorities = r.list<D::Level>("priorities", false, readLevel);
    d.advisor = r.list<D::Question>("advisor", false, readQuestion);
    d.products = r.list<D::Product>("products", false, [](const Reader &p) {
        return D::Product{p.text("id", true), p.text("label", true), p.text("logArticle"), p.list<D::Feature>("features", false, [](const Reader &f) {
            return D::Feature{f.text("id", true), f.text("label", true), f.list<D::Choice>("types", false, readChoice)};
        })};
    });
    d.articles = r.list<D::Article>("articles", false, [](const Reader &a) {
        return D::Article{a.text("id", true), a.text("title", true), a.text("summary"), a.text("url")};
    });
    const Reader picklists = r.object("picklists");
    for (const QString &name : picklists.members())
        d.picklists.insert(name, picklists.list<D::Choice>(name.toLatin1().constData(), true, readChoice));
    d.fields = r.list<D::Field>("fields", true, readField);
    d.newCasePages = r.list<D::Page>("newCasePages", true, [](const Reader &p) {
        return D::Page{p.text("id", true), p.text("title", true), p.text("intro"), p.texts("fields")};
    });
    d.checklist = r.list<D::Choice>("checklist", false, readChoice);
    d.views = r.list<D::View>("views", true, readView);
    d.columns = r.list<D::Column>("columns", true, [](const Reader &c) {
        return D::Column{c.text("id", true), c.text("label", true), int(c.number("width", 120)), c.flag("hidden", false)};
    });
}

void readEscalation(D &d, const Reader &r)
{
    d.hasEscalation = r.has("escalation");
    if (!d.hasEscalation)
        return;
    const Reader e = r.object("escalation");
    d.escalationMax = int(e.number("max", 250));
    d.escalationTextRequired = e.flag("textRequired", true);
    d.escalationIntro = e.text("intro");
    d.reasons = e.list<D::Reason>("reasons", true, [](const Reader &x) {
        return D::Reason{x.text("id", true), x.text("label", true), x.text("hint"), x.text("route"), x.flag("expectsEarlierRound", false)};
    });
    d.promises = e.list<D::Promise>("promises", true, [](const Reader &x) {
        return D::Promise{x.text("id", true), x.text("label", true), x.number("withinMs", 0), x.texts("severities"), x.texts("reasons")};
    });
}

/// "08:30" as minutes; -1: no time of day.
int minutesOf(const QString &text)
{
    if (text == u"24:00"_s)
        return 24 * 60;
    const QTime time = QTime::fromString(text, u"HH:mm"_s);
    return time.isValid() ? time.hour() * 60 + time.minute() : -1;
}

Calendar readCalendar(const Reader &r)
{
    Calendar calendar{r.text("id", true), r.text("label", true), r.text("timeZone").toLatin1(), {}, {}, r.flag("always", false)};
    if (calendar.always)
        return calendar;
    if (!QTimeZone(calendar.timeZone).isValid())
        r.complain("timeZone", QString(u"\""_s + QString::fromLatin1(calendar.timeZone) + u"\" is no time zone; it looks like Europe/Berlin"_s));
    static const QStringList days{u"monday"_s, u"tuesday"_s, u"wednesday"_s, u"thursday"_s, u"friday"_s, u"saturday"_s, u"sunday"_s};
    const Reader hours = r.object("hours");
    for (const QString &name : hours.members()) {
        const QByteArray member = name.toLatin1();
        const qsizetype day = days.indexOf(name);
        if (day < 0) {
            hours.complain(member.constData(), QString(u"is not one of "_s + days.join(u", "_s)));
            break;
        }
        int before = -1;
        for (const QString &text : hours.texts(member.constData())) {
            const int from = minutesOf(text.section(u'-', 0, 0)), to = minutesOf(text.section(u'-', 1));
            if (from < 0 || to <= from || from <= before)
                hours.complain(member.constData(), QString(u"\""_s + text + u"\" must be a span such as 09:00-17:30, later than the one before"_s));
            calendar.hours[std::size_t(day)] << Calendar::Span(from, to);
            before = to;
        }
    }
    for (const QString &text : r.texts("holidays")) {
        const QDate date = QDate::fromString(text, Qt::ISODate);
        if (!date.isValid() || (!calendar.holidays.isEmpty() && date <= calendar.holidays.last()))
            r.complain("holidays", QString(u"\""_s + text + u"\" must be a date such as 2026-12-25, later than the one before"_s));
        calendar.holidays << date;
    }
    return calendar;
}

void readClocks(D &d, const Reader &r)
{
    d.timers = r.list<D::Timer>("timers", false, [](const Reader &t) {
        return D::Timer{t.text("id", true), t.text("label", true), t.text("status", true), t.text("to"), t.number("afterMs", 0), t.number("gapMs", 0),
                        t.texts("exceptTypes"), t.texts("exceptSeverities")};
    });
    d.stillWorking = int(r.number("stillWorking", 0));
    d.reopenWindowMs = r.number("reopenWindowMs", 0);
    d.sealedKeptMs = r.number("sealedKeptMs", d.sealedKeptMs);
    d.closeReasons = r.list<D::CloseReason>("closeReasons", false, [](const Reader &c) {
        return D::CloseReason{c.text("id", true), c.text("label", true), c.text("hint"), c.flag("needsText", false)};
    });
    d.notices = r.list<D::NoticeRule>("notices", false, [](const Reader &n) { return D::NoticeRule{n.text("on", true), n.texts("to")}; });
    d.calendars = r.list<Calendar>("calendars", false, readCalendar);
    d.targets = r.list<D::Target>("targets", false, [](const Reader &t) {
        return D::Target{t.text("id", true), t.text("label", true), t.text("calendar", true), t.texts("levels"), t.texts("supportLevels"),
                         t.number("firstResponseMs", 0), t.number("nextUpdateMs", 0), t.number("resolutionMs", 0)};
    });
}

void readHome(D &d, const Reader &r)
{
    d.pages = r.texts("pages");
    if (!d.pages.contains(u"cases"_s))
        d.pages.prepend(u"cases"_s);
    const Reader h = r.object("home");
    d.home = {h.flag("search", true), h.flag("create", true), h.text("statusView"), h.text("casesView"), {}, {}};
    d.home.news = h.list<D::News>("news", false, [](const Reader &n) { return D::News{n.text("id", true), n.text("label", true), n.texts("kinds")}; });
    d.home.links = h.list<D::Link>("links", false, [](const Reader &l) {
        return D::Link{l.text("id", true), l.text("label", true), l.text("hint"), l.text("url", true)};
    });
}

void readScalars(D &d, const Reader &r)
{
    d.id = r.text("id", true);
    d.name = r.text("name", true);
    d.supportEmail = r.text("supportEmail");
    d.version = int(r.number("version", 1));
    const Reader outage = r.object("outage");
    d.outage = {outage.text("label"), outage.text("text"), outage.text("phone"), outage.text("email"), outage.text("prefill"), outage.flag("reported", false)};
    const Reader limits = r.object("limits");
    d.limits = {limits.number("fileBytes", d.limits.fileBytes), limits.number("caseBytes", d.limits.caseBytes), int(limits.number("cc", d.limits.cc))};
    const Reader permissions = r.object("permissions");
    d.parentAccount = readMatrix(permissions.object("parentAccount"));
    d.subAccount = readMatrix(permissions.object("subAccount"));
    d.standardAccount = readMatrix(permissions.object("standardAccount"));
    d.ownCasesOnly = r.flag("ownCasesOnly", false);
    d.ownerPublic = r.flag("ownerPublic", true);
    if (r.has("customerSets"))
        d.customerSets = r.text("customerSets", true);
    d.priorityFollowsSeverity = r.flag("priorityFollowsSeverity", true);
    bool known = true;
    if (r.has("severityAudience"))
        d.severityAudience = audienceFrom(r.text("severityAudience"), &known);
    if (!known || d.severityAudience == Audience::Me)
        r.complain("severityAudience", u"must be public or care"_s);
    if (d.customerSets != u"severity"_s && d.customerSets != u"priority"_s)
        r.complain("customerSets", u"must be severity or priority"_s);
    d.firstView = r.text("firstView", true);
    d.hasStatus = r.flag("systemStatus", false);
    d.topics = r.list<D::Topic>("subscriptions", false, [](const Reader &t) { return D::Topic{t.text("id", true), t.text("label", true), t.text("hint"), t.texts("ways")}; });
    readHome(d, r);
}

} // namespace

Result<PortalDefinition> PortalDefinition::parse(const QJsonObject &json)
{
    QString complaint;
    const Reader reader(json, u"$"_s, &complaint);
    if (reader.number("format", 0) != 1)
        reader.complain("format", u"must be 1, the format this program reads"_s);
    PortalDefinition definition;
    definition.m_json = json;
    readScalars(definition, reader);
    readLists(definition, reader);
    readEscalation(definition, reader);
    readClocks(definition, reader);
    if (complaint.isEmpty())
        checkDefinition(definition, reader);
    if (!complaint.isEmpty())
        return Error{ErrorCode::BadDefinition, complaint};
    return definition;
}

Result<PortalDefinition> PortalDefinition::parse(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError)
        return Error{ErrorCode::BadDefinition, QStringLiteral("$: not JSON at byte %1: %2").arg(problem.offset).arg(problem.errorString())};
    if (!document.isObject())
        return Error{ErrorCode::BadDefinition, u"$: must be an object"_s};
    return parse(document.object());
}

} // namespace Casement
