// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"

#include <QRegularExpression>
#include <QTest>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

namespace {

QByteArray headerOf(const Service::Reply &reply, const QByteArray &name)
{
    for (const auto &[header, value] : reply.headers) {
        if (header == name)
            return value;
    }
    return {};
}

QString nextOf(const Service::Reply &reply)
{
    static const QRegularExpression next(u"<([^>]*)>; rel=\"next\""_s);
    return next.match(QString::fromLatin1(headerOf(reply, "Link"))).captured(1);
}

} // namespace

class ResourcesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void pagesHoldEveryCaseOnce_data();
    void pagesHoldEveryCaseOnce();
    void filtersJoin_data();
    void filtersJoin();
    void wrongParametersAreNamed_data();
    void wrongParametersAreNamed();
    void placesBelongToTheirList();
    void viewsCountWhatTheyList_VIEW_1();
    void viewedIsOnesOwn_VIEW_2();
    void partsOfACaseAreItsOwn();
    void invisibleIsMissing_ACC_8();
    void accountsAndContactsFollowTheMatrix_ACC_5();
    void internalNotesTouchNoTagOfACustomer_STAT_9();
    void bundlesAreBounded();

private:
    QStringList listed(const QString &address, const QString &person, const QString &member = u"cases"_s, int *pages = nullptr);
    QStringList sources(const QStringList &ids) const;
    Service::Reply get(const QString &address, const QString &person) { return m_world->call("GET", address, {}, m_world->token(person)); }

    std::unique_ptr<ServiceWorld> m_world;
};

void ResourcesTest::init()
{
    m_world = std::make_unique<ServiceWorld>();
    QList<QJsonObject> lines;
    const auto add = [&](const QString &id, const QString &account, const QString &contact, const QString &opened, const QJsonObject &more = {}) {
        QJsonObject line = m_world->caseLine(id, account, contact, opened);
        for (auto it = more.constBegin(); it != more.constEnd(); ++it)
            line.insert(it.key(), it.value());
        lines << line;
    };
    add(u"a"_s, u"solo"_s, u"sam"_s, u"2025-01-01"_s, {{u"severity"_s, u"s1"_s}});
    add(u"b"_s, u"solo"_s, u"sam"_s, u"2025-01-02"_s, {{u"subject"_s, u"Zebra"_s}, {u"status"_s, u"closed"_s}});
    add(u"c"_s, u"solo"_s, u"sam"_s, u"2025-01-02"_s, {{u"subject"_s, u"älter"_s}, {u"caseType"_s, u"featureRequest"_s}});
    add(u"d"_s, u"north"_s, u"nora"_s, u"2025-01-02"_s);
    add(u"e"_s, u"south"_s, u"sven"_s, u"2025-02-01"_s, {{u"status"_s, u"new"_s}, {u"product"_s, u""_s}});
    add(u"f"_s, u"root"_s, u"rita"_s, u"2025-03-01"_s, {{u"escalations"_s, QJsonArray{QJsonObject{{u"by"_s, u"rita"_s}, {u"at"_s, u"2025-03-02"_s}, {u"reason"_s, u"quality"_s}}}}});
    QCOMPARE(m_world->import(lines), QJsonArray());
}

QStringList ResourcesTest::listed(const QString &address, const QString &person, const QString &member, int *pages)
{
    QStringList ids;
    for (QString next = address; !next.isEmpty();) {
        const auto reply = get(next, person);
        if (reply.status != 200)
            return {QString::fromUtf8(reply.body)};
        for (const QJsonValue &row : QJsonDocument::fromJson(reply.body)[member].toArray())
            ids << row["id"_L1].toString();
        next = nextOf(reply);
        if (pages)
            ++*pages;
    }
    return ids;
}

QStringList ResourcesTest::sources(const QStringList &ids) const
{
    QStringList names;
    for (const QString &id : ids) {
        for (const QString &source : {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s}) {
            if (m_world->caseId(source) == id)
                names << source;
        }
    }
    return names.size() == ids.size() ? names : ids;
}

void ResourcesTest::pagesHoldEveryCaseOnce_data()
{
    QTest::addColumn<QString>("sort");
    for (const char *column : {"number", "subject", "account", "contact", "product", "status", "severity", "priority", "opened", "updated", "response", "escalated"}) {
        QTest::newRow(column) << QString::fromLatin1(column);
        QTest::addRow("%s, turned round", column) << QString(u'-' + QString::fromLatin1(column));
    }
}

