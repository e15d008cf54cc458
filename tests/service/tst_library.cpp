// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "sync/service/storage/datafolder.h"
#include "sync/sql/database.h"
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"

#include <QRegularExpression>
#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

namespace {

QJsonObject article(const QString &id, const QString &title, const QString &body, const QString &updated, const QJsonObject &more = {})
{
    QJsonObject line{{u"type"_s, u"article"_s}, {u"id"_s, id}, {u"title"_s, title}, {u"body"_s, body}, {u"updated"_s, updated}, {u"articleKind"_s, u"faq"_s}};
    for (auto it = more.constBegin(); it != more.constEnd(); ++it)
        line.insert(it.key(), it.value());
    return line;
}

QJsonObject message(const QString &id, const QString &kind, const QString &published, const QJsonObject &more = {})
{
    QJsonObject line{{u"type"_s, u"message"_s}, {u"id"_s, id}, {u"title"_s, QString(u"About "_s + id)}, {u"published"_s, published}, {u"messageKind"_s, kind}};
    for (auto it = more.constBegin(); it != more.constEnd(); ++it)
        line.insert(it.key(), it.value());
    return line;
}

const QJsonObject forCare{{QStringLiteral("audience"), QStringLiteral("care")}};

QByteArray headerOf(const Service::Reply &reply, const QByteArray &name)
{
    for (const auto &[header, value] : reply.headers) {
        if (header == name)
            return value;
    }
    return {};
}

} // namespace

/// Knowledge articles and messages: who writes, who reads, and what is found.
class LibraryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everybodyReadsWhatIsPublic();
    void internalOnesAreMissingForCustomers_ACC_8();
    void titlesComeBeforeTexts_KB_1_data();
    void titlesComeBeforeTexts_KB_1();
    void listsAreFiltered_KB_2_data();
    void listsAreFiltered_KB_2();
    void pagesHoldEachOnce();
    void whatIsHeldIsNotSentAgain();
    void badLinesAreNamed_MSG_2_data();
    void badLinesAreNamed_MSG_2();
    void importBringsUpToDate();
    void whatTurnsInternalLeavesCustomers();
    void withdrawnOnesAreGone();
    void statusIsToldByItsChanges_MSG_4();
    void statusHasItsRules_MSG_4_data();
    void statusHasItsRules_MSG_4();
    void readingIsOnesOwn_MSG_1();
    void whatWasReadIsNeverForgotten_MSG_1();

private:
    Service::Reply get(const QString &address, const QString &person) { return m_world->call("GET", address, {}, m_world->token(person)); }
    QStringList titles(const QString &address, const QString &person, int *pages = nullptr);
    QString held(const QString &title, const QString &person);

    std::unique_ptr<ServiceWorld> m_world;
};

void LibraryTest::init()
{
    m_world = std::make_unique<ServiceWorld>();
    const auto products = [](const QStringList &ids) { return QJsonObject{{u"products"_s, QJsonArray::fromStringList(ids)}}; };
    QCOMPARE(m_world->import({article(u"a"_s, u"Captions are late"_s, u"Restart the encoder."_s, u"2025-01-01"_s, products({u"captions"_s, u"live"_s})),
                              article(u"b"_s, u"The encoder and you"_s, u"About captioning."_s, u"2025-01-02"_s, products({u"live"_s})),
                              article(u"c"_s, u"Ärger mit Ümläuten"_s, u"100 % of all_tags"_s, u"2025-01-03"_s, {{u"articleKind"_s, u"video"_s}}),
                              article(u"d"_s, u"Captions inside"_s, u"For us."_s, u"2025-01-04"_s, forCare),
                              message(u"m"_s, u"announcement"_s, u"2025-02-01"_s), message(u"n"_s, u"productUpdate"_s, u"2025-02-02T10:00:00Z"_s),
                              message(u"o"_s, u"rca"_s, u"2025-02-03"_s, {{u"severity"_s, u"s1"_s}}), message(u"p"_s, u"announcement"_s, u"2025-02-04"_s, forCare)}),
             QJsonArray());
}

