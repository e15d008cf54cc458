// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/bench.h"

#include <QProcess>
#include <QTemporaryDir>

namespace Casement::Bench {

/// A casementd of its own with sample data; ends the program where it cannot be had.
class Service
{
public:
    /// crowd: so many more users, see crowdEmail().
    explicit Service(const Options &options, int crowd = 0);
    ~Service();
    Q_DISABLE_COPY_MOVE(Service)
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QByteArray token(const char *email) const; ///< signs in
    [[nodiscard]] QByteArray get(const QByteArray &path, const QByteArray &token) const;
    [[nodiscard]] QString folder() const { return m_dir.path(); }
    /// From /proc: "VmRSS" or "VmHWM", in bytes.
    [[nodiscard]] qint64 memory(const char *which) const;
    void forgetPeak() const;
    [[nodiscard]] double cpuSeconds() const; ///< used so far

private:
    [[nodiscard]] QByteArray procFile(const char *name) const;
    bool control(const QStringList &arguments);
    bool start();

    QString m_bin;
    QTemporaryDir m_dir;
    QProcess m_process;
    quint16 m_port = 0;
};

inline const QString benchPassword = QStringLiteral("casement-bench");
[[nodiscard]] QByteArray crowdEmail(int number);
inline constexpr const char *engineer = "noa.friedman@care.example";
inline constexpr const char *manager = "denise.carter@care.example";
inline constexpr const char *customer = "dana.levi@northfield.example";

} // namespace Casement::Bench
