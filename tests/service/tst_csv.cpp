// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "sync/service/archive/csvimport.h"
#include "tests/service/serviceworld.h"
#include "tests/service/suites.h"

#include <QBuffer>
#include <QFile>
#include <QTest>

using namespace Casement;
using namespace Casement::Service::Archive;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

namespace {

struct Taken
{
    QList<QJsonObject> lines;
    QStringList complaints;
    QString error;
    CsvSummary summary;
    [[nodiscard]] QList<QJsonObject> of(const QString &type) const
    {
        QList<QJsonObject> found;
        for (const QJsonObject &line : lines) {
            if (line[u"type"_s].toString() == type)
                found << line;
        }
        return found;
    }
};

QByteArray shipped(const QString &name)
{
    QFile file(QString(QStringLiteral(CASEMENT_SOURCE_DIR "/resources/import/") + name + u".json"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Taken take(const QByteArray &mapping, QByteArray cases, QByteArray comments = {})
{
    Taken taken;
    auto parsed = CsvMapping::parse(mapping);
    if (!parsed) {
        taken.error = parsed.error().detail;
        return taken;
    }
    QBuffer first(&cases), second(&comments);
    if (!first.open(QIODevice::ReadOnly) || !second.open(QIODevice::ReadOnly))
        return taken;
    CsvImport import(
        parsed.value(),
        [&](const QJsonObject &line, qint64) {
            taken.lines << line;
            return Result<void>();
        },
        [&](const QString &file, qint64 line, const QString &why) { taken.complaints << QStringLiteral("%1%2: %3").arg(file).arg(line).arg(why); });
    const auto done = import.run(first, comments.isEmpty() ? nullptr : &second);
    if (done)
        taken.summary = done.value();
    else
        taken.error = done.error().detail;
    return taken;
}

const QByteArray simple = R"({"zone": "Europe/Berlin", "dates": ["dd.MM.yyyy HH:mm", "iso"], "account": {"name": "Firm"}, "contact": {"name": "Who"},
    "case": {"id": "Nr", "subject": "What", "opened": "When", "status": {"column": "State", "values": {"Open": "new"}, "default": "closed"},
             "fields.link": {"column": "Link", "default": ""}}})";

} // namespace

class CsvTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsAreRead_data();
    void recordsAreRead();
    void brokenFilesAreTold_data();
    void brokenFilesAreTold();
    void recordsAreFoundAgain();
    void rowsBecomeLines();
    void badRowsAreToldByLine();
    void mappingsAreChecked_data();
    void mappingsAreChecked();
    void salesforce();
    void zendesk();
    void zammad();
};

void CsvTest::recordsAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("records"); ///< fields joined by |
    QTest::newRow("plain") << QByteArray("a,b\nc,d\n") << QStringList{u"1:a|b"_s, u"2:c|d"_s};
    QTest::newRow("no end of line") << QByteArray("a,b\nc,d") << QStringList{u"1:a|b"_s, u"2:c|d"_s};
    QTest::newRow("CRLF and empty lines") << QByteArray("a,b\r\n\r\n\r\nc,d\r\n") << QStringList{u"1:a|b"_s, u"4:c|d"_s};
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF" "a,b\nc,d") << QStringList{u"1:a|b"_s, u"2:c|d"_s};
    QTest::newRow("semicolons") << QByteArray("a;b\nc,x;d") << QStringList{u"1:a|b"_s, u"2:c,x|d"_s};
    QTest::newRow("tabs") << QByteArray("a\tb\nc\td") << QStringList{u"1:a|b"_s, u"2:c|d"_s};
    QTest::newRow("quotes") << QByteArray("\"a,\"\"x\"\"\",\"b\"\nc,d") << QStringList{u"1:a,\"x\"|b"_s, u"2:c|d"_s};
    QTest::newRow("lines within") << QByteArray("a,b\n\"c\r\nc\",d\ne,f") << QStringList{u"1:a|b"_s, u"2:c\r\nc|d"_s, u"4:e|f"_s};
    QTest::newRow("empty fields") << QByteArray("a,b,c\n,,\n\"\",x,") << QStringList{u"1:a|b|c"_s, u"2:||"_s, u"3:|x|"_s};
    QTest::newRow("quote within") << QByteArray("a,b\n5\" disk,d") << QStringList{u"1:a|b"_s, u"2:5\" disk|d"_s};
    QTest::newRow("other scripts") << QByteArray("a,b\n\xC3\xA4\xE2\x98\x83,\xF0\x9F\x98\x80") << QStringList{u"1:a|b"_s, u"2:ä☃|😀"_s};
    QTest::newRow("one column") << QByteArray("a\nb\n") << QStringList{u"1:a"_s, u"2:b"_s};
    const QByteArray large(200'000, 'x');
    QTest::newRow("beyond a block") << QByteArray("a,b\n\"" + large + "\n\",d\ne,f")
                                    << QStringList{u"1:a|b"_s, QString(u"2:"_s + QString::fromLatin1(large) + u"\n|d"_s), u"4:e|f"_s};
}

