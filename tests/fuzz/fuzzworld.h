// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/service/serviceworld.h"

struct sqlite3;

namespace Casement::Fuzz {

/// The world of the service's tests, put back to its beginning before each input, so that one input alone repeats a finding.
class FuzzWorld final : public Testing::ServiceWorld
{
public:
    FuzzWorld();
    ~FuzzWorld();
    Q_DISABLE_COPY_MOVE(FuzzWorld)
    void putBack();

private:
    [[nodiscard]] qint64 dataVersion();
    sqlite3 *m_data = nullptr;
    sqlite3 *m_beginning = nullptr;
    qint64 m_version = 0;
    qint64 m_trees = 0;
};

/// One for all targets of a process.
[[nodiscard]] FuzzWorld &freshWorld();

} // namespace Casement::Fuzz
