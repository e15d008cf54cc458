// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <QObject>
#include <memory>
#include <unordered_map>

class QNetworkAccessManager;
class QNetworkReply;

namespace Casement::Client {

/// Transport over QNetworkAccessManager: no redirects, cookies, cache or pipelining; time-outs count inactivity. Files stream
/// both ways. Open exchanges end as cancelled with the object.
class NetworkTransport final : public QObject, public Transport
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NetworkTransport)
public:
    explicit NetworkTransport(QObject *parent = nullptr);
    ~NetworkTransport() override;
    Id send(const HttpRequest &request, std::function<void(const HttpAnswer &)> done) override;
    void cancel(Id id) override;

private:
    struct Exchange;
    void start(Exchange &exchange, const HttpRequest &request);
    void connectReply(Exchange &exchange);
    void take(Exchange &exchange);
    void endWith(Exchange &exchange, const QString &failure);
    void finish(Id id);
    void answerLater(Id id, const QString &failure);

    std::unique_ptr<QNetworkAccessManager> m_manager;
    std::unordered_map<Id, std::unique_ptr<Exchange>> m_open;
    Id m_last = 0;
};

} // namespace Casement::Client
