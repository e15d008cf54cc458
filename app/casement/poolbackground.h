// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/background.h"

#include <QThreadPool>

namespace Casement::App {

/// Work for the windows on threads of its own; what has begun is ended before this is gone.
class PoolBackground final : public Background
{
public:
    void run(std::function<void()> work) override { m_pool.start(std::move(work)); }

private:
    QThreadPool m_pool;
};

} // namespace Casement::App
