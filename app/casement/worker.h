// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThread>
#include <atomic>
#include <memory>
#include <type_traits>

namespace Casement::App {

/// One thread with one object that lives and dies in it. Work runs in the order it was given; stop() lets all of it finish.
template <typename Room>
class Worker
{
    Q_DISABLE_COPY_MOVE(Worker)
public:
    explicit Worker(const QString &name)
        : m_anchor(std::make_unique<QObject>())
    {
        m_thread.setObjectName(name);
        m_anchor->moveToThread(&m_thread);
        m_thread.start();
    }
    ~Worker() { stop(); }

    /// make() -> Result<std::unique_ptr<Room>>, run in the thread, after the room of a call before has gone.
    template <typename Make>
    QFuture<Result<void>> open(Make make)
    {
        return post<Result<void>>([this, make = std::move(make)]() mutable -> Result<void> {
            m_shared = nullptr;
            m_room.reset();
            auto made = make();
            if (!made)
                return made.error();
            m_room = std::move(made).value();
            m_shared = m_room.get();
            return {};
        });
    }

    /// work(Room &) -> Result<...>, run in the thread; Error Cancelled where the room is not open.
    template <typename Work>
    auto call(Work work)
    {
        using Answer = std::invoke_result_t<Work, Room &>;
        return post<Answer>([this, work = std::move(work)]() mutable -> Answer {
            if (!m_room)
                return Error{ErrorCode::Cancelled, QStringLiteral("the workspace is closed")};
            return work(*m_room);
        });
    }

    /// The room for what it offers to every thread; null before open() and after stop().
    [[nodiscard]] Room *shared() const { return m_shared; }

    void stop()
    {
        if (!m_thread.isRunning())
            return;
        QMetaObject::invokeMethod(m_anchor.get(), [this] {
            m_shared = nullptr;
            m_room.reset();
            m_thread.quit();
        }, Qt::QueuedConnection);
        m_thread.wait();
    }

private:
    template <typename Answer, typename Work>
    QFuture<Answer> post(Work work)
    {
        // Shared: were the work never run, the promise would end with it and its future as cancelled.
        const auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        QMetaObject::invokeMethod(m_anchor.get(), [promise, work = std::move(work)]() mutable {
            promise->addResult(work());
            promise->finish();
        }, Qt::QueuedConnection);
        return promise->future();
    }

    QThread m_thread;
    std::unique_ptr<QObject> m_anchor;
    std::unique_ptr<Room> m_room; ///< touched in the thread only
    std::atomic<Room *> m_shared = nullptr;
};

} // namespace Casement::App
