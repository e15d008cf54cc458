// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <memory>

namespace Casement::Testing {

/// A real casementd on a data folder of its own, administered by the real casementctl. Blocking: for test programs only.
class ServiceProcess
{
public:
    /// binDir: where casementd and casementctl are.
    ServiceProcess(QString binDir, QString dataDir);
    ~ServiceProcess();

    /// For the programs started from now on.
    void setEnvironment(const QProcessEnvironment &environment) { m_environment = environment; }
    /// Runs casementctl with --data; false and error() where it fails. password is given by the environment.
    bool ctl(const QStringList &arguments, const QString &password = {});
    /// Starts on the same port as before (any free one the first time) and waits for the ready line.
    bool start(const QStringList &more = {}); ///< more: arguments besides data and listen
    void kill();   ///< SIGKILL, as a crash
    bool stop();   ///< SIGTERM; true where it ended by itself with exit code 0
    [[nodiscard]] bool runs() const { return m_process && m_process->state() != QProcess::NotRunning; } ///< after waiting on the event loop
    [[nodiscard]] qint64 processId() const { return m_process ? m_process->processId() : 0; }
    [[nodiscard]] QString log();          ///< all that came on its outputs since the start
    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] QString output() const { return m_output; } ///< of the last ctl()
    [[nodiscard]] QString dataDir() const { return m_dataDir; }

private:
    QString m_binDir, m_dataDir, m_error, m_output, m_log;
    QUrl m_url;
    QProcessEnvironment m_environment{QProcessEnvironment::InheritFromParent};
    std::unique_ptr<QProcess> m_process;
};

} // namespace Casement::Testing
