// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementd/daemon.h"

#include "app/casementd/notify.h"
#include "sync/protocol/paths.h"

#include <QTimer>
#include <cmath>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {

constexpr unsigned longestStop = 30; // seconds, then the process is ended by SIGALRM: a stuck disk must not hold up a shutdown for ever

QString urlOf(const QString &host, quint16 port, bool tls)
{
    const QString shown = host.contains(u':') ? u"[%1]"_s.arg(host) : host;
    return u"%1://%2:%3"_s.arg(tls ? u"https"_s : u"http"_s, shown).arg(port);
}

/// Where casementctl on this machine finds it: an address for "all" is none to connect to.
QString reachableHost(const QString &host)
{
    if (host == u"0.0.0.0"_s)
        return u"127.0.0.1"_s;
    return host == u"::"_s ? u"::1"_s : host;
}

LogLevel levelOf(const QString &route, int status)
{
    namespace Paths = Protocol::Paths;
    if (status >= 500)
        return LogLevel::Warning;
    const bool probe = route == Paths::health || route == Paths::readiness || route == Paths::metrics;
    return probe ? LogLevel::Debug : LogLevel::Info;
}

} // namespace

Daemon::Daemon(Settings settings, Flags flags)
    : m_settings(std::move(settings))
    , m_flags(std::move(flags))
    , m_log(m_clock, m_settings.logLevel, m_settings.logFormat)
    , m_vitals(std::make_shared<Service::Vitals>())
{
    m_settings.service.vitals = m_vitals;
    m_settings.service.instance = makeId(m_clock, m_entropy);
    m_settings.http.finished = [this](const Service::Finished &request) { onFinished(request); };
    addFigures();
}

Daemon::~Daemon()
{
    m_http.stop(); // its handlers tell the webhooks and the bus
}

Result<void> Daemon::start()
{
    const QString &folder = m_settings.service.dataDir;
    auto lock = Service::DataLock::take(folder, !m_settings.service.database.isEmpty());
    if (!lock)
        return lock.error();
    m_lock = std::move(lock).value();
    if (const auto sound = checkAfterCrash(); !sound)
        return sound;
    const auto open = [this] { return Service::openService(m_settings.service, m_clock, m_entropy, m_webhooks); };
    if (const auto started = m_http.start(m_settings.http, open); !started)
        return started;
    if (!m_settings.service.database.isEmpty()) {
        m_listener = std::make_unique<CommitListener>(m_settings.service.instance, m_http);
        if (const auto listening = m_listener->listen(m_settings.service.database); !listening)
            return listening;
    }
    if (const auto sending = m_webhooks.start(m_settings.service, m_clock, m_entropy); !sending)
        return sending;
    const bool tls = !m_settings.http.certificateFile.isEmpty();
    if (const auto told = Service::writeRunning(folder, urlOf(reachableHost(m_settings.http.host), m_http.port(), tls)); !told)
        return told;
    m_log.write(LogLevel::Info, u"started"_s,
                {{u"version"_s, QStringLiteral(CASEMENT_VERSION)}, {u"url"_s, url()}, {u"process"_s, qint64(::getpid())}});
    tellHints(m_settings);
    notifySystem("READY=1");
    return {};
}

/// A stop in good order takes the note of the running service away. Where it is left over, the end was another one.
Result<void> Daemon::checkAfterCrash()
{
    if (!m_settings.service.database.isEmpty() || !Service::readRunning(m_settings.service.dataDir))
        return {};
    m_log.write(LogLevel::Warning, u"check"_s, {{u"text"_s, u"the last run did not stop in good order; looking through the database"_s}});
    return Service::checkDatabase(m_settings.service);
}

void Daemon::beginStop()
{
    m_log.write(LogLevel::Info, u"stopping"_s, {{u"drainSeconds"_s, m_settings.drainSeconds}});
    notifySystem("STOPPING=1");
    m_vitals->stop();
    QTimer::singleShot(m_settings.drainSeconds * 1000, this, &Daemon::stopped);
}

void Daemon::finish()
{
    ::alarm(longestStop);
    m_webhooks.stop();
    m_http.stop();
    Service::removeRunning(m_settings.service.dataDir);
    m_log.write(LogLevel::Info, u"stopped"_s);
}

