// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

namespace Casement {

template <typename T>
[[nodiscard]] QFuture<T> readyFuture(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

/// Calls then(result) once on guard's thread, never after guard died. A future that ends without a result gives Error Cancelled.
template <typename T, typename Then>
void onFinished(const QFuture<Result<T>> &future, QObject *guard, Then then)
{
    auto *watcher = new QFutureWatcher<Result<T>>(guard);
    QObject::connect(watcher, &QFutureWatcherBase::finished, guard, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        const QFuture<Result<T>> done = watcher->future();
        if (done.resultCount() > 0)
            then(done.resultAt(0));
        else
            then(Result<T>(Error{ErrorCode::Cancelled, QStringLiteral("ended without a result")}));
    });
    watcher->setFuture(future);
}

} // namespace Casement
