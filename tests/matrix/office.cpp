// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/matrix/office.h"

#include <QDirIterator>

namespace Casement::Testing {

namespace {

/// source -> parent. "mid" has accounts above, below and beside it.
const QList<std::pair<QString, QString>> &tree()
{
    static const QList<std::pair<QString, QString>> all{{u"top"_s, {}},        {u"mid"_s, u"top"_s},  {u"low"_s, u"mid"_s}, {u"twin"_s, u"mid"_s},
                                                        {u"side"_s, u"top"_s}, {u"solo"_s, {}},       {u"alien"_s, {}},     {u"moon"_s, u"alien"_s}};
    return all;
}

QHash<QString, QString> parents()
{
    QHash<QString, QString> all;
    for (const auto &[account, parent] : tree())
        all.insert(account, parent);
    return all;
}

} // namespace

QSet<QByteArray> wordsIn(const QByteArray &bytes)
{
    QSet<QByteArray> found;
    for (qsizetype at = bytes.indexOf(ending); at >= 0; at = bytes.indexOf(ending, at + ending.size())) {
        if (at >= tailLength)
            found.insert(bytes.mid(at - tailLength, tailLength));
    }
    return found;
}

QSet<QByteArray> wordsUnder(const QString &folder)
{
    QSet<QByteArray> found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(file.fileName()));
        found |= wordsIn(file.fileName().toUtf8() + file.readAll());
    }
    return found;
}

Office::Office(const QString &portalId)
    : portal(portalId), rights(portalId, parents()), m_parents(parents()), m_random(20261128 + portalId.front().unicode())
{
    world.config.portal = portal;
    std::vector<unsigned char> skipped(portal.front().unicode()); // else all portals would give out the same tokens
    world.entropy.fill(skipped);
    if (const auto made = Service::initialise(world.config, QJsonDocument(portalJson(portal)).toJson(), world.clock, world.entropy); !made)
        qFatal("%s", qPrintable(made.error().detail));
    world.open();
    addAccounts();
    addCases();
    addNews();
    world.import(m_lines);
    for (const Login &actor : actors) {
        auto &desk = m_desks[actor.name] = std::make_unique<Desk>(world, actor.name);
        desk->signIn();
    }
    findFiles();
}

QString Office::word(Place place, const QString &account, const QString &opener, const QString &contact)
{
    QByteArray tail;
    do {
        tail.clear();
        for (qsizetype i = 0; i < tailLength; ++i)
            tail += char('a' + m_random() % 26);
    } while (m_words.contains(tail));
    m_words.insert(tail, {place, account, opener, contact});
    m_readable.clear();
    return QString::fromLatin1("w" + tail + ending);
}

QSet<QByteArray> Office::allWords() const
{
    return {m_words.keyBegin(), m_words.keyEnd()};
}

QString Office::describe(const QByteArray &tail) const
{
    static const QStringList places{u"case"_s, u"care"_s, u"account name"_s, u"account record"_s, u"person name"_s, u"person record"_s, u"news"_s, u"care news"_s, u"sealed"_s, u"shared view"_s, u"care's view"_s};
    const Word word = m_words.value(tail);
    return places.at(int(word.place)) + u" of "_s + word.account + u' ' + word.contact;
}

const QSet<QByteArray> &Office::readable(const Login &actor)
{
    auto &known = m_readable[actor.name];
    if (known.isEmpty())
        known = judged(actor);
    return known;
}

QSet<QByteArray> Office::judged(const Login &actor) const
{
    // ACC-5: who sees a case sees the names of its account and people, and not more of them.
    QSet<QString> namedAccounts, namedPeople;
    for (const Filed &filed : cases) {
        if (rights.seesCase(actor, filed)) {
            namedAccounts << filed.account;
            namedPeople << filed.opener << filed.contact;
            namedPeople |= m_authors.value(filed.id);
        }
    }
    QSet<QByteArray> tails;
    for (auto it = m_words.cbegin(); it != m_words.cend(); ++it) {
        const Word &word = it.value();
        const bool seesCase = rights.seesCase(actor, {{}, word.account, word.opener, word.contact});
        const bool may = word.place == Place::CaseText ? seesCase
            : word.place == Place::CareText            ? seesCase && actor.isCare()
            : word.place == Place::News                ? true
            : word.place == Place::CareNews            ? actor.isCare()
            : word.place == Place::Sealed              ? false // it is told once, to whom it is for, and kept by nobody
            : word.place == Place::SharedView          ? rights.seesAccount(actor, word.account) && !actor.isCare()
            : word.place == Place::CareView            ? actor.isCare()
            : word.place == Place::AccountName         ? rights.seesAccount(actor, word.account) || namedAccounts.contains(word.account)
            : word.place == Place::PersonName          ? rights.seesAccount(actor, word.account) || namedPeople.contains(word.contact)
                                                       : rights.seesAccount(actor, word.account);
        // What the profile says of oneself needs no right.
        const bool own = (word.place == Place::AccountName && word.account == actor.account) || (word.place == Place::PersonName && word.contact == actor.name);
        if (may || own)
            tails.insert(it.key());
    }
    return tails;
}

