// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/text.h"
#include "tests/sync/desk.h"

#include <QRegularExpression>
#include <QTest>
#include <random>

using namespace Qt::StringLiterals;
using namespace Casement;
using namespace Casement::Testing;

namespace {

struct Thread { QString title, body; QStringList comments; };

/// Every text of a sample file that has some length.
void collect(const QJsonValue &value, QStringList &texts)
{
    if (value.isString() && value.toString().size() > 20)
        texts << value.toString();
    for (const QJsonValue &item : value.toArray())
        collect(item, texts);
    const QJsonObject object = value.toObject();
    for (const QJsonValue &item : object)
        collect(item, texts);
}

/// What the sample is made of, in seven languages; and real threads where they lie beside this checkout.
QList<Thread> threads()
{
    QList<Thread> all;
    for (const QString &name : QDir(QStringLiteral(CASEMENT_SOURCE_DIR "/resources/sample")).entryList({u"problems_*.json"_s}, QDir::Files, QDir::Name)) {
        QFile file(QStringLiteral(CASEMENT_SOURCE_DIR "/resources/sample/") + name);
        QStringList texts;
        if (file.open(QIODevice::ReadOnly))
            collect(QJsonDocument::fromJson(file.readAll()).object(), texts);
        for (qsizetype i = 0; i + 4 <= texts.size() && i < 80; i += 4)
            all << Thread{texts.at(i).left(200).simplified(), texts.at(i + 1), {texts.at(i + 2), texts.at(i + 3)}};
    }
    QFile real(QStringLiteral(CASEMENT_SOURCE_DIR "/../shared/data/threads.jsonl"));
    if (!real.open(QIODevice::ReadOnly))
        return all;
    for (int i = 0; i < 200 && !real.atEnd(); ++i) {
        const QJsonObject json = QJsonDocument::fromJson(real.readLine()).object();
        Thread thread{json[u"title"_s].toString().left(200).simplified(), json[u"body"_s].toString().left(3000), {}};
        for (const QJsonValue &comment : json[u"comments"_s].toArray()) {
            if (thread.comments.size() < 4)
                thread.comments << comment[u"text"_s].toString().left(3000);
        }
        if (!thread.title.isEmpty())
            all << thread;
    }
    return all;
}

} // namespace

/// The same words typed here and there find the same cases in the same order.
class TestSearch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void operatorsFindTheSame_VIEW_7_data();
    void operatorsFindTheSame_VIEW_7();
    void wordsOfTheTextsFindTheSame_VIEW_7();
    void internalWordsFindNothingForCustomers_VIEW_7_STAT_9_ACC_8();
    void whatCameBeforeTheIndexIsFound_VIEW_7();

private:
    QStringList there(const Desk &desk, const QString &typed);
    QStringList here(Desk &desk, const QString &typed);
    void compare(const QString &typed);

    World m_world;
    std::vector<std::unique_ptr<Desk>> m_desks;
    QStringList m_texts;
    int m_hits = 0;
};

