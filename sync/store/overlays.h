// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/operation.h"
#include "sync/store/cacherows.h"

#include <QSet>

namespace Casement::Store {

/// Pending work laid over the confirmed rows by the domain's rules, and taken off again. A scope is a case, or one thing looked at:
/// overlays of different scopes never touch the same row. Works inside the caller's transaction.
class Overlays
{
public:
    explicit Overlays(CacheRows &rows) : m_rows(rows) {}

    [[nodiscard]] QString scopeOf(const Operation &operation);
    [[nodiscard]] static QString scopeOf(const Protocol::Object &object); ///< empty: nothing pending can touch it
    /// The scopes of pending acts whose outcome hangs on one of these cases besides their own.
    [[nodiscard]] QSet<QString> scopesBeside(const QSet<QString> &caseIds);
    [[nodiscard]] QSet<QString> scopes();

    /// Remembers an operation and lays it on top of its scope.
    void add(const Operation &operation, qint64 now);
    /// Forgets an operation; its scope has been restored before. Answers whether it opened the case.
    bool forget(const QString &operationId);
    [[nodiscard]] QString scopeOfOperation(const QString &operationId);
    /// Puts the confirmed rows of a scope back.
    void restore(const QString &scope);
    /// Lays the remembered operations of a scope over its confirmed rows, in outbox order.
    void lay(const QString &scope);
    /// What the rules make of an operation on the present rows.
    [[nodiscard]] Result<Effects> forecast(const Operation &operation, qint64 now);

private:
    void layOne(const Operation &operation, const QString &scope, qint64 now);
    void write(const Protocol::Object &object, const Operation &operation, const QString &scope);
    [[nodiscard]] bool isConfirmed(const Effects &effects);
    [[nodiscard]] std::optional<CaseBundle> caseBefore(const QString &caseId);
    void addParts(CaseBundle *bundle);
    [[nodiscard]] std::optional<CaseBundle> survivorOf(const QString &number);
    [[nodiscard]] std::optional<Person> person(const QString &id, const Profile &profile);
    [[nodiscard]] std::optional<Account> account(const QString &id, const Profile &profile);

    CacheRows &m_rows;
};

} // namespace Casement::Store
