// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/service/serviceworld.h"

#include <QFile>
#include <QTest>

namespace Casement::Testing {

using Headers = QHash<QByteArray, QByteArray>;

inline QByteArray headerOf(const Service::Reply &reply, const QByteArray &name)
{
    QByteArray value;
    for (const auto &[given, content] : reply.headers) {
        if (given.toLower() == name.toLower())
            value = content;
    }
    return value;
}

/// A case of sam's with the content attached under the id; its id.
inline QString attach(ServiceWorld &world, const QString &id, const QString &name = QStringLiteral("trace.bin"))
{
    Operation open = world.openCase(QStringLiteral("solo"), QStringLiteral("sam"));
    std::get<OpenCase>(open.act).attachments = {{id, name, QStringLiteral("application/octet-stream"), 1}};
    const auto outcome = world.send(QStringLiteral("sam"), open);
    if (!outcome.applied)
        QTest::qFail(qPrintable(outcome.refusal.detail), __FILE__, __LINE__);
    return open.caseId;
}

inline Service::Reply get(ServiceWorld &world, const QString &id, const Headers &headers = {}, const QString &person = QStringLiteral("sam"),
                          const QByteArray &method = "GET")
{
    Service::Request request;
    request.method = method;
    request.path = QString(QStringLiteral("/v1/attachments/") + id + QStringLiteral("/content"));
    request.requestId = QStringLiteral("test");
    request.headers = headers;
    request.headers.insert("authorization", "Bearer " + world.token(person).toLatin1());
    return std::get<Service::Reply>(world.handler->handle(request));
}

inline QByteArray contentOf(const Service::Reply &reply)
{
    QFile file(reply.file);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(reply.fileOffset))
        return "unreadable";
    return reply.fileLength < 0 ? file.readAll() : file.read(reply.fileLength);
}

/// A world for the rows of a table, where each takes an id of its own.
class SharedWorld
{
public:
    ServiceWorld &operator()()
    {
        if (!m_world)
            m_world = std::make_unique<ServiceWorld>();
        return *m_world;
    }
    QString nextId() { return QStringLiteral("row%1").arg(++m_rows); }

private:
    std::unique_ptr<ServiceWorld> m_world;
    int m_rows = 0;
};

} // namespace Casement::Testing