QString Office::id(const QString &kind, const QString &source) const
{
    return derivedId(QString(u"import/"_s + portal), QString(kind + u':' + source));
}

void Office::addAccounts()
{
    const auto user = [this](const QString &name, const QString &account, const QString &role) {
        m_lines << QJsonObject{{u"type"_s, u"user"_s}, {u"person"_s, name}, {u"role"_s, role}, {u"password"_s, password}};
        actors << Login{name, account, role};
    };
    const auto person = [this](const QString &name, const QString &account) {
        m_lines << QJsonObject{{u"type"_s, u"person"_s}, {u"id"_s, name}, {u"account"_s, account},
                               {u"name"_s, word(Place::PersonName, account, {}, name)}, {u"title"_s, word(Place::PersonRecord, account, {}, name)},
                               {u"phone"_s, word(Place::PersonRecord, account, {}, name)}, {u"email"_s, QString(name + u"@client.example"_s)}};
    };
    for (const auto &[account, parent] : tree()) {
        accounts << account;
        QJsonObject line{{u"type"_s, u"account"_s}, {u"id"_s, account}, {u"name"_s, word(Place::AccountName, account)}};
        for (const QString &member : {u"csm"_s, u"phone"_s, u"website"_s, u"street"_s, u"package"_s})
            line.insert(member, word(Place::AccountRecord, account));
        if (!parent.isEmpty())
            line.insert(u"parent"_s, parent);
        m_lines << line;
        for (const QString &name : {QString(account + u"a"_s), QString(account + u"b"_s)}) {
            person(name, account);
            people << name;
        }
        if (QStringList{u"top"_s, u"mid"_s, u"low"_s, u"solo"_s}.contains(account)) {
            user(account + u"a"_s, account, u"customer"_s);
            user(account + u"b"_s, account, u"customerAdmin"_s);
        }
    }
    for (const QString &role : {u"partner"_s, u"reviewer"_s}) {
        person(role, u"side"_s);
        user(role, u"side"_s, role);
    }
    for (const QString &role : {u"engineer"_s, u"manager"_s, u"csm"_s, u"administrator"_s}) {
        m_lines << QJsonObject{{u"type"_s, u"person"_s}, {u"id"_s, role}, {u"name"_s, role}, {u"email"_s, QString(role + u"@client.example"_s)}};
        user(role, {}, role);
    }
}

QJsonObject Office::caseLine(const Filed &filed, const QString &source)
{
    const auto file = [&](Place place) {
        const QByteArray content = wordOf(filed, place).toLatin1();
        contents |= wordsIn(content);
        return QJsonArray{QJsonObject{{u"name"_s, QString(wordOf(filed, place) + u".txt"_s)}, {u"mime"_s, u"text/plain"_s},
                                      {u"base64"_s, QString::fromLatin1(content.toBase64())}}};
    };
    const auto comment = [&](const QString &author, const QString &audience, Place place) {
        const QString said = wordOf(filed, place);
        if (place == Place::CareText)
            notes.insert(filed.id, said);
        return QJsonObject{{u"author"_s, author}, {u"at"_s, u"2026-01-02"_s}, {u"audience"_s, audience}, {u"body"_s, QString(u"Says "_s + said)},
                           {u"attachments"_s, file(place)}};
    };
    subjects.insert(filed.id, wordOf(filed));
    const QJsonObject definition = portalJson(portal);
    const auto first = [&](const QString &list) { return definition[list].toArray().at(0)[u"id"_s].toString(); };
    QJsonObject line{{u"type"_s, u"case"_s}, {u"id"_s, source}, {u"account"_s, filed.account}, {u"contact"_s, filed.contact}, {u"opener"_s, filed.opener},
                     {u"opened"_s, u"2026-01-01"_s}, {u"subject"_s, QString(u"Subject "_s + subjects.value(filed.id))}, {u"description"_s, wordOf(filed)},
                     {u"severity"_s, u"s3"_s}, {u"status"_s, definition[u"statuses"_s].toArray().at(portal == u"classic"_s ? 2 : 1)[u"id"_s]},
                     {u"caseType"_s, first(u"caseTypes"_s)}, {u"product"_s, first(u"products"_s)}, {u"fields"_s, QJsonObject{{u"steps"_s, wordOf(filed)}}}};
    line.insert(u"comments"_s, QJsonArray{comment(filed.contact, u"public"_s, Place::CaseText), comment(u"engineer"_s, u"care"_s, Place::CareText)});
    line.insert(u"attachments"_s, file(Place::CaseText));
    if (rights.hasEscalation())
        line.insert(u"escalations"_s, QJsonArray{QJsonObject{{u"by"_s, filed.contact}, {u"at"_s, u"2026-01-02"_s}, {u"description"_s, wordOf(filed)},
            {u"reason"_s, definition[u"escalation"_s][u"reasons"_s].toArray().at(0)[u"id"_s]}}});
    return line;
}

