// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace Casement {

/// One condition on cases; conditions are joined by AND. Fields: account contact opener type status severity priority product
/// number subject opened updated open escalated viewed. "@me" in values stands for the reader's person id.
struct Condition
{
    enum class Op { Is, IsNot, Before, After, Contains };
    QString field;
    Op op = Op::Is;
    QStringList values; ///< any of them; instants as UTC ms in decimal; booleans "true"/"false"
    friend bool operator==(const Condition &, const Condition &) = default;
};

struct Sort
{
    QString column = QStringLiteral("updated");
    bool descending = true;
    friend bool operator==(const Sort &, const Sort &) = default;
};

/// What a list shows: a view's conditions, the quick filter's, and words to find.
struct CaseQuery
{
    QList<Condition> conditions;
    QStringList words;   ///< folded tokens, each matched as prefix
    QStringList phrases; ///< folded, matched as sequence of whole tokens
    Sort sort;
    friend bool operator==(const CaseQuery &, const CaseQuery &) = default;
};

/// Replaces "@me" in the conditions.
[[nodiscard]] CaseQuery resolved(CaseQuery query, const QString &personId);

/// Anything typed into the search box is a query, never an error (VIEW-7): subject: status: severity: account: opened:>2026-01-01,
/// quoted phrases, words as prefixes. An unknown operator is searched as text. A number alone finds that case.
[[nodiscard]] CaseQuery parseSearch(const QString &typed);

} // namespace Casement
