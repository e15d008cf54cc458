// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/clientruntime.h"

#include "models/domain/async.h"
#include "sync/client/httpremote.h"

#include <QDir>
#include <QJsonArray>
#include <QLockFile>
#include <QThreadPool>
#include <QTimer>
#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {
QString secretKey(const QString &workspaceName)
{
    return u"refresh/"_s + workspaceName;
}

/// A lock of a program that is no more, however much of it was written. One that runs holds the file itself, so it is not removed.
bool takeAbandoned(QLockFile &lock)
{
    constexpr int writingMs = 300;
    return lock.error() == QLockFile::LockFailedError && (lock.tryLock(writingMs) || (lock.removeStaleLockFile() && lock.tryLock()));
}

void answer(const std::shared_ptr<QPromise<Result<void>>> &promise, const Result<void> &result)
{
    promise->addResult(result);
    promise->finish();
}
} // namespace

struct ClientRuntime::Entry
{
    SignIn signIn;
    std::unique_ptr<Client::HttpRemote> remote;
    Protocol::SignInAnswer answer;
    QJsonObject definition;
    Done done;
};

ClientRuntime::ClientRuntime(const Options &options, std::unique_ptr<SecretStore> secrets, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_secrets(std::move(secrets))
{
}

ClientRuntime::~ClientRuntime()
{
    close();
    m_left.clear();
}

Result<void> ClientRuntime::takeFolder()
{
    if (const auto made = makePrivateFolder(m_options.dataDir); !made)
        return made;
    auto lock = std::make_unique<QLockFile>(m_options.dataDir + u"/lock"_s);
    lock->setStaleLockTime(0);
    if (lock->tryLock() || takeAbandoned(*lock)) {
        m_lock = std::move(lock);
        return {};
    }
    if (lock->error() == QLockFile::LockFailedError)
        return Error{ErrorCode::AlreadyRunning, u"Casement is already running with the data in %1; use its window or close it"_s.arg(m_options.dataDir)};
    return Error{ErrorCode::Storage, u"cannot write to %1; check its permissions and the free space"_s.arg(m_options.dataDir)};
}

bool ClientRuntime::start()
{
    if (const auto taken = takeFolder(); !taken) {
        Q_EMIT failed(taken.error());
        return false;
    }
    const auto current = readJsonFile(m_options.dataDir + u"/current.json"_s);
    if (current.ok()) {
        m_lastUsed.service = QUrl(current.value()[u"service"].toString());
        m_lastUsed.email = current.value()[u"email"].toString();
        for (const QJsonValue &out : current.value()[u"signedOut"].toArray())
            m_signedOut << out.toString();
    }
    const QString name = current.ok() ? current.value()[u"workspace"].toString() : QString();
    m_secrets->probe([this, name] {
        if (name.isEmpty())
            Q_EMIT signInNeeded();
        else
            openLast(name);
    });
    return true;
}

QList<KnownWorkspace> ClientRuntime::known() const
{
    QList<KnownWorkspace> all;
    for (const QString &name : QDir(QString(m_options.dataDir + u"/workspaces"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const auto info = WorkspaceFolder(m_options.dataDir, name).read();
        if (!info)
            continue; // signing in writes it anew
        all << KnownWorkspace{name, info->profile.portalId, info->definition[u"name"].toString(), info->profile.name, info->email,
                              m_workspace && m_workspace->folder().name() == name, !m_signedOut.contains(name)};
    }
    std::sort(all.begin(), all.end(), [](const KnownWorkspace &a, const KnownWorkspace &b) {
        return std::tie(a.portalName, a.person, a.id) < std::tie(b.portalName, b.person, b.id);
    });
    return all;
}

void ClientRuntime::switchTo(const QString &name)
{
    // Not here: who asks may be a window that goes with the workspace.
    QMetaObject::invokeMethod(this, [this, name] {
        if (m_changing || (m_workspace && m_workspace->folder().name() == name))
            return;
        openLast(name);
    }, Qt::QueuedConnection);
}

bool ClientRuntime::bringBack(const QString &name)
{
    auto found = m_left.extract(name);
    if (found.empty())
        return false;
    leave();
    m_workspace = std::move(found.mapped());
    m_lastUsed = SignIn{m_workspace->info().service, m_workspace->info().email, {}};
    (void)remember(name);
    Q_EMIT workspaceReady(m_workspace.get());
    return true;
}

void ClientRuntime::leave()
{
    if (!m_workspace)
        return;
    Q_EMIT workspaceClosing();
    const QString name = m_workspace->folder().name();
    const auto &left = m_left[name] = std::move(m_workspace);
    Q_EMIT workspaceLeft(left.get(), name);
}

void ClientRuntime::openLast(const QString &name)
{
    if (bringBack(name))
        return;
    const WorkspaceFolder folder(m_options.dataDir, name);
    const auto info = folder.read();
    if (!info) {
        if (!m_workspace)
            Q_EMIT signInNeeded(); // signing in writes it anew; cache and outbox are found again
        return;
    }
    m_changing = true;
    m_secrets->read(secretKey(name), [this, folder, info = info.value()](const Result<QString> &refresh) {
        std::optional<Protocol::Tokens> tokens;
        if (refresh)
            tokens = Protocol::Tokens{{}, refresh.value(), 0};
        open(folder, info, tokens, [this](const Result<void> &opened) {
            if (!opened && !m_workspace)
                Q_EMIT failed(opened.error());
        });
    });
}

void ClientRuntime::open(const WorkspaceFolder &folder, const WorkspaceInfo &info, const std::optional<Protocol::Tokens> &tokens,
                         std::function<void(const Result<void> &)> done)
{
    m_changing = true;
    const QString before = m_workspace ? m_workspace->folder().name() : QString();
    leave();
    m_workspace = std::make_unique<LiveWorkspace>(folder, info, m_options.undoMs);
    connect(m_workspace.get(), &LiveWorkspace::refreshTokenChanged, this, [this, key = secretKey(folder.name())](const QString &token) {
        m_secrets->write(key, token, [](const Result<void> &) {});
    });
    onFinished(m_workspace->open(tokens, m_options.workOffline), m_workspace.get(), [this, before, done = std::move(done)](const Result<void> &opened) {
        if (opened) {
            m_changing = false;
            m_lastUsed = SignIn{m_workspace->info().service, m_workspace->info().email, {}};
            const auto remembered = remember(m_workspace->folder().name());
            done(remembered);
            Q_EMIT workspaceReady(m_workspace.get());
            if (m_workspace)
                m_workspace->tellProblems();
            return;
        }
        // Not here: this runs inside the workspace.
        QMetaObject::invokeMethod(this, [this, before, done, opened] {
            m_changing = false;
            m_workspace.reset();
            if (bringBack(before)) // its window tells, for who asked went with it
                Q_EMIT failed(opened.error());
            done(opened);
        }, Qt::QueuedConnection);
    });
}

QFuture<Result<void>> ClientRuntime::signIn(const SignIn &signIn)
{
    const auto entry = std::make_shared<Entry>();
    entry->signIn = signIn;
    entry->done = std::make_shared<QPromise<Result<void>>>();
    entry->done->start();
    const QUrl &url = signIn.service;
    if (!m_lock) {
        answer(entry->done, Error{ErrorCode::Storage, u"the data folder %1 is not in use by this program; start it again"_s.arg(m_options.dataDir)});
        return entry->done->future();
    }
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)) {
        answer(entry->done, Error{ErrorCode::BadRequest, u"service: not a web address; it looks like https://support.vendor.example"_s});
        return entry->done->future();
    }
    entry->remote = std::make_unique<Client::HttpRemote>(m_transport, url);
    entry->remote->signIn(signIn.email, signIn.password, [this, entry](const Result<Protocol::SignInAnswer> &in) {
        entry->signIn.password.clear();
        if (!in)
            return answer(entry->done, in.error());
        entry->answer = in.value();
        entry->remote->setAccessToken(in->tokens.access);
        entry->remote->definition([this, entry](const Result<QJsonObject> &definition) {
            if (!definition)
                return answer(entry->done, definition.error());
            entry->definition = definition.value();
            enter(entry);
        });
    });
    return entry->done->future();
}

void ClientRuntime::enter(const std::shared_ptr<Entry> &entry)
{
    if (const auto usable = PortalDefinition::parse(entry->definition); !usable)
        return answer(entry->done, usable.error());
    if (m_changing) { // another comes to the front just now
        constexpr int soonMs = 50;
        QTimer::singleShot(soonMs, this, [this, entry] { enter(entry); });
        return;
    }
    const Protocol::Tokens tokens = entry->answer.tokens;
    const WorkspaceFolder folder(m_options.dataDir, WorkspaceFolder::nameFor(entry->signIn.service, entry->answer.profile.userId));
    m_signedOut.removeAll(folder.name());
    m_secrets->write(secretKey(folder.name()), tokens.refresh, [](const Result<void> &) {});
    if (m_workspace && m_workspace->folder().name() == folder.name()) {
        m_workspace->setTokens(tokens);
        return answer(entry->done, remember(folder.name()));
    }
    if (const auto left = m_left.find(folder.name()); left != m_left.end()) {
        left->second->setTokens(tokens);
        (void)bringBack(folder.name());
        return answer(entry->done, {});
    }
    const WorkspaceInfo info{entry->signIn.service, entry->signIn.email, entry->answer.profile, entry->definition};
    Result<void> prepared = folder.create();
    if (prepared)
        prepared = folder.write(info);
    if (!prepared)
        return answer(entry->done, prepared);
    open(folder, info, tokens, [done = entry->done](const Result<void> &opened) { answer(done, opened); });
}

QFuture<Result<void>> ClientRuntime::signOut(bool removeData)
{
    const auto done = std::make_shared<QPromise<Result<void>>>();
    done->start();
    if (!m_workspace) {
        answer(done, {});
        return done->future();
    }
    m_changing = true;
    onFinished(m_workspace->signOut(), this, [this, removeData, done](const Result<void> &) { finishSignOut(removeData, done); });
    return done->future();
}

void ClientRuntime::finishSignOut(bool removeData, const Done &done)
{
    m_changing = false;
    if (!m_workspace)
        return answer(done, {});
    const WorkspaceFolder folder = m_workspace->folder();
    close();
    m_secrets->remove(secretKey(folder.name()), [](const Result<void> &) {});
    m_signedOut.removeAll(folder.name());
    m_signedOut << folder.name();
    const Result<void> forgotten = remember({});
    if (!removeData) {
        answer(done, forgotten);
        afterSignOut(forgotten);
        return;
    }
    QFuture<Result<void>> removed = done->future();
    QThreadPool::globalInstance()->start([done, path = folder.path(), forgotten] {
        const bool gone = QDir(path).removeRecursively();
        answer(done, gone ? forgotten : Result<void>(Error{ErrorCode::Storage, u"not everything in %1 could be removed; delete the folder"_s.arg(path)}));
    });
    onFinished(removed, this, [this](const Result<void> &gone) { afterSignOut(gone); });
}

/// Another one that is signed in comes to the front; where there is none, somebody is asked to sign in.
void ClientRuntime::afterSignOut(const Result<void> &result)
{
    if (const QString next = nextSignedIn(); !next.isEmpty())
        openLast(next);
    else
        Q_EMIT signedOut();
    if (!result) // the window that asked is gone already
        Q_EMIT failed(result.error());
}

QString ClientRuntime::nextSignedIn() const
{
    const auto all = known();
    const auto next = std::find_if(all.cbegin(), all.cend(), [](const KnownWorkspace &workspace) { return workspace.signedIn; });
    return next == all.cend() ? QString() : next->id;
}

void ClientRuntime::close()
{
    if (!m_workspace)
        return;
    Q_EMIT workspaceClosing();
    m_workspace.reset();
}

Result<void> ClientRuntime::remember(const QString &workspaceName)
{
    return writeJsonFile(m_options.dataDir + u"/current.json"_s,
                         {{u"workspace"_s, workspaceName},
                          {u"service"_s, m_lastUsed.service.toString(QUrl::FullyEncoded)},
                          {u"email"_s, m_lastUsed.email},
                          {u"signedOut"_s, QJsonArray::fromStringList(m_signedOut)}});
}

} // namespace Casement::App
