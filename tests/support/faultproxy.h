// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QTcpServer>
#include <QUrl>

class QTcpSocket;

namespace Casement::Testing {

/// A proxy on loopback before a service that spoils what it is told to; all else passes. Lives on the event loop of its thread.
class FaultProxy final : public QObject
{
    Q_OBJECT
public:
    enum class Mood {
        Pass,
        Refuse,        ///< the connection is reset before a byte is read
        HalfOpen,      ///< what arrives is swallowed; nothing comes back and nothing is closed
        CutRequest,    ///< the service sees so many bytes of the request, then both sides are reset
        LoseAnswer,    ///< the service has answered; the connection is reset without a byte of it
        CutAnswer,     ///< so many bytes of the body, then a reset
        CutUnseen,     ///< the same, but sent as if that were all of it
        Slow,          ///< a few bytes at a time, both ways
        DoubleRequest, ///< the service gets it twice at once; the first answer passes
        DoubleAnswer,  ///< the whole answer twice on one connection that stays open
        DoubleBody,    ///< one answer with its body twice
        Instead,       ///< the service never hears of it; a prepared answer goes back
    };
    struct Rule
    {
        Mood mood = Mood::Pass;
        QByteArray path;   ///< what the request's line must contain; empty: any
        int times = -1;    ///< so many exchanges are spoilt, then all pass
        qint64 bytes = 0;  ///< of the cut ones
        QByteArray answer; ///< of Instead
    };

    explicit FaultProxy(const QUrl &service, QObject *parent = nullptr);
    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort())); }
    void setService(const QUrl &service) { m_service = service; }
    void set(const Rule &rule);
    void heal(); ///< everything passes, and what hangs is reset
    [[nodiscard]] int struck() const { return m_struck; } ///< exchanges spoilt since set()
    [[nodiscard]] QList<QByteArray> seen() const { return m_seen; } ///< request lines since set()

private:
    class Exchange;
    [[nodiscard]] Rule ruleFor(const QByteArray &requestLine);
    void take(QTcpSocket *down);
    void serve(QTcpSocket *down, const QByteArray &request);

    QTcpServer m_server;
    QUrl m_service;
    Rule m_rule;
    QList<QByteArray> m_seen;
    int m_struck = 0;
};

} // namespace Casement::Testing
