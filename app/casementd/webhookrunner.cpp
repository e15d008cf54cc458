// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementd/webhookrunner.h"

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Casement::App {

WebhookRunner::WebhookRunner(Service::CommitBus &next) : m_next(next)
{
    m_tick.setInterval(1s);
    m_soon.setSingleShot(true);
    m_soon.setInterval(100ms); // many commits, one look
    connect(&m_tick, &QTimer::timeout, this, &WebhookRunner::lookAndSend);
    connect(&m_soon, &QTimer::timeout, this, &WebhookRunner::lookAndSend);
}

Result<void> WebhookRunner::start(const Service::Config &config, Clock &clock, Entropy &entropy)
{
    auto opened = Service::openHooks(config, clock, entropy, m_next);
    if (!opened)
        return opened.error();
    m_hooks = std::move(opened).value();
    m_tick.start();
    return {};
}

void WebhookRunner::stop()
{
    m_tick.stop();
    m_soon.stop();
    m_hooks.reset();
}

void WebhookRunner::committed(const QStringList &keys)
{
    m_next.committed(keys);
    if (!m_woken.exchange(true))
        QMetaObject::invokeMethod(&m_soon, qOverload<>(&QTimer::start), Qt::QueuedConnection);
}

void WebhookRunner::lookAndSend()
{
    m_woken = false;
    if (!m_hooks)
        return;
    if (const auto collected = m_hooks->collect(); !collected)
        return tell(collected);
    sendDue();
}

void WebhookRunner::sendDue()
{
    const auto due = m_hooks->due();
    tell(due ? Result<void>() : Result<void>(due.error()));
    for (const Service::Hooks::Outgoing &outgoing : due ? due.value() : QList<Service::Hooks::Outgoing>())
        send(outgoing);
}

void WebhookRunner::send(const Service::Hooks::Outgoing &outgoing)
{
    const QString delivery = outgoing.delivery;
    const auto id = m_transport.send(outgoing.request, [this, delivery](const HttpAnswer &answer) { answered(delivery, answer); });
    m_sending.insert(delivery, id);
    // The transport counts inactivity: a receiver that drips would hold it for ever.
    QTimer::singleShot(Service::Hooks::answerTimeoutMs, this, [this, delivery, id] {
        if (m_sending.value(delivery) != id)
            return;
        m_late.insert(delivery);
        m_transport.cancel(id);
    });
}

void WebhookRunner::answered(const QString &delivery, HttpAnswer answer)
{
    m_sending.remove(delivery);
    if (m_late.remove(delivery))
        answer.networkError = QStringLiteral("no answer within %1 seconds").arg(Service::Hooks::answerTimeoutMs / 1000);
    if (!m_hooks)
        return;
    tell(m_hooks->answered(delivery, answer));
    sendDue();
}

void WebhookRunner::tell(const Result<void> &outcome)
{
    if (!outcome && !m_failing)
        qWarning("webhooks wait: %s", qUtf8Printable(outcome.error().detail));
    m_failing = !outcome;
}

} // namespace Casement::App
