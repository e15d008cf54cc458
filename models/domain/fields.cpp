// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/operation.h"
#include "models/domain/ports.h"

using namespace Qt::StringLiterals;

namespace Casement {

std::optional<EditField> fieldSetBy(const Operation::Act &act)
{
    if (const auto *edit = std::get_if<EditField>(&act))
        return *edit;
    if (const auto *status = std::get_if<SetStatus>(&act))
        return EditField{u"status"_s, status->from, status->to};
    if (const auto *assign = std::get_if<Assign>(&act))
        return EditField{u"owner"_s, assign->from, assign->to};
    if (const auto *level = std::get_if<SetLevel>(&act))
        return EditField{level->level, level->from, level->to};
    return std::nullopt;
}

Operation::Act withValues(const Operation::Act &act, const QString &from, const QString &to)
{
    Operation::Act changed = act;
    const auto set = [&](auto *part) {
        if (part) {
            part->from = from;
            part->to = to;
        }
    };
    set(std::get_if<EditField>(&changed));
    set(std::get_if<SetStatus>(&changed));
    set(std::get_if<Assign>(&changed));
    set(std::get_if<SetLevel>(&changed));
    return changed;
}

QString fieldText(const Case &record, const QString &field)
{
    if (field == u"status"_s)
        return record.status;
    if (field == u"type"_s)
        return record.type;
    if (field == u"severity"_s)
        return record.severity;
    if (field == u"priority"_s)
        return record.priority;
    if (field == u"subject"_s)
        return record.subject;
    if (field == u"description"_s)
        return record.description;
    if (field == u"product"_s)
        return record.product;
    if (field == u"account"_s)
        return record.accountId;
    if (field == u"contact"_s)
        return record.contactId;
    return field == u"cc"_s ? record.cc.join(u'\n') : record.fields.value(field);
}

bool readsBoxes(Role role, const QString &personId, const CaseCare &care)
{
    return (role == Role::Engineer || role == Role::Manager) && care.ownerId == personId;
}

void eraseBoxes(const PortalDefinition &definition, Effects &effects, const QString &first, HistoryEntry entry)
{
    for (const QString &field : definition.sealedFields()) {
        if (effects.record->fields.remove(field) == 0)
            continue;
        effects.boxes.insert(field, {});
        entry.id = effects.boxes.size() == 1 ? first : derivedId(first, field);
        entry.field = field;
        entry.from = sealedMark;
        entry.to.clear();
        entry.note.clear();
        effects.history << entry;
    }
}

QStringList changeableFields(const PortalDefinition &definition, Role role)
{
    // Levels are set by acts of their own; what somebody wrote stays as they wrote it.
    static const QStringList never{u"account"_s, u"severity"_s, u"priority"_s, u"description"_s, u"status"_s};
    QStringList ids;
    for (const auto &field : definition.fields) {
        // NEW-5: what is sealed is its customers' to replace and to erase.
        const bool allowed = isCare(role) ? !never.contains(field.id) && field.kind != u"sealed"_s : field.customerEdits;
        if (allowed && field.audience == Audience::Public)
            ids << field.id;
    }
    return ids;
}

} // namespace Casement
