// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/http/workers.h"

#include "sync/protocol/codec.h"
#include "sync/protocol/errorcodes.h"
#include "sync/service/http/gzip.h"

#include <QFile>
#include <QSet>
#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr auto tickEvery = std::chrono::seconds(1);
constexpr qsizetype worthPacking = 1024;

/// Opened here, in the worker: the connections' thread must not wait for a disk's directory.
void openFile(Exchange &exchange)
{
    if (!exchange.reply || exchange.reply->file.isEmpty())
        return;
    const int fd = ::open(QFile::encodeName(exchange.reply->file).constData(), O_RDONLY | O_CLOEXEC);
    struct stat status = {};
    if (fd >= 0 && ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode)) {
        const Reply &reply = *exchange.reply;
        const qint64 rest = status.st_size - reply.fileOffset;
        if (reply.fileOffset >= 0 && rest >= 0 && reply.fileLength <= rest) {
            exchange.fd = fd;
            exchange.fileSize = reply.fileLength < 0 ? rest : reply.fileLength;
            return;
        }
    }
    if (fd >= 0)
        ::close(fd);
    exchange.reply = refusal(500, u"The file is not readable on the service. Ask its administrator to look at the files folder."_s,
                             exchange.request.requestId);
}

bool isText(const QByteArray &contentType)
{
    return contentType.startsWith("text/") || contentType.contains("json") || contentType.contains("yaml") || contentType.contains("xml");
}

bool packs(const Exchange &exchange, const Reply &reply)
{
    return reply.status != 304 && reply.body.size() >= worthPacking && Gzip::accepted(exchange.request.header("accept-encoding"));
}

/// Packs an answer of text where that pays and is wanted. Its tag then differs: the bytes do (RFC 9110, 8.8.3).
void pack(Exchange &exchange)
{
    Reply *reply = exchange.reply ? &*exchange.reply : nullptr;
    if (!reply || !reply->file.isEmpty() || !isText(reply->contentType))
        return;
    reply->headers.emplaceBack("Vary", "Accept-Encoding");
    if (reply->status == 304 ? !exchange.packedTag : !packs(exchange, *reply))
        return;
    if (reply->status != 304) {
        const QByteArray packed = Gzip::packed(reply->body);
        if (packed.isEmpty() || packed.size() >= reply->body.size())
            return;
        reply->body = packed;
        reply->headers.emplaceBack("Content-Encoding", "gzip");
    }
    for (auto &[name, value] : reply->headers) {
        if (name.toLower() == "etag" && value.startsWith('"') && value.endsWith('"'))
            value = value.chopped(1) + "-gzip\"";
    }
}

/// False: it cannot be unpacked, and is answered.
bool unpack(Exchange &exchange)
{
    if (!exchange.packedLimit)
        return true;
    auto plain = Gzip::unpacked(exchange.request.body, *std::exchange(exchange.packedLimit, {}));
    if (plain)
        exchange.request.body = std::move(plain).value();
    else
        exchange.reply = refusal(Protocol::statusOf(plain.error().code), plain.error().detail, exchange.request.requestId);
    return plain.ok();
}

ErrorCode codeOf(int status)
{
    switch (status) {
    case 413: return ErrorCode::TooLarge;
    case 429: return ErrorCode::TooManyAttempts;
    default: return status >= 500 ? ErrorCode::ServiceFailed : ErrorCode::BadRequest;
    }
}

} // namespace

Reply refusal(int status, const QString &detail, const QString &requestId)
{
    Reply reply;
    reply.status = status;
    reply.contentType = "application/problem+json";
    reply.headers.emplaceBack("Connection", "close");
    if (status == 503 || status == 429)
        reply.headers.emplaceBack("Retry-After", "2");
    if (status == 415)
        reply.headers.emplaceBack("Accept-Encoding", "gzip");
    reply.body = Protocol::compact(Protocol::problem({codeOf(status), detail}, status, requestId));
    return reply;
}

Exchange::~Exchange()
{
    if (fd >= 0)
        ::close(fd);
}

Workers::~Workers()
{
    end();
}

Result<void> Workers::start(int count, const HandlerFactory &factory)
{
    m_nextTick = std::chrono::steady_clock::now() + tickEvery;
    m_factory = factory;
    for (int i = 0; i < count; ++i) {
        auto worker = std::make_unique<Worker>();
        worker->index = i;
        Worker &made = *worker;
        std::unique_lock lock(m_mutex);
        m_workers.push_back(std::move(worker));
        m_startOutcome.reset();
        made.thread = std::thread([this, &made, factory] { run(made, factory); });
        m_started.wait(lock, [this] { return m_startOutcome.has_value(); });
        const Result<void> outcome = *m_startOutcome;
        lock.unlock();
        if (!outcome) {
            end();
            return outcome;
        }
    }
    return {};
}

