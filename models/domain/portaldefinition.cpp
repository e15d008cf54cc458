// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/portaldefinition.h"

#include <QJsonArray>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement {

namespace {

template <typename T>
const T *byId(const QList<T> &list, const QString &id)
{
    const auto it = std::find_if(list.cbegin(), list.cend(), [&](const T &item) { return item.id == id; });
    return it == list.cend() ? nullptr : &*it;
}

template <typename T>
QList<PortalDefinition::Choice> asChoices(const QList<T> &list)
{
    QList<PortalDefinition::Choice> choices;
    for (const T &item : list)
        choices << PortalDefinition::Choice{item.id, item.label, QString()};
    return choices;
}

QJsonArray without(const QJsonArray &array, const QString &member)
{
    QJsonArray kept;
    for (const QJsonValue &value : array) {
        QJsonObject item = value.toObject();
        item.remove(member);
        kept << item;
    }
    return kept;
}

} // namespace

const PortalDefinition::Status *PortalDefinition::status(const QString &id) const { return byId(statuses, id); }
const PortalDefinition::Level *PortalDefinition::severity(const QString &id) const { return byId(severities, id); }
const PortalDefinition::Level *PortalDefinition::priority(const QString &id) const { return byId(priorities, id); }
const PortalDefinition::CaseType *PortalDefinition::caseType(const QString &id) const { return byId(caseTypes, id); }
const PortalDefinition::Product *PortalDefinition::product(const QString &id) const { return byId(products, id); }
const PortalDefinition::Field *PortalDefinition::field(const QString &id) const { return byId(fields, id); }
const PortalDefinition::View *PortalDefinition::view(const QString &id) const { return byId(views, id); }
const PortalDefinition::Reason *PortalDefinition::reason(const QString &id) const { return byId(reasons, id); }
const PortalDefinition::Promise *PortalDefinition::promise(const QString &id) const { return byId(promises, id); }
const PortalDefinition::Article *PortalDefinition::article(const QString &id) const { return byId(articles, id); }

const PortalDefinition::Question *PortalDefinition::question(const QString &id) const { return byId(advisor, id); }

QStringList PortalDefinition::sealedFields() const
{
    QStringList ids;
    for (const Field &field : fields) {
        if (field.kind == u"sealed"_s)
            ids << field.id;
    }
    return ids;
}

const PortalDefinition::CloseReason *PortalDefinition::closeReason(const QString &id) const { return byId(closeReasons, id); }
const PortalDefinition::Topic *PortalDefinition::topic(const QString &id) const { return byId(topics, id); }
const Calendar *PortalDefinition::calendar(const QString &id) const { return byId(calendars, id); }

const PortalDefinition::Feature *PortalDefinition::feature(const QString &productId, const QString &featureId) const
{
    const Product *found = product(productId);
    return found ? byId(found->features, featureId) : nullptr;
}

const PortalDefinition::Status &PortalDefinition::firstOf(const QString &phase) const
{
    const auto it = std::find_if(statuses.cbegin(), statuses.cend(), [&](const Status &s) { return s.phase == phase; });
    Q_ASSERT(it != statuses.cend());
    return *it;
}

bool PortalDefinition::asks(const QString &fieldId) const
{
    return std::any_of(newCasePages.cbegin(), newCasePages.cend(), [&](const Page &page) { return page.fields.contains(fieldId); });
}

bool PortalDefinition::isOpen(const QString &statusId) const
{
    const Status *found = status(statusId);
    return !found || found->phase != u"closed"_s;
}

const PortalDefinition::Transition *PortalDefinition::chosenMove(const QString &from, const QString &to, const QString &by) const
{
    const auto it = std::find_if(transitions.cbegin(), transitions.cend(), [&](const Transition &t) {
        return t.from == from && t.to == to && t.on == u"choose"_s && t.by.contains(by);
    });
    return it == transitions.cend() ? nullptr : &*it;
}

