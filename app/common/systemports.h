// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

namespace Casement::App {

/// The wall clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override;
    [[nodiscard]] qint64 steadyMs() const override; ///< goes on while the machine sleeps, where the system can tell
};

/// The operating system's own generator, fit for keys. Safe to share between threads.
class SystemEntropy final : public Entropy
{
public:
    void fill(std::span<unsigned char> bytes) override;
};

} // namespace Casement::App
