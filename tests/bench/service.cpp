// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/service.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Casement::Bench {

namespace {

constexpr int patienceMs = 300'000;

QByteArray once(quint16 port, const QByteArray &request)
{
    QByteArray body;
    const Tally tally = drive(port, 1, [&](int, const Response *before) {
        if (before)
            body = before->body.toByteArray();
        return before ? QByteArray() : request;
    });
    if (tally.failures > 0)
        qFatal("the service did not answer: %s", body.constData());
    return body;
}

} // namespace

QByteArray crowdEmail(int number) { return "crowd-" + QByteArray::number(number) + "@care.example"; }

Service::Service(const Options &options, int crowd)
    : m_bin(options.bin),
      m_dir(QString((options.folder.isEmpty() ? QDir::tempPath() : options.folder) + u"/casement-bench-XXXXXX"_s))
{
    const QString cases = QString::number(options.cases);
    if (!control({u"init"_s}) || !control({u"sample"_s, u"--cases"_s, cases, u"--until"_s, u"2026-01-31"_s}))
        qFatal("no service to measure in %s", qPrintable(m_bin));
    for (int i = 0; i < crowd; ++i) {
        const QString email = QString::fromLatin1(crowdEmail(i));
        if (!control({u"user"_s, u"add"_s, u"--email"_s, email, u"--name"_s, email, u"--role"_s, u"engineer"_s}))
            qFatal("no user %s", qPrintable(email));
    }
    if (!start())
        qFatal("the service does not start");
}

Service::~Service()
{
    m_process.terminate();
    m_process.waitForFinished(patienceMs);
}

bool Service::control(const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"CASEMENT_PASSWORD"_s, benchPassword);
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QString(m_bin + u"/casementctl"_s), QStringList(arguments) << u"--data"_s << m_dir.filePath(u"data"_s));
    return process.waitForFinished(patienceMs) && process.exitCode() == 0;
}

/// Its log goes to a file: a pipe nobody empties while measuring would hold it up.
bool Service::start()
{
    const QString log = m_dir.filePath(u"log"_s);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(log);
    m_process.start(QString(m_bin + u"/casementd"_s), {u"--data"_s, m_dir.filePath(u"data"_s), u"--listen"_s, u"127.0.0.1:0"_s});
    static const QRegularExpression ready(u"ready on http://[0-9.]+:([0-9]+)"_s);
    while (!m_process.waitForFinished(20) && m_process.state() == QProcess::Running) {
        QFile file(log);
        const auto match = ready.match(file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString());
        m_port = quint16(match.captured(1).toUInt());
        if (m_port > 0)
            return true;
    }
    return false;
}

QByteArray Service::token(const char *email) const
{
    const QJsonObject asked{{u"email"_s, QString::fromLatin1(email)}, {u"password"_s, benchPassword}};
    const QByteArray answer = once(port(), requestText("POST", "/v1/sign-in", {}, QJsonDocument(asked).toJson(QJsonDocument::Compact)));
    return QJsonDocument::fromJson(answer).object().value("accessToken"_L1).toString().toLatin1();
}

QByteArray Service::get(const QByteArray &path, const QByteArray &token) const
{
    return once(port(), requestText("GET", path, token));
}

QByteArray Service::procFile(const char *name) const
{
    QFile file(u"/proc/%1/%2"_s.arg(m_process.processId()).arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qint64 Service::memory(const char *which) const
{
    for (const QByteArray &line : procFile("status").split('\n')) {
        if (line.startsWith(which))
            return line.simplified().split(' ').value(1).toLongLong() * 1024;
    }
    return 0;
}

void Service::forgetPeak() const
{
    QFile file(u"/proc/%1/clear_refs"_s.arg(m_process.processId()));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

double Service::cpuSeconds() const
{
    const QByteArray stat = procFile("stat");
    const QByteArrayList fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    return double(fields.value(11).toLongLong() + fields.value(12).toLongLong()) / double(::sysconf(_SC_CLK_TCK));
}

} // namespace Casement::Bench
