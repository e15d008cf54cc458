// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/jobs/housekeeping.h"
#include "sync/service/queries/caller.h"
#include "sync/service/reply.h"

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
    [[nodiscard]] std::optional<qint64> bodyLimit(const QByteArray &method, const QString &path) const override;
    [[nodiscard]] std::variant<std::unique_ptr<BodySink>, Reply> openSink(const Request &request) override;
    void tick() override;

private:
    [[nodiscard]] Answer route(const Request &request);
    [[nodiscard]] Answer routeSignedIn(const Request &request, const Caller &caller);
    [[nodiscard]] Reply administer(const Request &request);
    [[nodiscard]] Result<Caller> callerOf(const Request &request);
    [[nodiscard]] Reply definition(const Request &request, const Caller &caller);
    [[nodiscard]] Reply cases(const Request &request, const Caller &caller);
    [[nodiscard]] Reply oneCase(const Request &request, const Caller &caller, const QString &reference);
    [[nodiscard]] Reply content(const Request &request, const Caller &caller, const QString &attachmentId);

    std::unique_ptr<Sql::Database> m_database;
    PortalDefinition m_definition;
    std::shared_ptr<ProcessState> m_process;
    Core m_core;
    HierarchyCache m_hierarchy;
    Housekeeping m_housekeeping;
};

} // namespace Casement::Service
