// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/client/httpremote.h"

#include "sync/client/answers.h"
#include "sync/client/transfers.h"
#include "sync/protocol/codec.h"
#include "sync/protocol/jsonreader.h"
#include "sync/protocol/paths.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Casement::Client {

using namespace Protocol;

namespace {
constexpr int idleMs = 20'000;

template <typename T, typename Parse>
auto parsed(std::function<void(Result<T>)> done, Parse parse)
{
    return [done = std::move(done), parse](const HttpAnswer &answer) {
        const auto json = objectOf(answer);
        if (!json)
            return done(json.error());
        auto value = parse(json.value());
        done(value ? std::move(value) : Result<T>(unreadable(value.error())));
    };
}

Result<QList<CaseBundle>> bundlesFrom(const QJsonObject &json)
{
    if (!json[u"bundles"].isArray())
        return Error{ErrorCode::BadRequest, u"bundles: an array is missing"_s};
    QList<CaseBundle> result;
    for (const auto &value : json[u"bundles"].toArray()) {
        auto bundle = bundleFrom(value.toObject());
        if (!bundle)
            return bundle.error();
        result.append(std::move(bundle).value());
    }
    return result;
}
} // namespace

HttpRemote::HttpRemote(Transport &transport, const QUrl &service)
    : m_transport(transport)
    , m_service(service.adjusted(QUrl::RemoveFragment | QUrl::RemoveQuery | QUrl::RemoveUserInfo | QUrl::StripTrailingSlash))
    , m_line(std::make_shared<Line>(Line{transport, [this](const QByteArray &method, const QString &path) {
        return authorised(request(method, path));
    }}))
{
}

HttpRemote::~HttpRemote()
{
    cancelFeed();
}

HttpRequest HttpRemote::request(const QByteArray &method, const QString &path, const QUrlQuery &query) const
{
    HttpRequest request;
    request.method = method;
    request.url = m_service;
    QString base = m_service.path(QUrl::FullyEncoded);
    while (base.endsWith(u'/'))
        base.chop(1);
    request.url.setPath(base + path, QUrl::StrictMode);
    if (!query.isEmpty())
        request.url.setQuery(query);
    request.headers = {{"Accept", "application/json"}, {"User-Agent", "Casement/" CASEMENT_VERSION}};
    request.idleTimeoutMs = idleMs;
    return request;
}

HttpRequest HttpRemote::postJson(const QString &path, const QByteArray &body) const
{
    HttpRequest result = request("POST", path);
    result.headers.emplaceBack("Content-Type", "application/json");
    result.body = body;
    return result;
}

HttpRequest HttpRemote::authorised(HttpRequest request) const
{
    request.headers.emplaceBack("Authorization", "Bearer " + m_token);
    return request;
}

void HttpRemote::setAccessToken(const QString &token)
{
    m_token = token.toUtf8();
}

void HttpRemote::signIn(const QString &email, const QString &password, std::function<void(Result<SignInAnswer>)> done)
{
    const QByteArray body = compact({{u"email"_s, email}, {u"password"_s, password}});
    m_transport.send(postJson(Paths::signIn, body), parsed<SignInAnswer>(std::move(done), &signInAnswerFrom));
}

void HttpRemote::refresh(const QString &refreshToken, std::function<void(Result<SignInAnswer>)> done)
{
    const QByteArray body = compact({{u"refreshToken"_s, refreshToken}});
    m_transport.send(postJson(Paths::refresh, body), parsed<SignInAnswer>(std::move(done), &signInAnswerFrom));
}

void HttpRemote::signOut(std::function<void(Result<void>)> done)
{
    m_transport.send(authorised(postJson(Paths::signOut, "{}")), [done = std::move(done)](const HttpAnswer &answer) {
        done(answer.status >= 200 && answer.status < 300 ? Result<void>() : Result<void>(errorOf(answer)));
    });
}

void HttpRemote::definition(std::function<void(Result<QJsonObject>)> done)
{
    m_transport.send(authorised(request("GET", Paths::definition)),
                     [done = std::move(done)](const HttpAnswer &answer) { done(objectOf(answer)); });
}

void HttpRemote::feed(const QString &cursor, int waitSeconds, std::function<void(Result<FeedPage>)> done)
{
    QUrlQuery query;
    if (!cursor.isEmpty())
        query.addQueryItem(u"cursor"_s, QString::fromLatin1(QUrl::toPercentEncoding(cursor)));
    query.addQueryItem(u"wait"_s, QString::number(waitSeconds));
    HttpRequest http = authorised(request("GET", Paths::feed, query));
    http.idleTimeoutMs = idleMs + waitSeconds * 1000;
    const auto cancelled = std::make_shared<bool>(false);
    m_feedCancelled = cancelled;
    m_feed = m_transport.send(http, [cancelled, done = std::move(done)](const HttpAnswer &answer) {
        const auto json = *cancelled ? Result<QJsonObject>(Error{ErrorCode::Cancelled, u"ended by the client"_s}) : objectOf(answer);
        if (!json)
            return done(json.error());
        auto page = feedPageFrom(json.value());
        done(page ? std::move(page) : Result<FeedPage>(unreadable(page.error())));
    });
}

void HttpRemote::cancelFeed()
{
    if (!m_feedCancelled)
        return;
    *m_feedCancelled = true;
    m_feedCancelled.reset();
    m_transport.cancel(m_feed);
}

void HttpRemote::bundles(const QStringList &caseIds, std::function<void(Result<QList<CaseBundle>>)> done)
{
    QUrlQuery query;
    query.addQueryItem(u"ids"_s, QString::fromLatin1(QUrl::toPercentEncoding(caseIds.join(u','), ",")));
    m_transport.send(authorised(request("GET", Paths::cases, query)), parsed<QList<CaseBundle>>(std::move(done), &bundlesFrom));
}

void HttpRemote::reveal(const QString &caseId, std::function<void(Result<QMap<QString, QString>>)> done)
{
    m_transport.send(authorised(postJson(QString(Paths::cases + u'/' + caseId + u"/sealed"_s), "{}")), parsed<QMap<QString, QString>>(std::move(done), [](const QJsonObject &json) {
        JsonReader r(json);
        auto fields = r.map(u"sealed"_s);
        return r.finish(std::move(fields));
    }));
}

void HttpRemote::push(const QList<EncodedOperation> &operations, std::function<void(Result<QList<Outcome>>)> done)
{
    // Joined by hand: each operation leaves byte for byte as it was encoded once.
    QByteArray body = "{\"operations\":[";
    for (qsizetype i = 0; i < operations.size(); ++i)
        body += (i ? "," : "") + operations[i].body;
    body += "]}";
    m_transport.send(authorised(postJson(Paths::operations, body)), parsed<QList<Outcome>>(std::move(done), &outcomesFrom));
}

void HttpRemote::upload(const QString &attachmentId, const QString &path, std::function<void(Result<void>)> done)
{
    sendFile(m_line, attachmentId, path, std::move(done));
}

void HttpRemote::download(const QString &attachmentId, const QString &path, std::function<void(Result<void>)> done)
{
    fetchFile(m_line, attachmentId, path, std::move(done));
}

} // namespace Casement::Client
