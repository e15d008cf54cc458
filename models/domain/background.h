// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QFuture>
#include <QPromise>
#include <functional>
#include <memory>

namespace Casement {

/// Where work runs that would keep the GUI thread busy; implemented in app.
class Background
{
public:
    virtual ~Background() = default;
    /// Runs the work once, soon, on another thread.
    virtual void run(std::function<void()> work) = 0;
};

/// The work's answer, to be consumed with onFinished(). Of its promise the work learns that nobody wants it any more, and tells there
/// how far it is; it may touch nothing of the GUI thread. Without a background it is done at once.
template <typename T>
[[nodiscard]] QFuture<Result<T>> inBackground(Background *background, std::function<Result<T>(QPromise<Result<T>> &)> work)
{
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto job = [promise, work = std::move(work)] {
        promise->addResult(work(*promise));
        promise->finish();
    };
    if (background)
        background->run(job);
    else
        job();
    return promise->future();
}

} // namespace Casement
