// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/auth/signin.h"

#include "sync/protocol/codec.h"
#include "sync/service/auth/passwords.h"
#include "sync/service/auth/sessions.h"
#include "sync/service/auth/throttle.h"
#include "sync/service/commands/audit.h"

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

Reply tooMany(const Request &request, qint64 waitMs)
{
    Reply reply = refusal(request, {ErrorCode::TooManyAttempts, u"too many attempts; wait before the next one"_s});
    reply.headers << std::pair<QByteArray, QByteArray>("Retry-After", QByteArray::number((waitMs + 999) / 1000));
    return reply;
}

constexpr qsizetype longestEmail = 320;

Error wrong() { return {ErrorCode::WrongCredentials, u"e-mail address and password do not match; check both"_s}; }

} // namespace

QString emailKey(const QString &email)
{
    return email.trimmed().normalized(QString::NormalizationForm_KC).toCaseFolded();
}

SignInDoor::Known SignInDoor::passwordOf(const QString &emailKey)
{
    Sql::Query query = m_core.db.run(u"SELECT id, password FROM app_user WHERE email_key = ? AND disabled = 0 AND password <> ''"_s, {emailKey});
    return query.next() ? Known{query.text(0), query.text(1).toLatin1()} : nobody();
}

Reply SignInDoor::signIn(const Request &request)
{
    const auto body = bodyObject(request);
    if (!body)
        return refusal(request, body.error());
    const QString email = emailKey(body->value("email"_L1).toString());
    const QString password = body->value("password"_L1).toString();
    const QString portal = body->value("portal"_L1).toString();
    if (email.isEmpty() || password.isEmpty())
        return refusal(request, {ErrorCode::BadRequest, u"email and password: both are needed"_s});
    // What can never be right goes the same way as a wrong password: the same work, delays and answer.
    const bool hopeless = email.size() > longestEmail || password.toUtf8().size() > longestPassword || (!portal.isEmpty() && portal != m_core.portal());

    Throttle throttle(m_core, email, request.peer);
    if (const qint64 wait = throttle.blockedForMs(); wait > 0)
        return tooMany(request, wait);
    const PasswordGate::Pass pass(m_core.process.gate);
    if (!pass.holds())
        return tooMany(request, 2000);
    if (const qint64 wait = throttle.blockedForMs(); wait > 0) // others may have failed while this one queued
        return tooMany(request, wait);
    const Known known = hopeless ? nobody() : passwordOf(email);
    const bool matches = pass.matches(known.hash, password);
    if (!matches || known.userId.isEmpty()) {
        const auto noted = throttle.failed();
        return refusal(request, noted ? wrong() : noted.error());
    }

    Protocol::SignInAnswer answer;
    Sql::Transaction transaction(m_core.db);
    throttle.succeeded();
    answer.tokens = Sessions(m_core).begin(known.userId);
    if (const auto done = transaction.commit(); !done)
        return refusal(request, done.error());
    const auto caller = callerOf(m_core, known.userId);
    if (!caller)
        return refusal(request, wrong());
    answer.profile = profileOf(m_core, m_hierarchy, *caller);
    return jsonReply(Protocol::toJson(answer));
}

Reply SignInDoor::refresh(const Request &request)
{
    const auto body = bodyObject(request);
    if (!body)
        return refusal(request, body.error());
    const auto issued = Sessions(m_core).refresh(body->value("refreshToken"_L1).toString().toLatin1());
    if (!issued)
        return refusal(request, issued.error());
    const auto caller = callerOf(m_core, issued.value().userId);
    // Who holds the session's token may know that its login is gone, and the client then keeps nothing (ACC-9).
    if (!caller)
        return refusal(request, {ErrorCode::NotAllowed, u"this login was disabled"_s});
    return jsonReply(Protocol::toJson(Protocol::SignInAnswer{issued.value().tokens, profileOf(m_core, m_hierarchy, *caller)}));
}

Reply SignInDoor::signOut(const Request &request, const Caller &caller)
{
    const auto body = request.body.isEmpty() ? Result<QJsonObject>(QJsonObject()) : bodyObject(request);
    if (!body)
        return refusal(request, body.error());
    Sessions sessions(m_core);
    if (!body->value("everywhere"_L1).toBool()) {
        const auto done = sessions.end(bearer(request));
        return done ? jsonReply({}) : refusal(request, done.error());
    }
    Sql::Transaction transaction(m_core.db);
    Audit::note(m_core, caller.userId, u"session.end"_s, caller.userId, {{u"sessions"_s, sessions.endAll(caller.userId)}});
    const auto done = transaction.commit();
    return done ? jsonReply({}) : refusal(request, done.error());
}

} // namespace Casement::Service
