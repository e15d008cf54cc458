// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/client/httpremote.h"

#include "sync/protocol/codec.h"
#include "sync/protocol/paths.h"

#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Casement::Client {

using namespace Protocol;

namespace {
constexpr int idleMs = 20'000;
constexpr qint64 attachmentBytes = 512LL << 20; ///< more than any portal's limit; a bound against endless answers

bool isJson(const QByteArray &type)
{
    return type == "application/json" || type == "application/problem+json";
}

Error unreachable(const HttpAnswer &answer)
{
    return Error{ErrorCode::Unreachable, u"no answer from the service: "_s + answer.networkError};
}

/// The error of an answer that is not 2xx, or of one without JSON.
Error errorOf(const HttpAnswer &answer)
{
    if (answer.status == 0)
        return unreachable(answer);
    if (isJson(answer.contentType) && answer.status >= 400) {
        if (const auto json = parseObject(answer.body); json.ok())
            return problemFrom(json.value(), answer.status);
    }
    const bool network = answer.status == 511; // RFC 6585: a captive portal says so itself
    if (answer.status >= 500 && !network)
        return Error{ErrorCode::ServiceFailed, u"the service answered status %1; try again later"_s.arg(answer.status)};
    return Error{ErrorCode::NotCasement, u"status %1 with content type '%2' is not a Casement service; check the address and the network's sign-in page"_s
                                             .arg(answer.status).arg(QString::fromLatin1(answer.contentType))};
}

template <typename T, typename Parse>
auto parsed(std::function<void(Result<T>)> done, Parse parse)
{
    return [done = std::move(done), parse](const HttpAnswer &answer) {
        const auto json = objectOf(answer);
        if (json.ok())
            done(parse(json.value()));
        else
            done(json.error());
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

Result<QJsonObject> objectOf(const HttpAnswer &answer)
{
    if (answer.status < 200 || answer.status >= 300 || !isJson(answer.contentType))
        return errorOf(answer);
    return parseObject(answer.body);
}

HttpRemote::HttpRemote(Transport &transport, const QUrl &service)
    : m_transport(transport)
    , m_service(service.adjusted(QUrl::RemoveFragment | QUrl::RemoveQuery | QUrl::RemoveUserInfo | QUrl::StripTrailingSlash))
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
        if (json.ok())
            done(feedPageFrom(json.value()));
        else
            done(json.error());
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
    HttpRequest http = authorised(request("PUT", Paths::attachments + u'/' + attachmentId + u"/content"_s));
    http.headers.emplaceBack("Content-Type", "application/octet-stream");
    http.bodyFile = path;
    const bool readable = QFileInfo(path).isReadable();
    m_transport.send(http, [readable, done = std::move(done)](const HttpAnswer &answer) {
        if (answer.status >= 200 && answer.status < 300 && (answer.body.isEmpty() || isJson(answer.contentType)))
            done({});
        else if (!readable && answer.status == 0)
            done(Error{ErrorCode::Storage, u"the copy of the attached file is gone from this computer; attach it again"_s});
        else
            done(errorOf(answer));
    });
}

void HttpRemote::download(const QString &attachmentId, const QString &path, std::function<void(Result<void>)> done)
{
    HttpRequest http = authorised(request("GET", Paths::attachments + u'/' + attachmentId + u"/content"_s));
    http.answerFile = path;
    http.maxAnswerBytes = attachmentBytes;
    m_transport.send(http, [done = std::move(done)](const HttpAnswer &answer) {
        // A sign-in page in place of the file: the service itself never sends HTML.
        const bool fine = answer.status == 200 && answer.contentType != "text/html";
        done(fine ? Result<void>() : Result<void>(errorOf(answer)));
    });
}

} // namespace Casement::Client
