// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/query.h"

#include "models/domain/text.h"

#include <QDate>
#include <QDateTime>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Casement {

CaseQuery resolved(CaseQuery query, const QString &personId)
{
    for (Condition &condition : query.conditions)
        condition.values.replaceInStrings(u"@me"_s, personId);
    return query;
}

namespace {

struct Term { QString op, text; bool quoted = false; };

// Splits at spaces outside quotes; an unclosed quote runs to the end.
QList<Term> split(const QString &typed)
{
    QList<Term> terms;
    Term term;
    bool inside = false;
    const auto flush = [&] {
        if (!term.text.isEmpty() || term.quoted || !term.op.isEmpty())
            terms << term;
        term = Term{};
    };
    for (const QChar c : typed) {
        if (c == u'"' || c == QChar(0x201C) || c == QChar(0x201D)) {
            inside = !inside;
            term.quoted = true;
        } else if (c.isSpace() && !inside) {
            flush();
        } else if (c == u':' && !inside && !term.quoted && term.op.isEmpty() && !term.text.isEmpty()) {
            term.op = term.text.toLower();
            term.text.clear();
        } else {
            term.text += c;
        }
    }
    flush();
    return terms;
}

std::optional<Condition> opened(const QString &text)
{
    Condition condition{u"opened"_s, Condition::Op::After, {}};
    QString day = text;
    bool whole = true;
    bool inclusive = false;
    if (day.startsWith(u'>') || day.startsWith(u'<')) {
        condition.op = day.startsWith(u'>') ? Condition::Op::After : Condition::Op::Before;
        day.remove(0, 1);
        inclusive = day.startsWith(u'=');
        if (inclusive)
            day.remove(0, 1);
        whole = false;
    }
    const QDate date = QDate::fromString(day, Qt::ISODate);
    if (!date.isValid())
        return std::nullopt;
    const auto start = [](const QDate &d) { return QDateTime(d, QTime(0, 0), QTimeZone::utc()).toMSecsSinceEpoch(); };
    // After is exclusive of the named day, Before of its first instant; "=" takes the day in.
    if (whole)
        condition.values = {QString::number(start(date) - 1), QString::number(start(date.addDays(1)))};
    else if (condition.op == Condition::Op::After)
        condition.values = {QString::number((inclusive ? start(date) : start(date.addDays(1))) - 1)};
    else
        condition.values = {QString::number(inclusive ? start(date.addDays(1)) : start(date))};
    return condition;
}

bool isNumber(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

void addText(CaseQuery &query, const Term &term, const QString &text)
{
    if (term.quoted) {
        const QString phrase = indexText(text);
        if (!phrase.isEmpty())
            query.phrases << phrase;
        return;
    }
    // What holds together as typed ("v1.2", a CJK word) must stand together; the last token may go on.
    const QStringList parts = tokens(text);
    if (parts.size() == 1)
        query.words << parts.first();
    else if (parts.size() > 1)
        query.phrases << parts.join(u' ');
}

bool addOperator(CaseQuery &query, const Term &term)
{
    static const QStringList named{u"status"_s, u"severity"_s, u"priority"_s, u"account"_s, u"product"_s, u"type"_s, u"number"_s, u"contact"_s};
    if (term.text.isEmpty())
        return false;
    if (term.op == u"opened"_s) {
        const auto condition = opened(term.text);
        if (!condition)
            return false;
        if (condition->values.size() == 2) {
            query.conditions << Condition{u"opened"_s, Condition::Op::After, {condition->values.at(0)}}
                             << Condition{u"opened"_s, Condition::Op::Before, {condition->values.at(1)}};
        } else {
            query.conditions << *condition;
        }
        return true;
    }
    if (term.op == u"subject"_s) {
        query.conditions << Condition{u"subject"_s, Condition::Op::Contains, {term.text}};
        return true;
    }
    if (!named.contains(term.op))
        return false;
    // Words of a person, not ids: the compiler matches them against ids, labels and names.
    query.conditions << Condition{term.op, Condition::Op::Contains, {term.text}};
    return true;
}

} // namespace

CaseQuery parseSearch(const QString &typed)
{
    CaseQuery query;
    const QString trimmed = typed.trimmed();
    const QString digits = trimmed.startsWith(u'#') ? trimmed.mid(1) : trimmed;
    if (isNumber(digits) && digits.size() >= 4) {
        query.conditions << Condition{u"number"_s, Condition::Op::Contains, {digits}};
        return query;
    }
    for (const Term &term : split(trimmed)) {
        if (!term.op.isEmpty() && addOperator(query, term))
            continue;
        addText(query, term, term.op.isEmpty() ? term.text : QString(term.op + u' ' + term.text));
    }
    return query;
}

} // namespace Casement
