// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QHostAddress>
#include <QTcpSocket>

namespace Casement::Service {

inline QByteArray head(const QByteArray &line, const QByteArray &headers = {})
{
    return line + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

/// One connection as a stranger would drive it: bytes out, bytes in.
class Peer
{
public:
    explicit Peer(quint16 port)
    {
        m_socket.connectToHost(QHostAddress::LocalHost, port);
        m_socket.waitForConnected(3000);
    }
    void write(const QByteArray &bytes)
    {
        if (m_socket.state() != QAbstractSocket::ConnectedState)
            return;
        m_socket.write(bytes);
        m_socket.waitForBytesWritten(3000);
    }
    /// The status of the next answer, 0 when the connection closed or nothing came; its parts stay in head and body.
    int read(int milliseconds = 5000, bool bodyFollows = true)
    {
        QElapsedTimer timer;
        timer.start();
        head.clear();
        body.clear();
        while (timer.elapsed() < milliseconds) {
            const qsizetype end = m_buffer.indexOf("\r\n\r\n");
            if (end >= 0) {
                head = m_buffer.left(end);
                const qsizetype length = bodyFollows ? header("content-length").toLongLong() : 0;
                if (m_buffer.size() >= end + 4 + length) {
                    body = m_buffer.mid(end + 4, length);
                    m_buffer.remove(0, end + 4 + length);
                    return head.split(' ').value(1).toInt();
                }
            }
            if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(50) && m_socket.state() != QAbstractSocket::ConnectedState)
                break;
            m_buffer += m_socket.readAll();
        }
        return 0;
    }
    /// Of the answer read last.
    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        for (const QByteArray &line : head.split('\n')) {
            if (line.left(name.size() + 1).toLower() == QByteArray(name + ':'))
                return line.mid(name.size() + 1).trimmed();
        }
        return {};
    }
    bool closed(int milliseconds = 3000)
    {
        if (m_socket.state() == QAbstractSocket::ConnectedState)
            m_socket.waitForDisconnected(milliseconds);
        return m_socket.state() != QAbstractSocket::ConnectedState;
    }
    void leave() { m_socket.abort(); }
    QTcpSocket &socket() { return m_socket; }

    QByteArray head, body;

private:
    QTcpSocket m_socket;
    QByteArray m_buffer;
};

} // namespace Casement::Service
