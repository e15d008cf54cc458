// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Casement::Protocol::Paths {
inline const QString signIn = QStringLiteral("/v1/sign-in");         ///< POST {portal?, email, password} -> SignInAnswer
inline const QString refresh = QStringLiteral("/v1/refresh");       ///< POST {refreshToken} -> SignInAnswer
inline const QString signOut = QStringLiteral("/v1/sign-out");      ///< POST {everywhere?}
inline const QString definition = QStringLiteral("/v1/definition"); ///< GET, projected for the reader; ETag
inline const QString feed = QStringLiteral("/v1/feed");             ///< GET ?cursor=&wait=seconds -> FeedPage
inline const QString operations = QStringLiteral("/v1/operations"); ///< POST {"operations": [...]} or one operation -> {"outcomes": [...]}
inline const QString me = QStringLiteral("/v1/me");                 ///< GET -> Profile
inline const QString views = QStringLiteral("/v1/views");           ///< GET -> {"views": [...]}; /{id}/cases: a page of cases
inline const QString accounts = QStringLiteral("/v1/accounts");     ///< GET a page; /{id}, /{id}/contacts
inline const QString contacts = QStringLiteral("/v1/contacts");     ///< GET a page; /{id}
inline const QString articles = QStringLiteral("/v1/articles");     ///< GET a page, ?product=&kind=&q=; /{id}
inline const QString messages = QStringLiteral("/v1/messages");     ///< GET a page, ?kind=&q=; /{id}
inline const QString notices = QStringLiteral("/v1/notices");       ///< GET a page, what the reader should hear of
inline const QString contract = QStringLiteral("/v1/openapi.json"); ///< GET, what this service answers, as OpenAPI 3.1
inline const QString cases = QStringLiteral("/v1/cases");           ///< GET a page; ?ids=a,b -> {"bundles": [...]}; /{id or number} -> CaseBundle
/// POST /v1/cases/{id or number}/sealed: the content of sealed fields, for the case's engineer
inline const QString attachments = QStringLiteral("/v1/attachments"); ///< GET /v1/attachments/{id}/content: the bytes; Range
inline const QString uploads = QStringLiteral("/v1/uploads");         ///< tus 1.0: POST; then /v1/uploads/{attachment id}
inline const QString health = QStringLiteral("/healthz");    ///< GET: the process answers
inline const QString readiness = QStringLiteral("/readyz");  ///< GET -> {"status", "reasons": [...]}; 503 where there are reasons
inline const QString metrics = QStringLiteral("/metrics");   ///< GET: figures in Prometheus' text format
inline const QString adminImport = QStringLiteral("/v1/admin/import");     ///< POST lines of the import format -> {"accepted": n, "errors": [{"line", "message"}]}
inline const QString adminAccounts = QStringLiteral("/v1/admin/accounts"); ///< POST an account; GET ?after=&limit=
inline const QString adminUsers = QStringLiteral("/v1/admin/users");       ///< POST {email, name, account, role, password}; GET ?after=&limit=, GET .../{id or e-mail}
inline const QString adminSessions = QStringLiteral("/v1/admin/sessions"); ///< GET ?user=, DELETE ?user=, DELETE .../{id}
inline const QString adminAudit = QStringLiteral("/v1/admin/audit");       ///< GET ?after=&limit=&since=; POST {act, detail}
inline const QString adminHistory = QStringLiteral("/v1/admin/history");   ///< GET ?object=: a page of what was changed of an account, a person or a user
inline const QString adminClock = QStringLiteral("/v1/admin/clock/confirm"); ///< POST: the time is right; held timers go on
inline const QString adminDefinition = QStringLiteral("/v1/admin/definition"); ///< GET, whole; PUT another one
inline const QString adminWebhooks = QStringLiteral("/v1/admin/webhooks"); ///< see sync/service/hooks/WEBHOOKS.md
} // namespace Casement::Protocol::Paths
