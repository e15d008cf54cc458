// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <QObject>
#include <unordered_map>

class QTimer;

namespace Casement::App {

/// Scheduler over the event loop of the thread it was made in.
class QtScheduler final : public QObject, public Scheduler
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QtScheduler)
public:
    explicit QtScheduler(QObject *parent = nullptr);
    ~QtScheduler() override;
    void post(std::function<void()> work) override;
    Id postAfter(qint64 delayMs, std::function<void()> work) override;
    void cancel(Id id) override;

private:
    std::unordered_map<Id, QTimer *> m_timers;
    Id m_last = 0;
};

} // namespace Casement::App
