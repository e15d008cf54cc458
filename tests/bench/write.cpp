// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/service.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <chrono>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Casement::Bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int clients = 32;

Clock::time_point deadline(double seconds)
{
    return Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
}

/// The yardstick: one row a transaction, as durable as the service's.
class SingleRows
{
public:
    explicit SingleRows(const QString &folder)
    {
        const QString path = QString(folder + u"/yardstick.db"_s);
        bool made = sqlite3_open(QFile::encodeName(path).constData(), &m_db) == SQLITE_OK;
        for (const char *sql : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "CREATE TABLE reply (id INTEGER PRIMARY KEY, body TEXT NOT NULL)"})
            made = made && sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
        made = made && sqlite3_prepare_v2(m_db, "INSERT INTO reply (body) VALUES (?)", -1, &m_insert, nullptr) == SQLITE_OK;
        if (!made)
            qFatal("no database to compare with: %s", sqlite3_errmsg(m_db));
    }
    ~SingleRows()
    {
        sqlite3_finalize(m_insert);
        sqlite3_close(m_db);
    }
    Q_DISABLE_COPY_MOVE(SingleRows)

    double commitsPerSecond(double seconds, const QByteArray &body)
    {
        const auto began = Clock::now();
        const auto end = deadline(seconds);
        qint64 commits = 0;
        while (Clock::now() < end) {
            sqlite3_bind_text(m_insert, 1, body.constData(), int(body.size()), SQLITE_STATIC);
            if (sqlite3_step(m_insert) != SQLITE_DONE)
                qFatal("the disk fails: %s", sqlite3_errmsg(m_db));
            sqlite3_reset(m_insert);
            ++commits;
        }
        return double(commits) / std::chrono::duration<double>(Clock::now() - began).count();
    }

private:
    sqlite3 *m_db = nullptr;
    sqlite3_stmt *m_insert = nullptr;
};

/// Open cases of the sample, which take replies.
QByteArrayList openCases(const Service &service, const QByteArray &token)
{
    QByteArrayList ids;
    for (const QJsonValue &bundle : QJsonDocument::fromJson(service.get("/v1/feed", token)).object().value("bundles"_L1).toArray()) {
        if (bundle["case"_L1]["status"_L1].toString() != u"closed"_s)
            ids << bundle["case"_L1]["id"_L1].toString().toLatin1();
    }
    if (ids.isEmpty())
        qFatal("the sample has no open case; ask for more with --cases");
    return ids;
}

} // namespace

QJsonObject write(const Options &options)
{
    const Service service(options);
    const QByteArray token = service.token(engineer);
    const QByteArrayList cases = openCases(service, token);
    const QByteArray body = "We looked into the entry you named and see the same. A fix is on its way; you will hear from us when it is out.";
    SingleRows rows(service.folder());
    qint64 sent = 0;
    qint64 refused = 0;
    qint64 failures = 0;
    const auto replyOf = [&] {
        ++sent;
        const QByteArray operation = "{\"kind\":\"comment\",\"id\":\"bench-" + QByteArray::number(sent) + "\",\"case\":\"" + cases.at(sent % cases.size())
            + "\",\"definitionVersion\":1,\"audience\":\"public\",\"body\":\"" + body + "\"}";
        return requestText("POST", "/v1/operations", token, operation);
    };
    const auto replies = [&] {
        const auto end = deadline(options.seconds);
        const Tally tally = drive(service.port(), clients, [&](int, const Response *before) -> QByteArray {
            if (before && !before->body.contains("\"applied\""))
                ++refused;
            return before && Clock::now() > end ? QByteArray() : replyOf();
        });
        failures += tally.failures;
        return tally.requestsPerSecond();
    };
    const double cpu = service.cpuSeconds();
    QJsonObject figures = interleaved(options.rounds, u"replies or rows a second"_s, [&] { return rows.commitsPerSecond(options.seconds, body); }, replies);
    figures.insert(u"target"_s, 1);
    figures.insert(u"clients"_s, clients);
    figures.insert(u"refused"_s, refused);
    figures.insert(u"failures"_s, failures);
    figures.insert(u"serviceMicrosecondsAReply"_s, (service.cpuSeconds() - cpu) * 1e6 / double(std::max<qint64>(sent, 1)));
    return figures;
}

} // namespace Casement::Bench
