// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/faultworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace Casement::Testing {

namespace {

constexpr int patienceMs = 60'000;

QList<QStringList> &table()
{
    static QList<QStringList> rows;
    return rows;
}

QByteArray people()
{
    const QString admin = u"north-admin"_s;
    QList<QJsonObject> lines{
        {{u"type"_s, u"account"_s}, {u"id"_s, u"north"_s}, {u"name"_s, u"North"_s}},
        {{u"type"_s, u"person"_s}, {u"id"_s, admin}, {u"account"_s, u"north"_s}, {u"name"_s, u"Nora"_s}, {u"email"_s, FaultWorld::email}},
        {{u"type"_s, u"person"_s}, {u"id"_s, u"erik"_s}, {u"name"_s, u"Erik"_s}, {u"email"_s, FaultWorld::engineer}},
    };
    for (const auto &[person, role] : {std::pair(admin, u"customerAdmin"_s), std::pair(u"erik"_s, u"engineer"_s)})
        lines << QJsonObject{{u"type"_s, u"user"_s}, {u"person"_s, person}, {u"role"_s, role}, {u"password"_s, FaultWorld::password}};
    for (int i = 1; i <= FaultWorld::cases; ++i) {
        lines << QJsonObject{{u"type"_s, u"case"_s}, {u"id"_s, QStringLiteral("north-%1").arg(i)}, {u"account"_s, u"north"_s}, {u"contact"_s, admin},
                             {u"opener"_s, admin}, {u"caseType"_s, u"howTo"_s}, {u"severity"_s, u"s3"_s}, {u"status"_s, u"inProgress"_s},
                             {u"subject"_s, QStringLiteral("Question %1").arg(i)}, {u"description"_s, u"How does it go?"_s}, {u"product"_s, u"player"_s},
                             {u"opened"_s, u"2025-12-11T10:00:00Z"_s}};
    }
    QByteArray text;
    for (const QJsonObject &line : lines)
        text += QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    return text;
}

} // namespace

FaultWorld::FaultWorld(const QString &dataDir)
    : m_service(QStringLiteral(CASEMENT_BIN_DIR), dataDir.isEmpty() ? m_dir.filePath(u"service"_s) : dataDir)
{
}

bool FaultWorld::begin()
{
    QFile file(path(u"import.jsonl"_s));
    const bool ready = file.open(QIODevice::WriteOnly) && file.write(people()) > 0 && file.flush() && m_service.ctl({u"init"_s}) && m_service.start()
        && m_service.ctl({u"import"_s, file.fileName()});
    if (!ready) {
        qWarning("%s", qPrintable(m_service.error()));
        return false;
    }
    const auto database = data();
    Sql::Query query = database->run(u"SELECT id FROM case_row WHERE subject = 'Question 1'"_s);
    m_caseId = query.next() ? query.text(0) : QString();
    return !m_caseId.isEmpty();
}

std::unique_ptr<Sql::Database> FaultWorld::data() const
{
    auto database = Sql::Database::open(QString(m_service.dataDir() + u"/service.db"_s), {.readOnly = true});
    if (!database)
        qFatal("%s", qPrintable(database.error().detail));
    return std::move(database).value();
}

bool FaultWorld::signIn(TestClient &client, const QUrl &service)
{
    if (!client.signInOk(service, email, password)) {
        qWarning("sign-in: %s", qPrintable(client.lastError()));
        return false;
    }
    return QTest::qWaitFor([&] {
        return client.workspace().sync().state().phase == SyncState::Phase::Synced && client.find({}).size() == cases;
    }, patienceMs);
}

QMap<QString, int> FaultWorld::bodies() const
{
    QMap<QString, int> found;
    const auto database = data();
    Sql::Query query = database->run(u"SELECT body, COUNT(*) FROM comment GROUP BY body"_s);
    while (query.next())
        found.insert(query.text(0), int(query.integer(1)));
    return found;
}

bool FaultWorld::verifies()
{
    if (m_service.ctl({u"verify"_s, u"--deep"_s}))
        return true;
    qWarning("%s%s", qPrintable(m_service.output()), qPrintable(m_service.error()));
    return false;
}

QMap<QString, int> bodiesOf(const CaseDetail &detail)
{
    QMap<QString, int> found;
    for (const Comment &comment : detail.bundle.comments)
        ++found[comment.body];
    return found;
}

PostComment words(const QString &text)
{
    return {text, Audience::Public, false, {}};
}

quint32 seed()
{
    static const quint32 value = [] {
        const quint32 given = qEnvironmentVariable("CASEMENT_FAULT_SEED").toUInt();
        const quint32 chosen = given ? given : 20'261;
        std::printf("seed %u (another: CASEMENT_FAULT_SEED=...)\n", chosen);
        return chosen;
    }();
    return value;
}

void note(const QString &fault, const QString &expected, const QString &happened)
{
    table().append({fault, expected, happened});
}

void printTable()
{
    for (const QStringList &row : table())
        std::printf("fault | %s\n", qPrintable(row.join(u" | "_s)));
    std::fflush(stdout);
}

} // namespace Casement::Testing