void Office::addCases()
{
    for (const QString &account : accounts) {
        const QString a = account + u"a"_s, b = account + u"b"_s;
        for (const auto &[opener, contact] : {std::pair(a, a), {b, b}, {b, a}}) {
            const QString source = opener + contact;
            const Filed filed{id(u"case"_s, source), account, opener, contact};
            cases << filed;
            m_lines << caseLine(filed, source);
        }
    }
}

void Office::addNews()
{
    for (const auto &[audience, place] : {std::pair(u"public"_s, Place::News), {u"care"_s, Place::CareNews}}) {
        m_lines << QJsonObject{{u"type"_s, u"article"_s}, {u"id"_s, audience}, {u"title"_s, word(place)}, {u"body"_s, word(place)},
                               {u"articleKind"_s, u"faq"_s}, {u"updated"_s, u"2026-01-01"_s}, {u"audience"_s, audience}};
        m_lines << QJsonObject{{u"type"_s, u"message"_s}, {u"id"_s, audience}, {u"title"_s, word(place)}, {u"body"_s, word(place)},
                               {u"messageKind"_s, u"announcement"_s}, {u"published"_s, u"2026-01-01"_s}, {u"audience"_s, audience}};
    }
}

/// Ids the service made, as an engineer reads them.
void Office::findFiles()
{
    for (const Filed &filed : cases) {
        const auto reply = ask("GET", Paths::cases + u'/' + filed.id, token(u"engineer"_s));
        const auto bundle = bundleFrom(QJsonDocument::fromJson(reply.body).object());
        if (!bundle)
            qFatal("%s", reply.body.constData());
        for (const Attachment &attachment : bundle->attachments)
            files << File{attachment.id, filed, attachment.audience == Audience::Care};
    }
    for (const auto &[path, member, known] : {std::tuple(Paths::articles, u"articles"_s, &articles), {Paths::messages, u"messages"_s, &messages}}) {
        const auto reply = ask("GET", path, token(u"engineer"_s));
        for (const QJsonValue &object : QJsonDocument::fromJson(reply.body)[member].toArray())
            known->insert(object[u"id"_s].toString(), object[u"audience"_s].toString() == u"care"_s);
    }
}

Service::Reply Office::ask(const QByteArray &method, const QString &pathAndQuery, const QString &token, const QByteArray &body)
{
    const QUrl url(pathAndQuery);
    Service::Request request;
    request.method = method;
    request.path = url.path();
    request.query = QUrlQuery(url.query());
    request.body = body;
    request.lastChance = true;
    request.peer = u"192.0.2.1"_s; // not this machine
    if (!token.isEmpty())
        request.headers.insert("authorization", "Bearer " + token.toLatin1());
    if (!world.handler->bodyLimit(method, request.path)) {
        request.headers.insert("tus-resumable", "1.0.0");
        auto sink = world.handler->openSink(request);
        auto *reply = std::get_if<Service::Reply>(&sink);
        return reply ? *reply : std::get<std::unique_ptr<Service::BodySink>>(sink)->finish();
    }
    request.headers.insert("tus-resumable", "1.0.0");
    auto reply = std::get<Service::Reply>(world.handler->handle(request));
    if (!reply.file.isEmpty()) {
        QFile file(reply.file);
        reply.body = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    return reply;
}

void Office::move(const QString &account, const QString &parent)
{
    world.admin(Paths::adminAccounts, {{u"id"_s, id(u"account"_s, account)}, {u"parent"_s, id(u"account"_s, parent)}});
    m_parents.insert(account, parent);
    rights = Rights(portal, m_parents);
    m_readable.clear();
}

void Office::wrote(const QString &caseId, const QString &person)
{
    m_authors[caseId].insert(person);
    m_readable.clear();
}

void Office::syncAll()
{
    for (auto &[name, desk] : m_desks)
        desk->engine->syncNow();
    world.scheduler.advance(60'000);
}

} // namespace Casement::Testing
