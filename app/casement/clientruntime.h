// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casement/liveworkspace.h"
#include "models/domain/clientports.h"
#include "models/domain/secrets.h"
#include "models/domain/workspaces.h"
#include "sync/client/networktransport.h"

#include <QObject>
#include <QStringList>
#include <map>
#include <memory>

class QLockFile;

namespace Casement::App {

/// The client without its windows: which workspace is in front, signing in and out, where tokens are kept. One that was left goes on in
/// the background until the program ends: what waits to be sent is sent.
class ClientRuntime final : public QObject, public Sessions
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClientRuntime)
public:
    struct Options
    {
        QString dataDir; ///< one running client a folder
        bool workOffline = false;
        qint64 undoMs = 0; ///< how long a reply can be taken back before it leaves; 0: not at all
    };
    ClientRuntime(const Options &options, std::unique_ptr<SecretStore> secrets, QObject *parent = nullptr);
    ~ClientRuntime() override;

    /// Opens the last workspace, offline at once; where there is none, signInNeeded(). One of the signals below follows. False, after
    /// failed(), where the folder is not this program's to use: it cannot be made, or another client runs on it.
    bool start();
    [[nodiscard]] qint64 undoMs() const { return m_options.undoMs; }
    [[nodiscard]] LiveWorkspace *workspace() const { return m_workspace.get(); }

    [[nodiscard]] QList<KnownWorkspace> known() const; ///< on this computer, by portal and person
    /// Brings another to the front, soon; where it cannot be opened, failed() and the one before is back.
    void switchTo(const QString &name);

    QFuture<Result<void>> signIn(const SignIn &signIn) override;
    QFuture<Result<void>> signOut(bool removeData) override;
    [[nodiscard]] bool keepsSignIn() const override { return m_secrets->lasts(); }
    [[nodiscard]] SignIn lastUsed() const override { return m_lastUsed; }

Q_SIGNALS:
    void workspaceReady(Casement::Workspace *workspace);
    void workspaceLeft(Casement::Workspace *workspace, const QString &name); ///< it goes on without a window
    void workspaceClosing(); ///< every window on it must be gone when this returns
    void signedOut();
    void signInNeeded();     ///< there is no workspace; one whose session ended says so itself, by its SyncState
    void failed(const Casement::Error &error); ///< a workspace could not be opened; nothing of it was changed

private:
    using Done = std::shared_ptr<QPromise<Result<void>>>;
    struct Entry; ///< one sign-in on its way

    [[nodiscard]] Result<void> takeFolder();
    void openLast(const QString &name);
    [[nodiscard]] bool bringBack(const QString &name);
    void leave();
    void open(const WorkspaceFolder &folder, const WorkspaceInfo &info, const std::optional<Protocol::Tokens> &tokens,
              std::function<void(const Result<void> &)> done);
    void enter(const std::shared_ptr<Entry> &entry);
    void close();
    void finishSignOut(bool removeData, const Done &done);
    void afterSignOut(const Result<void> &result);
    [[nodiscard]] QString nextSignedIn() const;
    [[nodiscard]] Result<void> remember(const QString &workspaceName);

    Options m_options;
    std::unique_ptr<SecretStore> m_secrets;
    Client::NetworkTransport m_transport; ///< for signing in only
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<LiveWorkspace> m_workspace;
    std::map<QString, std::unique_ptr<LiveWorkspace>> m_left; ///< by name; they have no window
    QStringList m_signedOut; ///< names
    bool m_changing = false; ///< one is being opened or signed out of
    SignIn m_lastUsed;
};

} // namespace Casement::App
