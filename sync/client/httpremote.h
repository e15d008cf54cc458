// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"
#include "sync/protocol/ports.h"

#include <QUrl>
#include <QUrlQuery>
#include <memory>

namespace Casement::Client {

struct Line;

/// The service's HTTP interface over a Transport. What answers but is no Casement service (captive portal, proxy, wrong host)
/// is NotCasement, never an empty result.
class HttpRemote final : public Protocol::Remote
{
    Q_DISABLE_COPY_MOVE(HttpRemote)
public:
    /// service: the URL a person typed, with or without path and trailing slash.
    HttpRemote(Transport &transport, const QUrl &service);
    ~HttpRemote() override;

    void signIn(const QString &email, const QString &password, std::function<void(Result<Protocol::SignInAnswer>)> done) override;
    void refresh(const QString &refreshToken, std::function<void(Result<Protocol::SignInAnswer>)> done) override;
    void signOut(std::function<void(Result<void>)> done) override;
    void setAccessToken(const QString &token) override;
    void definition(std::function<void(Result<QJsonObject>)> done) override;
    void feed(const QString &cursor, int waitSeconds, std::function<void(Result<Protocol::FeedPage>)> done) override;
    void cancelFeed() override;
    void bundles(const QStringList &caseIds, std::function<void(Result<QList<CaseBundle>>)> done) override;
    void reveal(const QString &caseId, std::function<void(Result<QMap<QString, QString>>)> done) override;
    void push(const QList<Protocol::EncodedOperation> &operations, std::function<void(Result<QList<Protocol::Outcome>>)> done) override;
    void upload(const QString &attachmentId, const QString &path, std::function<void(Result<void>)> done) override;
    void download(const QString &attachmentId, const QString &path, std::function<void(Result<void>)> done) override;

private:
    [[nodiscard]] HttpRequest request(const QByteArray &method, const QString &path, const QUrlQuery &query = {}) const;
    [[nodiscard]] HttpRequest postJson(const QString &path, const QByteArray &body) const;
    [[nodiscard]] HttpRequest authorised(HttpRequest request) const;

    Transport &m_transport;
    QUrl m_service;
    QByteArray m_token;
    Transport::Id m_feed = 0;
    std::shared_ptr<bool> m_feedCancelled;
    std::shared_ptr<Line> m_line; ///< transfers in progress know it weakly
};

} // namespace Casement::Client
