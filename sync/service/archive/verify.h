// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/archive/dataview.h"

#include <functional>

namespace Casement::Service::Archive {

struct Verdict
{
    QString check;
    QString broken; ///< empty: it holds
    QString advice;
};

/// Checks every invariant of a folder's data that can be checked from outside, also while a service runs on it; all of them, whatever
/// comes out. deep: reads every content and compares its hash. True: all hold.
[[nodiscard]] bool verify(DataView &view, bool deep, const std::function<void(const Verdict &)> &tell);

} // namespace Casement::Service::Archive
