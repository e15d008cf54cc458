// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/clientprocess.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Casement::Testing {

namespace {

constexpr int patienceMs = 60'000;

QProcessEnvironment withLibrary()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(CASEMENT_BIN_DIR "/casement-faultlib.so"));
    environment.insert(u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0"_s);
    return environment;
}

} // namespace

QProcessEnvironment withFault(const QString &folder, const QString &what, int at)
{
    QProcessEnvironment environment = withLibrary();
    environment.insert(u"CASEMENT_FAULT_DIR"_s, folder);
    environment.insert(u"CASEMENT_FAULT_DO"_s, what);
    environment.insert(u"CASEMENT_FAULT_AT"_s, QString::number(at));
    return environment;
}

QProcessEnvironment withClock(qint64 seconds)
{
    QProcessEnvironment environment = withLibrary();
    environment.insert(u"CASEMENT_FAULT_CLOCK"_s, QString::number(seconds));
    return environment;
}

QProcessEnvironment withTrust(const QString &authorities)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"CASEMENT_FAULT_TRUST"_s, authorities);
    return environment;
}

ClientProcess::ClientProcess(const QString &folder, const QProcessEnvironment &environment, qint64 undoMs)
{
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(CASEMENT_BIN_DIR "/casement-faultclient"), {folder, QString::number(undoMs)});
    if (!m_process.waitForStarted(patienceMs))
        qFatal("%s", qPrintable(m_process.errorString()));
}

ClientProcess::~ClientProcess()
{
    kill();
}

void ClientProcess::post(const QJsonObject &order)
{
    ++m_asked;
    m_process.write(QJsonDocument(order).toJson(QJsonDocument::Compact) + '\n');
}

QJsonObject ClientProcess::ask(const QJsonObject &order)
{
    post(order);
    (void)QTest::qWaitFor([this] { return answers().size() >= m_asked || !runs(); }, patienceMs);
    return answers().value(m_asked - 1);
}

QList<QJsonObject> ClientProcess::answers()
{
    while (m_process.canReadLine())
        m_answers.append(QJsonDocument::fromJson(m_process.readLine()).object());
    return m_answers;
}

void ClientProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(patienceMs);
}

bool ClientProcess::end()
{
    m_process.closeWriteChannel();
    return m_process.waitForFinished(patienceMs) && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
}

} // namespace Casement::Testing
