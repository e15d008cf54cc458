// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/portaldefinition.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace Casement {

namespace {

/// Walks the JSON and keeps the first complaint with its path; after one, all reads answer defaults.
class Reader
{
public:
    Reader(const QJsonObject &json, QString path, QString *complaint) : m_json(json), m_path(std::move(path)), m_complaint(complaint) {}

    QString text(const char *member, bool required = false) const
    {
        const QJsonValue value = get(member);
        if (value.isUndefined()) {
            if (required)
                complain(member, u"is missing"_s);
            return {};
        }
        if (!value.isString())
            complain(member, u"must be a text"_s);
        else if (required && value.toString().isEmpty())
            complain(member, u"must not be empty"_s);
        return value.toString();
    }
    qint64 number(const char *member, qint64 fallback) const
    {
        const QJsonValue value = get(member);
        if (value.isUndefined())
            return fallback;
        if (!value.isDouble() || value.toDouble() < 0)
            complain(member, u"must be a number that is not negative"_s);
        return value.toInteger();
    }
    bool flag(const char *member, bool fallback) const
    {
        const QJsonValue value = get(member);
        if (!value.isUndefined() && !value.isBool())
            complain(member, u"must be true or false"_s);
        return value.toBool(fallback);
    }
    QStringList texts(const char *member) const
    {
        const QJsonValue value = get(member);
        QStringList list;
        if (!value.isUndefined() && !value.isArray())
            complain(member, u"must be a list of texts"_s);
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (!array.at(i).isString())
                complainAt(at(member, i), u"must be a text"_s);
            list << array.at(i).toString();
        }
        return list;
    }
    Reader object(const char *member) const
    {
        const QJsonValue value = get(member);
        if (!value.isUndefined() && !value.isObject())
            complain(member, u"must be an object"_s);
        return Reader(value.toObject(), QString(m_path + u'.' + QString::fromLatin1(member)), m_complaint);
    }
    /// Reads each element; ids must be there and differ.
    template <typename T, typename Read>
    QList<T> list(const char *member, bool required, Read read) const
    {
        const QJsonValue value = get(member);
        QList<T> items;
        if (value.isUndefined() && !required)
            return items;
        if (!value.isArray() || (required && value.toArray().isEmpty())) {
            complain(member, u"must be a list with at least one entry"_s);
            return items;
        }
        QSet<QString> ids;
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (!array.at(i).isObject())
                complainAt(at(member, i), u"must be an object"_s);
            const QJsonObject json = array.at(i).toObject();
            items << read(Reader(json, at(member, i), m_complaint));
            const QString id = json.value(u"id"_s).toString();
            if (!id.isEmpty() && ids.contains(id))
                complainAt(QString(at(member, i) + u".id"_s), QString(u"\""_s + id + u"\" is used twice"_s));
            ids.insert(id);
        }
        return items;
    }
    void complain(const char *member, const QString &reason) const { complainAt(QString(m_path + u'.' + QString::fromLatin1(member)), reason); }
    void complainAt(const QString &path, const QString &reason) const
    {
        if (m_complaint->isEmpty())
            *m_complaint = QString(path + u": "_s + reason);
    }
    [[nodiscard]] bool has(const char *member) const { return !get(member).isUndefined(); }
    [[nodiscard]] QStringList members() const { return m_json.keys(); }
    [[nodiscard]] QString path() const { return m_path; }

private:
    [[nodiscard]] QJsonValue get(const char *member) const
    {
        const auto it = m_json.constFind(QLatin1String(member));
        return it == m_json.constEnd() ? QJsonValue(QJsonValue::Undefined) : it.value();
    }
    [[nodiscard]] QString at(const char *member, qsizetype i) const
    {
        return QString(m_path + u'.' + QString::fromLatin1(member) + u'[' + QString::number(i) + u']');
    }
    QJsonObject m_json;
    QString m_path;
    QString *m_complaint;
};

using D = PortalDefinition;

D::Choice readChoice(const Reader &r) { return {r.text("id", true), r.text("label", true), r.text("hint")}; }

D::Level readLevel(const Reader &r)
{
    return {r.text("id", true), r.text("label", true), r.text("shortLabel", true), r.text("hint"), int(r.number("rank", 0)), r.texts("qualifies")};
}

