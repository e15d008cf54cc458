// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementd/log.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <cerrno>
#include <poll.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {

constexpr std::size_t mostLines = 4096;
constexpr auto gathering = std::chrono::milliseconds(10); // lines of a busy service go out together
constexpr qsizetype pieceBytes = 3000;    // of them at once: with one line more it is still what a pipe takes whole
constexpr qsizetype longestMessage = 600; // so that a line stays below what a pipe takes whole
constexpr int patienceMs = 100;           // for whoever reads
constexpr int lastTries = 10;

Log *current = nullptr; // set before and cleared after all threads that log

LogLevel levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return LogLevel::Debug;
    case QtInfoMsg: return LogLevel::Info;
    case QtWarningMsg: return LogLevel::Warning;
    default: return LogLevel::Error;
    }
}

void onMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (type == QtFatalMsg) { // the process is about to abort: nobody would write it later
        const QByteArray line = "casementd: " + message.toUtf8() + '\n';
        [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.constData(), std::size_t(line.size()));
        return;
    }
    Log::Fields fields{{u"text"_s, message.left(longestMessage)}};
    if (context.category && qstrcmp(context.category, "default") != 0)
        fields.emplaceBack(u"category"_s, QString::fromLatin1(context.category));
    current->write(levelOf(type), u"message"_s, fields);
}

QString plain(const QJsonValue &value)
{
    static const QRegularExpression simple(u"^[\\w.:/{}+-]+$"_s);
    if (value.isString() && simple.match(value.toString()).hasMatch())
        return value.toString();
    const QByteArray quoted = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(quoted.mid(1, quoted.size() - 2));
}

} // namespace

QString nameOf(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug: return u"debug"_s;
    case LogLevel::Info: return u"info"_s;
    case LogLevel::Warning: return u"warning"_s;
    case LogLevel::Error: break;
    }
    return u"error"_s;
}

std::optional<LogLevel> logLevelFrom(const QString &name)
{
    for (const LogLevel level : {LogLevel::Debug, LogLevel::Info, LogLevel::Warning, LogLevel::Error}) {
        if (name == nameOf(level))
            return level;
    }
    return std::nullopt;
}

Log::Log(const Clock &clock, LogLevel level, LogFormat format)
    : m_clock(clock), m_level(level), m_format(format)
{
    current = this;
    qInstallMessageHandler(&onMessage);
    m_thread = std::thread([this] { run(); });
}

Log::~Log()
{
    qInstallMessageHandler(nullptr);
    {
        const std::scoped_lock lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_all();
    m_thread.join();
    current = nullptr;
}

void Log::set(LogLevel level, LogFormat format)
{
    m_level = level;
    m_format = format;
}

void Log::write(LogLevel level, const QString &event, const Fields &fields)
{
    if (level < m_level)
        return;
    bool first = false;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_entries.size() >= mostLines) {
            ++m_dropped;
            return;
        }
        first = m_entries.empty();
        m_entries.push_back({m_clock.nowMs(), level, event, fields});
    }
    if (first)
        m_wake.notify_one();
}

QByteArray Log::lineOf(const Entry &entry) const
{
    const auto &[at, level, event, list] = entry;
    QJsonObject fields;
    for (const auto &[name, value] : list)
        fields.insert(name, value);
    const QString time = QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODateWithMs);
    if (m_format == LogFormat::Text) {
        QString line = u"%1 %2 %3"_s.arg(time, nameOf(level), event);
        for (auto field = fields.begin(); field != fields.end(); ++field)
            line += QString(u' ' + field.key() + u'=' + plain(field.value()));
        return line.toUtf8() + '\n';
    }
    // By hand, so that the time comes first: QJsonObject would sort it among the rest.
    QByteArray line = u"{\"time\":\"%1\",\"level\":\"%2\",\"event\":\"%3\""_s.arg(time, nameOf(level), event).toUtf8();
    const QByteArray rest = QJsonDocument(fields).toJson(QJsonDocument::Compact);
    line += fields.isEmpty() ? QByteArray("}") : QByteArray(',' + rest.mid(1));
    return line + '\n';
}

void Log::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_ending || !m_entries.empty(); });
        m_wake.wait_for(lock, gathering, [this] { return m_ending.load(); });
        std::vector<Entry> entries = std::exchange(m_entries, {});
        if (entries.empty())
            return;
        if (m_dropped > 0)
            entries.push_back({m_clock.nowMs(), LogLevel::Warning, u"log.dropped"_s, {{u"lines"_s, qint64(std::exchange(m_dropped, 0))}}});
        lock.unlock();
        if (!putAll(entries))
            return;
        lock.lock();
    }
}

/// False: nobody reads, and it is time to end.
bool Log::putAll(const std::vector<Entry> &entries) const
{
    int tries = lastTries;
    QByteArray piece;
    for (const Entry &entry : entries) {
        piece += lineOf(entry);
        if (piece.size() < pieceBytes && &entry != &entries.back())
            continue;
        while (!put(piece)) {
            if (m_ending && --tries == 0)
                return false;
        }
        piece.clear();
    }
    return true;
}

/// False: nobody reads at the moment.
bool Log::put(const QByteArray &lines) const
{
    pollfd out{STDERR_FILENO, POLLOUT, 0};
    if (::poll(&out, 1, patienceMs) <= 0)
        return false;
    // A closed or broken stderr has nobody to tell; the lines count as written.
    for (qsizetype at = 0; at < lines.size();) {
        const ssize_t count = ::write(STDERR_FILENO, lines.constData() + at, std::size_t(lines.size() - at));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        at += count;
    }
    return true;
}

} // namespace Casement::App
