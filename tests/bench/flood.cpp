// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/crowd.h"
#include "tests/bench/service.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <chrono>
#include <cstdio>
#include <future>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Casement::Bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr qint64 bodyBytesAConnection = 40'000; // 10,000 connections and 400 MB belong together
constexpr double target = 64.0 * 1024 * 1024;
constexpr int patienceSeconds = 10;

double milliseconds(Clock::time_point since) { return std::chrono::duration<double, std::milli>(Clock::now() - since).count(); }

/// Somebody who just wants to read a case: on a connection kept from before, and on a new one each time.
class Visitor
{
public:
    Visitor(quint16 port, QByteArray request) : m_port(port), m_request(std::move(request)) {}
    ~Visitor() { drop(m_kept); }
    Q_DISABLE_COPY_MOVE(Visitor)

    void ask()
    {
        if (m_kept < 0)
            m_kept = connected();
        if (!timed(m_kept, m_keptTimes))
            drop(m_kept);
        int fresh = -1;
        timed(fresh, m_freshTimes);
        drop(fresh);
    }
    QJsonObject take()
    {
        const QJsonObject told{{u"kept"_s, median(m_keptTimes)}, {u"fresh"_s, median(m_freshTimes)},
                               {u"worst"_s, std::max(most(m_keptTimes), most(m_freshTimes))},
                               {u"answered"_s, m_keptTimes.size() + m_freshTimes.size()}, {u"unanswered"_s, m_unanswered}};
        m_keptTimes.clear();
        m_freshTimes.clear();
        m_unanswered = 0;
        return told;
    }

private:
    static double most(const QList<double> &values) { return values.isEmpty() ? 0 : *std::max_element(values.cbegin(), values.cend()); }
    static void drop(int &fd)
    {
        if (fd >= 0)
            ::close(std::exchange(fd, -1));
    }
    [[nodiscard]] int connected() const
    {
        const timeval patience{patienceSeconds, 0};
        const int fd = connectTo(m_port, 1, true);
        ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        return fd;
    }
    /// Connects where fd is none yet; that counts too.
    bool timed(int &fd, QList<double> &times)
    {
        const auto began = Clock::now();
        if (fd < 0)
            fd = connected();
        const bool sent = fd >= 0 && ::send(fd, m_request.constData(), size_t(m_request.size()), MSG_NOSIGNAL) == m_request.size();
        if (!sent || !answered(fd)) {
            ++m_unanswered;
            return false;
        }
        times << milliseconds(began);
        return true;
    }
    static bool answered(int fd)
    {
        QByteArray input;
        char piece[64 * 1024];
        for (;;) {
            const ssize_t got = ::recv(fd, piece, sizeof piece, 0);
            if (got <= 0)
                return false;
            input.append(piece, got);
            const qsizetype end = input.indexOf("\r\n\r\n");
            const qsizetype length = input.toLower().indexOf("content-length: ");
            if (end > 0 && length > 0 && input.size() >= end + 4 + input.mid(length + 16, input.indexOf('\r', length) - length - 16).toLongLong())
                return input.startsWith("HTTP/1.1 200");
        }
    }

    quint16 m_port;
    QByteArray m_request;
    int m_kept = -1;
    QList<double> m_keptTimes, m_freshTimes;
    int m_unanswered = 0;
};

