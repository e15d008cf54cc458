// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Casement::Protocol::Paths {
inline const QString signIn = QStringLiteral("/v1/sign-in");         ///< POST {portal?, email, password} -> SignInAnswer
inline const QString refresh = QStringLiteral("/v1/refresh");       ///< POST {refreshToken} -> SignInAnswer
inline const QString signOut = QStringLiteral("/v1/sign-out");      ///< POST {}
inline const QString definition = QStringLiteral("/v1/definition"); ///< GET, projected for the reader; ETag
inline const QString feed = QStringLiteral("/v1/feed");             ///< GET ?cursor=&wait=seconds -> FeedPage
inline const QString operations = QStringLiteral("/v1/operations"); ///< POST {"operations": [...]} or one operation -> {"outcomes": [...]}
inline const QString cases = QStringLiteral("/v1/cases");           ///< GET ?ids=a,b -> {"bundles": [...]}; GET /v1/cases/{id or number} -> CaseBundle
inline const QString attachments = QStringLiteral("/v1/attachments"); ///< PUT, GET /v1/attachments/{id}/content: the bytes
inline const QString health = QStringLiteral("/healthz");    ///< GET: the process answers
inline const QString readiness = QStringLiteral("/readyz");  ///< GET -> {"status", "reasons": [...]}; 503 where there are reasons
inline const QString metrics = QStringLiteral("/metrics");   ///< GET: figures in Prometheus' text format
inline const QString adminImport = QStringLiteral("/v1/admin/import");     ///< POST lines of the import format -> {"accepted": n, "errors": [{"line", "message"}]}
inline const QString adminAccounts = QStringLiteral("/v1/admin/accounts"); ///< POST an account
inline const QString adminUsers = QStringLiteral("/v1/admin/users");       ///< POST {email, name, account, role, password}
inline const QString adminWebhooks = QStringLiteral("/v1/admin/webhooks"); ///< see sync/service/hooks/WEBHOOKS.md
} // namespace Casement::Protocol::Paths
