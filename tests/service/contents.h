// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/service/serviceworld.h"

#include <QCryptographicHash>
#include <QDir>
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

inline QByteArray metadata(const QByteArray &id) { return "id " + id.toBase64(); }

inline QByteArray checksum(const QByteArray &content, QCryptographicHash::Algorithm algorithm = QCryptographicHash::Sha256)
{
    return (algorithm == QCryptographicHash::Sha1 ? "sha1 " : "sha256 ") + QCryptographicHash::hash(content, algorithm).toBase64();
}

/// Not the same byte twice in a row, so that a shifted piece shows.
inline QByteArray pattern(qsizetype size)
{
    QByteArray content(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        content[i] = char((i * 7 + i / 256) % 251);
    return content;
}

inline QStringList temporaryFiles(const ServiceWorld &world)
{
    return QDir(QString(world.config.dataDir + QStringLiteral("/files/tmp"))).entryList(QDir::Files);
}
inline QString pathOf(const ServiceWorld &world, const QByteArray &content)
{
    const QString hash = QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    return QString(world.config.dataDir + QStringLiteral("/files/") + hash.left(2) + QLatin1Char('/') + hash.mid(2));
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
