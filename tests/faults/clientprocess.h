// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QProcess>

namespace Casement::Testing {

/// What CASEMENT_FAULT_* says to a program: see faultlib.cpp.
[[nodiscard]] QProcessEnvironment withFault(const QString &folder, const QString &what, int at);
[[nodiscard]] QProcessEnvironment withClock(qint64 seconds);
[[nodiscard]] QProcessEnvironment withTrust(const QString &authorities); ///< a file of the certificates the program believes

/// A client in a process of its own: casement-faultclient. Waiting runs the event loop.
class ClientProcess
{
public:
    /// undoMs: how long its replies can be taken back.
    explicit ClientProcess(const QString &folder, const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment(), qint64 undoMs = 0);
    ~ClientProcess();

    void post(const QJsonObject &order); ///< without waiting
    QJsonObject ask(const QJsonObject &order); ///< its answer; empty: it died
    [[nodiscard]] bool did(const QJsonObject &order) { return ask(order)[QStringLiteral("ok")].toBool(); }
    [[nodiscard]] QList<QJsonObject> answers(); ///< all so far
    [[nodiscard]] bool runs() const { return m_process.state() != QProcess::NotRunning; }
    void kill(); ///< SIGKILL
    [[nodiscard]] bool end(); ///< by closing its input; true: it ended well

private:
    QProcess m_process;
    QList<QJsonObject> m_answers;
    qsizetype m_asked = 0;
};

} // namespace Casement::Testing
