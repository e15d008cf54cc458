// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/singleinstance.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QLocalSocket>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {

constexpr int patienceMs = 2000;
constexpr qint64 longestMessage = 4096;
constexpr auto taken = "taken\n";

/// In a folder only this person can enter, where the system has one; short, for a socket's path is.
QString nameFor(const QString &dataDir)
{
    const QByteArray hash = QCryptographicHash::hash(QFileInfo(dataDir).absoluteFilePath().toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    const QString name = u"casement-"_s + QString::fromLatin1(hash);
#ifdef Q_OS_UNIX
    if (const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation); !folder.isEmpty())
        return folder + u'/' + name;
#endif
    return name;
}

} // namespace

SingleInstance::SingleInstance(const QString &dataDir, QObject *parent)
    : QObject(parent)
    , m_name(nameFor(dataDir))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::hear);
}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::handOver(const QString &link) const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(patienceMs))
        return false;
    socket.write(link.toUtf8() + '\n');
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(patienceMs)) // also where it went meanwhile
            return false;
    }
    return socket.readLine() == taken;
}

bool SingleInstance::listen()
{
    QLocalServer::removeServer(m_name);
    return m_server.listen(m_name);
}

void SingleInstance::hear()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        const auto read = [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > longestMessage)
                    socket->abort();
                return;
            }
            const QByteArray line = socket->readLine(longestMessage);
            socket->write(taken);
            socket->disconnectFromServer(); // once it is written
            Q_EMIT started(QString::fromUtf8(line).trimmed());
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        read(); // what came before
    }
}

} // namespace Casement::App
