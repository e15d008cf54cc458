// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <QJsonObject>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace Casement::App {

enum class LogLevel { Debug, Info, Warning, Error };
enum class LogFormat { Json, Text };

[[nodiscard]] QString nameOf(LogLevel level);
[[nodiscard]] std::optional<LogLevel> logLevelFrom(const QString &name);

/// The log: one line an event, on stderr. While it lives, Qt's own messages come through it too. Writing never waits for whoever reads:
/// a thread of its own makes the lines and hands them on, and what does not fit its queue is dropped and counted. Case text, secrets and addresses of
/// people do not belong here. One per process; from any thread.
class Log
{
public:
    Log(const Clock &clock, LogLevel level, LogFormat format);
    ~Log(); ///< writes what is left, for a second at most
    Q_DISABLE_COPY_MOVE(Log)

    void set(LogLevel level, LogFormat format);
    using Fields = QList<std::pair<QString, QJsonValue>>;
    void write(LogLevel level, const QString &event, const Fields &fields = {});

private:
    struct Entry
    {
        qint64 at = 0;
        LogLevel level = LogLevel::Info;
        QString event;
        Fields fields;
    };
    [[nodiscard]] QByteArray lineOf(const Entry &entry) const;
    void run();
    [[nodiscard]] bool putAll(const std::vector<Entry> &entries) const;
    [[nodiscard]] bool put(const QByteArray &lines) const;

    const Clock &m_clock;
    std::atomic<LogLevel> m_level;
    std::atomic<LogFormat> m_format;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Entry> m_entries;
    quint64 m_dropped = 0;
    std::atomic<bool> m_ending = false;
    std::thread m_thread;
};

} // namespace Casement::App
