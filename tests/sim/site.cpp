// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/site.h"

#include "sync/protocol/codec.h"
#include "sync/protocol/paths.h"
#include "sync/service/archive/backup.h"
#include "sync/sql/database.h"
#include "tests/support/manualclock.h"
#include "tests/support/portal.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Casement::Sim {

namespace {

class DeafBus final : public Service::CommitBus
{
    void committed(const QStringList &) override {}
};

template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return std::move(result).value();
}

void must(const Result<void> &result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
}

void copyFolder(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    QDirIterator files(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString target = QString(to + path.mid(from.size()));
        QDir().mkpath(QFileInfo(target).path());
        if (!QFile::copy(path, target))
            qFatal("cannot copy %s", qPrintable(path));
    }
}

Service::Reply replyOf(const Service::Answer &answer)
{
    const auto *reply = std::get_if<Service::Reply>(&answer);
    return reply ? *reply : Service::Reply{0, {}, {}, {}, {}};
}

QByteArray people()
{
    QByteArray lines;
    const auto add = [&lines](const QJsonObject &line) { lines += Protocol::compact(line) + '\n'; };
    const auto account = [&](const QString &name, const QString &parent) {
        QJsonObject line{{u"type"_s, u"account"_s}, {u"id"_s, name}, {u"name"_s, name}};
        if (!parent.isEmpty())
            line.insert(u"parent"_s, parent);
        add(line);
    };
    const auto person = [&](const QString &name, const QString &account, const QString &role) {
        QJsonObject line{{u"type"_s, u"person"_s}, {u"id"_s, name}, {u"name"_s, name}, {u"email"_s, Site::email(name)}};
        if (!account.isEmpty())
            line.insert(u"account"_s, account);
        add(line);
        add({{u"type"_s, u"user"_s}, {u"person"_s, name}, {u"role"_s, role}, {u"password"_s, Site::password}});
    };
    account(u"root"_s, {});
    account(u"north"_s, u"root"_s);
    account(u"south"_s, u"root"_s);
    account(u"solo"_s, {});
    person(u"rita"_s, u"root"_s, u"customerAdmin"_s);
    person(u"nora"_s, u"north"_s, u"customer"_s);
    person(u"sven"_s, u"south"_s, u"customer"_s);
    person(u"sam"_s, u"solo"_s, u"customer"_s);
    person(u"eva"_s, {}, u"engineer"_s);
    person(u"max"_s, {}, u"manager"_s);
    person(u"ava"_s, {}, u"engineer"_s);
    return lines;
}

Service::Request requestOf(const QByteArray &method, const QString &pathAndQuery, const QByteArray &token, const QByteArray &body = {})
{
    const QUrl url(pathAndQuery);
    Service::Request request;
    request.method = method;
    request.path = url.path();
    request.query = QUrlQuery(url.query());
    request.body = body;
    request.peer = u"127.0.0.1"_s;
    request.lastChance = true;
    if (!token.isEmpty())
        request.headers.insert("authorization", "Bearer " + token);
    return request;
}

/// The portal's, with a field that is sealed and does not outlive a closing by long.
QJsonObject definition()
{
    QJsonObject json = Testing::portalJson();
    QJsonArray fields = json[u"fields"_s].toArray();
    fields << QJsonObject{{u"id"_s, u"password"_s}, {u"label"_s, u"Password"_s}, {u"kind"_s, u"sealed"_s}, {u"customerEdits"_s, true}};
    json.insert(u"fields"_s, fields);
    json.insert(u"sealedKeptMs"_s, 10 * 60'000);
    return json;
}

} // namespace

void Site::prepare(const QString &folder)
{
    const Service::Config config{folder, u"kaltura"_s};
    ManualClock clock;
    FixedEntropy entropy(1);
    DeafBus bus;
    must(Service::initialise(config, QJsonDocument(definition()).toJson(), clock, entropy));
    {
        const auto handler = must(Service::openService(config, clock, entropy, bus));
        const auto request = requestOf("POST", Protocol::Paths::adminImport, must(Service::adminToken(folder)), people());
        const auto reply = replyOf(handler->handle(request));
        if (reply.status != 200 || !reply.body.contains("\"errors\":[]"))
            qFatal("the import was refused: %s", reply.body.constData());
    }
}