QStringList LibraryTest::titles(const QString &address, const QString &person, int *pages)
{
    static const QRegularExpression next(u"<([^>]*)>; rel=\"next\""_s);
    QStringList found;
    for (QString at = address; !at.isEmpty();) {
        const auto reply = get(at, person);
        if (reply.status != 200)
            return {QString::fromUtf8(reply.body)};
        const QJsonObject json = QJsonDocument::fromJson(reply.body).object();
        for (const QJsonValue &row : json.value(json.keys().first()).toArray())
            found << row["title"_L1].toString();
        at = next.match(QString::fromLatin1(headerOf(reply, "Link"))).captured(1);
        if (pages)
            ++*pages;
    }
    return found;
}

QString LibraryTest::held(const QString &title, const QString &person)
{
    for (const QString &list : {u"articles"_s, u"messages"_s}) {
        const auto rows = QJsonDocument::fromJson(get(QString(u"/v1/"_s + list), person).body).object().value(list).toArray();
        for (const QJsonValue &row : rows) {
            if (row["title"_L1] == title)
                return row["id"_L1].toString();
        }
    }
    return {};
}

void LibraryTest::everybodyReadsWhatIsPublic()
{
    for (const QString &person : {u"sam"_s, u"nora"_s, u"rita"_s}) {
        QCOMPARE(titles(u"/v1/articles"_s, person), QStringList({u"Ärger mit Ümläuten"_s, u"The encoder and you"_s, u"Captions are late"_s}));
        QCOMPARE(titles(u"/v1/messages"_s, person), QStringList({u"About o"_s, u"About n"_s, u"About m"_s}));
    }
    QCOMPARE(titles(u"/v1/articles"_s, u"eva"_s).size(), 4);
    QCOMPARE(titles(u"/v1/messages"_s, u"eva"_s).size(), 4);
    const auto one = Protocol::articleFrom(QJsonDocument::fromJson(get(QString(u"/v1/articles/"_s + held(u"Captions are late"_s, u"sam"_s)), u"sam"_s).body).object());
    QVERIFY(one);
    QCOMPARE(one->body, u"Restart the encoder."_s);
    QCOMPARE(one->products, QStringList({u"captions"_s, u"live"_s}));
    QCOMPARE(one->updatedAt, 1'735'689'600'000);
    const auto told = Protocol::messageFrom(QJsonDocument::fromJson(get(QString(u"/v1/messages/"_s + held(u"About o"_s, u"sam"_s)), u"sam"_s).body).object());
    QVERIFY(told);
    QCOMPARE(told->severity, u"s1"_s);
}

void LibraryTest::internalOnesAreMissingForCustomers_ACC_8()
{
    for (const auto &[list, title] : {std::pair(u"articles"_s, u"Captions inside"_s), {u"messages"_s, u"About p"_s}}) {
        const QString id = held(title, u"eva"_s);
        QVERIFY(!id.isEmpty());
        const QString path = QString(u"/v1/"_s + list + u'/');
        const auto hidden = get(QString(path + id), u"sam"_s), missing = get(QString(path + u"nothing"_s), u"sam"_s);
        QCOMPARE(hidden.status, 404);
        const auto withoutRequest = [](const Service::Reply &reply) {
            QJsonObject json = QJsonDocument::fromJson(reply.body).object();
            json.remove(u"requestId"_s);
            return json;
        };
        QCOMPARE(withoutRequest(hidden), withoutRequest(missing));
        QCOMPARE(get(QString(path + id), u"eva"_s).status, 200);
        const auto outcome = m_world->send(u"sam"_s, m_world->operation({}, MarkViewed{list.chopped(1), id}));
        QVERIFY(!outcome.applied);
        QCOMPARE(outcome.refusal.code, ErrorCode::NotFound);
    }
}

