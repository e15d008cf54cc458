// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"
#include "sync/sql/database.h"

#include <mutex>

namespace Casement::Service {

/// Notices that the wall clock was set by more than five minutes. Timers that close cases then wait until somebody says that the
/// time is right. From any thread.
class ClockWatch
{
public:
    /// At a start: known is the latest time written down; a clock well before it was set back.
    void begin(const Clock &clock, qint64 known);
    /// True while closing timers must wait.
    [[nodiscard]] bool look(const Clock &clock);
    [[nodiscard]] bool held() const;
    /// The time is right as it is.
    void confirm(const Clock &clock);

    /// Writes the time down; it goes back only where somebody confirmed it.
    static void note(Sql::Database &db, const QString &portal, qint64 now, bool confirmed = false);
    [[nodiscard]] static qint64 noted(Sql::Database &db, const QString &portal);

private:
    mutable std::mutex m_mutex;
    qint64 m_offset = 0; ///< wall time less steady time when last looked at
    bool m_begun = false, m_held = false;
};

} // namespace Casement::Service
