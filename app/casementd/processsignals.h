// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace Casement::App {

/// Turns signals into Qt signals: the handler itself only writes one byte to a pipe. SIGPIPE is ignored. One per process.
class ProcessSignals final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProcessSignals)

public:
    explicit ProcessSignals(QObject *parent = nullptr);
    ~ProcessSignals() override;

Q_SIGNALS:
    void stopRequested();   ///< the first SIGTERM or SIGINT; the second ends the process at once, whatever it does
    void reloadRequested(); ///< SIGHUP

private:
    void read();

    QSocketNotifier *m_notifier = nullptr;
};

} // namespace Casement::App
