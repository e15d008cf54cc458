// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/wire.h"

#include "sync/service/reply.h"

#include <QFile>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace Casement::Sim {

namespace {

HttpAnswer noAnswer(const QString &why) { return {0, why, {}, {}, {}}; }

/// What the request carries, read while its file is still there: a proxy may send it again later.
QByteArray bodyOf(const HttpRequest &request)
{
    if (request.bodyFile.isEmpty())
        return request.body;
    QFile file(request.bodyFile);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(request.bodyOffset))
        return {};
    return request.bodyLength < 0 ? file.readAll() : file.read(request.bodyLength);
}

HttpAnswer translated(const Service::Reply &reply, const HttpRequest &request)
{
    HttpAnswer answer;
    answer.status = reply.status;
    for (const auto &[name, value] : reply.headers)
        answer.headers.insert(name.toLower(), value);
    answer.contentType = reply.contentType.split(';').first().toLower();
    answer.body = request.method == "HEAD" ? QByteArray() : reply.body;
    if (!reply.file.isEmpty()) {
        QFile file(reply.file);
        if (file.open(QIODevice::ReadOnly) && file.seek(reply.fileOffset))
            answer.body = reply.fileLength < 0 ? file.readAll() : file.read(reply.fileLength);
    }
    return answer;
}

} // namespace

Wire::Wire(Site &site, Agenda &agenda, Dice &dice, const Weather &weather, Strand &client)
    : m_site(site), m_agenda(agenda), m_dice(dice), m_weather(weather), m_client(client), m_strand(agenda)
{
    m_address = QStringLiteral("10.0.0.%1").arg(site.listeners() + 1);
    site.listen([this](const QStringList &keys) { wake(keys); });
}