void ResourcesTest::pagesHoldEveryCaseOnce()
{
    QFETCH(QString, sort);
    const QString address = QString(u"/v1/cases?sort="_s + sort);
    const QStringList all = listed(address, u"eva"_s);
    QCOMPARE(all.size(), 6);
    for (int limit = 1; limit <= 6; ++limit) {
        int pages = 0;
        QCOMPARE(listed(QStringLiteral("%1&limit=%2").arg(address).arg(limit), u"eva"_s, u"cases"_s, &pages), all);
        QCOMPARE(pages, (6 + limit - 1) / limit);
    }
    QStringList backwards = listed(QString(u"/v1/cases?sort="_s + (sort.startsWith(u'-') ? sort.mid(1) : QString(u'-' + sort))), u"eva"_s);
    std::reverse(backwards.begin(), backwards.end());
    QCOMPARE(backwards, all);
    if (sort == u"subject"_s)
        QCOMPARE(sources(all), (QStringList{u"c"_s, u"a"_s, u"d"_s, u"e"_s, u"f"_s, u"b"_s}));
    // A case that comes in between while somebody reads page by page neither doubles nor hides another.
    const auto first = get(QString(address + u"&limit=3"_s), u"eva"_s);
    QVERIFY(m_world->import({m_world->caseLine(u"between"_s, u"solo"_s, u"sam"_s, u"2025-01-03"_s)}).isEmpty());
    QStringList rest = listed(nextOf(first), u"eva"_s);
    rest.removeAll(m_world->caseId(u"between"_s));
    QCOMPARE(rest, all.mid(3));
}

void ResourcesTest::filtersJoin_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("person");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *filter, const QString &person, const QStringList &expected) {
        QTest::addRow("%s by %s", filter, qPrintable(person)) << QString::fromLatin1(filter) << person << expected;
    };
    row("", u"eva"_s, {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s});
    row("", u"sam"_s, {u"a"_s, u"b"_s, u"c"_s});
    row("", u"nora"_s, {u"d"_s, u"e"_s});
    row("", u"rita"_s, {u"d"_s, u"e"_s, u"f"_s});
    row("open=false", u"eva"_s, {u"b"_s});
    row("open=true&account=SOLO", u"eva"_s, {u"a"_s, u"c"_s});
    row("account=SOLO", u"rita"_s, {});
    row("status=new&status=closed", u"eva"_s, {u"b"_s, u"e"_s});
    row("severity=s1", u"eva"_s, {u"a"_s});
    row("type=featureRequest", u"eva"_s, {u"c"_s});
    row("priority=high&type=featureRequest", u"eva"_s, {});
    row("product=", u"eva"_s, {u"e"_s});
    row("escalated=true", u"eva"_s, {u"f"_s});
    row("contact=@me", u"sam"_s, {u"a"_s, u"b"_s, u"c"_s});
    row("opener=@me", u"rita"_s, {u"f"_s});
    row("openedSince=2025-01-02&openedBefore=2025-02-01", u"eva"_s, {u"b"_s, u"c"_s, u"d"_s});
    row("openedSince=2025-02-01T00:00:00Z", u"eva"_s, {u"e"_s, u"f"_s});
    row("openedBefore=2025-01-02T00:00:00%2B01:00", u"eva"_s, {u"a"_s});
    row("updatedSince=1740873600000", u"eva"_s, {u"f"_s}); // the escalation's day
    row("updatedBefore=1735776000000", u"eva"_s, {u"a"_s});
}

void ResourcesTest::filtersJoin()
{
    QFETCH(QString, filter);
    QFETCH(QString, person);
    QFETCH(QStringList, expected);
    filter.replace(u"SOLO"_s, m_world->accountId(u"solo"_s));
    QStringList found = sources(listed(QString(u"/v1/cases?"_s + filter + u"&limit=2&sort=number"_s), person));
    found.sort();
    QCOMPARE(found, expected);
    const auto reply = get(QString(u"/v1/cases?"_s + filter), person);
    for (const QJsonValue &row : QJsonDocument::fromJson(reply.body)["cases"_L1].toArray())
        QVERIFY(!row.toObject().contains("description"_L1));
}

