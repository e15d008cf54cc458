// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/demoservice.h"

#include "app/casement/workspacefolder.h"
#include "app/common/systemports.h"

#include <QDir>
#include <QFileInfo>
#include <array>
#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {
constexpr int stopMs = 5'000;
const QString demoUser = u"dana.levi@northfield.example"_s;

QString randomPassword()
{
    std::array<unsigned char, 18> bytes{};
    SystemEntropy().fill(bytes);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(bytes.data()), bytes.size()).toBase64(QByteArray::Base64UrlEncoding));
}
} // namespace

DemoService::DemoService(const QString &demoDir, const QString &binDir, const QString &portal, QObject *parent)
    : QObject(parent)
    , m_demoDir(demoDir)
    , m_dataDir(demoDir + u"/service"_s)
    , m_binDir(binDir)
    , m_portal(portal)
    , m_markPath(demoDir + u"/preparing"_s)
{
    connect(&m_control, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        if (status == QProcess::NormalExit && code == 0)
            std::exchange(m_next, {})();
        else
            end(QString::fromUtf8(m_control.readAllStandardError()).trimmed());
    });
    connect(&m_service, &QProcess::readyReadStandardOutput, this, &DemoService::readLines);
    connect(&m_service, &QProcess::finished, this, [this] {
        // The port of last time may be taken: any other will do.
        if (!m_ready && std::exchange(m_port, 0) != 0)
            return serve(0);
        end(QString::fromUtf8(m_service.readAllStandardError()).trimmed());
    });
    for (QProcess *process : {&m_control, &m_service}) {
#ifdef Q_OS_LINUX
        // A client that was killed must not leave a service behind that holds the demo's data.
        process->setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
#endif
        connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                end(u"cannot start %1; build or install it next to casement"_s.arg(process->program()));
        });
    }
}

DemoService::~DemoService()
{
    for (QProcess *process : {&m_control, &m_service}) {
        process->disconnect(this);
        if (process->state() == QProcess::NotRunning)
            continue;
        process->terminate();
        if (!process->waitForFinished(stopMs)) {
            process->kill();
            process->waitForFinished(stopMs);
        }
    }
}

void DemoService::start()
{
    const auto known = readJsonFile(m_demoDir + u"/demo.json"_s);
    m_password = known.ok() ? known.value()[u"password"].toString() : QString();
    m_port = known.ok() ? known.value()[u"port"].toInt() : 0;
    if (!m_password.isEmpty()) {
        // It is written last: what is there is whole, even where the end came before the mark was taken away.
        if (const auto whole = markPreparing(false); !whole)
            return Q_EMIT failed(whole.error());
        serve(m_port);
    } else if (isHalfMade()) {
        makeData();
    } else {
        Q_EMIT failed(Error{ErrorCode::Storage, u"%1/demo.json cannot be read, and without it nobody can sign in to the demo; its data in %2 is "
                                                 "left as it is: put demo.json back, or remove that folder to begin the demo anew"_s.arg(m_demoDir, m_dataDir)});
    }
}

QStringList DemoService::withPortal(QStringList arguments) const
{
    return m_portal.isEmpty() ? arguments : arguments << u"--portal"_s << m_portal;
}

// That demo.json cannot be read says nothing about the data.
bool DemoService::isHalfMade() const
{
    return QFileInfo::exists(m_markPath) || !QFileInfo::exists(m_dataDir + u"/service.db"_s);
}

Result<void> DemoService::markPreparing(bool preparing) const
{
    if (preparing)
        return writeJsonFile(m_markPath, {});
    if (QFileInfo::exists(m_markPath) && !QFile::remove(m_markPath))
        return Error{ErrorCode::Storage, u"cannot remove %1; check the folder's permissions"_s.arg(m_markPath)};
    return {};
}

void DemoService::makeData()
{
    Result<void> begun = makePrivateFolder(m_demoDir);
    if (begun)
        begun = markPreparing(true);
    if (!begun)
        return Q_EMIT failed(begun.error());
    QDir(m_dataDir).removeRecursively();
    m_password = randomPassword();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"CASEMENT_PASSWORD"_s, m_password);
    m_control.setProcessEnvironment(environment);
    Q_EMIT progressed(tr("Preparing the demo portal with 500 cases"));
    control(withPortal({u"init"_s, u"--data"_s, m_dataDir}), [this] {
        control(withPortal({u"sample"_s, u"--data"_s, m_dataDir, u"--cases"_s, u"500"_s, u"--seed"_s, u"7"_s}), [this] {
            Result<void> kept = keep(0);
            if (kept)
                kept = markPreparing(false);
            if (kept)
                serve(0);
            else
                Q_EMIT failed(kept.error());
        });
    });
}

void DemoService::control(const QStringList &arguments, std::function<void()> next)
{
    m_next = std::move(next);
    m_control.start(m_binDir + u"/casementctl"_s, arguments);
}

Result<void> DemoService::keep(int port) const
{
    return writeJsonFile(m_demoDir + u"/demo.json"_s, {{u"user"_s, demoUser}, {u"password"_s, m_password}, {u"port"_s, port}});
}

void DemoService::serve(int port)
{
    Q_EMIT progressed(tr("Starting the demo portal"));
    m_service.start(m_binDir + u"/casementd"_s, withPortal({u"--data"_s, m_dataDir, u"--listen"_s, u"127.0.0.1:%1"_s.arg(port), u"--log-level"_s, u"error"_s}));
}

void DemoService::readLines()
{
    m_output += m_service.readAllStandardOutput();
    constexpr QByteArrayView mark = "casementd: ready on ";
    for (qsizetype end = m_output.indexOf('\n'); end >= 0; end = m_output.indexOf('\n')) {
        const QByteArray line = m_output.left(end).trimmed();
        m_output.remove(0, end + 1);
        if (m_ready || !line.startsWith(mark))
            continue;
        m_ready = true;
        const QUrl url(QString::fromUtf8(line.mid(mark.size())));
        (void)keep(url.port()); // without it the next start fetches everything anew
        Q_EMIT ready(SignIn{url, demoUser, m_password});
    }
}

void DemoService::end(const QString &what)
{
    if (std::exchange(m_ended, true))
        return;
    Q_EMIT failed(Error{ErrorCode::ServiceFailed, what.isEmpty() ? u"the demo service ended; start casement --demo again"_s : what});
}

} // namespace Casement::App
