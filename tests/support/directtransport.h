// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/service.h"
#include "tests/support/manualscheduler.h"

#include <QFile>
#include <QSet>
#include <QUrlQuery>
#include <functional>
#include <map>

namespace Casement::Testing {

/// Wakes whoever waits for a commit of this process.
class DirectBus final : public Service::CommitBus
{
public:
    void committed(const QStringList &keys) override
    {
        for (const auto &listener : listeners)
            listener(keys);
    }
    QList<std::function<void(const QStringList &)>> listeners;
};

/// A Transport that calls the service's handler inline: no socket, no thread. The network's moods are told by members.
class DirectTransport final : public Transport
{
public:
    DirectTransport(ManualScheduler &scheduler, DirectBus &bus)
        : m_scheduler(scheduler)
    {
        bus.listeners.append([this](const QStringList &keys) { wake(keys); });
    }

    Service::Handler *handler = nullptr; ///< null: no connection
    int lostAnswers = 0;                 ///< so many of the next POST answers get lost after the service has acted
    int cutUploads = 0, cutDownloads = 0; ///< so many of the next files on their way break off after cutAfter bytes
    qint64 cutAfter = 0;
    int failingRequest = 0;              ///< counted down: the one that makes it 0 gets no answer
    bool failsUnseen = false;            ///< it: the service has never heard of it
    QList<HttpRequest> sent;             ///< all that left, in order

    Id send(const HttpRequest &request, std::function<void(const HttpAnswer &)> done) override
    {
        const Id id = ++m_last;
        sent.append(request);
        m_open.emplace(id, Open{request, std::move(done), {}});
        m_scheduler.post([this, id] { attempt(id, false); });
        return id;
    }
    void cancel(Id id) override
    {
        m_scheduler.post([this, id] { finish(id, {0, QStringLiteral("cancelled"), {}, {}, {}}); });
    }
    /// Ends what waits, as a closed connection does.
    void disconnectAll()
    {
        while (!m_open.empty())
            finish(m_open.begin()->first, {0, QStringLiteral("connection lost"), {}, {}, {}});
    }

private:
    struct Open { HttpRequest request; std::function<void(const HttpAnswer &)> done; QSet<QString> waitsFor; };

    static Service::Request translated(const HttpRequest &http)
    {
        Service::Request request;
        request.method = http.method;
        request.path = http.url.path();
        request.query = QUrlQuery(http.url);
        for (const auto &[name, value] : http.headers)
            request.headers.insert(name.toLower(), value);
        request.body = http.body;
        request.peer = QStringLiteral("127.0.0.1");
        return request;
    }
    Service::Answer asked(const HttpRequest &http, bool lastChance)
    {
        Service::Request request = translated(http);
        request.lastChance = lastChance;
        if (handler->bodyLimit(request.method, request.path))
            return handler->handle(request);
        QFile file(http.bodyFile);
        if (!http.bodyFile.isEmpty() && (!file.open(QIODevice::ReadOnly) || !file.seek(http.bodyOffset)))
            qFatal("the file to upload is missing");
        qint64 left = !file.isOpen() ? 0 : http.bodyLength < 0 ? file.size() - http.bodyOffset : http.bodyLength;
        request.headers.insert("content-length", QByteArray::number(left));
        auto opened = handler->openSink(request);
        if (auto *refused = std::get_if<Service::Reply>(&opened))
            return *refused;
        auto &sink = std::get<std::unique_ptr<Service::BodySink>>(opened);
        const bool cut = left > 0 && cutUploads > 0;
        if (cut) {
            --cutUploads;
            left = std::min(left, cutAfter);
        }
        while (left > 0) {
            const QByteArray chunk = file.read(std::min<qint64>(left, 1000));
            left -= chunk.size();
            if (!sink->write(chunk).ok())
                break;
        }
        return cut ? Service::Reply{0, {}, {}, {}, {}} : sink->finish();
    }
    void attempt(Id id, bool lastChance)
    {
        const auto found = m_open.find(id);
        if (found == m_open.end())
            return;
        if (!handler)
            return finish(id, {0, QStringLiteral("connection refused"), {}, {}, {}});
        Open &open = found->second;
        open.waitsFor.clear();
        const bool fails = !lastChance && failingRequest > 0 && --failingRequest == 0;
        if (fails && failsUnseen)
            return finish(id, {0, QStringLiteral("connection lost"), {}, {}, {}});
        const Service::Answer answer = asked(open.request, lastChance);
        if (const auto *wait = std::get_if<Service::Wait>(&answer)) {
            if (fails)
                return finish(id, {0, QStringLiteral("connection lost"), {}, {}, {}});
            open.waitsFor = QSet<QString>(wait->keys.cbegin(), wait->keys.cend());
            m_scheduler.postAfter(wait->seconds * 1000, [this, id] { attempt(id, true); });
            return;
        }
        if (fails)
            return finish(id, {0, QStringLiteral("answer lost"), {}, {}, {}});
        if (open.request.method == "POST" && lostAnswers > 0) {
            --lostAnswers;
            return finish(id, {0, QStringLiteral("answer lost"), {}, {}, {}});
        }
        finish(id, translated(std::get<Service::Reply>(answer), open.request));
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
            if (!file.open(QIODevice::ReadOnly))
                qFatal("the reply's file is missing");
            file.seek(reply.fileOffset);
            answer.body = reply.fileLength < 0 ? file.readAll() : file.read(reply.fileLength);
        }
        if (!request.answerFile.isEmpty() && (reply.status == 200 || reply.status == 206)) {
            const bool cut = cutDownloads > 0;
            if (cut) {
                --cutDownloads;
                answer.body.truncate(cutAfter);
            }
            QFile file(request.answerFile);
            if (!file.open(reply.status == 206 ? QIODevice::Append : QIODevice::WriteOnly) || file.write(answer.body) != answer.body.size())
                qFatal("the answer's file cannot be written");
            answer.body.clear();
            if (cut)
                return {0, QStringLiteral("connection lost"), {}, {}, {}};
        }
        return answer;
    }
    void wake(const QStringList &keys)
    {
        for (const auto &[id, open] : m_open) {
            if (open.waitsFor.intersects(QSet<QString>(keys.cbegin(), keys.cend())))
                m_scheduler.post([this, id = id] { attempt(id, false); });
        }
    }
    void finish(Id id, const HttpAnswer &answer)
    {
        const auto found = m_open.find(id);
        if (found == m_open.end())
            return;
        const auto done = std::move(found->second.done);
        m_open.erase(found);
        done(answer);
    }

    ManualScheduler &m_scheduler;
    std::map<Id, Open> m_open;
    Id m_last = 0;
};

} // namespace Casement::Testing