void ResourcesTest::wrongParametersAreNamed_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QByteArray>("says");
    for (const char *list : {"/v1/cases", "/v1/accounts", "/v1/contacts", "/v1/views/accountAll/cases", "/v1/cases/CASE/comments", "/v1/cases/CASE/history",
                             "/v1/cases/CASE/attachments", "/v1/cases/CASE/escalations", "/v1/accounts/ACCOUNT/contacts"}) {
        QTest::addRow("%s, no rows", list) << QString(QString::fromLatin1(list) + u"?limit=0"_s) << QByteArray("limit: ");
        QTest::addRow("%s, too many rows", list) << QString(QString::fromLatin1(list) + u"?limit=201"_s) << QByteArray("limit: ");
        QTest::addRow("%s, an unknown parameter", list) << QString(QString::fromLatin1(list) + u"?statuss=new"_s) << QByteArray("limit, after");
        QTest::addRow("%s, a made-up place", list) << QString(QString::fromLatin1(list) + u"?after=AAAA"_s) << QByteArray("after: ");
    }
    QTest::newRow("open") << u"/v1/cases?open=yes"_s << QByteArray("open: ");
    QTest::newRow("an instant without zone") << u"/v1/cases?openedSince=2025-01-01T10:00:00"_s << QByteArray("openedSince: ");
    QTest::newRow("no instant") << u"/v1/cases?updatedBefore=yesterday"_s << QByteArray("updatedBefore: ");
    QTest::newRow("sort") << u"/v1/cases?sort=viewed"_s << QByteArray("sort: ");
}

void ResourcesTest::wrongParametersAreNamed()
{
    QFETCH(QString, address);
    QFETCH(QByteArray, says);
    address.replace(u"CASE"_s, m_world->caseId(u"a"_s)).replace(u"ACCOUNT"_s, m_world->accountId(u"solo"_s));
    const auto reply = get(address, u"eva"_s);
    QCOMPARE(reply.status, 400);
    QVERIFY2(reply.body.contains(says), reply.body.constData());
}

void ResourcesTest::placesBelongToTheirList()
{
    const auto page = get(u"/v1/cases?limit=1"_s, u"sam"_s);
    const QString next = nextOf(page);
    QVERIFY(!next.isEmpty());
    QVERIFY(!next.contains(u"2025"_s) && !next.contains(m_world->caseId(u"c"_s)));
    QCOMPARE(nextOf(get(u"/v1/cases?limit=1"_s, u"sam"_s)), next);     // the same page has the same link
    QCOMPARE(get(next, u"rita"_s).status, 400);                       // somebody else's
    QCOMPARE(get(QString(next + u"&open=true"_s), u"sam"_s).status, 400); // of other filters
    const QString place = next.section(u"after="_s, 1);
    QCOMPARE(get(QString(u"/v1/contacts?after="_s + place), u"sam"_s).status, 400);
    QCOMPARE(get(QString(u"/v1/cases?limit=2&after="_s + place), u"sam"_s).status, 200); // as many as one likes
    const QString cursor = m_world->page(u"sam"_s, {}).cursor;
    QCOMPARE(get(QString(u"/v1/cases?after="_s + cursor), u"sam"_s).status, 400);
    QVERIFY(m_world->page(u"sam"_s, place).full); // nor is a place a position in the feed
}

void ResourcesTest::viewsCountWhatTheyList_VIEW_1()
{
    QVERIFY(m_world->send(u"sam"_s, Operation{u"look"_s, {}, 1, MarkViewed{u"case"_s, m_world->caseId(u"b"_s)}}).applied);
    for (const QString &person : {u"eva"_s, u"rita"_s, u"nora"_s, u"sam"_s}) {
        const auto views = QJsonDocument::fromJson(get(u"/v1/views"_s, person).body)["views"_L1].toArray();
        QCOMPARE(views.size(), 9);
        for (const QJsonValue &view : views) {
            const QString address = QString(u"/v1/views/"_s + view["id"_L1].toString() + u"/cases?limit=2"_s);
            QCOMPARE(listed(address, person).size(), view["count"_L1].toInt());
        }
    }
    QCOMPARE(sources(listed(u"/v1/views/myOpen/cases"_s, u"sam"_s)), (QStringList{u"c"_s, u"a"_s}));
    QCOMPARE(sources(listed(u"/v1/views/featureRequests/cases"_s, u"eva"_s)), QStringList{u"c"_s});
    QCOMPARE(get(u"/v1/views/nothing/cases"_s, u"eva"_s).status, 404);
}

