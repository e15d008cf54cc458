// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/hooks/hooks.h"
#include "tests/service/serviceworld.h"

namespace Casement::Testing {

/// A service with three cases, the sending side of its webhooks, and receivers that are lines in a test.
class HooksWorld : public ServiceWorld
{
public:
    using Hooks = Service::Hooks;

    HooksWorld(); ///< cases c-north and c-north-2 of nora, c-solo of sam

    [[nodiscard]] std::unique_ptr<Hooks> openHooks();
    /// Of a person, with members of the request's body added or replaced; answers what the service does.
    QJsonObject addWebhook(const QString &person, const QJsonObject &more = {});
    /// Below /v1/admin/webhooks as administrator; the answer with its "httpStatus".
    QJsonObject askAdmin(const QByteArray &method, const QString &path = {});
    [[nodiscard]] QString member(const QString &webhook, const QString &name); ///< of the webhook as listed
    [[nodiscard]] QList<Hooks::Outgoing> due(); ///< after a look at what was committed
    void answer(const Hooks::Outgoing &outgoing, const HttpAnswer &answer);
    QList<QJsonObject> drain(); ///< everything, answered with 200
    void reply(const QString &person, const QString &caseSource, const QString &text, Audience audience = Audience::Public);

    std::unique_ptr<Hooks> hooks;
};

[[nodiscard]] HttpAnswer status(int code, const QByteArray &retryAfter = {});
[[nodiscard]] HttpAnswer noAnswer();
[[nodiscard]] QByteArray headerOf(const Service::Hooks::Outgoing &outgoing, const QByteArray &name);
[[nodiscard]] QJsonObject bodyOf(const Service::Hooks::Outgoing &outgoing);
[[nodiscard]] QString textOf(const QJsonObject &body); ///< of a comment
/// "comment.added ID"
[[nodiscard]] QString wordsOf(const QJsonObject &body);

} // namespace Casement::Testing
