// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/testclient.h"

#include "sync/secrets/memorysecrets.h"

#include <QTest>

namespace Casement::Testing {

namespace {
constexpr int patienceMs = 30'000;
}

TestClient::TestClient(const QString &folder, qint64 undoMs)
    : m_runtime(std::make_unique<App::ClientRuntime>(App::ClientRuntime::Options{folder, false, undoMs}, std::make_unique<Secrets::MemorySecrets>(m_scheduler)))
{
}

TestClient::~TestClient() = default;

bool TestClient::resume()
{
    bool ended = false;
    QObject guard;
    QObject::connect(m_runtime.get(), &App::ClientRuntime::workspaceReady, &guard, [&] { ended = true; });
    QObject::connect(m_runtime.get(), &App::ClientRuntime::signInNeeded, &guard, [&] { ended = true; });
    QObject::connect(m_runtime.get(), &App::ClientRuntime::failed, &guard, [&](const Error &error) {
        m_error = error.detail;
        ended = true;
    });
    m_started = true;
    m_runtime->start();
    return QTest::qWaitFor([&] { return ended; }, patienceMs) && m_runtime->workspace();
}

Error TestClient::signIn(const QUrl &service, const QString &email, const QString &password)
{
    signInOk(service, email, password);
    return m_lastError;
}

bool TestClient::signInOk(const QUrl &service, const QString &email, const QString &password)
{
    if (!m_started)
        resume();
    return answeredVoid(m_runtime->signIn({service, email, password}));
}

QList<CaseSummary> TestClient::list(const CaseQuery &query)
{
    if (!m_runtime->workspace())
        return {};
    CaseIds ids;
    if (!answered(workspace().reader().ids(resolved(query, workspace().profile().personId)), &ids))
        return {};
    QList<CaseSummary> rows;
    return answered(workspace().reader().rows(ids.rowIds), &rows) ? rows : QList<CaseSummary>{};
}

QList<CaseSummary> TestClient::find(const QList<Condition> &conditions)
{
    CaseQuery query;
    query.conditions = conditions;
    return list(query);
}

QList<CaseSummary> TestClient::search(const QString &typed)
{
    return list(parseSearch(typed));
}

CaseDetail TestClient::detail(const QString &caseId)
{
    CaseDetail detail;
    answered(workspace().reader().detail(caseId), &detail);
    return detail;
}

QString TestClient::open(const OpenCase &draft)
{
    QString id;
    return answered(workspace().commands().openCase(draft, {}, QString()), &id) ? id : QString();
}

bool TestClient::comment(const QString &caseId, const PostComment &comment)
{
    return answeredVoid(workspace().commands().postComment(caseId, comment, {}, QString()));
}

bool TestClient::commentWithFile(const QString &caseId, const PostComment &comment, const QString &path)
{
    LocalFile kept;
    return answered(workspace().drafts().keepFile(path), &kept)
        && answeredVoid(workspace().commands().postComment(caseId, comment, {kept}, QString()));
}

bool TestClient::escalate(const QString &caseId, const Escalate &escalate)
{
    return answeredVoid(workspace().commands().escalate(caseId, escalate, QString()));
}

bool TestClient::type(const QString &draftKey, const QString &text)
{
    workspace().drafts().save(draftKey, {{QStringLiteral("text"), text}});
    return typed(draftKey) == text; // asked of the thread that writes it, so after it
}

QString TestClient::typed(const QString &draftKey)
{
    QJsonObject draft;
    return answered(workspace().drafts().load(draftKey), &draft) ? draft[QStringLiteral("text")].toString() : QString();
}

bool TestClient::takeBack(const QString &text, const QString &draftKey)
{
    QList<OutboxEntry> entries;
    if (!answered(workspace().outbox().entries(), &entries))
        return false;
    for (const OutboxEntry &entry : entries) {
        if (entry.text == text)
            return answeredVoid(workspace().outbox().takeBack(entry.id, draftKey, {{QStringLiteral("text"), text}}));
    }
    return false;
}

QString TestClient::fetch(const QString &attachmentId)
{
    QString path;
    return answered(workspace().reader().attachmentFile(attachmentId), &path) ? path : QString();
}

int TestClient::waiting()
{
    QList<OutboxEntry> entries;
    return answered(workspace().outbox().entries(), &entries) ? int(entries.size()) : -1;
}

template <typename T>
bool TestClient::answered(const QFuture<Result<T>> &future, T *value)
{
    m_error.clear();
    m_lastError = {};
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, patienceMs)) {
        m_error = QStringLiteral("no answer in time");
        return false;
    }
    if (future.resultCount() == 0) {
        m_error = QStringLiteral("ended without a result");
        return false;
    }
    const Result<T> result = future.resultAt(0);
    if (!result) {
        m_lastError = result.error();
        m_error = m_lastError.detail;
        return false;
    }
    if (value)
        *value = result.value();
    return true;
}

bool TestClient::answeredVoid(const QFuture<Result<void>> &future)
{
    m_error.clear();
    m_lastError = {};
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, patienceMs) || future.resultCount() == 0) {
        m_error = QStringLiteral("no answer in time");
        return false;
    }
    const Result<void> result = future.resultAt(0);
    if (!result) {
        m_lastError = result.error();
        m_error = m_lastError.detail;
    }
    return result.ok();
}

} // namespace Casement::Testing
