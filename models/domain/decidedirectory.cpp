// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/decision.h"
#include "models/domain/directory.h"

#include <algorithm>

// What is changed of accounts and people (ACC-7).
namespace Casement {

namespace {

constexpr int longestValue = 255;

/// The record with the field set; nothing where it says so already.
template <typename T>
Result<std::optional<T>> edited(const QList<RecordField<T>> &fields, T record, const EditRecord &act, bool csm, bool customer)
{
    const auto field = std::find_if(fields.cbegin(), fields.cend(), [&](const auto &known) { return known.id == act.field; });
    if (field == fields.cend())
        return wrong(act.field, u"unknownChoice"_s);
    if (!csm && !(customer && field->customers))
        return refused(QString(act.field + u": may not be changed; ask the CSM"_s));
    QString &present = record.*(field->member);
    const QString value = act.to.trimmed();
    if (present == value)
        return std::optional<T>();
    if (present != act.from)
        return Error{ErrorCode::Conflict, QString(act.field + u": was changed by somebody else"_s)};
    PortalDefinition::Field rule;
    rule.kind = field->kind;
    rule.maxLength = longestValue;
    const QString problem = value.isEmpty() ? (field->required ? u"required"_s : QString()) : problemOf(rule, value);
    if (!problem.isEmpty())
        return wrong(act.field, problem);
    present = value;
    return std::optional(record);
}

} // namespace

const QList<RecordField<Account>> &accountFields()
{
    static const QList<RecordField<Account>> all{
        {u"name"_s, &Account::name, u"line"_s, false, true}, {u"parent"_s, &Account::parentId, u"account"_s}, {u"csm"_s, &Account::csm, u"line"_s},
        {u"phone"_s, &Account::phone, u"phone"_s, true}, {u"fax"_s, &Account::fax, u"phone"_s}, {u"website"_s, &Account::website, u"url"_s, true},
        {u"package"_s, &Account::package, u"line"_s}, {u"supportLevel"_s, &Account::supportLevel, u"line"_s}, {u"accountType"_s, &Account::type, u"line"_s},
        {u"street"_s, &Account::street, u"line"_s}, {u"city"_s, &Account::city, u"line"_s}, {u"country"_s, &Account::country, u"line"_s},
        {u"region"_s, &Account::region, u"line"_s}, {u"subRegion"_s, &Account::subRegion, u"line"_s}};
    return all;
}

const QList<RecordField<Person>> &personFields()
{
    static const QList<RecordField<Person>> all{
        {u"name"_s, &Person::name, u"line"_s, false, true}, {u"email"_s, &Person::email, u"email"_s, false, true},
        {u"phone"_s, &Person::phone, u"phone"_s, true}, {u"title"_s, &Person::title, u"line"_s, true}};
    return all;
}

Result<Effects> Decision::operator()(const EditRecord &act)
{
    const bool csm = m_actor.role == Role::Csm;
    if (act.kind == u"account"_s && m_situation.account) {
        const Account &account = *m_situation.account;
        auto changed = edited(accountFields(), account, act, csm, !isCare(m_actor.role) && m_actor.reach.canEdit(account.id));
        if (!changed)
            return changed.error();
        m_effects.account = std::move(changed).value();
        return m_effects;
    }
    if (act.kind == u"contact"_s && m_situation.contact) {
        auto changed = edited(personFields(), *m_situation.contact, act, csm, m_situation.contact->id == m_actor.personId);
        if (!changed)
            return changed.error();
        m_effects.person = std::move(changed).value();
        return m_effects;
    }
    if (act.kind != u"account"_s && act.kind != u"contact"_s)
        return wrong(u"recordKind"_s, u"must be account or contact"_s);
    return Error{ErrorCode::NotFound, QString(act.kind + u": nothing here, or nothing you may see"_s)};
}

// Whoever may invite may say whom there is to invite: customer admins where they edit, and Care.
Result<Effects> Decision::operator()(const AddContact &act)
{
    const auto &account = m_situation.account;
    if (!account)
        return Error{ErrorCode::NotFound, u"account: nothing here, or nothing you may see"_s};
    if (!isCare(m_actor.role) && !(m_actor.role == Role::CustomerAdmin && m_actor.reach.canEdit(account->id)))
        return refused(u"contacts are added by an admin of the account, the CSM or Care"_s);
    if (m_situation.contact)
        return Error{ErrorCode::Conflict, u"object: this id is taken; send it under a new one"_s};
    Person person{act.id, account->id, act.name.trimmed(), act.email.trimmed(), act.phone.trimmed(), act.title.trimmed(), 0};
    for (const auto &field : personFields()) {
        PortalDefinition::Field rule;
        rule.kind = field.kind;
        rule.maxLength = longestValue;
        const QString &value = person.*(field.member);
        const QString problem = value.isEmpty() ? (field.required ? u"required"_s : QString()) : problemOf(rule, value);
        if (!problem.isEmpty())
            return wrong(field.id, problem);
    }
    if (m_situation.addressTaken)
        return wrong(u"email"_s, u"duplicate"_s);
    m_effects.person = person;
    return m_effects;
}

} // namespace Casement
