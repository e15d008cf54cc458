// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/serviceworld.h"

#include "sync/protocol/codec.h"
#include "sync/service/auth/passwords.h"
#include "sync/service/reply.h"
#include "sync/service/storage/datafolder.h"
#include "sync/sql/database.h"
#include "tests/service/contract.h"
#include "tests/support/portal.h"
#include "tests/support/testplace.h"

#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Casement::Testing {

namespace {

/// Fails the running test; what is asked goes on with an empty answer.
void complain(const char *what, const Service::Reply &reply)
{
    QTest::qFail(QByteArray(what + QByteArray(": ") + QByteArray::number(reply.status) + ' ' + reply.body).constData(), __FILE__, __LINE__);
}

} // namespace

void Replica::apply(const Protocol::FeedPage &page)
{
    ++pages;
    cursor = page.cursor;
    full = page.full;
    lostKeys << page.lostKeys;
    if (page.hasProfile)
        profile = page.profile;
    for (const QString &key : page.lostKeys) {
        for (auto it = cases.begin(); it != cases.end();) {
            it->removeAll(key);
            it = it->isEmpty() ? cases.erase(it) : std::next(it);
        }
    }
    for (const Protocol::Change &change : page.changes) {
        const QString name = QString(Protocol::nameOf(change.kind) + u'/' + change.id);
        if (change.gone) {
            rows.remove(name);
            cases.remove(change.id);
        } else {
            rows.insert(QString(Protocol::nameOf(change.object.kind) + u'/' + change.object.id()), change.object);
            if (change.object.kind == Protocol::Kind::Case)
                cases.insert(change.object.record.id, change.keys);
        }
    }
    for (const CaseBundle &bundle : page.bundles) {
        cases.insert(bundle.record.id, bundle.keys);
        bundleOrder << bundle.record.id;
        Protocol::Object record;
        record.record = bundle.record;
        rows.insert(QString(u"case/"_s + bundle.record.id), record);
        for (const Comment &comment : bundle.comments) {
            Protocol::Object object;
            object.kind = Protocol::Kind::Comment;
            object.comment = comment;
            rows.insert(QString(u"comment/"_s + comment.id), object);
        }
    }
}

ServiceWorld::ServiceWorld(const QJsonObject &definition)
{
    config.dataDir = dir.filePath(u"data"_s);
    config.portal = definition.value(u"id"_s).toString();
    if (!testServer().isEmpty())
        config.database = place({});
    const auto made = Service::initialise(config, QJsonDocument(definition).toJson(), clock, entropy);
    if (!made)
        qFatal("%s", qPrintable(made.error().detail));
    handler = open();
    QList<QJsonObject> lines;
    const auto add = [&lines](const QString &account, const QString &parent, const QString &person) {
        QJsonObject line{{u"type"_s, u"account"_s}, {u"id"_s, account}, {u"name"_s, account}};
        if (!parent.isEmpty())
            line.insert(u"parent"_s, parent);
        lines << line;
        lines << QJsonObject{{u"type"_s, u"person"_s}, {u"id"_s, person}, {u"account"_s, account}, {u"name"_s, person}, {u"email"_s, email(person)}};
        lines << QJsonObject{{u"type"_s, u"user"_s}, {u"person"_s, person}, {u"role"_s, u"customer"_s}};
    };
    add(u"root"_s, {}, u"rita"_s);
    add(u"north"_s, u"root"_s, u"nora"_s);
    add(u"south"_s, u"root"_s, u"sven"_s);
    add(u"solo"_s, {}, u"sam"_s);
    lines << QJsonObject{{u"type"_s, u"person"_s}, {u"id"_s, u"eva"_s}, {u"name"_s, u"eva"_s}, {u"email"_s, email(u"eva"_s)}};
    lines << QJsonObject{{u"type"_s, u"user"_s}, {u"person"_s, u"eva"_s}, {u"role"_s, u"engineer"_s}};
    const QJsonArray refused = import(lines);
    if (!refused.isEmpty())
        qFatal("%s", QJsonDocument(refused).toJson().constData());
    setPasswords();
}