Wire::Fate Wire::fate()
{
    Fate fate;
    fate.lost = m_dice.chance(m_weather.lost);
    fate.answerLost = m_dice.chance(m_weather.answerLost);
    fate.truncated = m_dice.chance(m_weather.truncated);
    fate.cutUpload = m_dice.chance(m_weather.truncated);
    fate.strange = m_dice.chance(m_weather.strange) ? int(m_dice.between(1, 2)) : 0;
    const auto way = [this] { return m_dice.chance(m_weather.slow) ? m_dice.between(500, 40'000) : m_dice.between(1, 60); };
    fate.there = way();
    fate.back = way();
    return fate;
}

HttpAnswer Wire::stranger()
{
    HttpAnswer answer;
    answer.contentType = "text/html";
    answer.body = "<html><body>Welcome to our network. Please sign in.</body></html>";
    switch (m_dice.below(5)) {
    case 0: answer.status = 200; break;
    case 1: answer.status = 500; break;
    case 2: answer.status = 502; break;
    case 3: answer.status = 503; answer.contentType = "application/problem+json"; answer.body = "{\"code\":\"serviceFailed\",\"detail\":\"busy\"}"; break;
    default: answer.status = 511; break;
    }
    return answer;
}

Transport::Id Wire::send(const HttpRequest &request, std::function<void(const HttpAnswer &)> done)
{
    const Id id = ++m_last;
    m_open[id] = {request, std::move(done), 0};
    if (!m_plugged) {
        m_client.postAfter(m_dice.between(1, 50), [this, id] { finish(id, noAnswer(u"no network"_s)); });
        return id;
    }
    m_open[id].timeout = m_client.postAfter(request.idleTimeoutMs, [this, id] { finish(id, noAnswer(u"timed out"_s)); });
    const Fate first = fate();
    if (first.strange == 1) {
        m_strand.postAfter(first.there, [this, id] { finish(id, stranger()); });
        return id;
    }
    if (first.lost)
        return id;
    const QByteArray body = bodyOf(request);
    const auto send = [this, id, request, body](const Fate &fate, qint64 after) {
        m_strand.postAfter(after, [this, id, request, body, fate, epoch = m_epoch] {
            if (epoch == m_epoch)
                deliver(id, request, body, fate, false);
        });
    };
    send(first, first.there);
    if (m_dice.chance(m_weather.doubled)) {
        const Fate second = fate();
        send(second, m_dice.chance(500) ? second.there : m_dice.between(1'000, 300'000));
    }
    return id;
}

void Wire::cancel(Id id)
{
    std::erase_if(m_waiting, [id](const auto &entry) { return entry.second.id == id; });
    m_client.post([this, id] { finish(id, noAnswer(u"cancelled"_s)); });
}

void Wire::plug(bool in)
{
    m_plugged = in;
    if (!in)
        breakAll();
}

void Wire::forget()
{
    m_open.clear();
    m_waiting.clear();
}

void Wire::breakAll()
{
    ++m_epoch;
    m_waiting.clear();
    for (const auto &[id, open] : m_open)
        m_client.postAfter(m_dice.between(0, 20), [this, id = id] { finish(id, noAnswer(u"connection lost"_s)); });
}

void Wire::deliver(Id id, const HttpRequest &request, const QByteArray &body, const Fate &fate, bool lastChance)
{
    const QString what = QString(QString::fromLatin1(request.method) + u' ' + request.url.path());
    if (!m_site.running()) {
        m_strand.postAfter(fate.back, [this, id] { finish(id, noAnswer(u"connection refused"_s)); });
        return;
    }
    const Service::Answer given = asked(request, body, fate, lastChance);
    if (const auto *wait = std::get_if<Service::Wait>(&given)) {
        if (!m_open.contains(id))
            return; // its connection is closed
        const quint64 place = ++m_lastWait;
        m_waiting[place] = {id, request, QSet<QString>(wait->keys.cbegin(), wait->keys.cend()), m_agenda.now() + wait->seconds * 1000};
        m_strand.postAfter(wait->seconds * 1000, [this, place] {
            const auto found = m_waiting.find(place);
            if (found == m_waiting.end())
                return;
            const Waiting waiting = found->second;
            m_waiting.erase(found);
            deliver(waiting.id, waiting.request, {}, this->fate(), true);
        });
        return;
    }
    const auto &reply = std::get<Service::Reply>(given);
    if (tell)
        tell(QStringLiteral("%1 -> %2%3").arg(what).arg(reply.status).arg(fate.answerLost ? u" (answer lost)"_s : QString()));
    answer(id, request, reply, fate);
}

Service::Answer Wire::asked(const HttpRequest &http, const QByteArray &body, const Fate &fate, bool lastChance)
{
    Service::Request request;
    request.method = http.method;
    request.path = http.url.path();
    request.query = QUrlQuery(http.url);
    for (const auto &[name, value] : http.headers)
        request.headers.insert(name.toLower(), value);
    request.peer = m_address;
    request.lastChance = lastChance;
    Service::Handler &handler = m_site.handler();
    if (handler.bodyLimit(request.method, request.path)) {
        request.body = body;
        return handler.handle(request);
    }
    request.headers.insert("content-length", QByteArray::number(body.size()));
    auto opened = handler.openSink(request);
    if (auto *refused = std::get_if<Service::Reply>(&opened))
        return *refused;
    auto &sink = std::get<std::unique_ptr<Service::BodySink>>(opened);
    const bool cut = fate.cutUpload && body.size() > 1;
    const QByteArray arrived = cut ? body.first(m_dice.below(body.size())) : body;
    for (qsizetype at = 0; at < arrived.size(); at += 1000) {
        if (const auto written = sink->write(arrived.mid(at, 1000)); !written)
            return Service::refusal(request, written.error());
    }
    return cut ? Service::Reply{0, {}, {}, {}, {}} : sink->finish();
}

void Wire::answer(Id id, const HttpRequest &request, const Service::Reply &reply, const Fate &fate)
{
    if (fate.answerLost) {
        if (m_dice.chance(500)) // else the client waits in vain
            m_strand.postAfter(fate.back, [this, id] { finish(id, noAnswer(u"connection lost"_s)); });
        return;
    }
    HttpAnswer answer = fate.strange == 2 ? stranger() : translated(reply, request);
    if (fate.truncated && !answer.body.isEmpty())
        answer.body.truncate(m_dice.below(answer.body.size()));
    const bool brokenFile = fate.truncated && !request.answerFile.isEmpty();
    m_strand.postAfter(fate.back, [this, id, answer, brokenFile, epoch = m_epoch] {
        if (epoch != m_epoch)
            return;
        if (brokenFile) // NetworkTransport counts the bytes of a file
            finish(id, HttpAnswer{0, u"cut"_s, {}, {}, answer.body});
        else
            finish(id, answer);
    });
}

void Wire::finish(Id id, HttpAnswer answer)
{
    m_client.post([this, id, answer = std::move(answer)]() mutable {
        const auto found = m_open.find(id);
        if (found == m_open.end())
            return;
        const Open open = std::move(found->second);
        m_open.erase(found);
        m_client.cancel(open.timeout);
        std::erase_if(m_waiting, [id](const auto &entry) { return entry.second.id == id; });
        const bool file = answer.status == 200 || answer.status == 206 || (answer.status == 0 && !answer.body.isEmpty());
        if (!open.request.answerFile.isEmpty() && file) {
            QFile target(open.request.answerFile);
            if (target.open(answer.status == 200 ? QIODevice::WriteOnly : QIODevice::Append))
                target.write(answer.body);
            answer.body.clear();
        }
        open.done(answer);
    });
}

void Wire::wake(const QStringList &keys)
{
    const QSet<QString> touched(keys.cbegin(), keys.cend());
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        if (!it->second.keys.intersects(touched) && !touched.contains(Service::CommitBus::everything())) {
            ++it;
            continue;
        }
        const Waiting waiting = it->second;
        it = m_waiting.erase(it);
        m_strand.postAfter(m_dice.between(0, 5), [this, waiting, epoch = m_epoch] {
            if (epoch == m_epoch && m_open.contains(waiting.id))
                deliver(waiting.id, waiting.request, {}, fate(), false);
        });
    }
}

} // namespace Casement::Sim
