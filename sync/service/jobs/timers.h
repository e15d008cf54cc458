// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/operation.h"
#include "sync/service/storage/core.h"

namespace Casement::Service {

/// What is to happen to cases by itself, as rows (case, kind, period, due). What did happen is a history entry whose id follows from
/// period and kind: with any number of instances, and after any restart, it happens once.
class Timers
{
public:
    explicit Timers(Core &core) : m_core(core) {}

    /// Sets and takes away what follows from a change of a case; within the caller's transaction.
    static void plan(Core &core, const std::optional<Case> &before, const Effects &effects);
    /// Sets anew what waits in pending cases, after a change of the definition; within the caller's transaction.
    static void planAgain(Core &core);
    /// Fires what is due, the earliest first.
    void tick();

private:
    struct Due { QString caseId, kind, period; };
    [[nodiscard]] QList<Due> due(qint64 now, bool held);
    void fire(const Due &due, qint64 now);
    [[nodiscard]] std::optional<CaseBundle> caseOf(const QString &id);

    Core &m_core;
    qint64 m_noted = 0; ///< when the time was last written down
};

} // namespace Casement::Service
