// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/decision.h"

#include <algorithm>

namespace Casement {

void Decision::put(Case &record, const QString &field, const QString &value)
{
    if (field == u"contact"_s) { // people are named in the history, not numbered
        note(field, record.contactName, m_situation.contact->name);
        record.contactId = m_situation.contact->id;
        record.contactName = m_situation.contact->name;
        return;
    }
    const auto *asked = m_definition.field(field);
    if (asked && asked->kind == u"sealed"_s) { // NEW-5: the case says that it is there, and no more
        const QString mark = value.isEmpty() ? QString() : sealedMark;
        note(field, record.fields.value(field), mark);
        m_effects.boxes.insert(field, value);
        if (value.isEmpty())
            record.fields.remove(field);
        else
            record.fields.insert(field, mark);
        return;
    }
    note(field, fieldText(record, field), value);
    if (field == u"cc"_s)
        record.cc = value.split(u'\n', Qt::SkipEmptyParts);
    else if (field == u"product"_s)
        record.product = value;
    else if (field == u"type"_s)
        record.type = value;
    else if (field == u"severity"_s)
        record.severity = value;
    else if (field == u"subject"_s)
        record.subject = value;
    else if (value.isEmpty())
        record.fields.remove(field);
    else
        record.fields.insert(field, value);
}

// What hangs on a choice goes with it: a feature of another product (NEW-2), a severity the new type does not have (SEV-7).
void Decision::fit(Case &record, const QString &changed)
{
    if (changed == u"type"_s) {
        const auto *type = m_definition.caseType(record.type);
        if (type && !type->fixedSeverity.isEmpty() && record.severity != type->fixedSeverity)
            put(record, u"severity"_s, type->fixedSeverity);
    }
    for (const auto &field : m_definition.fields) {
        const bool dependent = field.source == u"features"_s || field.source == u"productTypes"_s;
        const QString value = fieldText(record, field.id);
        if (dependent && !value.isEmpty() && !problemOf(m_definition, record, field.id, value).isEmpty())
            put(record, field.id, {});
    }
}

// OFF-3: an edit clashes with another value than its author saw, and never with one that says the same.
Result<Effects> Decision::operator()(const EditField &act)
{
    if (const auto allowed = mayEdit(); !allowed)
        return allowed.error();
    if (!changeableFields(m_definition, m_actor.role).contains(act.field))
        return refused(QString(act.field + u": may not be changed"_s)); // STAT-10
    if (!isCare(m_actor.role) && !takesReply(m_definition, before(), m_now))
        return refused(u"closed for good: open a new case that names this one"_s);
    const QString present = fieldText(before(), act.field);
    const QString value = act.to.trimmed();
    if (present == value)
        return m_effects;
    if (present != act.from)
        return Error{ErrorCode::Conflict, QString(act.field + u": was changed by somebody else"_s)};
    if (const QString problem = problemOf(m_definition, before(), act.field, value); !problem.isEmpty())
        return wrong(act.field, problem);
    if (act.field == u"contact"_s) {
        // ACC-5: nobody of a sibling is found here, and oneself only where one could have opened the case.
        const auto &contact = m_situation.contact;
        const bool own = contact && contact->id == m_actor.personId && m_actor.reach.canOpen(before().accountId);
        if (!contact || (contact->accountId != before().accountId && !own))
            return wrong(act.field, u"is not a contact of this account"_s);
    }
    Case record = before();
    put(record, act.field, value);
    fit(record, act.field);
    record.updatedAt = m_now;
    m_effects.record = record;
    return m_effects;
}

} // namespace Casement