void TestSearch::initTestCase()
{
    m_world.begin();
    QList<QJsonObject> lines;
    const PortalDefinition definition = portal();
    int i = 0;
    const auto at = [&](int minutes) { return QDateTime::fromMSecsSinceEpoch(1'767'000'000'000 + qint64(i) * 600'000 + minutes * 60'000, Qt::UTC).toString(Qt::ISODate); };
    for (const Thread &thread : threads()) {
        const QString owner = i % 2 ? u"anna"_s : u"boris"_s;
        QJsonArray comments;
        for (int k = 0; k < thread.comments.size(); ++k)
            comments << QJsonObject{{u"author"_s, k % 2 ? owner : u"erik"_s}, {u"at"_s, at(k + 1)}, {u"body"_s, thread.comments.at(k)}, {u"audience"_s, k == 2 ? u"care"_s : u"public"_s}};
        lines << QJsonObject{{u"type"_s, u"case"_s}, {u"id"_s, QString::number(i)}, {u"account"_s, owner}, {u"contact"_s, owner}, {u"opened"_s, at(0)},
                             {u"subject"_s, thread.title}, {u"description"_s, thread.body}, {u"severity"_s, definition.severities.at(i % 4).id},
                             {u"status"_s, definition.statuses.at(i % 4).id}, {u"caseType"_s, definition.caseTypes.at(i % 3).id},
                             {u"product"_s, definition.products.at(i % definition.products.size()).id}, {u"comments"_s, comments}};
        m_texts << thread.title << thread.body << thread.comments;
        ++i;
    }
    QVERIFY(i > 60);
    for (qsizetype from = 0; from < lines.size(); from += 100)
        m_world.import(lines.mid(from, 100));
    for (const QString &name : {u"anna"_s, u"boris"_s, u"erik"_s}) {
        m_desks.push_back(std::make_unique<Desk>(m_world, name));
        m_desks.back()->signIn();
    }
    m_world.scheduler.advance(60'000);
    for (const auto &desk : m_desks)
        QCOMPARE(desk->engine->state().phase, SyncState::Phase::Synced);
    QCOMPARE(m_desks.back()->cases(), qsizetype(i));
}

QStringList TestSearch::there(const Desk &desk, const QString &typed)
{
    QStringList ids;
    QUrlQuery query{{u"q"_s, QString::fromLatin1(QUrl::toPercentEncoding(typed))}, {u"limit"_s, u"100"_s}};
    while (!query.isEmpty()) {
        Service::Request request;
        request.method = "GET";
        request.path = Paths::cases;
        request.query = query;
        request.headers.insert("authorization", "Bearer " + desk.tokens.access.toLatin1());
        const auto answer = m_world.handler->handle(request);
        const auto &reply = std::get<Service::Reply>(answer);
        if (reply.status != 200)
            return {QString::fromUtf8(reply.body)};
        for (const QJsonValue &row : QJsonDocument::fromJson(reply.body)[u"cases"_s].toArray())
            ids << row[u"id"_s].toString();
        query.clear();
        for (const auto &[name, value] : reply.headers) {
            static const QRegularExpression next(u"<([^>]*)>; rel=\"next\""_s);
            if (const auto match = next.match(QString::fromLatin1(value)); name == "Link" && match.hasMatch())
                query = QUrlQuery(QUrl(match.captured(1)).query());
        }
    }
    return ids;
}

QStringList TestSearch::here(Desk &desk, const QString &typed)
{
    auto reader = Store::CacheReader::open(desk.folder() + u"/cache.db"_s, 1'000'000);
    const auto found = reader.value()->ids(parseSearch(typed));
    if (!found)
        return {found.error().detail};
    QStringList ids;
    const auto rows = reader.value()->rows(found->rowIds);
    for (const CaseSummary &row : rows.value())
        ids << row.record.id;
    return ids;
}

void TestSearch::compare(const QString &typed)
{
    for (const auto &desk : m_desks) {
        const QStringList mine = here(*desk, typed), theirs = there(*desk, typed);
        if (mine != theirs)
            qWarning("%s searches \"%s\": %d here, %d there", qPrintable(desk->name), qPrintable(typed), int(mine.size()), int(theirs.size()));
        QCOMPARE(mine, theirs);
        m_hits += int(mine.size());
    }
}

void TestSearch::operatorsFindTheSame_VIEW_7_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed : {"", " ", "status:open", "status:closed", "status:\"in progress\"", "status:new", "status:nonsense", "severity:s1", "severity:S2",
                              "severity:essential", "severity:", "priority:high", "account:anna", "account:\"account of boris\"", "account:ANNA", "account:%",
                              "contact:boris", "contact:_", "product:other", "product:captions", "type:question", "type:\"technical issue\"", "opened:>2025-12-30",
                              "opened:<2025-12-30", "opened:2025-12-29", "opened:>nonsense", "subject:a", "subject:\"the\"", "subject:%", "00000001", "#00000002",
                              "0003", "9999", "12", "nothing:here", "http://example.com/a?b=c", "v1.2", "\"unbalanced", "\"\"", "\"the\" the", "* AND OR NOT (",
                              "status:open severity:s1 the", "account:anna \"in the\"", "a'b;--", "\\", "é", "É", "動画", "動", "配信 動画", "über", "UBER", "straße", "ﬁ",
                              "שלום", "ı İ", "100%", "foo_bar", "-", "🙂", "a b c d e f g h i j k l m n"})
        QTest::newRow(typed) << QString::fromUtf8(typed);
}