void Daemon::reload()
{
    const Settings fresh = readSettings(m_flags, QProcessEnvironment::systemEnvironment());
    QStringList taken, restart;
    if (!fresh.mistakes.isEmpty()) {
        for (const QString &mistake : fresh.mistakes)
            m_log.write(LogLevel::Error, u"reload.refused"_s, {{u"text"_s, mistake}});
    } else {
        for (qsizetype i = 0; i < fresh.values.size(); ++i) {
            if (fresh.values.at(i).text == m_settings.values.at(i).text)
                continue;
            (fresh.values.at(i).live ? taken : restart) << fresh.values.at(i).key;
            if (fresh.values.at(i).live)
                m_settings.values[i] = fresh.values.at(i);
        }
        m_settings.logLevel = fresh.logLevel;
        m_settings.logFormat = fresh.logFormat;
        m_settings.drainSeconds = fresh.drainSeconds;
        m_log.set(fresh.logLevel, fresh.logFormat);
    }
    if (!m_settings.http.certificateFile.isEmpty()) {
        if (const auto read = m_http.reloadTls(); read)
            taken << u"certificate"_s;
        else
            m_log.write(LogLevel::Error, u"reload.refused"_s, {{u"text"_s, read.error().detail}});
    }
    m_log.write(LogLevel::Info, u"reloaded"_s, {{u"taken"_s, taken.join(u", "_s)}, {u"needRestart"_s, restart.join(u", "_s)}});
}

QString Daemon::url() const
{
    return urlOf(m_settings.http.host, m_http.port(), !m_settings.http.certificateFile.isEmpty());
}

void Daemon::addFigures()
{
    using Figures = Service::HttpAdaptor::Figures;
    Service::Registry &registry = m_vitals->registry();
    const auto gauge = [&](const char *name, const char *help, int Figures::*figure) {
        registry.gauge(name, help, [this, figure] { return double(m_http.figures().*figure); });
    };
    gauge("casement_http_connections", "Open connections.", &Figures::connections);
    gauge("casement_http_working", "Requests with a worker.", &Figures::working);
    gauge("casement_http_polls", "Requests that wait for a change.", &Figures::waiting);
    gauge("casement_http_queue", "Requests before the workers.", &Figures::queued);
    gauge("casement_http_uploads", "Uploads on their way.", &Figures::uploads);
    const auto total = [&](const char *name, const char *help, quint64 Figures::*figure) {
        const auto read = [this, figure] { return Service::Reading::Samples{{{}, double(m_http.figures().*figure)}}; };
        registry.reading(name, help, "counter", {}, read);
    };
    total("casement_http_received_bytes_total", "Bytes of bodies that came.", &Figures::bytesIn);
    total("casement_http_sent_bytes_total", "Bytes of bodies that were answered.", &Figures::bytesOut);
    registry.reading("casement_http_refusals_total", "Requests and connections refused before a worker saw them.", "counter", {"reason"}, [this] {
        Service::Reading::Samples samples;
        const auto refused = m_http.figures().refused;
        for (auto reason = refused.begin(); reason != refused.end(); ++reason)
            samples.append({{reason.key().toUtf8()}, double(reason.value())});
        return samples;
    });
    Service::addProcessFigures(registry, m_clock.nowMs());
}

void Daemon::onFinished(const Service::Finished &request)
{
    const auto place = m_vitals->finished({request.method, request.path, request.requestId, request.status, request.milliseconds});
    Log::Fields fields{{u"id"_s, request.requestId}, {u"method"_s, QString::fromLatin1(request.method.left(16))}, {u"route"_s, place.route},
                       {u"status"_s, request.status}, {u"ms"_s, std::round(request.milliseconds * 10) / 10}, {u"bytes"_s, request.bytes}};
    if (!place.userId.isEmpty())
        fields.emplaceBack(u"user"_s, place.userId);
    if (request.status >= 400)
        fields.emplaceBack(u"peer"_s, request.peer); // whom to keep out, where it is an attack
    m_log.write(levelOf(place.route, request.status), u"request"_s, fields);
}

void Daemon::tellHints(const Settings &settings)
{
    for (const QString &hint : settings.hints)
        m_log.write(LogLevel::Warning, u"settings"_s, {{u"text"_s, hint}});
}

} // namespace Casement::App