/// Hashing is slow by intent: once is enough for all worlds.
void ServiceWorld::setPasswords()
{
    static const QByteArray hash = [] {
        FixedEntropy salt;
        return Service::hashPassword(password, salt);
    }();
    const auto db = Sql::Database::open(Service::databasePlace(config), {});
    if (!db)
        qFatal("%s", qPrintable(db.error().detail));
    db.value()->run(u"UPDATE app_user SET password = ?"_s, {QString::fromLatin1(hash)});
    if (const auto done = db.value()->check(); !done)
        qFatal("%s", qPrintable(done.error().detail));
}

std::unique_ptr<Service::Handler> ServiceWorld::open()
{
    auto opened = Service::openService(config, clock, entropy, bus);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().detail));
    return contracted(std::move(opened).value());
}

void ServiceWorld::restart()
{
    handler.reset();
    handler = open();
}

Service::Answer ServiceWorld::ask(const QByteArray &method, const QString &pathAndQuery, const QByteArray &body, const QString &token, bool lastChance)
{
    const QUrl url(pathAndQuery);
    Service::Request request;
    request.method = method;
    request.path = url.path();
    request.query = QUrlQuery(url.query());
    request.body = body;
    request.peer = u"127.0.0.1"_s;
    request.requestId = u"test"_s;
    request.lastChance = lastChance;
    if (!token.isEmpty())
        request.headers.insert("authorization", "Bearer " + token.toLatin1());
    return answer(request);
}

Service::Answer ServiceWorld::answer(Service::Request request)
{
    if (handler->bodyLimit(request.method, request.path)) {
        const auto atOnce = handler->answerAtOnce(request);
        const Service::Answer whole = handler->handle(request);
        const auto *reply = std::get_if<Service::Reply>(&whole);
        if (atOnce && (!reply || reply->status != atOnce->status || reply->headers != atOnce->headers || reply->body != atOnce->body))
            QTest::qFail(qPrintable(QString(u"another answer at once: "_s + request.path)), __FILE__, __LINE__);
        return whole;
    }
    const QByteArray body = std::exchange(request.body, {});
    if (!request.headers.contains("transfer-encoding") && !request.headers.contains("content-length"))
        request.headers.insert("content-length", QByteArray::number(body.size()));
    auto sink = handler->openSink(request);
    if (auto *reply = std::get_if<Service::Reply>(&sink))
        return *reply;
    auto &open = std::get<std::unique_ptr<Service::BodySink>>(sink);
    for (qsizetype at = 0; at < body.size(); at += 1000) {
        if (const auto written = open->write(body.mid(at, 1000)); !written)
            return Service::refusal(request, written.error());
    }
    return open->finish();
}

Service::Reply ServiceWorld::tus(const QByteArray &method, const QString &id, const QString &person, QHash<QByteArray, QByteArray> headers,
                                 const QByteArray &body)
{
    Service::Request request;
    request.method = method;
    request.path = id.isEmpty() ? u"/v1/uploads"_s : QString(u"/v1/uploads/"_s + id);
    request.peer = u"127.0.0.1"_s;
    request.requestId = u"test"_s;
    request.body = body;
    headers.insert("authorization", "Bearer " + token(person).toLatin1());
    if (!headers.contains("tus-resumable"))
        headers.insert("tus-resumable", "1.0.0");
    if (!headers.contains("content-type") && !body.isEmpty())
        headers.insert("content-type", "application/offset+octet-stream");
    request.headers = headers;
    return std::get<Service::Reply>(answer(request));
}

Service::Reply ServiceWorld::upload(const QString &id, const QByteArray &content, const QString &person)
{
    return tus("POST", {}, person, {{"upload-length", QByteArray::number(content.size())}, {"upload-metadata", "id " + id.toUtf8().toBase64()}},
               content);
}

Service::Reply ServiceWorld::call(const QByteArray &method, const QString &pathAndQuery, const QByteArray &body, const QString &token)
{
    const auto answer = ask(method, pathAndQuery, body, token);
    return std::holds_alternative<Service::Reply>(answer) ? std::get<Service::Reply>(answer) : Service::Reply{0, {}, {}, {}, {}};
}

Service::Reply ServiceWorld::post(const QString &path, const QJsonObject &json, const QString &token)
{
    return call("POST", path, Protocol::compact(json), token);
}

Service::Reply ServiceWorld::admin(const QString &path, const QByteArray &body)
{
    const auto token = Service::adminToken(config.dataDir);
    return call("POST", path, body, token ? QString::fromLatin1(token.value()) : QString());
}