void ResourcesTest::viewedIsOnesOwn_VIEW_2()
{
    for (const QString &source : {u"a"_s, u"c"_s, u"b"_s}) {
        m_world->clock.advance(1000);
        QVERIFY(m_world->send(u"sam"_s, Operation{QString(u"look-"_s + source), {}, 1, MarkViewed{u"case"_s, m_world->caseId(source)}}).applied);
    }
    QCOMPARE(sources(listed(u"/v1/views/recentCases/cases?limit=2"_s, u"sam"_s)), (QStringList{u"b"_s, u"c"_s, u"a"_s}));
    QCOMPARE(sources(listed(u"/v1/views/recentlyViewed/cases"_s, u"sam"_s)), (QStringList{u"b"_s, u"c"_s, u"a"_s}));
    QCOMPARE(listed(u"/v1/views/recentCases/cases"_s, u"eva"_s), QStringList());
}

void ResourcesTest::partsOfACaseAreItsOwn()
{
    const QString id = m_world->caseId(u"f"_s);
    for (int i = 0; i < 5; ++i) {
        m_world->clock.advance(i % 2); // some in one instant
        QVERIFY(m_world->send(i % 2 ? u"rita"_s : u"eva"_s, m_world->operation(id, PostComment{QStringLiteral("Line %1").arg(i), Audience::Public, false, {}})).applied);
    }
    QVERIFY(m_world->send(u"eva"_s, m_world->operation(id, PostComment{u"Inside"_s, Audience::Care, false, {}})).applied);
    const auto bundle = Protocol::bundleFrom(QJsonDocument::fromJson(get(QString(u"/v1/cases/"_s + id), u"rita"_s).body).object());
    QVERIFY(bundle);
    const auto idsOf = [](const auto &parts) {
        QStringList ids;
        for (const auto &part : parts)
            ids << part.id;
        return ids;
    };
    const QString base = QString(u"/v1/cases/"_s + id);
    const QString byNumber = QString(u"/v1/cases/"_s + bundle.value().record.number);
    QCOMPARE(listed(QString(base + u"/comments?limit=2"_s), u"rita"_s, u"comments"_s), idsOf(bundle.value().comments));
    QCOMPARE(listed(QString(byNumber + u"/comments"_s), u"rita"_s, u"comments"_s), idsOf(bundle.value().comments));
    QCOMPARE(listed(QString(base + u"/history?limit=1"_s), u"rita"_s, u"history"_s), idsOf(bundle.value().history));
    QCOMPARE(listed(QString(base + u"/comments"_s), u"eva"_s, u"comments"_s).size(), 6);
    QCOMPARE(listed(QString(base + u"/escalations"_s), u"rita"_s, u"escalations"_s), idsOf(bundle.value().rounds));
    QVERIFY(!get(QString(base + u"/escalations"_s), u"rita"_s).body.contains("\"route\"")); // Care's own business
    QVERIFY(get(QString(base + u"/escalations"_s), u"eva"_s).body.contains("\"route\""));
    QCOMPARE(listed(QString(base + u"/attachments"_s), u"rita"_s, u"attachments"_s), QStringList());
}

void ResourcesTest::invisibleIsMissing_ACC_8()
{
    QVERIFY(m_world->send(u"eva"_s, m_world->operation(m_world->caseId(u"a"_s), PostComment{u"Inside"_s, Audience::Care, false, {}})).applied);
    const QString foreign = m_world->caseId(u"d"_s);
    for (const QString &part : {u""_s, u"/comments"_s, u"/history"_s, u"/attachments"_s, u"/escalations"_s}) {
        const auto missing = get(QString(u"/v1/cases/nowhere"_s + part), u"sam"_s);
        const auto invisible = get(QString(u"/v1/cases/"_s + foreign + part + u"?limit=2"_s), u"sam"_s);
        QCOMPARE(missing.status, 404);
        QCOMPARE(invisible.status, 404);
        QCOMPARE(invisible.body, missing.body);
        QCOMPARE(invisible.headers, missing.headers);
    }
    for (const auto &[path, id] : {std::pair(u"/v1/accounts/"_s, m_world->accountId(u"north"_s)), {u"/v1/contacts/"_s, m_world->personId(u"nora"_s)},
                                   {u"/v1/attachments/"_s, m_world->personId(u"nora"_s)}}) {
        const auto missing = get(QString(path + u"nowhere"_s), u"sam"_s);
        QCOMPARE(missing.status, 404);
        QCOMPARE(get(QString(path + id), u"sam"_s).body, missing.body);
    }
    QCOMPARE(get(QString(u"/v1/accounts/"_s + m_world->accountId(u"north"_s) + u"/contacts"_s), u"sam"_s).status, 404);
    QCOMPARE(listed(QString(u"/v1/contacts?account="_s + m_world->accountId(u"north"_s)), u"sam"_s, u"contacts"_s), QStringList());
}

