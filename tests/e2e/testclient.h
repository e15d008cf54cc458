// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casement/clientruntime.h"
#include "app/casement/qtscheduler.h"

#include <QFuture>
#include <QString>
#include <memory>

namespace Casement::Testing {

/// A whole client without windows on a folder of its own, driven like a person would; calls wait while the event loop runs.
class TestClient
{
public:
    explicit TestClient(const QString &folder, qint64 undoMs = 0);
    ~TestClient();

    bool resume(); ///< opens what the folder holds, as a start without a network does
    Error signIn(const QUrl &service, const QString &email, const QString &password); ///< the error of an attempt meant to fail
    bool signInOk(const QUrl &service, const QString &email, const QString &password);
    [[nodiscard]] App::ClientRuntime &runtime() const { return *m_runtime; }
    [[nodiscard]] Workspace &workspace() const { return *m_runtime->workspace(); }

    QList<CaseSummary> find(const QList<Condition> &conditions);
    QList<CaseSummary> search(const QString &typed);
    CaseDetail detail(const QString &caseId);
    QString open(const OpenCase &draft); ///< -> case id; empty: failed
    bool comment(const QString &caseId, const PostComment &comment);
    bool commentWithFile(const QString &caseId, const PostComment &comment, const QString &path);
    bool escalate(const QString &caseId, const Escalate &escalate);
    bool type(const QString &draftKey, const QString &text); ///< into a draft; true: it is on disk, or kept for the next try
    QString typed(const QString &draftKey);
    bool takeBack(const QString &text, const QString &draftKey); ///< a reply that waits, into the draft; false: none, or it is on its way
    QString fetch(const QString &attachmentId); ///< -> path; empty: failed
    int waiting();
    void syncNow() { workspace().sync().syncNow(); }
    [[nodiscard]] QString lastError() const { return m_error; }

private:
    QList<CaseSummary> list(const CaseQuery &query);
    template <typename T> bool answered(const QFuture<Result<T>> &future, T *value = nullptr);
    bool answeredVoid(const QFuture<Result<void>> &future);

    App::QtScheduler m_scheduler;
    std::unique_ptr<App::ClientRuntime> m_runtime;
    QString m_error;
    Error m_lastError;
    bool m_started = false;
};

} // namespace Casement::Testing
