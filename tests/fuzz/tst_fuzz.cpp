// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mutator.h"
#include "tests/fuzz/targets.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Casement::Fuzz;
using namespace Qt::StringLiterals;

/// Short runs of the fuzzers where there is no libFuzzer: the corpus and a fixed number of changes to it. A broken promise aborts.
class TestFuzz final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replaysAndChangesTheCorpus_data();
    void replaysAndChangesTheCorpus();
};

void TestFuzz::replaysAndChangesTheCorpus_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < targets().size(); ++i)
        QTest::newRow(targets().at(i).name) << i;
}

void TestFuzz::replaysAndChangesTheCorpus()
{
    constexpr int changed = 300;
    QFETCH(int, index);
    const Target &target = targets().at(index);
    const QDir folder(QStringLiteral(CASEMENT_SOURCE_DIR "/tests/fuzz/corpus/%1").arg(QLatin1String(target.name)));
    QList<QByteArray> corpus;
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        corpus << file.readAll();
    }
    QVERIFY2(!corpus.isEmpty(), qPrintable(folder.path()));
    target.run({});
    for (const QByteArray &bytes : std::as_const(corpus))
        target.run(bytes);
    Mutator mutator(corpus, 1);
    for (int i = 0; i < changed; ++i)
        target.run(mutator.next());
}

QTEST_GUILESS_MAIN(TestFuzz)
#include "tst_fuzz.moc"
