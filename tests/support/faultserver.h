// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace Casement::Testing {

/// Answers every connection with prepared bytes, whatever they are, and then closes it, or stays silent.
class FaultServer final : public QObject
{
public:
    FaultServer()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("cannot listen on loopback");
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                received += socket->readAll();
                if (silent || !received.contains("\r\n\r\n") || !received.endsWith(awaited))
                    return;
                socket->write(answer);
                if (closes)
                    socket->disconnectFromHost();
            });
        });
    }
    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort())); }

    static QByteArray http(int status, const QByteArray &type, const QByteArray &body, qsizetype claimedLength = -1)
    {
        return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Type: " + type + "\r\nContent-Length: "
            + QByteArray::number(claimedLength < 0 ? body.size() : claimedLength) + "\r\n\r\n" + body;
    }

    QByteArray answer;
    QByteArray received; ///< of all connections
    QByteArray awaited;  ///< the end of what must have come before the answer goes out
    bool silent = false, closes = true;

private:
    QTcpServer m_server;
};

} // namespace Casement::Testing
