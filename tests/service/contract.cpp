// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/contract.h"

#include "sync/protocol/codec.h"
#include "tests/service/schemas.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;

namespace Casement::Testing {

namespace {

const QStringList &methods()
{
    static const QStringList names{u"get"_s, u"head"_s, u"post"_s, u"put"_s, u"patch"_s, u"delete"_s, u"options"_s};
    return names;
}

bool isJson(const QByteArray &type) { return type == "application/json" || type == "application/problem+json"; }
QByteArray withoutParameters(const QByteArray &type) { return type.split(';').first().trimmed().toLower(); }

} // namespace

struct Contract::Schemas
{
    explicit Schemas(const QJsonObject &document) : answers(document, true), requests(document, false) {}
    SchemaJudge answers, requests;
};

Contract &Contract::instance()
{
    static Contract contract;
    return contract;
}

Contract::Contract()
{
    QFile file(u":/contract/openapi.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the contract is not in this program");
    m_document = QJsonDocument::fromJson(file.readAll()).object();
    m_schemas = std::make_unique<Schemas>(m_document);
}

Contract::~Contract() = default;

QJsonObject Contract::resolved(const QJsonValue &value) const
{
    const QString name = value["$ref"_L1].toString();
    if (name.isEmpty())
        return value.toObject();
    QJsonValue found = m_document;
    for (const QString &step : name.mid(2).split(u'/'))
        found = found[step];
    return resolved(found);
}

QStringList Contract::complaintsOf(const QJsonObject &schema, const QJsonValue &value) const
{
    const std::scoped_lock lock(m_mutex);
    return m_schemas->requests.complaints(QString::fromUtf8(QJsonDocument(schema).toJson(QJsonDocument::Compact)), schema, value);
}

QString Contract::templateOf(const QString &path) const
{
    const QStringList given = path.split(u'/');
    const QJsonObject paths = m_document["paths"_L1].toObject();
    QString found;
    for (auto it = paths.constBegin(); it != paths.constEnd(); ++it) {
        const QStringList wanted = it.key().split(u'/');
        bool fits = wanted.size() == given.size();
        for (qsizetype i = 0; fits && i < wanted.size(); ++i)
            fits = wanted.at(i).startsWith(u'{') ? !given.at(i).isEmpty() : wanted.at(i) == given.at(i);
        if (fits && (found.isEmpty() || found.contains(u'{')))
            found = it.key();
    }
    return found;
}

QJsonObject Contract::operationOf(const QString &path, const QByteArray &method) const
{
    const QJsonValue item = m_document["paths"_L1][path];
    const QJsonObject own = item[QString::fromLatin1(method.toLower())].toObject();
    return own.isEmpty() && method == "HEAD" ? item["get"_L1].toObject() : own;
}

QStringList Contract::complaints(const Service::Request &request, const Service::Reply &reply)
{
    const std::scoped_lock lock(m_mutex);
    if (!Protocol::isStorable(request.path) || !Protocol::isStorable(request.query.query(QUrl::FullyDecoded)))
        return reply.status == 400 ? QStringList() : QStringList{u"such an address must be answered 400"_s};
    const QString path = templateOf(request.path);
    if (path.isEmpty())
        return reply.status == 404 ? QStringList() : QStringList{u"the path is not documented"_s};
    const QJsonObject operation = operationOf(path, request.method);
    if (operation.isEmpty())
        return strangeMethod(path, reply);
    const QString method = QString::fromLatin1(request.method == "HEAD" && m_document["paths"_L1][path]["head"_L1].isUndefined() ? "GET" : request.method);
    const QString name = QStringLiteral("%1 %2 %3").arg(method, path).arg(reply.status);
    const QJsonValue documented = operation["responses"_L1][QString::number(reply.status)];
    if (documented.isUndefined())
        return {QString(name + u" is not documented"_s)};
    const QJsonObject response = resolved(documented);
    QStringList complaints = bodyComplaints(name, response, reply) + headerComplaints(response, reply);
    if (reply.status < 300 && !reply.body.contains("\"applied\":false"))
        complaints += requestComplaints(QString(method + u' ' + path), path, operation, request);
    m_given.insert(name);
    return complaints;
}

/// A method the path does not have: 405, and Allow names those it has.
QStringList Contract::strangeMethod(const QString &path, const Service::Reply &reply) const
{
    QStringList wanted, told;
    for (const QString &method : methods()) {
        if (m_document["paths"_L1][path].toObject().contains(method))
            wanted << method.toUpper();
    }
    for (const auto &[name, value] : reply.headers) {
        if (name == "Allow")
            told = QString::fromLatin1(value).split(u", "_s);
    }
    wanted.sort();
    told.sort();
    if (reply.status != 405 || reply.contentType != "application/problem+json")
        return {u"a method that is not documented must be answered 405"_s};
    return wanted == told ? QStringList() : QStringList{QString(u"Allow must name "_s + wanted.join(u", "_s))};
}

QStringList Contract::bodyComplaints(const QString &name, const QJsonObject &response, const Service::Reply &reply)
{
    const QJsonObject content = response["content"_L1].toObject();
    if (content.isEmpty())
        return reply.body.isEmpty() && reply.file.isEmpty() ? QStringList() : QStringList{u"the answer has a body that is not documented"_s};
    const QByteArray type = withoutParameters(reply.contentType);
    const QJsonValue media = content[QString::fromLatin1(type)];
    if (media.isUndefined())
        return {QString(u"the content type is not documented: "_s + QString::fromLatin1(reply.contentType))};
    if (!isJson(type))
        return {};
    QJsonParseError error;
    const QJsonDocument body = QJsonDocument::fromJson(reply.body, &error);
    if (error.error != QJsonParseError::NoError)
        return {u"the body is not JSON"_s};
    return m_schemas->answers.complaints(name, media["schema"_L1].toObject(), body.object());
}

QStringList Contract::headerComplaints(const QJsonObject &response, const Service::Reply &reply) const
{
    const QJsonObject documented = response["headers"_L1].toObject();
    QMap<QByteArray, QString> names; // lower case -> as documented
    for (auto it = documented.constBegin(); it != documented.constEnd(); ++it)
        names.insert(it.key().toLatin1().toLower(), it.key());
    QStringList complaints;
    QSet<QString> given;
    for (const auto &[header, value] : reply.headers) {
        const QString name = names.value(header.toLower());
        if (name.isEmpty()) {
            complaints << QString(u"the header is not documented: "_s + QString::fromLatin1(header));
            continue;
        }
        given << name;
        const QJsonObject schema = resolved(documented.value(name))["schema"_L1].toObject();
        for (const QString &wrong : m_schemas->answers.complaints(QString(u"header "_s + QString::fromUtf8(QJsonDocument(schema).toJson())), schema,
                                                                  QString::fromLatin1(value)))
            complaints << QString(name + u": "_s + QString::fromLatin1(value) + u' ' + wrong);
    }
    for (const QString &name : std::as_const(names)) {
        if (resolved(documented.value(name))["required"_L1].toBool() && !given.contains(name))
            complaints << QString(u"the header is missing: "_s + name);
    }
    return complaints;
}

/// What is answered well must be documented as something one may ask.
QStringList Contract::requestComplaints(const QString &name, const QString &path, const QJsonObject &operation, const Service::Request &request)
{
    QSet<QString> known;
    for (const QJsonArray &list : {operation["parameters"_L1].toArray(), m_document["paths"_L1][path]["parameters"_L1].toArray()}) {
        for (const QJsonValue &parameter : list)
            known << resolved(parameter)["name"_L1].toString();
    }
    QStringList complaints;
    for (const auto &[parameter, value] : request.query.queryItems()) {
        if (!parameter.isEmpty() && !known.contains(parameter))
            complaints << QString(u"the parameter is not documented: "_s + parameter);
    }
    const QJsonObject media = operation["requestBody"_L1]["content"_L1]["application/json"_L1].toObject();
    if (!request.body.isEmpty() && !media.isEmpty()) {
        for (const QString &wrong : m_schemas->requests.complaints(QString(u"request "_s + name), media["schema"_L1].toObject(),
                                                                   QJsonDocument::fromJson(request.body).object()))
            complaints << QString(u"the request is not as documented: "_s + wrong);
    }
    return complaints;
}

QStringList Contract::missing() const
{
    const std::scoped_lock lock(m_mutex);
    QStringList missing;
    QMap<QString, bool> shown; // what one operation shows for all
    const QJsonObject paths = m_document["paths"_L1].toObject();
    for (auto path = paths.constBegin(); path != paths.constEnd(); ++path) {
        for (const QString &method : methods()) {
            const QJsonObject responses = path.value()[method]["responses"_L1].toObject();
            for (auto it = responses.constBegin(); it != responses.constEnd(); ++it) {
                const QString by = resolved(it.value())["x-shown-by"_L1].toString();
                const QString name = QString(method.toUpper() + u' ' + path.key() + u' ' + it.key());
                if (by == u"any"_s)
                    shown[it.key()] = shown.value(it.key()) || m_given.contains(name);
                else if (by != u"adaptor"_s && !m_given.contains(name))
                    missing << name;
            }
        }
    }
    for (auto it = shown.cbegin(); it != shown.cend(); ++it) {
        if (!it.value())
            missing << QString(u"any operation "_s + it.key());
    }
    return missing;
}

namespace {

void judge(const Service::Request &request, const Service::Reply &reply)
{
    const QStringList complaints = Contract::instance().complaints(request, reply);
    if (complaints.isEmpty())
        return;
    const QString text = QString(QString::fromLatin1(request.method) + u' ' + request.path + u" answered "_s + QString::number(reply.status) + u": "_s
                                 + complaints.join(u"; "_s) + u" in "_s + QString::fromUtf8(reply.body.left(2000)));
    if (QThread::currentThread() == QCoreApplication::instance()->thread())
        QTest::qFail(qPrintable(text), __FILE__, __LINE__);
    else
        qFatal("%s", qPrintable(text));
}

class ContractedSink final : public Service::BodySink
{
public:
    ContractedSink(Service::Request request, std::unique_ptr<Service::BodySink> sink) : m_request(std::move(request)), m_sink(std::move(sink)) {}
    Result<void> write(const QByteArray &chunk) override { return m_sink->write(chunk); }
    Service::Reply finish() override
    {
        const Service::Reply reply = m_sink->finish();
        judge(m_request, reply);
        return reply;
    }

private:
    Service::Request m_request;
    std::unique_ptr<Service::BodySink> m_sink;
};

class ContractedHandler final : public Service::Handler
{
public:
    explicit ContractedHandler(std::unique_ptr<Service::Handler> handler) : m_handler(std::move(handler)) {}
    Service::Answer handle(const Service::Request &request) override
    {
        Service::Answer answer = m_handler->handle(request);
        if (const auto *reply = std::get_if<Service::Reply>(&answer))
            judge(request, *reply);
        return answer;
    }
    std::optional<qint64> bodyLimit(const QByteArray &method, const QString &path) const override { return m_handler->bodyLimit(method, path); }
    Service::Sink openSink(const Service::Request &request) override
    {
        Service::Sink sink = m_handler->openSink(request);
        if (const auto *reply = std::get_if<Service::Reply>(&sink)) {
            judge(request, *reply);
            return sink;
        }
        return std::make_unique<ContractedSink>(request, std::get<std::unique_ptr<Service::BodySink>>(std::move(sink)));
    }
    std::optional<Service::Reply> answerAtOnce(const Service::Request &request) override
    {
        auto reply = m_handler->answerAtOnce(request);
        if (reply)
            judge(request, *reply);
        return reply;
    }
    bool joins(const Service::Request &request) const override { return m_handler->joins(request); }
    QList<Service::Answer> handleTogether(const QList<const Service::Request *> &requests) override
    {
        const QList<Service::Answer> answers = m_handler->handleTogether(requests);
        for (qsizetype i = 0; i < answers.size(); ++i) {
            if (const auto *reply = std::get_if<Service::Reply>(&answers.at(i)))
                judge(*requests.at(i), *reply);
        }
        return answers;
    }
    void tick() override { m_handler->tick(); }

private:
    std::unique_ptr<Service::Handler> m_handler;
};

} // namespace

std::unique_ptr<Service::Handler> contracted(std::unique_ptr<Service::Handler> handler)
{
    return std::make_unique<ContractedHandler>(std::move(handler));
}

} // namespace Casement::Testing
