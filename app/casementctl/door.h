// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "sync/service/request.h"
#include "sync/service/service.h"

#include <QJsonObject>
#include <memory>

namespace Casement::App {

/// The way to a service's data: through the running casementd, or by opening the data while nobody else has it.
class Door
{
public:
    Door() = default;
    virtual ~Door() = default;
    Q_DISABLE_COPY_MOVE(Door)

    /// Asks as administrator. Error: what the service says is wrong, or why it was not reached.
    [[nodiscard]] Result<QJsonObject> call(const QByteArray &method, const QString &path, const QByteArray &body = {}) { return sendForObject(method, path, {}, body); }
    [[nodiscard]] Result<QJsonObject> post(const QString &path, const QByteArray &body);
    [[nodiscard]] Result<QJsonObject> get(const QString &path, const QUrlQuery &query = {});
    [[nodiscard]] Result<QJsonObject> remove(const QString &path, const QUrlQuery &query = {});
    /// GET, as it comes.
    [[nodiscard]] Result<QByteArray> fetch(const QString &path);

    /// Decides which way: casementd's lock tells whether it runs. portal empty: the one of the data; else it must be that one.
    [[nodiscard]] static Result<std::unique_ptr<Door>> open(const Service::Config &config);

protected:
    [[nodiscard]] virtual Result<Service::Reply> ask(const Service::Request &request) = 0;

private:
    [[nodiscard]] Result<QByteArray> send(const QByteArray &method, const QString &path, const QUrlQuery &query, const QByteArray &body);
    [[nodiscard]] Result<QJsonObject> sendForObject(const QByteArray &method, const QString &path, const QUrlQuery &query, const QByteArray &body);

    QByteArray m_token;
};

} // namespace Casement::App