void CsvTest::recordsAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, records);
    QBuffer file(&text);
    QVERIFY(file.open(QIODevice::ReadOnly));
    CsvReader reader(file, 0);
    CsvReader::Record record;
    QStringList found;
    while (true) {
        const auto more = reader.next(record);
        QVERIFY2(more, more ? "" : qPrintable(more.error().detail));
        if (!more.value())
            break;
        found << QStringLiteral("%1:%2").arg(record.line).arg(record.fields.join(u'|'));
    }
    QCOMPARE(found, records);
}

void CsvTest::brokenFilesAreTold_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("quote never ends") << QByteArray("a,b\nc,\"d\ne,f\n") << u"line 2: a quoted field begins"_s;
    QTest::newRow("behind a quote") << QByteArray("a,b\n\"c\"x,d\n") << u"line 2: a quoted field goes on"_s;
    QTest::newRow("not UTF-8") << QByteArray("a,b\n\xE4,d\n") << u"UTF-8"_s;
    QTest::newRow("too long") << QByteArray("a,b\n\"" + QByteArray(9'000'000, 'x')) << u"line 2: the record is longer"_s;
}

void CsvTest::brokenFilesAreTold()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    QBuffer file(&text);
    QVERIFY(file.open(QIODevice::ReadOnly));
    CsvReader reader(file, 0);
    CsvReader::Record record;
    QVERIFY(reader.next(record));
    const auto more = reader.next(record);
    QVERIFY(!more);
    QVERIFY2(more.error().detail.contains(says), qPrintable(more.error().detail));
}

void CsvTest::recordsAreFoundAgain()
{
    QByteArray text("a,b\n");
    for (int i = 0; i < 5000; ++i)
        text += QByteArray::number(i) + ",\"line\nof " + QByteArray::number(i) + "\"\n";
    QBuffer file(&text);
    QVERIFY(file.open(QIODevice::ReadOnly));
    CsvReader reader(file, ',');
    QList<CsvReader::Record> all;
    for (CsvReader::Record record; reader.next(record).value();)
        all << record;
    QCOMPARE(all.size(), 5001);
    for (const int place : {4999, 1, 2500, 5000}) {
        CsvReader::Record again;
        QVERIFY(reader.goTo(all.at(place)) && reader.next(again).value());
        QCOMPARE(again.fields, all.at(place).fields);
        QCOMPARE(again.line, all.at(place).line);
    }
}

void CsvTest::rowsBecomeLines()
{
    const Taken taken = take(simple, "Nr;Firm;Who;What;When;State\n1;Acme;Ann;\"It; broke\";01.07.2025 10:00;Open\n2;Acme;Ann;More;01.12.2025 10:00;\n"
                                     "3;Zeta;Ann;Else;2025-07-01T10:00:00+02:00;odd\n");
    QCOMPARE(taken.error, QString());
    QCOMPARE(taken.complaints, QStringList());
    QCOMPARE(taken.of(u"account"_s).size(), 2);
    QCOMPARE(taken.of(u"person"_s).size(), 2); // an Ann of Acme is not the one of Zeta
    const auto cases = taken.of(u"case"_s);
    QCOMPARE(cases.size(), 3);
    QCOMPARE(cases.at(0)[u"subject"_s].toString(), u"It; broke"_s);
    QCOMPARE(cases.at(0)[u"opened"_s].toString(), u"2025-07-01T08:00:00.000Z"_s); // summer
    QCOMPARE(cases.at(1)[u"opened"_s].toString(), u"2025-12-01T09:00:00.000Z"_s); // winter
    QCOMPARE(cases.at(2)[u"opened"_s].toString(), u"2025-07-01T08:00:00.000Z"_s); // its own zone counts
    QCOMPARE(cases.at(0)[u"status"_s].toString(), u"new"_s);
    QCOMPARE(cases.at(1)[u"status"_s].toString(), u"closed"_s);
    QCOMPARE(cases.at(2)[u"status"_s].toString(), u"odd"_s);
    QCOMPARE(taken.summary.unknownValues.keys(), QStringList{u"status: odd"_s});
}

