// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/request.h"

#include <memory>

namespace Casement::Service {

struct HttpOptions
{
    QString host = QStringLiteral("127.0.0.1"); ///< an IP address, or "localhost"
    quint16 port = 0;                           ///< 0: any free one
    int workers = 2;
    int idleSeconds = 30; ///< a connection silent for that long is closed; waiting requests do not count
};

/// The service's HTTP side. One thread only parses; each request is suspended, handled by a worker, and resumed with its answer.
/// It is the bus its handlers tell commits to; make it before them.
class HttpAdaptor final : public CommitBus
{
public:
    HttpAdaptor();
    ~HttpAdaptor() override;
    Q_DISABLE_COPY_MOVE(HttpAdaptor)

    /// Errors: Storage where the address is taken or unusable, else what the factory gave. Once per adaptor.
    [[nodiscard]] Result<void> start(const HttpOptions &options, const HandlerFactory &factory);
    [[nodiscard]] quint16 port() const;
    /// Takes no more, answers what was taken and what waits, then closes. Blocks until then.
    void stop();
    void committed(const QStringList &keys) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Casement::Service
