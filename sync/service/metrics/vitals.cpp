// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/metrics/vitals.h"

#include "sync/protocol/paths.h"
#include "sync/service/reply.h"
#include "sync/service/routes.h"
#include "sync/service/storage/datafolder.h"
#include "sync/service/storage/schema.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <sys/statvfs.h>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

namespace Paths = Protocol::Paths;

constexpr qsizetype mostPlaces = 8192;          // more than there can be connections
constexpr qint64 examineEvery = 5'000;          // ms
constexpr qint64 measureEvery = 5LL * 60 * 1000; // ms: counts every attachment
constexpr qint64 leastFree = 64LL * 1024 * 1024;

const QList<double> &latencyBounds()
{
    static const QList<double> bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30};
    return bounds;
}

/// Strangers may send any word as a method: it must not become a series of its own.
QByteArray knownMethod(const QByteArray &method)
{
    static const QByteArrayList known{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    return known.contains(method) ? method : QByteArray("other");
}

QString routeOf(const QByteArray &method, const QString &path)
{
    Found found = findRoute(method, path);
    if (!found.route && !found.allowed.isEmpty())
        found = findRoute(found.allowed.first(), path);
    return found.route ? found.route->path : u"unmatched"_s;
}

bool isDue(const std::optional<qint64> &last, qint64 now, qint64 every)
{
    return !last || now - *last >= every || now < *last;
}

double freeBytes(const QString &folder)
{
    struct statvfs status = {};
    if (::statvfs(QFile::encodeName(folder).constData(), &status) != 0)
        return 0;
    return double(status.f_bavail) * double(status.f_frsize);
}

/// Whether a row can be written, without leaving a trace.
Result<void> tryToWrite(Core &core)
{
    {
        const Sql::Transaction trial(core.db);
        core.db.run(u"UPDATE counter SET value = value WHERE portal = ? AND name = ?"_s, {core.portal(), u"change"_s});
    }
    return core.db.check();
}

} // namespace

Vitals::Vitals()
    : m_requests(m_registry.counter("casement_http_requests_total", "Requests that came to their end; status 0: the other side left before.",
                                    {"route", "method", "status"}))
    , m_seconds(m_registry.histogram("casement_http_request_seconds", "From a request's head to the end of its answer; a poll with its waiting.",
                                     {"route", "method"}, latencyBounds()))
    , m_commits(m_registry.counter("casement_commits_total", "Commits that changed something readers may see."))
    , m_pages(m_registry.counter("casement_feed_pages_total", "Pages of the feed that were answered."))
    , m_refusals(m_registry.counter("casement_sign_in_refusals_total", "Sign-ins and renewals refused: wrong credentials, or too many attempts.",
                                     {"reason"}))
{
    const auto stored = [this](double Stored::*figure) {
        return [this, figure] {
            const std::scoped_lock lock(m_mutex);
            return m_stored.*figure;
        };
    };
    m_registry.gauge("casement_attachments", "Attachments of all cases; looked at every five minutes.", stored(&Stored::files));
    m_registry.gauge("casement_attachment_bytes", "Their bytes; equal content is stored once and counted each time.", stored(&Stored::bytes));
    m_registry.gauge("casement_database_bytes", "Size of the database files; 0 where the database is a server.", stored(&Stored::database));
    m_registry.gauge("casement_data_free_bytes", "Free space on the disk of the data folder.", stored(&Stored::free));
    m_registry.gauge("casement_stopping", "1 from the moment the service was asked to stop.", [this] { return m_stopping ? 1.0 : 0.0; });
    const auto build = [] { return Reading::Samples{{{CASEMENT_VERSION}, 1}}; };
    m_registry.reading("casement_build_info", "Always 1; the label tells the version.", "gauge", {"version"}, build);
}

void Vitals::entered(const QString &requestId, const QString &route, const QString &userId)
{
    const std::scoped_lock lock(m_mutex);
    if (m_places.size() < mostPlaces)
        m_places.insert(requestId, {route, userId});
}