std::vector<Assault> garbage(int connections)
{
    const QByteArray host = "Host: a\r\n";
    QByteArray noise(2000, '\0');
    for (qsizetype i = 0; i < noise.size(); ++i)
        noise[i] = char((i * i * 31 + i * 7) >> 3);
    const QList<Assault> kinds{
        {noise}, {QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11)}, {"GET / HTTP/1.1\r\n\r\n"},
        {"GET /" + QByteArray(64 * 1024, 'a') + " HTTP/1.1\r\n" + host + "\r\n"},
        {"GET / HTTP/1.1\r\n" + host + "X: " + QByteArray(64 * 1024, 'a') + "\r\n\r\n"},
        {"GET /%00%ff?%=%&&&= HTTP/1.1\r\n" + host + "\r\n"},
        {"POST /v1/operations HTTP/1.1\r\n" + host + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
        {"POST /v1/operations HTTP/1.1\r\n" + host + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!"},
        {"POST /v1/operations HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n"},
        {"POST /v1/sign-in HTTP/1.1\r\n" + host + "Content-Length: 60000\r\n\r\n" + QByteArray(60000, '[')},
        {"POST /v1/sign-in HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n"}};
    std::vector<Assault> all;
    for (int i = 0; i < connections; ++i)
        all.push_back(kinds.at(i % kinds.size()));
    return all;
}

std::vector<Assault> slow(int connections)
{
    return std::vector<Assault>(size_t(connections), Assault{"POST /v1/sign-in HTTP/1.1\r\nHost: a\r\nX-Slow: " + QByteArray(4000, 's'), 0, false});
}

std::vector<Assault> idle(int connections)
{
    std::vector<Assault> all;
    for (int i = 0; i < connections; ++i)
        all.push_back({i % 2 ? QByteArray("GET /v1/feed HTTP/1.1\r\nHost: a\r\n") : QByteArray(), 0, false});
    return all;
}

std::vector<Assault> bodies(const QByteArray &token, qint64 hugeBody)
{
    const QByteArray length = "Content-Length: " + QByteArray::number(hugeBody) + "\r\n\r\n";
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n\r\n";
    const QByteArray rest = " HTTP/1.1\r\nHost: a\r\n";
    const QByteArray allowed = rest + "Authorization: Bearer " + token + "\r\n";
    return {{"PUT /v1/attachments/flood-1/content" + allowed + length, hugeBody, false}, {"PUT /v1/attachments/flood-2/content" + allowed + chunked, hugeBody, true},
            {"PUT /v1/attachments/flood-3/content" + rest + length, hugeBody, false}, {"PUT /v1/attachments/flood-4/content" + rest + chunked, hugeBody, true},
            {"POST /v1/operations" + allowed + length, hugeBody, false}, {"POST /v1/operations" + allowed + chunked, hugeBody, true},
            {"POST /v1/sign-in" + rest + length, hugeBody, false}, {"POST /v1/sign-in" + rest + chunked, hugeBody, true}};
}

struct Phase
{
    QString sent;
    Crowd crowd;
};

QList<Phase> phases(quint16 port, const Options &options, const QByteArray &token)
{
    const int flood = options.flood;
    const int slowOnes = std::max(1, flood / 10);
    const qint64 body = flood * bodyBytesAConnection;
    return {{u"garbage on %1 connections"_s.arg(flood), {port, garbage(flood), 64, 0, 0, false}},
            {u"slow bytes on %1 connections"_s.arg(slowOnes), {port, slow(slowOnes), slowOnes, 100, 6 * options.seconds, true}},
            {u"%1 connections that say nothing or half a request"_s.arg(flood), {port, idle(flood), flood, 0, 20 * options.seconds, true}},
            {u"8 bodies of %1 MB, half of them without a length or a session"_s.arg(double(body) / 1e6),
             {port, bodies(token, body), 8, 0, 30 * options.seconds, true}}};
}

QJsonObject answersOf(const Aftermath &aftermath)
{
    QJsonObject answers;
    for (auto it = aftermath.answers.cbegin(); it != aftermath.answers.cend(); ++it)
        answers.insert(it.key(), it.value());
    return answers;
}

void allowManyFiles()
{
    rlimit limit = {};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

/// One line of the table.
QJsonObject endure(const Phase &phase, const Service &service, Visitor &visitor, qint64 rest, const QJsonObject &calm)
{
    service.forgetPeak();
    std::future<Aftermath> attack = std::async(std::launch::async, [&phase] { return unleash(phase.crowd); });
    while (attack.wait_for(std::chrono::milliseconds(20)) != std::future_status::ready)
        visitor.ask();
    const Aftermath aftermath = attack.get();
    const QJsonObject normal = visitor.take();
    const double above = double(service.memory("VmHWM") - rest);
    QJsonObject line{{u"sent"_s, phase.sent}, {u"bytes"_s, aftermath.bytes}, {u"answered"_s, answersOf(aftermath)}, {u"memoryAboveRest"_s, above},
                     {u"memoryAfter"_s, double(service.memory("VmRSS") - rest)}, {u"normal"_s, normal}};
    line.insert(u"latencyRatioKept"_s, normal["kept"_L1].toDouble() / calm["kept"_L1].toDouble());
    line.insert(u"latencyRatioFresh"_s, normal["fresh"_L1].toDouble() / calm["fresh"_L1].toDouble());
    return line;
}

/// The table for people, on stderr beside the JSON: memory in MiB above rest, latency of a normal request as ratio to rest.
void tellHead()
{
    std::fprintf(stderr, "%-66s %9s %7s %7s %7s %7s %9s  %s\n", "sent", "MB", "peak", "after", "kept", "fresh", "normal", "answered");
}

void tell(const QJsonObject &line)
{
    constexpr double mebi = 1024.0 * 1024;
    const QJsonObject normal = line["normal"_L1].toObject();
    const QByteArray answered = QByteArray::number(normal["answered"_L1].toInteger()) + '/'
        + QByteArray::number(normal["answered"_L1].toInteger() + normal["unanswered"_L1].toInteger());
    QByteArrayList answers;
    const QJsonObject counts = line["answered"_L1].toObject();
    for (auto it = counts.begin(); it != counts.end(); ++it)
        answers << QByteArray(it.key().toUtf8() + ' ' + QByteArray::number(it.value().toInteger()));
    std::fprintf(stderr, "%-66s %9.1f %7.1f %7.1f %6.1fx %6.1fx %9s  %s\n", qPrintable(line["sent"_L1].toString()), line["bytes"_L1].toDouble() / 1e6,
                 line["memoryAboveRest"_L1].toDouble() / mebi, line["memoryAfter"_L1].toDouble() / mebi, line["latencyRatioKept"_L1].toDouble(),
                 line["latencyRatioFresh"_L1].toDouble(), answered.constData(), answers.join(", ").constData());
}

} // namespace

QJsonObject flood(const Options &options)
{
    constexpr int calmRequests = 100;
    allowManyFiles();
    const Service service(options);
    const QByteArray token = service.token(engineer);
    const QJsonObject page = QJsonDocument::fromJson(service.get("/v1/feed", token)).object();
    const QByteArray number = page["bundles"_L1][0]["case"_L1]["number"_L1].toString().toLatin1();
    Visitor visitor(service.port(), requestText("GET", "/v1/cases/" + number, token));
    for (int i = 0; i < calmRequests; ++i)
        visitor.ask();
    const QJsonObject calm = visitor.take();
    const qint64 rest = service.memory("VmRSS");
    QJsonArray table;
    double most = 0;
    tellHead();
    for (const Phase &phase : phases(service.port(), options, token)) {
        const QJsonObject line = endure(phase, service, visitor, rest, calm);
        tell(line);
        most = std::max(most, line["memoryAboveRest"_L1].toDouble());
        table << line;
    }
    return {{u"unit"_s, u"bytes above rest"_s}, {u"target"_s, target}, {u"ratio"_s, most / target}, {u"most"_s, most}, {u"rest"_s, rest},
            {u"calm"_s, calm}, {u"table"_s, table}};
}

} // namespace Casement::Bench
