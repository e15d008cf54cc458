// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/client/networktransport.h"
#include "sync/service/hooks/hooks.h"

#include <QHash>
#include <QTimer>
#include <atomic>

namespace Casement::App {

/// Drives the webhooks from the thread it lives in: after commits, and once a second for retries and what other instances committed.
/// Stands between the handlers and the bus they tell of their commits.
class WebhookRunner final : public QObject, public Service::CommitBus
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WebhookRunner)

public:
    explicit WebhookRunner(Service::CommitBus &next);

    /// The folder's data must be open already: by openService(), which brings it up to date.
    [[nodiscard]] Result<void> start(const Service::Config &config, Clock &clock, Entropy &entropy);
    /// What is being sent is left; it goes out again under its id at the next start.
    void stop();
    void committed(const QStringList &keys) override; ///< from any thread

private:
    void lookAndSend();
    void sendDue();
    void send(const Service::Hooks::Outgoing &outgoing);
    void answered(const QString &delivery, HttpAnswer answer);
    /// Tells the first of several failures.
    void tell(const Result<void> &outcome);

    Service::CommitBus &m_next;
    std::unique_ptr<Service::Hooks> m_hooks;
    Client::NetworkTransport m_transport;
    QHash<QString, Transport::Id> m_sending; ///< by delivery
    QSet<QString> m_late;
    QTimer m_tick, m_soon;
    std::atomic<bool> m_woken = false;
    bool m_failing = false;
};

} // namespace Casement::App
