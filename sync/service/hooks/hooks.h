// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/hooks/hookrows.h"
#include "sync/service/queries/caller.h"
#include "sync/service/storage/opened.h"

#include <QHash>

namespace Casement::Service {

/// Tells webhooks what changed. A webhook reads the feed as its user does: what comes to the user's live keys and audiences becomes a
/// delivery; what a delivery says is read when it is sent, through the user's reach of that moment. Deliveries of one case go out one
/// after the other. Each goes out at least once, always under the same id. Synchronous, for one thread: its driver sends the requests.
class Hooks
{
public:
    static constexpr int answerTimeoutMs = 15'000; ///< the driver gives up waiting then
    static constexpr int attemptsMost = 12;        ///< over about three days
    static constexpr int givenUpMost = 5;          ///< in a row; then the webhook is switched off

    struct Outgoing { QString delivery; HttpRequest request; };

    Hooks(Opened opened, QString dataDir, Clock &clock, Entropy &entropy, CommitBus &bus);
    Q_DISABLE_COPY_MOVE(Hooks)

    /// Makes deliveries of what was committed since the last time.
    [[nodiscard]] Result<void> collect();
    /// What is to be sent now. Nobody else gets it until it is answered or its lease ends.
    [[nodiscard]] Result<QList<Outgoing>> due();
    [[nodiscard]] Result<void> answered(const QString &deliveryId, const HttpAnswer &answer);
    /// Of a process that ended: only where nobody else can be at them.
    [[nodiscard]] Result<void> releaseClaims();

private:
    struct Stream { QString key; Audience audience; qint64 after; };
    struct Ready { QString webhook; Outgoing outgoing; };

    void sweep(qint64 now);
    [[nodiscard]] QList<Stream> streamsOf(const Caller &caller, qint64 after);
    /// Looks at one page of changes; answers up to where.
    [[nodiscard]] qint64 look(Webhook &webhook, const Caller &caller, qint64 after, qint64 present);
    [[nodiscard]] QList<Delivery> deliveriesOf(const Webhook &webhook, const QList<Stream> &streams, qint64 upTo);
    [[nodiscard]] QString lineOf(const QString &kind, const QString &object);
    [[nodiscard]] QString epochOf(qint64 number);
    /// What could be sent now, and webhooks whose secret cannot be read.
    [[nodiscard]] QList<Ready> ready(qint64 now, QStringList &unreadable);
    [[nodiscard]] QByteArray bodyOf(const Caller &caller, const Delivery &delivery);
    [[nodiscard]] HttpRequest requestOf(const Webhook &webhook, const QByteArray &secret, const Delivery &delivery, const QByteArray &body, qint64 now);
    /// What an answer makes of its delivery and webhook.
    void judge(Delivery &delivery, const HttpAnswer &answer, qint64 now);

    std::unique_ptr<Sql::Database> m_database;
    PortalDefinition m_definition;
    std::shared_ptr<ProcessState> m_process;
    Wakes m_wakes;
    Core m_core;
    QString m_claimer;               ///< this one's name in claims
    QHash<QString, qint64> m_looked; ///< webhook -> looked, where nothing was found beyond what is stored
    QSet<QString> m_inFlight;        ///< deliveries
    QString m_lastServed;            ///< the webhook after which the next round begins, so that slow ones starve nobody
    qint64 m_nextSweep = 0;
};

/// The data of a folder for the sending side; to be called once casementd holds the folder.
[[nodiscard]] Result<std::unique_ptr<Hooks>> openHooks(const Config &config, Clock &clock, Entropy &entropy, CommitBus &bus);

} // namespace Casement::Service
