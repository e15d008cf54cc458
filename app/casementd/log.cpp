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

constexpr std::size_t mostLines = 8192;
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
    QJsonObject fields{{u"text"_s, message.left(longestMessage)}};
    if (context.category && qstrcmp(context.category, "default") != 0)
        fields[u"category"_s] = QString::fromLatin1(context.category);
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

void Log::write(LogLevel level, const QString &event, const QJsonObject &fields)
{
    if (level < m_level)
        return;
    QByteArray line = lineOf(level, event, fields);
    {
        const std::scoped_lock lock(m_mutex);
        if (m_lines.size() >= mostLines) {
            ++m_dropped;
            return;
        }
        m_lines.push_back(std::move(line));
    }
    m_wake.notify_one();
}

QByteArray Log::lineOf(LogLevel level, const QString &event, const QJsonObject &fields) const
{
    const QString time = QDateTime::fromMSecsSinceEpoch(m_clock.nowMs(), Qt::UTC).toString(Qt::ISODateWithMs);
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
    int tries = lastTries;
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_ending || !m_lines.empty(); });
        if (m_lines.empty() || tries == 0)
            return;
        const QByteArray line = m_lines.front();
        lock.unlock();
        const bool written = put(line);
        lock.lock();
        if (written)
            m_lines.pop_front();
        else if (m_ending)
            --tries;
        if (written && m_dropped > 0 && m_lines.size() < mostLines / 2)
            m_lines.push_back(lineOf(LogLevel::Warning, u"log.dropped"_s, {{u"lines"_s, qint64(std::exchange(m_dropped, 0))}}));
    }
}

/// False: nobody reads at the moment.
bool Log::put(const QByteArray &line) const
{
    pollfd out{STDERR_FILENO, POLLOUT, 0};
    if (::poll(&out, 1, patienceMs) <= 0)
        return false;
    // A closed or broken stderr has nobody to tell; the line counts as written.
    for (qsizetype at = 0; at < line.size();) {
        const ssize_t count = ::write(STDERR_FILENO, line.constData() + at, std::size_t(line.size() - at));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        at += count;
    }
    return true;
}

} // namespace Casement::App
