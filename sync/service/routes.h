// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/metrics/vitals.h"
#include "sync/service/queries/caller.h"
#include "sync/service/reply.h"

namespace Casement::Service {

/// One request inside its route.
struct Visit
{
    Core &core;
    HierarchyCache &hierarchy;
    const Request &request;
    QStringList parts; ///< what stands in the path's braces, in order
    Caller caller;     ///< of routes for signed-in users
    Vitals &vitals;
    [[nodiscard]] QString part(int index = 0) const { return parts.value(index); }
    [[nodiscard]] QString parameter(const QString &name) const { return request.query.queryItemValue(name, QUrl::FullyDecoded); }
};

/// Local: who calls from this machine and through no proxy, else like Administrator.
enum class Access { Anyone, User, Administrator, Local };

struct Route
{
    QByteArray method;
    QString path; ///< "/v1/cases/{reference}"; braces stand for one segment that is not empty
    Access access = Access::User;
    qint64 bodyLimit = 0;
    Answer (*answer)(Visit &) = nullptr;
    Sink (*sink)(Visit &) = nullptr; ///< instead of answer: takes the body as it comes
    std::optional<Reply> (*atOnce)(Visit &) = nullptr; ///< the same answer where it is in memory; nullopt: it is not
};

/// Everything this service answers. Where two paths fit, the one written first counts.
[[nodiscard]] const QList<Route> &routes();

struct Found
{
    const Route *route = nullptr;
    QStringList parts;
    QByteArrayList allowed; ///< the methods of the path where the one asked for is not among them; empty: no such path
};
/// HEAD is answered as GET where it has no route of its own.
[[nodiscard]] Found findRoute(const QByteArray &method, const QString &path);

} // namespace Casement::Service