std::optional<qint64> Workers::bodyLimit(const QByteArray &method, const QString &path) const
{
    return m_workers.front()->handler->bodyLimit(method, path);
}

bool Workers::offer(const ExchangePtr &exchange, const std::function<bool()> &take)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_queue.size() >= queueLimit || !take())
            return false;
        m_queue.push_back(exchange);
    }
    m_wake.notify_one();
    return true;
}

bool Workers::answeredAtOnce(Exchange &exchange)
{
    if (exchange.request.method != "GET" || exchange.packedLimit)
        return false;
    if (!m_quick) {
        auto made = m_factory();
        m_quick = made ? std::move(made).value() : nullptr;
    }
    std::optional<Reply> reply = *m_quick ? (*m_quick)->answerAtOnce(exchange.request) : std::nullopt;
    if (!reply || packs(exchange, *reply)) // packing is a worker's work
        return false;
    exchange.reply = std::move(reply);
    pack(exchange);
    return true;
}

void Workers::proceed(const ExchangePtr &exchange)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_workers[std::size_t(exchange->worker)]->uploads.push_back(exchange);
    }
    m_wake.notify_all();
}

void Workers::abandon(const ExchangePtr &exchange)
{
    if (!exchange->sink)
        return;
    exchange->reply = Reply();
    exchange->done = [] {};
    proceed(exchange);
}

void Workers::committed(const QStringList &keys)
{
    const QSet<QString> touched(keys.begin(), keys.end());
    const bool everything = touched.contains(CommitBus::everything());
    {
        const std::scoped_lock lock(m_mutex);
        ++m_sequence;
        for (auto waiting = m_waiting.begin(); waiting != m_waiting.end();) {
            const QStringList &wanted = waiting->second->keys;
            if (everything || std::any_of(wanted.begin(), wanted.end(), [&](const QString &key) { return touched.contains(key); })) {
                m_queue.push_back(waiting->second);
                waiting = m_waiting.erase(waiting);
            } else {
                ++waiting;
            }
        }
    }
    m_wake.notify_all();
}

void Workers::hurry(const ExchangePtr &exchange)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto waiting = std::find_if(m_waiting.begin(), m_waiting.end(), [&](const auto &entry) { return entry.second == exchange; });
        if (waiting == m_waiting.end())
            return;
        answerNow(waiting);
    }
    m_wake.notify_one();
}

Workers::Load Workers::load() const
{
    const std::scoped_lock lock(m_mutex);
    Load load{m_working, int(m_waiting.size()), int(m_queue.size())};
    for (const auto &worker : m_workers)
        load.queued += int(worker->uploads.size());
    return load;
}

void Workers::refuseWaiting()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_refuseWaiting = true;
        while (!m_waiting.empty())
            answerNow(m_waiting.begin());
    }
    m_wake.notify_all();
}

void Workers::end()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_all();
    for (const auto &worker : m_workers) {
        if (worker->thread.joinable())
            worker->thread.join();
    }
    m_quick.reset();
}

void Workers::run(Worker &worker, const HandlerFactory &factory)
{
    Result<std::unique_ptr<Handler>> made = factory();
    std::unique_lock lock(m_mutex);
    m_startOutcome = made ? Result<void>() : Result<void>(made.error());
    if (made)
        worker.handler = std::move(made).value();
    m_started.notify_all();
    while (worker.handler) {
        const Time now = std::chrono::steady_clock::now();
        expire(now);
        if (now >= m_nextTick && !m_ticking && !m_ending) {
            m_ticking = true;
            lock.unlock();
            worker.handler->tick();
            lock.lock();
            m_ticking = false;
            m_nextTick = std::chrono::steady_clock::now() + tickEvery;
        } else if (const std::vector<ExchangePtr> turn = next(worker); !turn.empty()) {
            for (const ExchangePtr &exchange : turn)
                exchange->sequence = m_sequence;
            const bool joins = !turn.front()->streams && worker.handler->joins(turn.front()->request);
            m_joining = m_joining || joins;
            m_working += int(turn.size());
            lock.unlock();
            if (joins)
                processTogether(worker, turn);
            else
                process(worker, turn.front());
            lock.lock();
            m_working -= int(turn.size());
            if (joins) {
                m_joining = false;
                m_wake.notify_one();
            }
        } else if (m_ending) {
            break;
        } else {
            m_wake.wait_until(lock, nextDue());
        }
    }
    lock.unlock();
    worker.handler.reset(); // in its own thread: database connections end where they began
}

