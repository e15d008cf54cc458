// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casementd/commitlistener.h"
#include "app/casementd/settings.h"
#include "app/casementd/webhookrunner.h"
#include "app/common/systemports.h"
#include "sync/service/metrics/vitals.h"

#include <QObject>

namespace Casement::App {

/// The running service: opens the data, serves until it is told to stop, and takes over changed settings meanwhile.
class Daemon final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Daemon)

public:
    Daemon(Settings settings, Flags flags);
    ~Daemon() override;

    [[nodiscard]] Result<void> start();
    /// From the signal that asked: /readyz says so at once; stopped() comes after drain-seconds.
    void beginStop();
    /// No new connections; what was taken is answered. Blocks until then, for half a minute at most.
    void finish();
    /// Reads the settings and the certificate again. What cannot be taken over is told in the log, and the old stays.
    void reload();
    [[nodiscard]] QString url() const; ///< as told to people

Q_SIGNALS:
    void stopped();

private:
    [[nodiscard]] Result<void> checkAfterCrash();
    void addFigures();
    void onFinished(const Service::Finished &request);
    void tellHints(const Settings &settings);

    Settings m_settings;
    Flags m_flags;
    SystemClock m_clock;
    SystemEntropy m_entropy;
    Log m_log;
    std::unique_ptr<Service::DataLock> m_lock;
    std::shared_ptr<Service::Vitals> m_vitals;
    Service::HttpAdaptor m_http;
    Service::CountedBus m_bus{m_http, *m_vitals};
    std::unique_ptr<CommitListener> m_listener; ///< on a database server: other instances write there too
    WebhookRunner m_webhooks{m_bus};
};

} // namespace Casement::App
