// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/jobs/housekeeping.h"
#include "sync/service/jobs/timers.h"
#include "sync/service/routes.h"

#include <memory>

namespace Casement::Service {

struct Config;

/// One worker's service: finds the route, asks who calls, and hands over to the room that answers.
class ServiceHandler final : public Handler
{
public:
    ServiceHandler(const Config &config, std::unique_ptr<Sql::Database> database, PortalDefinition definition,
                   std::shared_ptr<ProcessState> process, Clock &clock, Entropy &entropy, CommitBus &bus);
    Q_DISABLE_COPY_MOVE(ServiceHandler)

    [[nodiscard]] Answer handle(const Request &request) override;
    [[nodiscard]] std::optional<Reply> answerAtOnce(const Request &request) override;
    [[nodiscard]] bool joins(const Request &request) const override;
    [[nodiscard]] QList<Answer> handleTogether(const QList<const Request *> &requests) override;
    [[nodiscard]] std::optional<qint64> bodyLimit(const QByteArray &method, const QString &path) const override;
    [[nodiscard]] Sink openSink(const Request &request) override;
    void tick() override;

private:
    [[nodiscard]] Answer handle(const Request &request, const std::function<Answer()> &answer);
    [[nodiscard]] Answer route(const Request &request);
    [[nodiscard]] Answer answer(const Request &request, const Found &found, Result<Caller> caller);
    /// What the route asks of its callers: a session, the administrator's token, a place, or nothing.
    [[nodiscard]] Result<Caller> admitted(const Request &request, const Route &route);
    [[nodiscard]] Result<Caller> signedIn(const Request &request);

    std::unique_ptr<Sql::Database> m_database;
    PortalDefinition m_definition;
    std::shared_ptr<ProcessState> m_process;
    Wakes m_wakes;
    std::shared_ptr<Vitals> m_vitals;
    Core m_core;
    HierarchyCache m_hierarchy;
    Housekeeping m_housekeeping;
    Timers m_timers;
};

} // namespace Casement::Service
