// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/sample/sample.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Casement;
using namespace Casement::Service;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 until = 1'790'000'000'000; // 2026-09-21

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestSample final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sameSeedSameBytes();
    void otherSeedOtherCases();
    void linesReferToEarlierOnes();
    void nothingIsLaterThanItsEnd();
    void textsHaveNoOpenSlots();
    void believableMixture();
    void manyAccountsForManyCases();
    void picturesAreReadable();
    void publicationsFitEachPortal_MSG_2_data();
    void publicationsFitEachPortal_MSG_2();
    void strangeDefinitionIsRefused();

private:
    QList<QByteArray> lines(int cases, quint64 seed, const QString &password = {}) const
    {
        QList<QByteArray> all;
        const auto written = writeSample({cases, seed, until, password}, *m_definition, m_texts, [&all](const QByteArray &line) {
            all.append(line);
            return Result<void>();
        });
        return written ? all : QList<QByteArray>();
    }
    QList<QJsonObject> objects(int cases, quint64 seed, const QString &type) const
    {
        QList<QJsonObject> all;
        for (const QByteArray &line : lines(cases, seed, u"a password"_s)) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            if (object["type"_L1].toString() == type)
                all.append(object);
        }
        return all;
    }

    std::optional<PortalDefinition> m_definition;
    SampleTexts m_texts;
};

void TestSample::initTestCase()
{
    const QDir resources(QStringLiteral(CASEMENT_SOURCE_DIR "/resources"));
    auto definition = PortalDefinition::parse(contentOf(resources.filePath(u"portals/kaltura.json"_s)));
    QVERIFY(definition);
    m_definition = std::move(definition).value();
    QList<std::pair<QString, QByteArray>> files;
    const QDir folder(resources.filePath(u"sample"_s));
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name))
        files.append({name, contentOf(folder.filePath(name))});
    auto texts = SampleTexts::load(files);
    QVERIFY2(texts, qPrintable(texts ? QString() : texts.error().detail));
    m_texts = std::move(texts).value();
    QVERIFY(m_texts.problems.size() >= 90);
}

void TestSample::sameSeedSameBytes()
{
    QCOMPARE(lines(120, 7), lines(120, 7));
    QVERIFY(lines(120, 7).size() > 120);
}

void TestSample::otherSeedOtherCases()
{
    const QList<QJsonObject> first = objects(60, 7, u"case"_s);
    const QList<QJsonObject> second = objects(60, 8, u"case"_s);
    QCOMPARE(first.size(), 60);
    QCOMPARE(second.size(), 60);
    QSet<QString> ids;
    for (const QJsonObject &record : first + second)
        ids.insert(record["id"_L1].toString());
    QCOMPARE(ids.size(), 120);
    QCOMPARE(objects(60, 7, u"person"_s), objects(60, 8, u"person"_s)); // who there is does not depend on the seed
}

void TestSample::linesReferToEarlierOnes()
{
    QSet<QString> accounts, people, comments;
    for (const QByteArray &line : lines(200, 3, u"a password"_s)) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        const QString type = object["type"_L1].toString();
        const QString id = object["id"_L1].toString();
        if (type == u"account"_s) {
            QVERIFY(object["parent"_L1].toString().isEmpty() || accounts.contains(object["parent"_L1].toString()));
            accounts.insert(id);
        } else if (type == u"person"_s) {
            QVERIFY(object["account"_L1].toString().isEmpty() || accounts.contains(object["account"_L1].toString()));
            QVERIFY2(object["email"_L1].toString().endsWith(u".example"_s), line.constData());
            QVERIFY(!people.contains(id));
            people.insert(id);
        } else if (type == u"user"_s) {
            QVERIFY(people.contains(object["person"_L1].toString()));
        } else if (type == u"case"_s) {
            QVERIFY(accounts.contains(object["account"_L1].toString()));
            QVERIFY(people.contains(object["contact"_L1].toString()));
            QVERIFY(people.contains(object["opener"_L1].toString()));
            for (const QJsonValue &comment : object["comments"_L1].toArray())
                QVERIFY(people.contains(comment["author"_L1].toString()));
        }
    }
    QVERIFY(accounts.size() >= 12);
}

void TestSample::nothingIsLaterThanItsEnd()
{
    const auto at = [](const QJsonValue &value) { return QDateTime::fromString(value.toString(), Qt::ISODate).toMSecsSinceEpoch(); };
    qint64 before = 0;
    for (const QJsonObject &record : objects(300, 5, u"case"_s)) {
        const qint64 opened = at(record["opened"_L1]);
        QVERIFY(opened >= before); // numbers are given in this order
        before = opened;
        qint64 last = opened;
        for (const QJsonValue &comment : record["comments"_L1].toArray()) {
            QVERIFY(at(comment["at"_L1]) >= last);
            last = at(comment["at"_L1]);
        }
        QVERIFY(last <= at(record["updated"_L1]));
        QVERIFY(at(record["updated"_L1]) <= until);
        for (const QJsonValue &round : record["escalations"_L1].toArray())
            QVERIFY(at(round["at"_L1]) >= opened && at(round["at"_L1]) <= until);
    }
}

void TestSample::textsHaveNoOpenSlots()
{
    static const QRegularExpression slot(u"\\{[a-zA-Z]+\\}"_s);
    for (const QByteArray &line : lines(600, 11)) {
        const QRegularExpressionMatch match = slot.match(QString::fromUtf8(line));
        QVERIFY2(!match.hasMatch(), qPrintable(match.captured()));
    }
}