D::Field readField(const Reader &r)
{
    static const QStringList kinds{u"line"_s, u"text"_s, u"markdown"_s, u"choice"_s, u"url"_s, u"phone"_s, u"digits"_s, u"email"_s, u"account"_s, u"contact"_s, u"cc"_s};
    D::Field field{r.text("id", true), r.text("label", true), r.text("hint"), r.text("kind", true), r.text("source"),
                   int(r.number("maxLength", 0)), r.flag("required", false), r.flag("customerEdits", false), Audience::Public};
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
                                    u"number"_s, u"subject"_s, u"opened"_s, u"updated"_s, u"open"_s, u"escalated"_s, u"viewed"_s};
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
        return D::Transition{t.text("from", true), t.text("to", true), t.texts("by")};
    });
    d.caseTypes = r.list<D::CaseType>("caseTypes", false, [](const Reader &t) {
        return D::CaseType{t.text("id", true), t.text("label", true), t.text("hint"), t.text("fixedSeverity"), t.text("proposedSeverity")};
    });
    d.severities = r.list<D::Level>("severities", false, readLevel);
    d.priorities = r.list<D::Level>("priorities", false, readLevel);
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
    d.escalationIntro = e.text("intro");
    d.reasons = e.list<D::Reason>("reasons", true, [](const Reader &x) {
        return D::Reason{x.text("id", true), x.text("label", true), x.text("hint"), x.text("route"), x.flag("expectsEarlierRound", false)};
    });
    d.promises = e.list<D::Promise>("promises", true, [](const Reader &x) {
        return D::Promise{x.text("id", true), x.text("label", true), x.number("withinMs", 0), x.texts("severities"), x.texts("reasons")};
    });
}

void readScalars(D &d, const Reader &r)
{
    d.id = r.text("id", true);
    d.name = r.text("name", true);
    d.supportEmail = r.text("supportEmail");
    d.version = int(r.number("version", 1));
    const Reader outage = r.object("outage");
    d.outage = {outage.text("label"), outage.text("text"), outage.text("phone"), outage.text("email")};
    const Reader limits = r.object("limits");
    d.limits = {limits.number("fileBytes", d.limits.fileBytes), limits.number("caseBytes", d.limits.caseBytes), int(limits.number("cc", d.limits.cc))};
    const Reader permissions = r.object("permissions");
    d.parentAccount = readMatrix(permissions.object("parentAccount"));
    d.subAccount = readMatrix(permissions.object("subAccount"));
    d.standardAccount = readMatrix(permissions.object("standardAccount"));
    d.ownerPublic = r.flag("ownerPublic", true);
    if (r.has("customerSets"))
        d.customerSets = r.text("customerSets", true);
    d.priorityFollowsSeverity = r.flag("priorityFollowsSeverity", true);
    d.reopenWindowMs = r.number("reopenWindowMs", 0);
    d.firstView = r.text("firstView", true);
    d.pages = r.texts("pages");
}

/// What one list says of another must exist there.
void checkReferences(const D &d, const Reader &r)
{
    const auto refer = [&](bool found, const QString &path, const QString &id) {
        if (!found)
            r.complainAt(path, QString(u"\""_s + id + u"\" does not exist"_s));
    };
    const auto path = [](const char *list, qsizetype i, const char *member) {
        return QStringLiteral("$.%1[%2].%3").arg(QLatin1String(list)).arg(i).arg(QLatin1String(member));
    };
    static const QStringList places{u"knowledge"_s, u"messages"_s};
    for (const QString &page : d.pages)
        refer(places.contains(page), u"$.pages"_s, page);
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
    }
    for (qsizetype i = 0; i < d.promises.size(); ++i) {
        for (const QString &id : d.promises.at(i).severities)
            refer(d.severity(id), path("escalation.promises", i, "severities"), id);
        for (const QString &id : d.promises.at(i).reasons)
            refer(d.reason(id), path("escalation.promises", i, "reasons"), id);
    }
    refer(d.view(d.firstView), u"$.firstView"_s, d.firstView);
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
    if (complaint.isEmpty())
        checkReferences(definition, reader);
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