const PortalDefinition::Transition *PortalDefinition::moveOn(const QString &event, const QString &from, const QString &by) const
{
    const auto it = std::find_if(transitions.cbegin(), transitions.cend(), [&](const Transition &t) {
        return t.on == event && t.from == from && t.by.contains(by);
    });
    return it == transitions.cend() ? nullptr : &*it;
}

const PortalDefinition::Target *PortalDefinition::targetFor(const QString &level, const QString &supportLevel) const
{
    const auto fits = [](const QStringList &list, const QString &id) { return list.isEmpty() || list.contains(id); };
    const auto it = std::find_if(targets.cbegin(), targets.cend(), [&](const Target &t) {
        return fits(t.levels, level) && fits(t.supportLevels, supportLevel);
    });
    return it == targets.cend() ? nullptr : &*it;
}

QList<PortalDefinition::Choice> PortalDefinition::choices(const QString &fieldId, const QMap<QString, QString> &answers) const
{
    const Field *asked = field(fieldId);
    const QString source = asked && !asked->source.isEmpty() ? asked->source : fieldId;
    if (asked && !asked->products.isEmpty() && !asked->products.contains(answers.value(u"product"_s)))
        return {};
    if (source == u"types"_s)
        return asChoices(caseTypes);
    if (source == u"severities"_s)
        return asChoices(severities);
    if (source == u"priorities"_s)
        return asChoices(priorities);
    if (source == u"products"_s)
        return asChoices(products);
    if (source == u"features"_s) {
        const Product *chosen = product(answers.value(u"product"_s));
        return chosen ? asChoices(chosen->features) : QList<Choice>{};
    }
    if (source == u"productTypes"_s) {
        const Feature *chosen = feature(answers.value(u"product"_s), answers.value(u"feature"_s));
        return chosen ? chosen->types : QList<Choice>{};
    }
    return picklists.value(source);
}

const PortalDefinition::Promise *PortalDefinition::promiseFor(const QString &severity, const QString &reason) const
{
    const auto fits = [](const QStringList &list, const QString &id) { return list.isEmpty() || list.contains(id); };
    const auto it = std::find_if(promises.cbegin(), promises.cend(), [&](const Promise &p) {
        return fits(p.severities, severity) && fits(p.reasons, reason);
    });
    return it == promises.cend() ? nullptr : &*it;
}

QJsonObject PortalDefinition::projected(const QList<Audience> &audiences) const
{
    if (audiences.contains(Audience::Care))
        return m_json;
    QJsonObject json = m_json;
    QJsonArray shown;
    for (const QJsonValue &value : json.value(u"fields"_s).toArray()) {
        const QString audience = value.toObject().value(u"audience"_s).toString(u"public"_s);
        if (audience == u"public"_s)
            shown << value;
    }
    json.insert(u"fields"_s, shown);
    // Who takes an escalation is Care's own business; that a reason expects an earlier round is shown to the customer.
    QJsonObject escalation = json.value(u"escalation"_s).toObject();
    if (!escalation.isEmpty()) {
        escalation.insert(u"reasons"_s, without(escalation.value(u"reasons"_s).toArray(), u"route"_s));
        json.insert(u"escalation"_s, escalation);
    }
    QJsonArray moves;
    for (const QJsonValue &value : json.value(u"transitions"_s).toArray()) {
        QJsonObject move = value.toObject();
        QJsonArray by;
        for (const QJsonValue &who : move.value(u"by"_s).toArray()) {
            if (who.toString() == u"customer"_s)
                by << who;
        }
        if (!by.isEmpty()) {
            move.insert(u"by"_s, by);
            moves << move;
        }
    }
    json.insert(u"transitions"_s, moves);
    json.insert(u"projected"_s, true);
    json.remove(u"notices"_s); // who else hears of a case
    if (severityAudience == Audience::Care) {
        json.remove(u"severities"_s);
        QJsonArray kept;
        for (const QJsonValue &value : json.value(u"columns"_s).toArray()) {
            if (value.toObject().value(u"id"_s) != u"severity"_s)
                kept << value;
        }
        json.insert(u"columns"_s, kept);
    }
    return json;
}

} // namespace Casement
