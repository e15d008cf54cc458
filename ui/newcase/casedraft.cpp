// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/newcase/casedraft.h"

#include "models/domain/outage.h"
#include "ui/common/attachmentbar.h"

#include <algorithm>
#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Casement::Ui::CaseDraft)
};

QJsonObject toObject(const QMap<QString, QString> &map)
{
    QJsonObject object;
    for (auto it = map.cbegin(); it != map.cend(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

QMap<QString, QString> toMap(const QJsonObject &object)
{
    QMap<QString, QString> map;
    for (auto it = object.constBegin(); it != object.constEnd(); ++it)
        map.insert(it.key(), it.value().toString());
    return map;
}

} // namespace

void CaseDraft::set(const PortalDefinition &definition, const QString &field, const QString &value)
{
    if (m_answers.value(field) == value)
        return;
    if (value.isEmpty())
        m_answers.remove(field);
    else
        m_answers.insert(field, value);
    if (field == u"severity"_s)
        m_severityChosen = !value.isEmpty();
    if (field == u"type"_s)
        proposeSeverity(definition);
    dropUnfit(definition);
}

void CaseDraft::setContact(const QString &personId, const QString &name)
{
    m_answers.insert(u"contact"_s, personId);
    contactName = name;
}

const PortalDefinition::Level *CaseDraft::fixedSeverity(const PortalDefinition &definition) const
{
    const auto *type = definition.caseType(value(u"type"_s));
    return type && !type->fixedSeverity.isEmpty() ? definition.severity(type->fixedSeverity) : nullptr;
}

void CaseDraft::proposeSeverity(const PortalDefinition &definition)
{
    const auto *type = definition.caseType(value(u"type"_s));
    if (!type)
        return;
    if (!type->fixedSeverity.isEmpty()) {
        m_answers.insert(u"severity"_s, type->fixedSeverity);
        m_severityChosen = false; // another type frees it again
    } else if (!m_severityChosen) {
        if (type->proposedSeverity.isEmpty())
            m_answers.remove(u"severity"_s);
        else
            m_answers.insert(u"severity"_s, type->proposedSeverity);
    }
}

void CaseDraft::dropUnfit(const PortalDefinition &definition)
{
    for (const auto &page : definition.newCasePages) {
        for (const QString &id : page.fields) {
            const auto *field = definition.field(id);
            if (!field || field->kind != u"choice"_s || !m_answers.contains(id))
                continue;
            const auto choices = definition.choices(id, m_answers);
            if (std::none_of(choices.cbegin(), choices.cend(),
                             [&](const auto &choice) { return choice.id == m_answers.value(id); }))
                m_answers.remove(id);
        }
    }
}

CaseDraft::Asked CaseDraft::asked(const PortalDefinition &definition, const PortalDefinition::Field &field) const
{
    const QStringList shortReport = outageFields(definition, value(u"severity"_s));
    if (!shortReport.isEmpty() && !shortReport.contains(field.id))
        return Asked::Never;
    if (field.kind != u"choice"_s || !definition.choices(field.id, m_answers).isEmpty())
        return Asked::Now;
    const auto *product = definition.product(value(u"product"_s));
    if (field.source == u"features"_s)
        return product ? Asked::Never : Asked::Later;
    if (field.source == u"productTypes"_s) {
        const bool featureOpen = !product || (!product->features.isEmpty() && value(u"feature"_s).isEmpty());
        return featureOpen ? Asked::Later : Asked::Never;
    }
    return Asked::Never;
}

QString CaseDraft::composedDescription(const PortalDefinition &definition) const
{
    QStringList parts;
    if (const QString own = value(u"description"_s).trimmed(); !own.isEmpty())
        parts << own;
    for (const auto &question : definition.checklist) {
        if (const QString answer = checklist.value(question.id).trimmed(); !answer.isEmpty())
            parts << QString(u"### "_s + question.label + u"\n\n"_s + answer);
    }
    if (const QString further = furtherInstances.simplified(); severalInstances && !further.isEmpty())
        parts << QString(u"### "_s + Words::tr("Further instances affected") + u"\n\n"_s + further);
    return parts.join(u"\n\n"_s);
}

OpenCase CaseDraft::toOpenCase(const PortalDefinition &definition) const
{
    OpenCase act;
    act.fields = m_answers;
    const auto take = [&](const QString &id) { return act.fields.take(id); };
    act.accountId = take(u"account"_s);
    act.contactId = take(u"contact"_s);
    act.type = take(u"type"_s);
    act.severity = take(u"severity"_s);
    act.priority = take(u"priority"_s);
    act.subject = take(u"subject"_s).trimmed();
    take(u"description"_s);
    act.description = composedDescription(definition);
    act.product = take(u"product"_s);
    act.cc = cc;
    act.related = related;
    for (const LocalFile &file : files)
        act.attachments << AttachmentRef{file.id, file.name, file.mime, file.size};
    return act;
}

bool CaseDraft::isEmpty() const
{
    // Account, contact and a proposed severity are filled in by the form itself.
    static const QStringList given{u"account"_s, u"contact"_s};
    const bool answered =
        std::any_of(m_answers.keyBegin(), m_answers.keyEnd(), [](const QString &id) { return !given.contains(id); });
    const bool told = std::any_of(checklist.cbegin(), checklist.cend(),
                                  [](const QString &answer) { return !answer.trimmed().isEmpty(); });
    return !answered && !told && cc.isEmpty() && files.isEmpty() && furtherInstances.isEmpty();
}

QJsonObject CaseDraft::toJson() const
{
    return {{u"answers"_s, toObject(m_answers)},
            {u"severityChosen"_s, m_severityChosen},
            {u"contactName"_s, contactName},
            {u"checklist"_s, toObject(checklist)},
            {u"severalInstances"_s, severalInstances},
            {u"furtherInstances"_s, furtherInstances},
            {u"cc"_s, QJsonArray::fromStringList(cc)},
            {u"files"_s, AttachmentBar::toJson(files)},
            {u"page"_s, page},
            {u"related"_s, related},
            {u"relatedNumber"_s, relatedNumber}};
}

CaseDraft CaseDraft::fromJson(const QJsonObject &json)
{
    CaseDraft draft;
    draft.m_answers = toMap(json.value(u"answers"_s).toObject());
    draft.m_severityChosen = json.value(u"severityChosen"_s).toBool();
    draft.contactName = json.value(u"contactName"_s).toString();
    draft.checklist = toMap(json.value(u"checklist"_s).toObject());
    draft.severalInstances = json.value(u"severalInstances"_s).toBool();
    draft.furtherInstances = json.value(u"furtherInstances"_s).toString();
    for (const QJsonValue &address : json.value(u"cc"_s).toArray())
        draft.cc << address.toString();
    draft.files = AttachmentBar::fromJson(json.value(u"files"_s).toArray());
    draft.page = json.value(u"page"_s).toString();
    draft.related = json.value(u"related"_s).toString();
    draft.relatedNumber = json.value(u"relatedNumber"_s).toString();
    return draft;
}

CaseDraft CaseDraft::of(const Case &record)
{
    CaseDraft draft;
    draft.m_answers = record.fields;
    for (const QString &id : {u"account"_s, u"contact"_s, u"type"_s, u"severity"_s, u"priority"_s, u"subject"_s, u"product"_s})
        draft.m_answers.insert(id, fieldText(record, id));
    draft.contactName = record.contactName;
    draft.cc = record.cc;
    return draft;
}

CaseDraft CaseDraft::of(const OpenCase &act, const QString &contactName)
{
    CaseDraft draft;
    draft.m_answers = act.fields;
    const QMap<QString, QString> columns{{u"account"_s, act.accountId}, {u"contact"_s, act.contactId}, {u"type"_s, act.type},
                                         {u"severity"_s, act.severity}, {u"priority"_s, act.priority}, {u"subject"_s, act.subject},
                                         {u"description"_s, act.description}, {u"product"_s, act.product}};
    draft.m_answers.insert(columns);
    draft.m_answers.removeIf([](const QMap<QString, QString>::iterator &answer) { return answer.value().isEmpty(); });
    draft.m_severityChosen = !act.severity.isEmpty();
    draft.contactName = contactName;
    draft.cc = act.cc;
    draft.related = act.related;
    for (const AttachmentRef &file : act.attachments)
        draft.files << LocalFile{file.id, {}, file.name, file.mime, file.size};
    return draft;
}

} // namespace Casement::Ui