Site::Site(Agenda &agenda, Dice &dice, const QString &templateFolder, const QString &folder)
    : clock(agenda), m_agenda(agenda), m_strand(agenda), m_entropy(dice.number()), m_folder(folder)
{
    m_config.portal = u"kaltura"_s;
    m_config.dataDir = QString(folder + u"/service-0"_s);
    copyFolder(templateFolder, m_config.dataDir);
    m_strand.postAfter(1000, [this] { tick(); });
}

Site::~Site() = default;

void Site::start()
{
    if (!m_handler)
        m_handler = must(Service::openService(m_config, clock, m_entropy, *this));
}

void Site::stop()
{
    m_handler.reset();
}

void Site::tick()
{
    if (m_handler)
        m_handler->tick();
    m_strand.postAfter(60'000, [this] { tick(); });
}

void Site::backUp()
{
    auto view = must(Service::Archive::openForReading(m_config));
    static_cast<void>(must(Service::Archive::backUp(view, QStringLiteral("%1/backup-%2").arg(m_folder).arg(++m_backups))));
}

void Site::restore()
{
    stop();
    QDir(m_config.dataDir).removeRecursively();
    m_config.dataDir = QStringLiteral("%1/service-%2").arg(m_folder).arg(++m_incarnation);
    static_cast<void>(must(Service::Archive::restore(QStringLiteral("%1/backup-%2").arg(m_folder).arg(m_backups), m_config.dataDir, m_entropy)));
    start();
}

void Site::changeDefinition()
{
    const bool ran = running();
    stop();
    {
        const auto database = must(Sql::Database::open(QDir(m_config.dataDir).filePath(u"service.db"_s), {}));
        QJsonObject json;
        {
            Sql::Query query = database->run(u"SELECT definition FROM portal"_s);
            if (!query.next())
                qFatal("no definition");
            json = QJsonDocument::fromJson(query.text(0).toUtf8()).object();
        }
        const int version = json[u"version"].toInt() + 1;
        json.insert(u"version"_s, version);
        json.insert(u"name"_s, QStringLiteral("Portal of version %1").arg(version));
        Sql::Transaction transaction(*database);
        database->run(u"UPDATE portal SET version = ?, definition = ?"_s, {version, QString::fromUtf8(Protocol::compact(json))});
        must(transaction.commit());
    }
    if (ran)
        start();
}

void Site::replaceDefinition()
{
    if (!running())
        return;
    const auto request = requestOf("GET", Protocol::Paths::adminDefinition, must(Service::adminToken(m_config.dataDir)));
    QJsonObject json = QJsonDocument::fromJson(replyOf(m_handler->handle(request)).body).object();
    json.insert(u"name"_s, QStringLiteral("Portal replaced after %1").arg(json[u"version"].toInt()));
    if (const int status = administer(Protocol::Paths::adminDefinition, json, "PUT"); status != 200)
        qFatal("a definition is not replaced: %d", status);
}

int Site::administer(const QString &path, const QJsonObject &body, const QByteArray &method)
{
    if (!m_handler)
        return 0;
    return replyOf(m_handler->handle(requestOf(method, path, must(Service::adminToken(m_config.dataDir)), Protocol::compact(body)))).status;
}

bool Site::disabled(const QString &person) const
{
    const auto view = must(Service::Archive::openForReading(m_config));
    Sql::Query query = view.db->run(u"SELECT 1 FROM app_user WHERE disabled = 1 AND person_id = ?"_s, {personId(person)});
    return query.next();
}

void Site::committed(const QStringList &keys)
{
    for (const Listener &listener : std::as_const(m_listeners))
        listener(keys);
}

QString Site::email(const QString &person) { return person + u"@mail.example"_s; }
QString Site::accountId(const QString &name) { return derivedId(u"import/kaltura"_s, QString(u"account:"_s + name)); }
QString Site::personId(const QString &name) { return derivedId(u"import/kaltura"_s, QString(u"person:"_s + name)); }

} // namespace Casement::Sim
