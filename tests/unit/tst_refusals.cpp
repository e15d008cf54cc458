// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/refusals.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Casement;

/// Refusals name a field and a rule that programs can rely on.
class TestRefusals final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void detailTellsFieldAndRule_data();
    void detailTellsFieldAndRule();
    void everyRefusalOfTheRulesHasARule();
};

void TestRefusals::detailTellsFieldAndRule_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("rule");
    const auto row = [](const QString &detail, const QString &field, const QString &rule, ErrorCode code = ErrorCode::BadRequest) {
        QTest::newRow(qPrintable(detail)) << code << detail << field << rule;
    };
    row(u"description: tooLong"_s, u"description"_s, u"tooLong"_s);
    row(u"status: new does not lead to moon"_s, u"status"_s, u"transition"_s);
    row(u"only Care does this"_s, QString(), u"role"_s);
    row(u"link: was changed by somebody else"_s, u"link"_s, u"stale"_s);
    row(u"severity: is s2 by now"_s, u"severity"_s, u"stale"_s);
    row(u"closed for good: open a new case that names this one"_s, QString(), u"closedForGood"_s); // its colon ends no name
    row(u"$.statuses[4]: \"weed\" cannot be reached from the first status"_s, u"$.statuses[4]"_s, u"deadStatus"_s);
    row(u"$.timers[1].to: timers lead back to \"x\" and would go round for ever"_s, u"$.timers[1].to"_s, u"endlessTimer"_s);
    row(u"parent: these accounts would stand above each other in a ring, choose another parent: a, b"_s, u"parent"_s, u"ring"_s);
    row(u"status: only Care"_s, u"status"_s, u"role"_s); // what stands in the field's name says nothing
    row(u"duplicate: of a later service"_s, u"duplicate"_s, u"malformed"_s);
    row(u"of a later service"_s, QString(), u"notAllowed"_s, ErrorCode::NotAllowed);
    row(QString(), QString(), u"malformed"_s);
}

void TestRefusals::detailTellsFieldAndRule()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, detail);
    QFETCH(QString, field);
    QFETCH(QString, rule);
    const Refusal refusal = refusalOf({code, detail});
    QCOMPARE(refusal.field, field);
    QCOMPARE(refusal.rule, rule);
    QVERIFY(refusalRules().contains(rule));
}

// Whoever writes a new refusal gives it a line in refusals.cpp.
void TestRefusals::everyRefusalOfTheRulesHasARule()
{
    static const QRegularExpression place(u"(refused|wrong|Error\\{ErrorCode::\\w+,|idTaken)[ (].*"_s), text(u"(?:u|QStringLiteral\\()\"([^\"]*)\""_s);
    int found = 0;
    const QDir sources(QStringLiteral(CASEMENT_SOURCE_DIR));
    QStringList files{u"sync/service/commands/operations.cpp"_s, u"sync/service/commands/sealedfields.cpp"_s};
    for (const QString &name : QDir(sources.filePath(u"models/domain"_s)).entryList({u"decide*.cpp"_s}))
        files << QString(u"models/domain/"_s + name);
    for (const QString &name : std::as_const(files)) {
        QFile file(sources.filePath(name));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            const auto match = place.match(line);
            if (!match.hasMatch() || !line.contains(u"return"_s) || line.contains(u"case: nothing here"_s))
                continue;
            QStringList words;
            for (auto literal = text.globalMatch(match.captured()); literal.hasNext();)
                words << literal.next().captured(1);
            if (match.captured(1) == u"idTaken"_s)
                words << u"this id is taken"_s;
            if (match.captured(1) == u"wrong"_s && words.size() > 1)
                words.first() += u':'; // the field
            if (words.isEmpty() || (words.size() == 1 && !words.first().contains(u' ') && match.captured(1) != u"refused"_s))
                continue; // the reason is a value
            ++found;
            QVERIFY2(refusalOf({ErrorCode::Cancelled, words.join(u' ')}).rule != u"none"_s, qPrintable(QString(name + u": "_s + line.trimmed())));
        }
    }
    QVERIFY2(found > 60, qPrintable(QString::number(found)));
}

QTEST_APPLESS_MAIN(TestRefusals)
#include "tst_refusals.moc"