void CsvTest::badRowsAreToldByLine()
{
    const Taken taken = take(simple, "Nr,Firm,Who,What,When,State\n1,Acme,Ann,\"a\nb\",01.07.2025 10:00,Open\n2,Acme,Ann,a,yesterday,Open\n"
                                     "3,Acme,Ann,a\n,Acme,Ann,a,01.07.2025 10:00,Open\n1,Acme,Ann,a,01.07.2025 10:00,Open\n5,,Ann,a,01.07.2025 10:00,Open\n"
                                     "6,Acme,Ann,good,01.07.2025 10:00,Open\n");
    QCOMPARE(taken.error, QString());
    QCOMPARE(taken.of(u"case"_s).size(), 2);
    QCOMPARE(taken.summary.rejected, 5);
    QCOMPARE(taken.complaints.size(), 5);
    const QStringList begins{u"4: opened: \"yesterday\""_s, u"5: has 4 fields"_s, u"6: id: is empty"_s, u"7: id: 1 comes twice"_s, u"8: account: is empty"_s};
    for (qsizetype i = 0; i < begins.size(); ++i)
        QVERIFY2(taken.complaints.at(i).startsWith(begins.at(i)), qPrintable(taken.complaints.at(i)));
    QVERIFY(take(simple, "Nr,Firm,Who,What,State\n").error.contains(u"\"When\""_s));
    QVERIFY(take(simple, "Nr,Firm,Who,What,When,State,Nr\n").error.contains(u"two columns"_s));
}

void CsvTest::mappingsAreChecked_data()
{
    QTest::addColumn<QByteArray>("mapping");
    QTest::addColumn<QString>("says");
    QTest::newRow("no JSON") << QByteArray("hello") << u"$: "_s;
    QTest::newRow("no account") << QByteArray("{}") << u"$.account.name: is missing"_s;
    QTest::newRow("unknown member") << QByteArray(simple).replace("\"subject\"", "\"topic\"") << u"$.case.topic: unknown"_s;
    QTest::newRow("no column") << QByteArray(simple).replace("{\"name\": \"Firm\"}", "{\"name\": {}}") << u"$.account.name: name a column"_s;
    QTest::newRow("unknown setting") << QByteArray(simple).replace("\"values\"", "\"value\"") << u"$.case.status.value: unknown"_s;
    QTest::newRow("zone") << QByteArray(simple).replace("Europe/Berlin", "Berlin") << u"$.zone"_s;
    QTest::newRow("separator") << QByteArray(simple).replace("{\"zone\"", "{\"separator\": \"|\", \"zone\"") << u"$.separator"_s;
}

void CsvTest::mappingsAreChecked()
{
    QFETCH(QByteArray, mapping);
    QFETCH(QString, says);
    const auto parsed = CsvMapping::parse(mapping);
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().detail.contains(says), qPrintable(parsed.error().detail));
}

void CsvTest::salesforce()
{
    ServiceWorld world;
    const Taken taken = take(shipped(u"salesforce"_s),
        "\"Id\",\"CaseNumber\",\"AccountId\",\"Account.Name\",\"ContactId\",\"Contact.Name\",\"ContactEmail\",\"Type\",\"Status\",\"Priority\",\"Subject\","
        "\"Description\",\"CreatedDate\",\"LastModifiedDate\",\"ClosedDate\",\"OwnerId\",\"Owner.Name\"\r\n"
        "\"500A1\",\"00420001\",\"001A1\",\"Harbour Radio\",\"003A1\",\"Ida Holm\",\"ida@harbour.example\",\"Problem\",\"Working\",\"High\",\"No sound\","
        "\"Since \"\"today\"\"\r\nall silent\",\"2025-03-04T08:15:00.000+0000\",\"2025-03-05T08:15:00.000Z\",\"\",\"005A1\",\"Marco Reyes\"\r\n",
        "Id,ParentId,CommentBody,IsPublished,CreatedDate,CreatedById,CreatedBy.Name\n"
        "00aA1,500A1,\"Looking,\nnow\",true,2025-03-04T09:00:00.000Z,005A1,Marco Reyes\n00aA2,500A1,Cable?,false,2025-03-04T09:30:00.000Z,005A1,Marco Reyes\n"
        "00aA3,500A1,Thanks,1,2025-03-04T10:00:00.000Z,003A1,Ida Holm\n00aA4,500ZZ,Stray,1,2025-03-04T10:00:00.000Z,003A1,Ida Holm\n");
    QCOMPARE(taken.error, QString());
    QCOMPARE(taken.complaints, QStringList());
    QCOMPARE(taken.summary.comments, 3);
    QCOMPARE(taken.summary.strayComments, 1);
    QCOMPARE(taken.of(u"person"_s).size(), 2);
    QCOMPARE(world.import(taken.lines), QJsonArray());
    const auto found = world.call("GET", QString(u"/v1/cases/"_s + world.caseId(u"500A1"_s)), {}, world.token(u"eva"_s));
    const auto bundle = Protocol::bundleFrom(QJsonDocument::fromJson(found.body).object());
    QVERIFY(bundle);
    QCOMPARE(bundle->record.number, u"00420001"_s);
    QCOMPARE(bundle->record.accountName, u"Harbour Radio"_s);
    QCOMPARE(bundle->record.severity, u"s2"_s);
    QCOMPARE(bundle->record.description, u"Since \"today\"\r\nall silent"_s);
    QCOMPARE(bundle->record.ownerName, u"Marco Reyes"_s);
    QCOMPARE(bundle->comments.size(), 3);
    QCOMPARE(bundle->comments.at(1).audience, Audience::Care);
    QVERIFY(bundle->comments.at(0).byCare && !bundle->comments.at(2).byCare);
}

