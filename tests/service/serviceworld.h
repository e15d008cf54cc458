// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/operation.h"
#include "sync/protocol/dto.h"
#include "sync/service/service.h"
#include "tests/support/fixedentropy.h"
#include "tests/support/manualclock.h"
#include "tests/support/portal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <atomic>
#include <mutex>

namespace Casement::Testing {

/// Remembers what commits touched; may be used from several threads.
class RecordingBus final : public Service::CommitBus
{
public:
    void committed(const QStringList &keys) override
    {
        const std::scoped_lock lock(m_mutex);
        m_keys << keys;
        ++m_commits;
    }
    [[nodiscard]] QStringList take()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_keys, {});
    }

    [[nodiscard]] int commits() const { return m_commits; }

private:
    std::mutex m_mutex;
    QStringList m_keys;
    std::atomic<int> m_commits = 0;
};

/// What a reader of the feed holds, as a client would keep it.
struct Replica
{
    QString cursor;
    QMap<QString, QStringList> cases;      ///< id -> keys that show it
    QMap<QString, Protocol::Object> rows;  ///< "kind/id"
    QStringList lostKeys;
    QStringList bundleOrder;
    Profile profile;
    bool full = false;
    int pages = 0;
    void apply(const Protocol::FeedPage &page);
};

/// A service in a folder of its own, with a tree of accounts: parent "root" with the subs "north" and "south", the standard account
/// "solo", a customer of each and the engineer "eva"; every password is the same.
class ServiceWorld
{
public:
    explicit ServiceWorld(const QJsonObject &definition = portalJson());

    [[nodiscard]] std::unique_ptr<Service::Handler> open();
    void restart();

    [[nodiscard]] Service::Answer ask(const QByteArray &method, const QString &pathAndQuery, const QByteArray &body = {}, const QString &token = {},
                                      bool lastChance = true);
    [[nodiscard]] Service::Answer answer(Service::Request request); ///< whatever kind its route is; the body as the network brings it
    [[nodiscard]] Service::Reply call(const QByteArray &method, const QString &pathAndQuery, const QByteArray &body = {}, const QString &token = {});
    [[nodiscard]] Service::Reply post(const QString &path, const QJsonObject &json, const QString &token = {});
    [[nodiscard]] Service::Reply admin(const QString &path, const QByteArray &body);
    /// A request of the upload protocol to /v1/uploads/{id}, without id to /v1/uploads; the usual headers are put in where they are missing.
    [[nodiscard]] Service::Reply tus(const QByteArray &method, const QString &id, const QString &person,
                                     QHash<QByteArray, QByteArray> headers = {}, const QByteArray &body = {});
    /// Whole content in one request: 201.
    [[nodiscard]] Service::Reply upload(const QString &id, const QByteArray &content, const QString &person);
    /// Imports lines and answers what was refused.
    QJsonArray import(const QList<QJsonObject> &lines);

    [[nodiscard]] Protocol::SignInAnswer signInAs(const QString &person);
    [[nodiscard]] QString token(const QString &person); ///< signed in once, then remembered
    void pass(qint64 ms) { clock.advance(ms); m_tokens.clear(); } ///< time that outlives sessions
    [[nodiscard]] QString accountId(const QString &source) const;
    [[nodiscard]] QString personId(const QString &source) const;
    [[nodiscard]] QString caseId(const QString &source) const;
    [[nodiscard]] static QString email(const QString &person);
    [[nodiscard]] QJsonObject caseLine(const QString &id, const QString &account, const QString &contact, const QString &opened = QStringLiteral("2025-06-01"));

    [[nodiscard]] Operation operation(const QString &caseId, Operation::Act act);
    [[nodiscard]] Operation openCase(const QString &account, const QString &contact);
    [[nodiscard]] Protocol::Outcome send(const QString &person, const Operation &operation);
    [[nodiscard]] Protocol::FeedPage page(const QString &person, const QString &cursor, bool *waits = nullptr);
    void follow(const QString &person, Replica &replica); ///< until there is no more

    QTemporaryDir dir;
    ManualClock clock;
    FixedEntropy entropy;
    RecordingBus bus;
    Service::Config config;
    std::unique_ptr<Service::Handler> handler;

private:
    void setPasswords();

    QMap<QString, QString> m_tokens;
};

inline const QString password = QStringLiteral("correct horse battery");

} // namespace Casement::Testing