void TestSample::believableMixture()
{
    const QList<QJsonObject> cases = objects(500, 7, u"case"_s);
    int closed = 0, escalated = 0, withFiles = 0, withNotes = 0, other = 0;
    QSet<QString> subjects;
    for (const QJsonObject &record : cases) {
        closed += record["status"_L1].toString() == u"closed"_s;
        escalated += record.contains("escalations"_L1);
        withFiles += record.contains("attachments"_L1);
        other += record["subject"_L1].toString().contains(QRegularExpression(u"[^\\x00-\\x7f]"_s));
        subjects.insert(record["subject"_L1].toString());
        for (const QJsonValue &comment : record["comments"_L1].toArray()) {
            if (comment["audience"_L1].toString() == u"care"_s) {
                ++withNotes;
                break;
            }
        }
        QVERIFY(record["comments"_L1].toArray().size() <= 16);
    }
    QVERIFY(closed > 300 && closed < 470);
    QVERIFY(escalated > 10);
    QVERIFY(withFiles > 40);
    QVERIFY(withNotes > 50);
    QVERIFY(other > 40);
    QVERIFY(subjects.size() > 220);
    const QList<QJsonObject> users = objects(1, 7, u"user"_s);
    const auto has = [&](const QString &role) {
        return std::any_of(users.begin(), users.end(), [&](const QJsonObject &user) { return user["role"_L1].toString() == role; });
    };
    for (const QString &role : {u"customer"_s, u"customerAdmin"_s, u"engineer"_s, u"manager"_s, u"csm"_s})
        QVERIFY2(has(role), qPrintable(role));
}

void TestSample::manyAccountsForManyCases()
{
    QSet<QString> ids;
    for (const QJsonObject &account : objects(6000, 1, u"account"_s)) {
        ids.insert(account["id"_L1].toString());
        QVERIFY(!account["name"_L1].toString().contains(u'{'));
    }
    QCOMPARE(ids.size(), 13 + (6000 - 1000) / 150);
}

void TestSample::picturesAreReadable()
{
    int pictures = 0;
    for (const QJsonObject &record : objects(200, 7, u"case"_s)) {
        for (const QJsonValue &file : record["attachments"_L1].toArray()) {
            const QByteArray bytes = QByteArray::fromBase64(file["base64"_L1].toString().toLatin1());
            QVERIFY(!bytes.isEmpty());
            if (file["mime"_L1].toString() != u"image/png"_s)
                continue;
            ++pictures;
            QVERIFY(bytes.startsWith(QByteArray::fromHex("89504e470d0a1a0a")));
            const qsizetype data = bytes.indexOf("IDAT") + 4;
            const qsizetype length = bytes.indexOf("IEND") - 8 - data;
            QByteArray zlib = bytes.mid(data, length);
            zlib.prepend(QByteArray::fromHex("0000a91a")); // 90 rows of 1 + 160 * 3 bytes
            QCOMPARE(qUncompress(zlib).size(), 90 * 481);
        }
    }
    QVERIFY(pictures > 5);
}

void TestSample::publicationsFitEachPortal_MSG_2_data()
{
    QTest::addColumn<int>("articles");
    QTest::addColumn<int>("messages");
    QTest::newRow("kaltura") << 14 << 13;
    QTest::newRow("classic") << 14 << 6; // asks for no products
    QTest::newRow("atlas") << 0 << 13;   // has others
}

void TestSample::publicationsFitEachPortal_MSG_2()
{
    QFETCH(int, articles);
    QFETCH(int, messages);
    const QString portal = QString::fromLatin1(QTest::currentDataTag());
    const auto definition = PortalDefinition::parse(contentOf(QString(QStringLiteral(CASEMENT_SOURCE_DIR "/resources/portals/") + portal + u".json"_s)));
    QVERIFY(definition);
    int foundArticles = 0, foundMessages = 0;
    const auto written = writeSample({1, 1, until, {}}, definition.value(), m_texts, [&](const QByteArray &line) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        foundArticles += object["type"_L1] == u"article"_s;
        foundMessages += object["type"_L1] == u"message"_s;
        for (const QJsonValue &product : object["products"_L1].toArray()) {
            if (!definition->product(product.toString()))
                return Result<void>(Error{ErrorCode::BadRequest, product.toString()});
        }
        const auto *severity = definition->severity(object["severity"_L1].toString());
        if (object["messageKind"_L1] == u"rca"_s && (!severity || severity->rank != 1))
            return Result<void>(Error{ErrorCode::BadRequest, object["severity"_L1].toString()});
        return Result<void>();
    });
    QVERIFY2(written, written ? "" : qPrintable(written.error().detail));
    QCOMPARE(foundArticles, articles);
    QCOMPARE(foundMessages, messages);
}

void TestSample::strangeDefinitionIsRefused()
{
    PortalDefinition other = *m_definition;
    const auto refusal = [&] {
        const auto written = writeSample({1, 1, until, {}}, other, m_texts, [](const QByteArray &) { return Result<void>(); });
        return written ? QString() : written.error().detail;
    };
    other.products.first().features.clear();
    QVERIFY2(refusal().contains(u"does not know"_s), qPrintable(refusal()));
    other.products = {PortalDefinition::Product{u"teapot"_s, u"Teapot"_s, {}, {}}};
    QVERIFY2(refusal().contains(u"none of the products"_s), qPrintable(refusal()));
}

QTEST_GUILESS_MAIN(TestSample)
#include "tst_sample.moc"
