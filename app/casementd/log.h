// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <QJsonObject>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace Casement::App {

enum class LogLevel { Debug, Info, Warning, Error };
enum class LogFormat { Json, Text };

[[nodiscard]] QString nameOf(LogLevel level);
[[nodiscard]] std::optional<LogLevel> logLevelFrom(const QString &name);

/// The log: one line an event, on stderr. While it lives, Qt's own messages come through it too. Writing never waits for whoever reads:
/// a thread of its own hands the lines on, and what does not fit its queue is dropped and counted. Case text, secrets and addresses of
/// people do not belong here. One per process; from any thread.
class Log
{
public:
    Log(const Clock &clock, LogLevel level, LogFormat format);
    ~Log(); ///< writes what is left, for a second at most
    Q_DISABLE_COPY_MOVE(Log)

    void set(LogLevel level, LogFormat format);
    void write(LogLevel level, const QString &event, const QJsonObject &fields = {});

private:
    [[nodiscard]] QByteArray lineOf(LogLevel level, const QString &event, const QJsonObject &fields) const;
    void run();
    [[nodiscard]] bool put(const QByteArray &line) const;

    const Clock &m_clock;
    std::atomic<LogLevel> m_level;
    std::atomic<LogFormat> m_format;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<QByteArray> m_lines;
    quint64 m_dropped = 0;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace Casement::App
