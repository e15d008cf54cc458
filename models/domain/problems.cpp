// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/operation.h"
#include "models/domain/outage.h"
#include "models/domain/text.h"
#include "models/domain/weblink.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Casement {

namespace {

bool isAddress(const QString &text)
{
    static const QRegularExpression pattern(u"^[^\\s@,;<>\"]{1,64}@(?=[^\\s@]{1,253}$)[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?\\.[\\p{L}]{2,}$"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    return pattern.match(text).hasMatch() && !text.contains(u".."_s);
}

/// SEV-5: a level a case with these answers never has.
bool isBarred(const PortalDefinition::Level *level, const QMap<QString, QString> &answers)
{
    if (!level)
        return false;
    for (auto it = level->notWhere.cbegin(); it != level->notWhere.cend(); ++it) {
        if (it.value().contains(answers.value(it.key())))
            return true;
    }
    return false;
}

// Lenient on purpose (NEW-6): any way people write numbers, with extension.
bool isPhone(const QString &text)
{
    static const QRegularExpression pattern(u"^[+(]?[0-9][0-9 ()./-]{3,}(?:\\s*(?:x|ext\\.?|#)\\s*[0-9]{1,8})?$"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return pattern.match(text.trimmed()).hasMatch();
}

QString valueOf(const OpenCase &draft, const QString &field)
{
    if (field == u"account"_s)
        return draft.accountId;
    if (field == u"contact"_s)
        return draft.contactId;
    if (field == u"type"_s)
        return draft.type;
    if (field == u"severity"_s)
        return draft.severity;
    if (field == u"priority"_s)
        return draft.priority;
    if (field == u"subject"_s)
        return draft.subject;
    if (field == u"description"_s)
        return draft.description;
    if (field == u"product"_s)
        return draft.product;
    return draft.fields.value(field);
}

QString problemOfCc(const QStringList &cc, int most)
{
    QStringList seen;
    for (const QString &address : cc) {
        if (!isAddress(address))
            return u"notAnAddress"_s;
        if (seen.contains(address.toLower()))
            return u"duplicate"_s;
        seen << address.toLower();
    }
    return cc.size() > most ? u"tooMany"_s : QString();
}

// A choice is asked only where the answers before it leave something to choose (NEW-2).
QString problemOfAnswer(const PortalDefinition &definition, const PortalDefinition::Field &field, const QString &value, const QMap<QString, QString> &answers)
{
    const bool choice = field.kind == u"choice"_s;
    const auto choices = choice ? definition.choices(field.id, answers) : QList<PortalDefinition::Choice>{};
    const bool dependent = field.source == u"features"_s || field.source == u"productTypes"_s;
    if (value.isEmpty())
        return (!choice || !choices.isEmpty()) && (field.required || dependent) ? u"required"_s : QString();
    if (choice)
        return std::any_of(choices.cbegin(), choices.cend(), [&](const auto &c) { return c.id == value; }) ? QString() : u"unknownChoice"_s;
    return problemOf(field, value);
}

} // namespace

QString problemOf(const PortalDefinition::Field &field, const QString &value)
{
    if (field.kind == u"sealed"_s)
        return isBox(value) ? QString() : u"notSealed"_s;
    const bool oneLine = field.kind != u"text"_s && field.kind != u"markdown"_s;
    if (oneLine && (value.contains(u'\n') || value.contains(u'\r')))
        return u"oneLine"_s;
    if (field.maxLength > 0 && characterCount(value) > field.maxLength)
        return u"tooLong"_s;
    if (field.kind == u"url"_s && !isWebLink(value))
        return u"notALink"_s;
    if (field.kind == u"phone"_s && !isPhone(value))
        return u"notAPhone"_s;
    if (field.kind == u"email"_s && !isAddress(value))
        return u"notAnAddress"_s;
    if (field.kind == u"digits"_s && !std::all_of(value.cbegin(), value.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return u"notDigits"_s;
    return {};
}

QMap<QString, QString> problemsOf(const PortalDefinition &definition, const OpenCase &draft)
{
    QMap<QString, QString> problems;
    QMap<QString, QString> answers = draft.fields;
    answers.insert(u"product"_s, draft.product);
    QStringList asked = outageFields(definition, draft.severity);
    for (const auto &page : asked.isEmpty() ? definition.newCasePages : QList<PortalDefinition::Page>())
        asked << page.fields;
    for (const QString &id : asked) {
        const auto *field = definition.field(id);
        if (!field) // hidden from this reader's definition
            continue;
        const QString problem = field->kind == u"cc"_s ? problemOfCc(draft.cc, definition.limits.cc)
                                                       : problemOfAnswer(definition, *field, valueOf(draft, id).trimmed(), answers);
        if (!problem.isEmpty())
            problems.insert(id, problem);
    }
    if (!problems.contains(u"severity"_s) && isBarred(definition.severity(draft.severity), answers))
        problems.insert(u"severity"_s, u"notHere"_s);
    return problems;
}

QString problemOf(const PortalDefinition &definition, const Case &record, const QString &fieldId, const QString &value)
{
    const auto *field = definition.field(fieldId);
    if (!field)
        return u"unknownChoice"_s;
    if (field->kind == u"cc"_s)
        return problemOfCc(value.split(u'\n', Qt::SkipEmptyParts), definition.limits.cc);
    QMap<QString, QString> answers = record.fields;
    answers.insert(u"product"_s, record.product);
    if (const QString problem = problemOfAnswer(definition, *field, value.trimmed(), answers); !problem.isEmpty())
        return problem;
    answers.insert(fieldId, value.trimmed());
    const auto *level = definition.severity(fieldId == u"severity"_s ? value : record.severity);
    const bool asked = level && (fieldId == u"severity"_s || level->notWhere.contains(fieldId));
    return asked && isBarred(level, answers) ? u"notHere"_s : QString();
}

// The key's and the seal's bytes at least, and no more than a long passphrase needs.
bool isBox(const QString &value)
{
    constexpr qsizetype least = 48, most = 2048;
    const auto decoded = QByteArray::fromBase64Encoding(value.mid(boxPrefix.size()).toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    return value.startsWith(boxPrefix) && decoded && decoded.decoded.size() >= least && decoded.decoded.size() <= most;
}

Advice advise(const PortalDefinition &definition, const QList<int> &answers)
{
    const auto *question = definition.advisor.isEmpty() ? nullptr : &definition.advisor.first();
    for (const int at : answers) {
        if (!question || at < 0 || at >= question->answers.size())
            return {};
        const auto &answer = question->answers.at(at);
        if (answer.next.isEmpty())
            return {nullptr, answer.level, answer.reason};
        question = definition.question(answer.next);
    }
    return {question, {}, {}};
}

} // namespace Casement
