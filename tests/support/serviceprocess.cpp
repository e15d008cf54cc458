// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/serviceprocess.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Casement::Testing {

namespace {
constexpr int patienceMs = 60'000;
}

ServiceProcess::ServiceProcess(QString binDir, QString dataDir) : m_binDir(std::move(binDir)), m_dataDir(std::move(dataDir)) {}

ServiceProcess::~ServiceProcess()
{
    kill();
}

bool ServiceProcess::ctl(const QStringList &arguments, const QString &password)
{
    QProcess process;
    QProcessEnvironment environment = m_environment.inheritsFromParent() ? QProcessEnvironment::systemEnvironment() : m_environment;
    if (!password.isEmpty())
        environment.insert(u"CASEMENT_PASSWORD"_s, password);
    process.setProcessEnvironment(environment);
    process.start(QString(m_binDir + u"/casementctl"_s), QStringList(arguments) << u"--data"_s << m_dataDir);
    const bool ended = process.waitForFinished(patienceMs);
    m_output = QString::fromUtf8(process.readAllStandardOutput());
    m_error = QString::fromUtf8(process.readAllStandardError());
    return ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

bool ServiceProcess::start(const QStringList &more)
{
    m_process = std::make_unique<QProcess>();
    m_log.clear();
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->setProcessEnvironment(m_environment);
    const QString listen = QStringLiteral("127.0.0.1:%1").arg(m_url.isEmpty() ? 0 : m_url.port());
    m_process->start(QString(m_binDir + u"/casementd"_s), QStringList{u"--data"_s, m_dataDir, u"--listen"_s, listen} + more);
    static const QRegularExpression ready(u"casementd: ready on (https?://[0-9.:]+)"_s);
    while (m_process->waitForReadyRead(patienceMs)) {
        m_log += QString::fromUtf8(m_process->readAll());
        if (const auto match = ready.match(m_log); match.hasMatch()) {
            m_url = QUrl(match.captured(1));
            return true;
        }
    }
    m_error = m_log;
    return false;
}

QString ServiceProcess::log()
{
    if (m_process) {
        m_process->waitForReadyRead(0);
        m_log += QString::fromUtf8(m_process->readAll());
    }
    return m_log;
}

void ServiceProcess::kill()
{
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished(patienceMs);
    m_process.reset();
}

bool ServiceProcess::stop()
{
    if (!m_process)
        return false;
    m_process->terminate();
    const bool clean = m_process->waitForFinished(patienceMs) && m_process->exitStatus() == QProcess::NormalExit && m_process->exitCode() == 0;
    m_error = QString::fromUtf8(m_process->readAll());
    m_log += m_error;
    m_process.reset();
    return clean;
}

} // namespace Casement::Testing