QJsonArray ServiceWorld::import(const QList<QJsonObject> &lines)
{
    QByteArray body;
    for (const QJsonObject &line : lines)
        body += Protocol::compact(line) + '\n';
    const auto reply = admin(u"/v1/admin/import"_s, body);
    if (reply.status != 200)
        complain("import", reply);
    return QJsonDocument::fromJson(reply.body)[u"errors"_s].toArray();
}

Protocol::SignInAnswer ServiceWorld::signInAs(const QString &person)
{
    const auto reply = post(u"/v1/sign-in"_s, {{u"email"_s, email(person)}, {u"password"_s, password}});
    const auto answer = Protocol::signInAnswerFrom(QJsonDocument::fromJson(reply.body).object());
    if (!answer)
        complain("sign-in", reply);
    return answer ? answer.value() : Protocol::SignInAnswer{};
}

QString ServiceWorld::token(const QString &person)
{
    if (!m_tokens.contains(person))
        m_tokens.insert(person, signInAs(person).tokens.access);
    return m_tokens.value(person);
}

QString ServiceWorld::accountId(const QString &source) const { return derivedId(QString(u"import/"_s + config.portal), QString(u"account:"_s + source)); }
QString ServiceWorld::personId(const QString &source) const { return derivedId(QString(u"import/"_s + config.portal), QString(u"person:"_s + source)); }
QString ServiceWorld::caseId(const QString &source) const { return derivedId(QString(u"import/"_s + config.portal), QString(u"case:"_s + source)); }
QString ServiceWorld::email(const QString &person) { return person + u"@mail.example"_s; }

QJsonObject ServiceWorld::caseLine(const QString &id, const QString &account, const QString &contact, const QString &opened)
{
    return {{u"type"_s, u"case"_s}, {u"id"_s, id}, {u"account"_s, account}, {u"contact"_s, contact}, {u"caseType"_s, u"technicalIssue"_s},
            {u"severity"_s, u"s3"_s}, {u"status"_s, u"inProgress"_s}, {u"subject"_s, QString(u"Subject "_s + id)}, {u"description"_s, u"Text"_s},
            {u"product"_s, u"other"_s}, {u"opened"_s, opened}};
}

Operation ServiceWorld::operation(const QString &caseId, Operation::Act act)
{
    return {makeId(clock, entropy), caseId, 1, std::move(act)};
}

Operation ServiceWorld::openCase(const QString &account, const QString &contact)
{
    OpenCase act;
    act.accountId = accountId(account);
    act.contactId = personId(contact);
    act.type = u"technicalIssue"_s;
    act.severity = u"s3"_s;
    act.subject = u"The player stays black"_s;
    act.description = u"Since this morning"_s;
    act.product = u"other"_s;
    return operation(makeId(clock, entropy), act);
}

Protocol::Outcome ServiceWorld::send(const QString &person, const Operation &operation)
{
    const auto reply = call("POST", u"/v1/operations"_s, Protocol::encode(operation).body, token(person));
    const auto outcomes = Protocol::outcomesFrom(QJsonDocument::fromJson(reply.body).object());
    if (outcomes && outcomes.value().size() == 1)
        return outcomes.value().first();
    complain("operation", reply);
    return {};
}

Protocol::FeedPage ServiceWorld::page(const QString &person, const QString &cursor, bool *waits)
{
    const auto answer = ask("GET", QString(u"/v1/feed?wait=25&cursor="_s + cursor), {}, token(person), waits == nullptr);
    if (waits)
        *waits = std::holds_alternative<Service::Wait>(answer);
    if (!std::holds_alternative<Service::Reply>(answer))
        return {};
    const auto &reply = std::get<Service::Reply>(answer);
    const auto page = Protocol::feedPageFrom(QJsonDocument::fromJson(reply.body).object());
    if (!page)
        complain("feed", reply);
    return page ? page.value() : Protocol::FeedPage{};
}

void ServiceWorld::follow(const QString &person, Replica &replica)
{
    Protocol::FeedPage page;
    do {
        page = this->page(person, replica.cursor);
        replica.apply(page);
    } while (page.more && !page.full);
}

} // namespace Casement::Testing
