// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/hooksworld.h"

#include "sync/protocol/codec.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace Casement::Testing {

HooksWorld::HooksWorld()
{
    const QJsonArray refused = import({caseLine(u"c-north"_s, u"north"_s, u"nora"_s), caseLine(u"c-north-2"_s, u"north"_s, u"nora"_s),
                                       caseLine(u"c-solo"_s, u"solo"_s, u"sam"_s)});
    if (!refused.isEmpty())
        qFatal("%s", QJsonDocument(refused).toJson().constData());
    hooks = openHooks();
}

std::unique_ptr<Service::Hooks> HooksWorld::openHooks()
{
    auto opened = Service::openHooks(config, clock, entropy, bus);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().detail));
    return std::move(opened).value();
}

QJsonObject HooksWorld::addWebhook(const QString &person, const QJsonObject &more)
{
    QJsonObject body{{u"user"_s, ServiceWorld::email(person)}, {u"url"_s, u"https://hook.example/in"_s}};
    for (auto it = more.begin(); it != more.end(); ++it)
        body.insert(it.key(), it.value());
    const Service::Reply told = admin(u"/v1/admin/webhooks"_s, Protocol::compact(body));
    if (told.status != 201)
        QTest::qFail(told.body.constData(), __FILE__, __LINE__);
    return QJsonDocument::fromJson(told.body).object();
}

QJsonObject HooksWorld::askAdmin(const QByteArray &method, const QString &path)
{
    const auto token = Service::adminToken(config.dataDir);
    const Service::Reply told = call(method, QString(u"/v1/admin/webhooks"_s + path), method == "POST" ? "{}" : QByteArray(),
                                     QString::fromLatin1(token.value()));
    QJsonObject json = QJsonDocument::fromJson(told.body).object();
    json.insert(u"httpStatus"_s, told.status);
    return json;
}

QString HooksWorld::member(const QString &webhook, const QString &name)
{
    for (const QJsonValue &value : askAdmin("GET")["webhooks"_L1].toArray()) {
        if (value["id"_L1].toString() == webhook)
            return value[name].toString();
    }
    return {};
}

QList<Service::Hooks::Outgoing> HooksWorld::due()
{
    if (const auto done = hooks->collect(); !done)
        QTest::qFail(qPrintable(done.error().detail), __FILE__, __LINE__);
    const auto found = hooks->due();
    if (!found)
        QTest::qFail(qPrintable(found.error().detail), __FILE__, __LINE__);
    return found ? found.value() : QList<Hooks::Outgoing>();
}

void HooksWorld::answer(const Hooks::Outgoing &outgoing, const HttpAnswer &answer)
{
    if (const auto done = hooks->answered(outgoing.delivery, answer); !done)
        QTest::qFail(qPrintable(done.error().detail), __FILE__, __LINE__);
}

QList<QJsonObject> HooksWorld::drain()
{
    QList<QJsonObject> bodies;
    for (auto found = due(); !found.isEmpty(); found = due()) {
        for (const Hooks::Outgoing &outgoing : found) {
            bodies << bodyOf(outgoing);
            answer(outgoing, status(200));
        }
    }
    return bodies;
}

void HooksWorld::reply(const QString &person, const QString &caseSource, const QString &text, Audience audience)
{
    const auto outcome = send(person, operation(caseId(caseSource), PostComment{text, audience, false, {}}));
    QVERIFY2(outcome.applied, qPrintable(outcome.refusal.detail));
}

HttpAnswer status(int code, const QByteArray &retryAfter)
{
    HttpAnswer answer;
    answer.status = code;
    answer.headers.insert("retry-after", retryAfter);
    return answer;
}

HttpAnswer noAnswer()
{
    HttpAnswer answer;
    answer.networkError = u"Connection refused"_s;
    return answer;
}

QByteArray headerOf(const Service::Hooks::Outgoing &outgoing, const QByteArray &name)
{
    for (const auto &[key, value] : outgoing.request.headers) {
        if (key == name)
            return value;
    }
    return {};
}

QJsonObject bodyOf(const Service::Hooks::Outgoing &outgoing) { return QJsonDocument::fromJson(outgoing.request.body).object(); }

QString textOf(const QJsonObject &body) { return body["object"_L1]["body"_L1].toString(); }

QString wordsOf(const QJsonObject &body)
{
    return QString(body["type"_L1].toString() + u' ' + body["object"_L1]["id"_L1].toString());
}

} // namespace Casement::Testing
