// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzzworld.h"
#include "tests/fuzz/targets.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace Casement::Fuzz {

namespace {

/// "METHOD path?query" and headers, a line each; an empty line; the body. A first word "customer", "engineer" or "administrator" signs in.
Service::Request requestFrom(const QByteArray &bytes, Testing::ServiceWorld &world)
{
    Service::Request request;
    request.peer = u"127.0.0.1"_s;
    request.requestId = u"fuzz"_s;
    request.lastChance = true;
    const qsizetype end = bytes.indexOf("\n\n");
    request.body = end < 0 ? QByteArray() : bytes.mid(end + 2);
    QByteArrayList lines = bytes.left(end).split('\n');
    QByteArrayList words = lines.takeFirst().split(' ');
    if (words.first() == "customer" || words.first() == "engineer")
        request.headers.insert("authorization", "Bearer " + world.token(words.takeFirst() == "customer" ? u"rita"_s : u"eva"_s).toLatin1());
    else if (words.first() == "administrator" && !words.takeFirst().isEmpty())
        request.headers.insert("authorization", "Bearer " + Service::adminToken(world.config.dataDir).value());
    request.method = words.value(0);
    const QByteArray target = words.value(1);
    const qsizetype mark = target.indexOf('?');
    request.path = QUrl::fromPercentEncoding(target.left(mark));
    if (mark >= 0)
        request.query = QUrlQuery(QString::fromUtf8(target.mid(mark + 1)));
    for (const QByteArray &line : lines) {
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    return request;
}

Service::Reply answerOf(Service::Handler &handler, const Service::Request &given)
{
    Service::Request request = given;
    if (const auto limit = handler.bodyLimit(request.method, request.path)) {
        request.body.truncate(*limit); // the adaptor lets no more through
        const Service::Answer answer = handler.handle(request);
        require(std::holds_alternative<Service::Reply>(answer), "the last chance is answered", request.method + ' ' + request.path.toUtf8());
        return std::get<Service::Reply>(answer);
    }
    const QByteArray body = std::exchange(request.body, {});
    Service::Sink sink = handler.openSink(request);
    if (auto *reply = std::get_if<Service::Reply>(&sink))
        return *reply;
    auto &open = std::get<std::unique_ptr<Service::BodySink>>(sink);
    for (qsizetype at = 0; at < body.size(); at += 100) {
        if (!open->write(body.mid(at, 100)))
            return Service::Reply{413, {}, {}, {}, {}};
    }
    return open->finish();
}

} // namespace

void requests(const QByteArray &bytes)
{
    FuzzWorld &world = freshWorld();
    const Service::Request request = requestFrom(bytes, world);
    const Service::Reply reply = answerOf(*world.handler, request);
    require(reply.status >= 200 && reply.status < 500, "no request makes the service fail", reply.body);
    if (!reply.body.isEmpty() && reply.contentType.contains("json"))
        require(QJsonDocument::fromJson(reply.body).isObject(), "an answer in JSON is an object", reply.body);
    for (const auto &[name, value] : reply.headers)
        require(!name.isEmpty() && !value.contains('\n') && !value.contains('\r'), "no answer carries a stranger's header", name + ": " + value);
}

} // namespace Casement::Fuzz