void ResourcesTest::accountsAndContactsFollowTheMatrix_ACC_5()
{
    const auto ids = [this](const QStringList &names) {
        QStringList list;
        for (const QString &name : names)
            list << m_world->accountId(name);
        return list;
    };
    QCOMPARE(listed(u"/v1/accounts?limit=1"_s, u"eva"_s, u"accounts"_s), ids({u"north"_s, u"root"_s, u"solo"_s, u"south"_s})); // by name
    QCOMPARE(listed(u"/v1/accounts"_s, u"rita"_s, u"accounts"_s), ids({u"north"_s, u"root"_s, u"south"_s}));
    QCOMPARE(listed(u"/v1/accounts"_s, u"nora"_s, u"accounts"_s), ids({u"north"_s}));
    QCOMPARE(listed(u"/v1/contacts"_s, u"nora"_s, u"contacts"_s), QStringList{m_world->personId(u"nora"_s)});
    QCOMPARE(listed(u"/v1/contacts?limit=2"_s, u"eva"_s, u"contacts"_s).size(), 5);
    QCOMPARE(listed(QString(u"/v1/accounts/"_s + m_world->accountId(u"south"_s) + u"/contacts"_s), u"rita"_s, u"contacts"_s),
             QStringList{m_world->personId(u"sven"_s)});
    const auto me = QJsonDocument::fromJson(get(u"/v1/me"_s, u"rita"_s).body).object();
    QCOMPARE(me["mayOpen"_L1].toArray().size(), 3);
    QCOMPARE(me["name"_L1].toString(), u"rita"_s);
}

void ResourcesTest::internalNotesTouchNoTagOfACustomer_STAT_9()
{
    const QString id = m_world->caseId(u"a"_s);
    const QStringList addresses{QString(u"/v1/cases/"_s + id), QString(u"/v1/cases/"_s + id + u"/comments"_s), QString(u"/v1/cases/"_s + id + u"/history"_s),
                                QString(u"/v1/cases/"_s + id + u"/escalations"_s), u"/v1/cases"_s, u"/v1/views"_s, u"/v1/views/accountAll/cases"_s,
                                QString(u"/v1/cases?ids="_s + id)};
    const auto tags = [&](const QString &person) {
        QByteArrayList all;
        for (const QString &address : addresses)
            all << headerOf(get(address, person), "ETag") + headerOf(get(address, person), "Link");
        return all;
    };
    const QByteArrayList sam = tags(u"sam"_s), eva = tags(u"eva"_s);
    m_world->clock.advance(60'000);
    QVERIFY(m_world->send(u"eva"_s, m_world->operation(id, PostComment{u"Looks like their firewall"_s, Audience::Care, false, {}})).applied);
    QCOMPARE(tags(u"sam"_s), sam);
    QVERIFY(tags(u"eva"_s).at(1) != eva.at(1));
    QVERIFY(tags(u"eva"_s).at(0) != eva.at(0));
    QVERIFY(m_world->send(u"eva"_s, m_world->operation(id, PostComment{u"Hello"_s, Audience::Public, false, {}})).applied);
    const QByteArrayList after = tags(u"sam"_s);
    for (const int changed : {0, 1, 2, 4, 6, 7})
        QVERIFY2(after.at(changed) != sam.at(changed), qPrintable(addresses.at(changed)));
}

void ResourcesTest::bundlesAreBounded()
{
    QStringList ids;
    for (int i = 0; i < 101; ++i)
        ids << QStringLiteral("case-%1").arg(i);
    QCOMPARE(get(QString(u"/v1/cases?ids="_s + ids.join(u',')), u"sam"_s).status, 413);
    ids.removeLast();
    ids << m_world->caseId(u"a"_s) << m_world->caseId(u"d"_s);
    ids.removeFirst();
    ids.removeFirst();
    const auto reply = get(QString(u"/v1/cases?ids="_s + ids.join(u',')), u"sam"_s);
    QCOMPARE(QJsonDocument::fromJson(reply.body)["bundles"_L1].toArray().size(), 1);
}

std::unique_ptr<QObject> makeResourcesTest() { return std::make_unique<ResourcesTest>(); }
#include "tst_resources.moc"