void CsvTest::zendesk()
{
    ServiceWorld world;
    const Taken taken = take(shipped(u"zendesk"_s),
        "Summation column,Id,Requester,Requester id,Requester external id,Requester email,Requester domain,Submitter,Assignee,Group,Subject,Tags,Status,"
        "Priority,Via,Ticket type,Created at,Updated at,Assigned at,Organization,Due date,Initially assigned at,Solved at,Resolution time\n"
        "1,35436,Ida Holm,20978392,,ida@harbour.example,harbour.example,Ida Holm,Marco Reyes,Support,\"No sound, again\",audio,Solved,Urgent,Mail,Incident,"
        "2025-03-04 08:15,2025-03-06 08:15,2025-03-04 08:20,Harbour Radio,,2025-03-04 08:20,2025-03-05 12:00,28\n"
        "1,35437,Lone Wolf,20978393,,lone@wolf.example,wolf.example,Lone Wolf,,,Hello,,New,,Web form,,2025-03-04 08:16,2025-03-04 08:16,,,,,,\n");
    QCOMPARE(taken.error, QString());
    QCOMPARE(taken.complaints, QStringList());
    QCOMPARE(world.import(taken.lines), QJsonArray());
    Replica eva;
    world.follow(u"eva"_s, eva);
    const Case first = eva.rows.value(QString(u"case/"_s + world.caseId(u"35436"_s))).record;
    QCOMPARE(first.status, u"closed"_s);
    QCOMPARE(first.severity, u"s1"_s);
    QCOMPARE(first.closedAt, 1'741'176'000'000);
    QCOMPARE(first.contactName, u"Ida Holm"_s);
    const Case second = eva.rows.value(QString(u"case/"_s + world.caseId(u"35437"_s))).record;
    QCOMPARE(second.accountName, u"Without organization"_s);
    QCOMPARE(second.severity, u"s3"_s);
}

void CsvTest::zammad()
{
    ServiceWorld world;
    const Taken taken = take(shipped(u"zammad"_s),
        "id;number;title;group;state;priority;organization;customer;owner;created_at;updated_at;close_at\n"
        "7;61007;Kein Ton;Users;pending reminder;3 high;Hafenradio;ida@harbour.example;marco@care.example;2025-03-04T08:15:00.000Z;2025-03-05T08:15:00.000Z;\n"
        "8;61008;Danke;Users;closed;2 normal;Hafenradio;ida@harbour.example;-;2025-03-04T08:15:00.000Z;2025-03-05T08:15:00.000Z;2025-03-05T08:15:00.000Z\n",
        "id;ticket_id;sender;internal;created_by;body;created_at\n"
        "1;7;Customer;false;ida@harbour.example;\"Es ist still; \"\"ganz\"\" still\";2025-03-04T08:15:00.000Z\n"
        "2;7;Agent;false;marco@care.example;Wir sehen nach;2025-03-04T09:15:00.000Z\n3;7;Agent;true;marco@care.example;Kabel?;2025-03-04T09:20:00.000Z\n");
    QCOMPARE(taken.error, QString());
    QCOMPARE(taken.complaints, QStringList());
    QCOMPARE(taken.of(u"person"_s).size(), 2);
    QCOMPARE(world.import(taken.lines), QJsonArray());
    const auto found = world.call("GET", QString(u"/v1/cases/"_s + world.caseId(u"7"_s)), {}, world.token(u"eva"_s));
    const auto bundle = Protocol::bundleFrom(QJsonDocument::fromJson(found.body).object());
    QVERIFY(bundle);
    QCOMPARE(bundle->record.status, u"pendingResponse"_s);
    QCOMPARE(bundle->comments.size(), 3);
    QVERIFY(!bundle->comments.at(0).byCare && bundle->comments.at(1).byCare);
    QCOMPARE(bundle->comments.at(2).audience, Audience::Care);
}

std::unique_ptr<QObject> makeCsvTest() { return std::make_unique<CsvTest>(); }
#include "tst_csv.moc"
