// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/qtscheduler.h"

#include <QTimer>
#include <algorithm>
#include <limits>

namespace Casement::App {

QtScheduler::QtScheduler(QObject *parent)
    : QObject(parent)
{
}

QtScheduler::~QtScheduler() = default;

void QtScheduler::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection);
}

Scheduler::Id QtScheduler::postAfter(qint64 delayMs, std::function<void()> work)
{
    const Id id = ++m_last;
    auto *timer = new QTimer(this);
    timer->setSingleShot(true);
    connect(timer, &QTimer::timeout, this, [this, id, timer, work = std::move(work)] {
        m_timers.erase(id);
        timer->deleteLater();
        work();
    });
    timer->start(static_cast<int>(std::clamp<qint64>(delayMs, 0, std::numeric_limits<int>::max())));
    m_timers.emplace(id, timer);
    return id;
}

void QtScheduler::cancel(Id id)
{
    const auto found = m_timers.find(id);
    if (found == m_timers.end())
        return;
    found->second->stop();
    found->second->deleteLater();
    m_timers.erase(found);
}

} // namespace Casement::App
