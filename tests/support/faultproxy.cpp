// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultproxy.h"

#include <QTcpSocket>
#include <QTimer>
#include <algorithm>
#include <functional>
#include <sys/socket.h>

namespace Casement::Testing {

namespace {

constexpr qsizetype dripBytes = 11;
const QByteArray endOfHead = "\r\n\r\n";

/// RST instead of FIN: what is under way is gone for both.
void reset(QTcpSocket *socket)
{
    const linger now{1, 0};
    ::setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    socket->abort();
}

qsizetype lengthIn(const QByteArray &head)
{
    const qsizetype at = head.toLower().indexOf("\r\ncontent-length:");
    return at < 0 ? 0 : head.mid(at + 17).split('\r').first().trimmed().toLongLong();
}

QByteArray withoutHeader(QByteArray head, const QByteArray &name)
{
    const qsizetype at = head.toLower().indexOf(QByteArray("\r\n" + name + ':'));
    if (at < 0)
        return head;
    const qsizetype end = head.indexOf("\r\n", at + 2);
    return head.remove(at, (end < 0 ? head.size() : end) - at); // the last one ends with the head
}

/// A message's head without what says how it ends, and with this instead.
QByteArray headWith(const QByteArray &head, const QByteArray &header)
{
    QByteArray bare = head;
    for (const char *name : {"content-length", "transfer-encoding", "connection"})
        bare = withoutHeader(bare, name);
    return bare + "\r\n" + header;
}

/// A body without the lengths of its pieces.
QByteArray unchunked(const QByteArray &body)
{
    QByteArray whole;
    for (qsizetype at = 0; at < body.size();) {
        const qsizetype end = body.indexOf("\r\n", at);
        const qsizetype size = body.mid(at, end - at).toLongLong(nullptr, 16);
        if (end < 0 || size == 0)
            break;
        whole += body.mid(end + 2, size);
        at = end + 2 + size + 2;
    }
    return whole;
}

void drip(QTcpSocket *socket, const QByteArray &bytes, std::function<void()> done)
{
    auto *timer = new QTimer(socket);
    QObject::connect(timer, &QTimer::timeout, socket, [=, at = qsizetype(0), done = std::move(done)]() mutable {
        socket->write(bytes.mid(at, dripBytes));
        at += dripBytes;
        if (at < bytes.size())
            return;
        timer->deleteLater();
        timer->stop();
        done();
    });
    timer->start(1);
}

} // namespace

/// One request on its way to the service and the answer on its way back.
class FaultProxy::Exchange final : public QObject
{
public:
    Exchange(QTcpSocket *down, const Rule &rule, const QUrl &service, const QByteArray &request)
        : QObject(down), m_down(down), m_rule(rule), m_request(request)
    {
        // The whole answer is known when the service closes; unpacked, so that a cut is one of JSON.
        const qsizetype head = m_request.indexOf(endOfHead);
        const QByteArray first = withoutHeader(withoutHeader(m_request.left(head), "connection"), "accept-encoding");
        m_request = first + "\r\nConnection: close" + m_request.mid(head);
        m_up = connectUp(service);
        connect(m_up, &QTcpSocket::connected, this, [this] { sendUp(); });
        connect(m_up, &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
            if (error != QAbstractSocket::RemoteHostClosedError)
                reset(m_down);
        });
        connect(m_up, &QTcpSocket::disconnected, this, [this] { sendDown(m_up->readAll()); });
        connect(m_down, &QTcpSocket::disconnected, this, [this] {
            m_up->disconnect(this); // nobody is there to hear of it
            m_up->abort();
        });
        if (rule.mood == Mood::DoubleRequest) {
            QTcpSocket *second = connectUp(service);
            connect(second, &QTcpSocket::connected, this, [this, second] { second->write(m_request); });
        }
    }

private:
    QTcpSocket *connectUp(const QUrl &service)
    {
        auto *socket = new QTcpSocket(this);
        socket->connectToHost(service.host(), quint16(service.port()));
        return socket;
    }