void LibraryTest::titlesComeBeforeTexts_KB_1_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("found");
    const QString late = u"Captions are late"_s, encoder = u"The encoder and you"_s, trouble = u"Ärger mit Ümläuten"_s;
    QTest::newRow("title before a newer text") << u"caption"_s << QStringList{late, encoder};
    QTest::newRow("the other way round") << u"encoder"_s << QStringList{encoder, late};
    QTest::newRow("begin of a word") << u"capt"_s << QStringList{late, encoder};
    QTest::newRow("not inside a word") << u"oder"_s << QStringList{};
    QTest::newRow("all words, wherever") << u"CAPTIONS enc"_s << QStringList{late};
    QTest::newRow("folded") << u"arger umlauten"_s << QStringList{trouble};
    QTest::newRow("no wildcards") << u"%_"_s << QStringList{trouble, encoder, late}; // holds no word: all
    QTest::newRow("a word beside a sign") << u"100%"_s << QStringList{trouble};
    QTest::newRow("nothing") << u"zebra"_s << QStringList{};
}

void LibraryTest::titlesComeBeforeTexts_KB_1()
{
    QFETCH(QString, words);
    QFETCH(QStringList, found);
    const QString q = QString::fromLatin1(QUrl::toPercentEncoding(words));
    QCOMPARE(titles(QString(u"/v1/articles?q="_s + q), u"sam"_s), found);
    int pages = 0;
    QCOMPARE(titles(QString(u"/v1/articles?limit=1&q="_s + q), u"sam"_s, &pages), found);
    QCOMPARE(pages, std::max(1, int(found.size())));
}

void LibraryTest::listsAreFiltered_KB_2_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("product") << u"/v1/articles?product=captions"_s << QStringList{u"Captions are late"_s};
    QTest::newRow("second product") << u"/v1/articles?product=live"_s << QStringList{u"The encoder and you"_s, u"Captions are late"_s};
    QTest::newRow("part of a product") << u"/v1/articles?product=caption"_s << QStringList{};
    QTest::newRow("pattern") << u"/v1/articles?product=%25"_s << QStringList{};
    QTest::newRow("kind") << u"/v1/articles?kind=video"_s << QStringList{u"Ärger mit Ümläuten"_s};
    QTest::newRow("kinds") << u"/v1/articles?kind=video&kind=faq&product=live&q=late"_s << QStringList{u"Captions are late"_s};
    QTest::newRow("messages of a kind") << u"/v1/messages?kind=announcement"_s << QStringList{u"About m"_s};
    QTest::newRow("messages by words") << u"/v1/messages?q=about%20n"_s << QStringList{u"About n"_s};
}

void LibraryTest::listsAreFiltered_KB_2()
{
    QFETCH(QString, address);
    QFETCH(QStringList, found);
    QCOMPARE(titles(address, u"sam"_s), found);
    QCOMPARE(get(u"/v1/messages?product=live"_s, u"sam"_s).status, 400);
    QCOMPARE(get(u"/v1/articles?severity=s1"_s, u"sam"_s).status, 400);
}

void LibraryTest::pagesHoldEachOnce()
{
    QList<QJsonObject> lines;
    for (int i = 0; i < 30; ++i)
        lines << article(QStringLiteral("x%1").arg(i), QStringLiteral("Tie %1").arg(i), u"same instant"_s, u"2025-03-01"_s);
    QCOMPARE(m_world->import(lines), QJsonArray());
    for (const QString &address : {u"/v1/articles?limit=7"_s, u"/v1/articles?limit=7&q=tie"_s}) {
        int pages = 0;
        QStringList found = titles(address, u"sam"_s, &pages);
        QCOMPARE(found.removeDuplicates(), 0);
        QCOMPARE(found.filter(u"Tie "_s).size(), 30);
        QVERIFY(pages >= 5);
    }
}