void TestSearch::operatorsFindTheSame_VIEW_7()
{
    QFETCH(QString, typed);
    compare(typed);
}

// Words, beginnings of words, phrases, and words of one text, as they stand and as somebody might type them.
void TestSearch::wordsOfTheTextsFindTheSame_VIEW_7()
{
    std::mt19937 random(77);
    const auto below = [&](qsizetype n) { return qsizetype(random() % std::max<qsizetype>(n, 1)); };
    m_hits = 0;
    for (int i = 0; i < 250; ++i) {
        const QString &text = m_texts.at(below(m_texts.size()));
        const QStringList words = text.split(QRegularExpression(u"\\s+"_s), Qt::SkipEmptyParts);
        if (words.isEmpty())
            continue;
        const qsizetype first = below(words.size());
        const QString word = words.at(first);
        QString typed;
        switch (i % 6) {
        case 0: typed = word; break;
        case 1: typed = word.left(1 + below(5)); break;
        case 2: typed = u'"' + words.mid(first, 2 + below(3)).join(u' ').remove(u'"') + u'"'; break;
        case 3: typed = word + u' ' + words.at(below(words.size())); break;
        case 4: typed = folded(word).toUpper(); break;
        default: typed = text.mid(below(text.size()), 1 + below(6)).simplified(); // a piece of a word, as one has it of CJK
        }
        compare(typed);
    }
    QVERIFY2(m_hits > 1000, qPrintable(QString::number(m_hits)));
}

void TestSearch::internalWordsFindNothingForCustomers_VIEW_7_STAT_9_ACC_8()
{
    const QString id = derivedId(u"import/kaltura"_s, u"case:1"_s); // anna's
    QVERIFY(m_desks.back()->act(id, PostComment{u"internally: pterodaustro"_s, Audience::Care, false, {}}).ok());
    m_world.scheduler.advance(60'000);
    compare(u"pterodaustro"_s);
    QCOMPARE(there(*m_desks.at(0), u"pterodaustro"_s), QStringList());
    QCOMPARE(there(*m_desks.at(2), u"pterodaustro"_s), QStringList{id});
    QVERIFY(m_desks.at(0)->act(id, PostComment{u"publicly: dimorphodon"_s, Audience::Public, false, {}}).ok());
    m_world.scheduler.advance(60'000);
    compare(u"dimorphodon"_s);
    QCOMPARE(there(*m_desks.at(0), u"dimorphodon"_s), QStringList{id});
    QCOMPARE(there(*m_desks.at(1), u"dimorphodon"_s), QStringList()); // boris
}

// As a database that is older than the search.
void TestSearch::whatCameBeforeTheIndexIsFound_VIEW_7()
{
    const QString id = derivedId(u"import/kaltura"_s, u"case:1"_s);
    QVERIFY(m_desks.at(0)->act(id, PostComment{u"long before: rhamphorhynchus"_s, Audience::Public, false, {}}).ok());
    m_world.scheduler.advance(60'000);
    m_world.handler.reset();
    {
        const auto db = Sql::Database::open(QString(m_world.config.dataDir + u"/service.db"_s), {});
        QVERIFY(db.ok());
        db.value()->run(u"DELETE FROM search_entry"_s, {});
        QVERIFY(db.value()->check().ok());
    }
    m_world.open();
    for (const auto &desk : m_desks)
        desk->online(true);
    QCOMPARE(there(*m_desks.at(2), u"rhamphorhynchus"_s), QStringList());
    // A new subject writes an entry of its own and must not make housekeeping think that the comments have theirs.
    QVERIFY(m_desks.at(2)->act(id, EditField{u"subject"_s, threads().at(1).title, u"Of another name"_s}).ok());
    m_world.scheduler.advance(60'000);
    for (int i = 0; i < 10; ++i)
        m_world.handler->tick();
    QCOMPARE(there(*m_desks.at(2), u"rhamphorhynchus"_s).size(), 1);
    compare(u"the"_s);
}

QTEST_GUILESS_MAIN(TestSearch)

#include "tst_search.moc"