    void sendUp()
    {
        if (m_rule.mood == Mood::Slow)
            return drip(m_up, m_request, [] {});
        if (m_rule.mood != Mood::CutRequest) {
            m_up->write(m_request);
            return;
        }
        m_up->write(m_request.left(m_rule.bytes));
        connect(m_up, &QTcpSocket::bytesWritten, this, [this] {
            if (m_up->bytesToWrite() == 0)
                reset(m_down);
        });
    }

    void sendDown(const QByteArray &answer)
    {
        const qsizetype split = answer.indexOf(endOfHead);
        const QByteArray head = answer.left(split);
        QByteArray body = answer.mid(split + endOfHead.size());
        if (head.toLower().contains("\r\ntransfer-encoding: chunked"))
            body = unchunked(body);
        const auto cut = std::min<qsizetype>(m_rule.bytes, body.size());
        switch (m_rule.mood) {
        case Mood::CutRequest:
        case Mood::LoseAnswer:
            return reset(m_down);
        case Mood::CutAnswer:
            // Before the length it was told.
            return finish(headWith(head, "Content-Length: " + QByteArray::number(body.size())) + endOfHead + body.left(cut));
        case Mood::CutUnseen:
            return finish(headWith(head, "Connection: close") + endOfHead + body.left(cut));
        case Mood::DoubleBody:
            return finish(headWith(head, "Connection: close") + endOfHead + body + body);
        case Mood::DoubleAnswer: {
            const QByteArray whole = headWith(head, "Content-Length: " + QByteArray::number(body.size())) + endOfHead + body;
            m_down->write(whole + whole); // and open for the next request
            deleteLater();
            return;
        }
        case Mood::Slow:
            return drip(m_down, answer, [this] { m_down->disconnectFromHost(); });
        default:
            return finish(answer);
        }
    }

    void finish(const QByteArray &bytes)
    {
        m_down->write(bytes);
        m_down->disconnectFromHost();
    }

    QTcpSocket *m_down, *m_up = nullptr;
    Rule m_rule;
    QByteArray m_request;
};

FaultProxy::FaultProxy(const QUrl &service, QObject *parent) : QObject(parent), m_service(service)
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("cannot listen on loopback");
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *down = m_server.nextPendingConnection()) {
            connect(down, &QTcpSocket::disconnected, down, &QObject::deleteLater);
            connect(down, &QTcpSocket::readyRead, this, [this, down] { take(down); });
            if (m_rule.mood == Mood::Refuse) {
                ++m_struck;
                reset(down);
            }
        }
    });
}

void FaultProxy::set(const Rule &rule)
{
    m_rule = rule;
    m_struck = 0;
    m_seen.clear();
}

void FaultProxy::heal()
{
    m_rule = {};
    for (QTcpSocket *down : m_server.findChildren<QTcpSocket *>(QString(), Qt::FindDirectChildrenOnly))
        reset(down);
}

FaultProxy::Rule FaultProxy::ruleFor(const QByteArray &requestLine)
{
    if (m_rule.mood == Mood::Pass || m_rule.times == 0 || !requestLine.contains(m_rule.path))
        return {};
    if (m_rule.times > 0)
        --m_rule.times;
    ++m_struck;
    return m_rule;
}

void FaultProxy::take(QTcpSocket *down)
{
    // One request after the other: what has come of the next one waits in the socket.
    const QByteArray waiting = down->peek(down->bytesAvailable());
    const qsizetype head = waiting.indexOf(endOfHead);
    if (head < 0)
        return;
    const qsizetype whole = head + endOfHead.size() + lengthIn(waiting.left(head));
    if (waiting.size() < whole || down->property("hangs").toBool())
        return;
    serve(down, down->read(whole));
}

void FaultProxy::serve(QTcpSocket *down, const QByteArray &request)
{
    const QByteArray line = request.left(request.indexOf('\r'));
    m_seen.append(line);
    const Rule rule = ruleFor(line);
    if (rule.mood == Mood::HalfOpen) {
        down->setProperty("hangs", true);
        return;
    }
    if (rule.mood == Mood::Instead) {
        down->write(rule.answer);
        down->disconnectFromHost();
        return;
    }
    new Exchange(down, rule, m_service, request);
}

} // namespace Casement::Testing