std::vector<ExchangePtr> Workers::next(Worker &worker)
{
    std::vector<ExchangePtr> taken;
    if (!worker.uploads.empty()) {
        taken.push_back(std::move(worker.uploads.front()));
        worker.uploads.pop_front();
        return taken;
    }
    bool joining = false;
    for (auto it = m_queue.begin(); it != m_queue.end() && taken.size() < mostTogether;) {
        const bool joins = !(*it)->streams && worker.handler->joins((*it)->request);
        if (taken.empty() ? joins && m_joining : !joins) {
            ++it;
            continue;
        }
        joining = joins;
        taken.push_back(std::move(*it));
        it = m_queue.erase(it);
        if (!joining)
            break;
    }
    return taken;
}

void Workers::process(Worker &worker, const ExchangePtr &exchange)
{
    if (exchange->streams) {
        advanceUpload(worker, *exchange);
    } else if (unpack(*exchange)) {
        answer(exchange, worker.handler->handle(exchange->request));
        return;
    }
    openFile(*exchange);
    pack(*exchange);
    exchange->done();
}

void Workers::processTogether(Worker &worker, const std::vector<ExchangePtr> &exchanges)
{
    std::vector<ExchangePtr> readable;
    QList<const Request *> requests;
    for (const ExchangePtr &exchange : exchanges) {
        if (unpack(*exchange)) {
            readable.push_back(exchange);
            requests << &exchange->request;
        } else {
            exchange->done();
        }
    }
    QList<Answer> answers = requests.isEmpty() ? QList<Answer>() : worker.handler->handleTogether(requests);
    for (std::size_t i = 0; i < readable.size(); ++i)
        answer(readable[i], std::move(answers[qsizetype(i)]));
}

void Workers::answer(const ExchangePtr &exchange, Answer answer)
{
    if (auto *wanted = std::get_if<Wait>(&answer); wanted && !exchange->request.lastChance) {
        wait(exchange, *wanted);
        return;
    }
    if (auto *reply = std::get_if<Reply>(&answer))
        exchange->reply = std::move(*reply);
    else
        exchange->reply = refusal(500, u"The service did not answer in time. Try again."_s, exchange->request.requestId);
    openFile(*exchange);
    pack(*exchange);
    exchange->done();
}

/// One turn of an upload: opens its sink, or writes what came and, at the end, asks for the answer.
void Workers::advanceUpload(Worker &worker, Exchange &exchange)
{
    if (exchange.reply) { // abandoned
        exchange.sink.reset();
        return;
    }
    if (!exchange.sink) {
        exchange.worker = worker.index;
        auto opened = worker.handler->openSink(exchange.request);
        if (auto *reply = std::get_if<Reply>(&opened))
            exchange.reply = std::move(*reply);
        else
            exchange.sink = std::move(std::get<std::unique_ptr<BodySink>>(opened));
        return;
    }
    Result<void> written;
    if (!exchange.chunk.isEmpty())
        written = exchange.sink->write(std::exchange(exchange.chunk, {}));
    if (!written) {
        const int status = Protocol::statusOf(written.error().code);
        Reply reply = refusal(status, written.error().detail, exchange.request.requestId);
        reply.body = Protocol::compact(Protocol::problem(written.error(), status, exchange.request.requestId));
        exchange.reply = std::move(reply);
    } else if (exchange.complete) {
        exchange.reply = exchange.sink->finish();
    }
    if (exchange.reply)
        exchange.sink.reset();
}

void Workers::wait(const ExchangePtr &exchange, const Wait &wait)
{
    const std::scoped_lock lock(m_mutex);
    exchange->keys = wait.keys;
    if (m_refuseWaiting || m_ending || m_sequence != exchange->sequence) { // a commit came while it was handled: it may concern it
        exchange->request.lastChance = m_refuseWaiting || m_ending;
        m_queue.push_back(exchange);
        return;
    }
    const QByteArray token = exchange->request.header("authorization");
    int polls = 0;
    auto oldest = m_waiting.end();
    for (auto other = m_waiting.begin(); other != m_waiting.end(); ++other) {
        if (other->second->request.header("authorization") != token)
            continue;
        ++polls;
        if (oldest == m_waiting.end())
            oldest = other;
    }
    if (polls >= pollsPerToken)
        answerNow(oldest);
    m_waiting.emplace(std::chrono::steady_clock::now() + std::chrono::seconds(wait.seconds), exchange);
    m_wake.notify_all(); // the earliest deadline may have changed
}

void Workers::answerNow(std::multimap<Time, ExchangePtr>::iterator waiting)
{
    waiting->second->request.lastChance = true;
    m_queue.push_back(waiting->second);
    m_waiting.erase(waiting);
}

void Workers::expire(Time now)
{
    while (!m_waiting.empty() && m_waiting.begin()->first <= now)
        answerNow(m_waiting.begin());
}

Workers::Time Workers::nextDue() const
{
    if (m_ticking)
        return m_waiting.empty() ? std::chrono::steady_clock::now() + tickEvery : m_waiting.begin()->first;
    return m_waiting.empty() ? m_nextTick : std::min(m_nextTick, m_waiting.begin()->first);
}

} // namespace Casement::Service