void LibraryTest::whatIsHeldIsNotSentAgain()
{
    const QString path = QString(u"/v1/articles/"_s + held(u"Captions are late"_s, u"sam"_s));
    for (const QString &address : {path, u"/v1/articles"_s, u"/v1/messages"_s}) {
        Service::Request request;
        request.method = "GET";
        request.path = address;
        request.headers.insert("authorization", QByteArray("Bearer " + m_world->token(u"sam"_s).toLatin1()));
        request.headers.insert("if-none-match", headerOf(get(address, u"sam"_s), "ETag"));
        QCOMPARE(std::get<Service::Reply>(m_world->answer(request)).status, 304);
    }
}

void LibraryTest::badLinesAreNamed_MSG_2_data()
{
    QTest::addColumn<QJsonObject>("line");
    QTest::addColumn<QString>("says");
    QTest::newRow("no title") << article(u"x"_s, {}, {}, u"2025-01-01"_s) << u"title: is missing"_s;
    QTest::newRow("long title") << article(u"x"_s, QString(301, u'x'), {}, u"2025-01-01"_s) << u"title: at most"_s;
    QTest::newRow("long body") << article(u"x"_s, u"X"_s, QString(262'145, u'x'), u"2025-01-01"_s) << u"body: at most"_s;
    QTest::newRow("no id") << article({}, u"X"_s, {}, u"2025-01-01"_s) << u"id: is missing"_s;
    QTest::newRow("unknown kind") << article(u"x"_s, u"X"_s, {}, u"2025-01-01"_s, {{u"articleKind"_s, u"poem"_s}}) << u"kind: must be one of documentation"_s;
    QTest::newRow("no zone") << article(u"x"_s, u"X"_s, {}, u"2025-01-01T10:00:00"_s) << u"updated: write"_s;
    QJsonObject timeless = article(u"x"_s, u"X"_s, {}, {});
    timeless.remove(u"updated"_s);
    QTest::newRow("no time") << timeless << u"updated: is missing"_s;
    QTest::newRow("script as link") << article(u"x"_s, u"X"_s, {}, u"2025-01-01"_s, {{u"link"_s, u"javascript:alert(1)"_s}}) << u"link: must be a web address"_s;
    for (const QJsonValue &audience : {QJsonValue(u"internal"_s), QJsonValue(u"me"_s), QJsonValue(7), QJsonValue(QJsonValue::Null)})
        QTest::addRow("audience of type %d %s", int(audience.type()), qPrintable(audience.toString()))
            << article(u"x"_s, u"X"_s, {}, u"2025-01-01"_s, {{u"audience"_s, audience}}) << u"audience: must be public or care"_s;
    QTest::newRow("cause of a small incident") << message(u"x"_s, u"rca"_s, u"2025-01-01"_s, {{u"severity"_s, u"s2"_s}}) << u"severity: a root cause"_s;
    QTest::newRow("cause of nothing") << message(u"x"_s, u"rca"_s, u"2025-01-01"_s) << u"severity: a root cause"_s;
    QTest::newRow("severe update") << message(u"x"_s, u"productUpdate"_s, u"2025-01-01"_s, {{u"severity"_s, u"s1"_s}}) << u"severity: only"_s;
}

void LibraryTest::badLinesAreNamed_MSG_2()
{
    QFETCH(QJsonObject, line);
    QFETCH(QString, says);
    const QJsonArray errors = m_world->import({line, article(u"after"_s, u"Goes on"_s, {}, u"2025-01-01"_s)});
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors[0]["line"_L1].toInt(), 1);
    QVERIFY2(errors[0]["message"_L1].toString().contains(says), qPrintable(errors[0]["message"_L1].toString()));
    QVERIFY(titles(u"/v1/articles"_s, u"sam"_s).contains(u"Goes on"_s));
}

void LibraryTest::importBringsUpToDate()
{
    const QList<QJsonObject> same{article(u"b"_s, u"The encoder and you"_s, u"About captioning."_s, u"2025-01-02"_s, {{u"products"_s, QJsonArray{u"live"_s}}}),
                                  message(u"m"_s, u"announcement"_s, u"2025-02-01"_s)};
    Replica sam, eva;
    m_world->follow(u"sam"_s, sam);
    m_world->follow(u"eva"_s, eva);
    QCOMPARE(std::count_if(sam.rows.cbegin(), sam.rows.cend(), [](const auto &row) { return row.kind == Protocol::Kind::Article; }), 3);
    QCOMPARE(std::count_if(eva.rows.cbegin(), eva.rows.cend(), [](const auto &row) { return row.kind == Protocol::Kind::Message; }), 4);
    static_cast<void>(m_world->bus.take());
    QCOMPARE(m_world->import(same), QJsonArray());
    QCOMPARE(m_world->bus.take(), QStringList());
    QCOMPARE(m_world->import({article(u"b"_s, u"The encoder and us"_s, u"About captioning."_s, u"2025-01-05"_s)}), QJsonArray());
    QVERIFY(m_world->bus.take().contains(QString(u"news:"_s + m_world->config.portal + u"|public"_s)));
    QCOMPARE(titles(u"/v1/articles?q=encoder"_s, u"sam"_s).first(), u"The encoder and us"_s);
    const auto page = m_world->page(u"sam"_s, sam.cursor);
    QCOMPARE(page.changes.size(), 1);
    QCOMPARE(page.changes.first().object.article.title, u"The encoder and us"_s);
    const auto audit = QJsonDocument::fromJson(m_world->call("GET", u"/v1/admin/audit"_s, {}, QString::fromLatin1(Service::adminToken(m_world->config.dataDir).value())).body);
    QCOMPARE(audit["entries"_L1].toArray().last()["detail"_L1].toObject(), QJsonObject({{u"articles"_s, 1}}));
}

void LibraryTest::whatTurnsInternalLeavesCustomers()
{
    Replica sam, eva;
    m_world->follow(u"sam"_s, sam);
    m_world->follow(u"eva"_s, eva);
    const QString id = held(u"Captions are late"_s, u"sam"_s);
    QJsonObject line = article(u"a"_s, u"Captions are late"_s, u"Between us."_s, u"2025-01-06"_s, forCare);
    QCOMPARE(m_world->import({line}), QJsonArray());
    auto page = m_world->page(u"sam"_s, sam.cursor);
    QCOMPARE(page.changes.size(), 1);
    QVERIFY(page.changes.first().gone);
    QCOMPARE(page.changes.first().id, id);
    QCOMPARE(get(QString(u"/v1/articles/"_s + id), u"sam"_s).status, 404);
    QCOMPARE(m_world->page(u"eva"_s, eva.cursor).changes.first().object.article.body, u"Between us."_s);
    // What happens to it now is no customer's business.
    sam.cursor = page.cursor;
    static_cast<void>(m_world->bus.take());
    line.insert(u"body"_s, u"More between us."_s);
    QCOMPARE(m_world->import({line}), QJsonArray());
    QCOMPARE(m_world->bus.take(), QStringList(QString(u"news:"_s + m_world->config.portal + u"|care"_s)));
    bool waits = false;
    static_cast<void>(m_world->page(u"sam"_s, sam.cursor, &waits));
    QVERIFY(waits);
}

void LibraryTest::withdrawnOnesAreGone()
{
    Replica sam;
    m_world->follow(u"sam"_s, sam);
    const QString id = held(u"About m"_s, u"sam"_s);
    const QJsonObject line{{u"type"_s, u"message"_s}, {u"id"_s, u"m"_s}, {u"withdrawn"_s, true}};
    QCOMPARE(m_world->import({line}), QJsonArray());
    const auto page = m_world->page(u"sam"_s, sam.cursor);
    QCOMPARE(page.changes.size(), 1);
    QVERIFY(page.changes.first().gone && page.changes.first().kind == Protocol::Kind::Message);
    QCOMPARE(page.changes.first().id, id);
    QCOMPARE(get(QString(u"/v1/messages/"_s + id), u"eva"_s).status, 404);
    QCOMPARE(m_world->import({line}), QJsonArray()); // once more changes nothing
    bool waits = false;
    static_cast<void>(m_world->page(u"sam"_s, page.cursor, &waits));
    QVERIFY(waits);
}

void LibraryTest::statusIsToldByItsChanges_MSG_4()
{
    Replica sam;
    m_world->follow(u"sam"_s, sam);
    const auto tell = [&](QJsonObject line) {
        line.insert(u"type"_s, u"message"_s);
        return m_world->import({line});
    };
    const auto kept = [&](const QString &title) {
        return Protocol::messageFrom(QJsonDocument::fromJson(get(QString(u"/v1/messages/"_s + held(title, u"sam"_s)), u"sam"_s).body).object()).value();
    };
    const qint64 began = m_world->clock.nowMs();
    QCOMPARE(tell({{u"id"_s, u"sign-in"_s}, {u"messageKind"_s, u"component"_s}, {u"title"_s, u"Sign-in"_s}, {u"state"_s, u"operational"_s}}), QJsonArray());
    QCOMPARE(tell({{u"id"_s, u"down"_s}, {u"messageKind"_s, u"incident"_s}, {u"title"_s, u"Nobody can sign in"_s}, {u"state"_s, u"investigating"_s},
                   {u"components"_s, QJsonArray{u"Sign-in"_s}}, {u"update"_s, u"We look into it."_s}}), QJsonArray());
    m_world->clock.advance(600'000);
    QCOMPARE(tell({{u"id"_s, u"sign-in"_s}, {u"messageKind"_s, u"component"_s}, {u"state"_s, u"operational"_s}}), QJsonArray());
    QCOMPARE(kept(u"Sign-in"_s).publishedAt, began); // it has fared so since then
    QCOMPARE(tell({{u"id"_s, u"sign-in"_s}, {u"messageKind"_s, u"component"_s}, {u"state"_s, u"outage"_s}}), QJsonArray());
    QCOMPARE(kept(u"Sign-in"_s).publishedAt, began + 600'000);
    QCOMPARE(tell({{u"id"_s, u"down"_s}, {u"messageKind"_s, u"incident"_s}, {u"state"_s, u"resolved"_s}, {u"update"_s, u"It works."_s}}), QJsonArray());
    const Message incident = kept(u"Nobody can sign in"_s);
    QCOMPARE(incident.state, u"resolved"_s);
    QCOMPARE(incident.components, QStringList{u"Sign-in"_s});
    QCOMPARE(incident.publishedAt, began);
    QCOMPARE(incident.endedAt, began + 600'000);
    QVERIFY(incident.body.indexOf(u"It works."_s) < incident.body.indexOf(u"We look into it."_s));
    const auto page = m_world->page(u"sam"_s, sam.cursor);
    QCOMPARE(page.changes.size(), 2); // each as it is now
    QCOMPARE(titles(u"/v1/messages?kind=incident"_s, u"sam"_s), QStringList{u"Nobody can sign in"_s});
    // A portal that tells nothing of its parts takes none.
    m_world = std::make_unique<ServiceWorld>(portalJson(u"classic"_s));
    QVERIFY(!tell({{u"id"_s, u"sign-in"_s}, {u"messageKind"_s, u"component"_s}, {u"title"_s, u"Sign-in"_s}, {u"state"_s, u"operational"_s}}).isEmpty());
}

void LibraryTest::statusHasItsRules_MSG_4_data()
{
    QTest::addColumn<QJsonObject>("line");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *name, QJsonObject line, const QString &told) {
        line.insert(u"type"_s, u"message"_s);
        line.insert(u"id"_s, u"x"_s);
        QTest::newRow(name) << line << told;
    };
    row("no such state", {{u"messageKind"_s, u"component"_s}, {u"title"_s, u"A"_s}, {u"state"_s, u"resolved"_s}}, u"state: must be one of operational"_s);
    row("an incident's", {{u"messageKind"_s, u"incident"_s}, {u"title"_s, u"A"_s}, {u"state"_s, u"outage"_s}}, u"state: must be one of investigating"_s);
    row("components of a component", {{u"messageKind"_s, u"component"_s}, {u"title"_s, u"A"_s}, {u"state"_s, u"outage"_s}, {u"components"_s, QJsonArray{u"B"_s}}}, u"components: only"_s);
    row("over before it began", {{u"messageKind"_s, u"incident"_s}, {u"title"_s, u"A"_s}, {u"state"_s, u"resolved"_s}, {u"published"_s, u"2025-02-02"_s}, {u"ended"_s, u"2025-02-01"_s}}, u"ended: is before"_s);
    row("over and not resolved", {{u"messageKind"_s, u"incident"_s}, {u"title"_s, u"A"_s}, {u"state"_s, u"monitoring"_s}, {u"ended"_s, u"2035-02-01"_s}}, u"ended: an incident has it once"_s);
    row("no title", {{u"messageKind"_s, u"incident"_s}, {u"state"_s, u"monitoring"_s}}, u"title: "_s);
    row("news with a state", {{u"messageKind"_s, u"announcement"_s}, {u"title"_s, u"A"_s}, {u"published"_s, u"2025-02-02"_s}, {u"state"_s, u"outage"_s}}, u"state: only"_s);
}

void LibraryTest::statusHasItsRules_MSG_4()
{
    QFETCH(QJsonObject, line);
    QFETCH(QString, told);
    const QJsonArray problems = m_world->import({line});
    QCOMPARE(problems.size(), 1);
    QVERIFY2(problems.first()["message"_L1].toString().startsWith(told), qPrintable(problems.first()["message"_L1].toString()));
}

void LibraryTest::readingIsOnesOwn_MSG_1()
{
    Replica sam, nora;
    m_world->follow(u"sam"_s, sam);
    m_world->follow(u"nora"_s, nora);
    const QString id = held(u"About n"_s, u"sam"_s);
    QVERIFY(m_world->send(u"sam"_s, m_world->operation({}, MarkViewed{u"message"_s, id})).applied);
    const auto mine = m_world->page(u"sam"_s, sam.cursor);
    QCOMPARE(mine.changes.size(), 1);
    QCOMPARE(mine.changes.first().object.viewed.objectId, id);
    bool waits = false;
    static_cast<void>(m_world->page(u"nora"_s, nora.cursor, &waits));
    QVERIFY(waits);
}

void LibraryTest::whatWasReadIsNeverForgotten_MSG_1()
{
    const QString id = held(u"About n"_s, u"sam"_s);
    QVERIFY(m_world->send(u"sam"_s, m_world->operation({}, MarkViewed{u"message"_s, id})).applied);
    {
        auto db = std::move(Sql::Database::open(Service::databasePlace(m_world->config), {})).value();
        for (int i = 0; i < 520; ++i)
            db->run(u"INSERT INTO viewed (user_id, kind, object_id, at, version) SELECT id, 'case', ?, 9000000000000, 1 FROM app_user"_s, {QString::number(i)});
        QVERIFY(db->check());
    }
    Replica sam;
    m_world->follow(u"sam"_s, sam);
    QVERIFY(sam.rows.contains(QString(u"viewed/message:"_s + id)));
}

std::unique_ptr<QObject> makeLibraryTest() { return std::make_unique<LibraryTest>(); }
#include "tst_library.moc"
