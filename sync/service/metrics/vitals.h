// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/metrics/registry.h"
#include "sync/service/request.h"

#include <atomic>

namespace Casement::Service {

struct Core;

/// How a process of the service fares: what /metrics, /readyz and the log tell. Shared by its handlers; from any thread.
class Vitals
{
public:
    Vitals();
    Q_DISABLE_COPY_MOVE(Vitals)

    /// To add figures to, before the service starts.
    [[nodiscard]] Registry &registry() { return m_registry; }
    /// The service is about to stop: no longer ready.
    void stop() { m_stopping = true; }

    /// A handler found a request's route and caller (empty: nobody signed in); kept until finished().
    void entered(const QString &requestId, const QString &route, const QString &userId);
    struct Outcome
    {
        QByteArray method;
        QString path;
        QString requestId;
        int status = 0;
        double milliseconds = 0;
    };
    struct Place
    {
        QString route; ///< as written in the table of routes; "unmatched" where there is none
        QString userId;
    };
    /// Counts a request at its end.
    Place finished(const Outcome &outcome);
    void committed() { m_commits.add(); }

    [[nodiscard]] Reply metrics(Core &core);
    /// 200, or 503 with the reasons. Looks at database and disk every few seconds at most, however often it is asked.
    [[nodiscard]] Reply readiness(Core &core);

private:
    struct Stored
    {
        double files = 0, bytes = 0, database = 0, free = 0;
    };
    void measure(Core &core);
    [[nodiscard]] QStringList examine(Core &core) const;

    Registry m_registry;
    Counter &m_requests;
    Histogram &m_seconds;
    Counter &m_commits;
    Counter &m_pages;
    Counter &m_refusals;
    std::atomic<bool> m_stopping = false;

    std::mutex m_mutex; ///< of what follows
    QHash<QString, Place> m_places;
    QStringList m_reasons;
    std::optional<qint64> m_examined;
    Stored m_stored;
    std::optional<qint64> m_measured;
    std::mutex m_looking; ///< held by the one who looks at the disk; the others answer with what was seen last
};

/// Hands commits on and counts them.
class CountedBus final : public CommitBus
{
public:
    CountedBus(CommitBus &bus, Vitals &vitals) : m_bus(bus), m_vitals(vitals) {}
    void committed(const QStringList &keys) override
    {
        m_vitals.committed();
        m_bus.committed(keys);
    }

private:
    CommitBus &m_bus;
    Vitals &m_vitals;
};

/// Memory, descriptors, processor time and start of this process, under the names Prometheus' own clients use.
void addProcessFigures(Registry &registry, qint64 startedMs);

} // namespace Casement::Service
