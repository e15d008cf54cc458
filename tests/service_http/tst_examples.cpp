// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/serviceprocess.h"

#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Casement::Testing;
using namespace Qt::StringLiterals;

namespace {

/// A block the page has to be run, with what it promises.
struct Block
{
    int line = 0;
    QString script;
    QString status;                ///< empty: not told
    std::optional<QString> prints;
};

QList<Block> blocksOf(const QString &page)
{
    QList<Block> blocks;
    QString kind, text;
    int line = 0, start = 0;
    bool inside = false;
    for (const QString &row : page.split(u'\n')) {
        ++line;
        if (!row.startsWith(u"```"_s)) {
            text += inside ? QString(row + u'\n') : QString();
            continue;
        }
        if (std::exchange(inside, !inside)) {
            static const QRegularExpression status(u"^# ([0-9]{3})$"_s, QRegularExpression::MultilineOption);
            if (kind == u"sh"_s)
                blocks << Block{start, text, status.match(text).captured(1), {}};
            else if (kind == u"text"_s && !blocks.isEmpty())
                blocks.last().prints = text;
        }
        kind = row.mid(3);
        text.clear();
        start = line;
    }
    return blocks;
}

} // namespace

/// sync/protocol/EXAMPLES.md, block by block, in one shell against a real casementd.
class ExamplesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePageDoesWhatItSays();
};

void ExamplesTest::thePageDoesWhatItSays()
{
    if (QStandardPaths::findExecutable(u"curl"_s).isEmpty() || QStandardPaths::findExecutable(u"jq"_s).isEmpty())
        QSKIP("curl and jq are needed; packaging/linux/packages.txt names them");
    QFile page(QStringLiteral(CASEMENT_SOURCE_DIR "/sync/protocol/EXAMPLES.md"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QList<Block> blocks = blocksOf(QString::fromUtf8(page.readAll()));
    QVERIFY(blocks.size() > 10);

    QTemporaryDir dir;
    ServiceProcess service(QStringLiteral(CASEMENT_BIN_DIR), dir.filePath(u"data"_s));
    QVERIFY2(service.ctl({u"init"_s}), qPrintable(service.error()));
    QVERIFY2(service.ctl({u"sample"_s, u"--cases"_s, u"60"_s, u"--seed"_s, u"7"_s, u"--until"_s, u"2026-01-31"_s}, u"a long sentence"_s), qPrintable(service.error()));
    QVERIFY2(service.start(), qPrintable(service.error()));

    // Every status goes to a file beside what the block itself prints.
    QString script = u"set -euo pipefail\ncurl() { command curl \"$@\" --noproxy '*' -w '%{stderr}status %{http_code}\\n' 2>>statuses; }\n"_s;
    for (qsizetype i = 0; i < blocks.size(); ++i)
        script += QStringLiteral("{\n%1} > out.%2\ntail -n1 statuses > status.%2\n").arg(blocks.at(i).script).arg(i);
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"URL"_s, service.url().toString());
    shell.setProcessEnvironment(environment);
    shell.setWorkingDirectory(dir.path());
    shell.start(u"bash"_s, {u"-c"_s, script});
    QVERIFY(shell.waitForFinished(120'000));
    const auto read = [&dir](const QString &name) {
        QFile file(dir.filePath(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    };
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        const Block &block = blocks.at(i);
        const QString place = QStringLiteral("the block in line %1").arg(block.line);
        const QString status = read(QStringLiteral("status.%1").arg(i)).trimmed();
        const QString out = read(QStringLiteral("out.%1").arg(i));
        if (!block.status.isEmpty())
            QVERIFY2(status == QString(u"status "_s + block.status), qPrintable(QString(place + u": "_s + status + u' ' + out + QString::fromUtf8(shell.readAllStandardError()))));
        if (block.prints)
            QVERIFY2(out.trimmed() == block.prints->trimmed(), qPrintable(QString(place + u" printed: "_s + out)));
    }
    QCOMPARE(shell.exitCode(), 0);
    QVERIFY(service.stop());
}

QTEST_GUILESS_MAIN(ExamplesTest)
#include "tst_examples.moc"