Vitals::Place Vitals::finished(const Outcome &outcome)
{
    Place place;
    {
        const std::scoped_lock lock(m_mutex);
        place = m_places.take(outcome.requestId);
    }
    if (place.route.isEmpty())
        place.route = routeOf(outcome.method, outcome.path); // refused before a handler saw it
    const QByteArray route = place.route.toUtf8();
    const QByteArray method = knownMethod(outcome.method);
    m_requests.add({route, method, QByteArray::number(outcome.status)});
    m_seconds.observe({route, method}, outcome.milliseconds / 1000);
    if (place.route == Paths::feed && outcome.status == 200)
        m_pages.add();
    if (place.route == Paths::signIn || place.route == Paths::refresh) {
        if (outcome.status == 401)
            m_refusals.add({"credentials"});
        else if (outcome.status == 429)
            m_refusals.add({"delay"});
    }
    return place;
}

void Vitals::measure(Core &core)
{
    Stored now;
    now.free = freeBytes(core.dataDir);
    const QString database = databasePath(core.dataDir);
    now.database = double(QFileInfo(database).size() + QFileInfo(QString(database + u"-wal"_s)).size());
    const bool due = [&] {
        const std::scoped_lock lock(m_mutex);
        now.files = m_stored.files;
        now.bytes = m_stored.bytes;
        if (!isDue(m_measured, core.clock.nowMs(), measureEvery))
            return false;
        m_measured = core.clock.nowMs();
        return true;
    }();
    if (due) {
        Sql::Query query = core.db.run(u"SELECT COUNT(*), COALESCE(SUM(size), 0) FROM attachment"_s);
        if (query.next()) {
            now.files = double(query.integer(0));
            now.bytes = double(query.integer(1));
        }
    }
    const std::scoped_lock lock(m_mutex);
    m_stored = now;
}

Reply Vitals::metrics(Core &core)
{
    measure(core);
    Reply reply;
    reply.contentType = "text/plain; version=0.0.4; charset=utf-8";
    reply.body = m_registry.text();
    return reply;
}

QStringList Vitals::examine(Core &core) const
{
    QStringList reasons;
    const int format = Sql::schemaVersion(core.db);
    const int wanted = schemaMigrations().last().number;
    if (const auto written = tryToWrite(core); !written) {
        qWarning("not ready, the database cannot be written: %s", qUtf8Printable(written.error().detail));
        reasons << u"the database cannot be written"_s;
    } else if (format != wanted) {
        reasons << u"the database has format %1, this program works with %2"_s.arg(format).arg(wanted);
    }
    if (!QFileInfo(filesPath(core.dataDir)).isWritable())
        reasons << u"the files folder cannot be written"_s;
    if (freeBytes(core.dataDir) < double(leastFree))
        reasons << u"less than 64 MiB are free on the disk of the data folder"_s;
    return reasons;
}

Reply Vitals::readiness(Core &core)
{
    if (const std::unique_lock looking(m_looking, std::try_to_lock); looking) {
        const qint64 now = core.clock.nowMs();
        std::unique_lock lock(m_mutex);
        if (isDue(m_examined, now, examineEvery)) {
            lock.unlock();
            const QStringList reasons = examine(core);
            lock.lock();
            m_reasons = reasons;
            m_examined = now;
        }
    }
    QJsonArray reasons;
    {
        const std::scoped_lock lock(m_mutex);
        reasons = QJsonArray::fromStringList(m_examined ? m_reasons : QStringList{u"not looked at yet"_s});
    }
    if (m_stopping)
        reasons.prepend(u"the service is stopping"_s);
    const bool ready = reasons.isEmpty();
    QJsonArray warnings;
    if (core.process.clockWatch.held())
        warnings << u"the clock was set: timers close no case until casementctl clock confirm"_s;
    return jsonReply({{u"status"_s, ready ? u"ready"_s : u"not ready"_s}, {u"reasons"_s, reasons}, {u"warnings"_s, warnings}}, ready ? 200 : 503);
}

} // namespace Casement::Service
