// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/world.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QHashSeed>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace Casement::Sim;

namespace {

struct Job { quint64 first = 1, last = 1; bool trace = false, verbose = false; };

/// "12" or "1..100".
bool parse(const QString &text, Job &job)
{
    const QStringList ends = text.split(u".."_s);
    bool first = false, last = false;
    job.first = ends.value(0).toULongLong(&first);
    job.last = ends.value(ends.size() - 1).toULongLong(&last);
    return first && last && ends.size() <= 2 && job.first <= job.last;
}

/// Runs that once failed: each a line "seed  what it found".
QList<quint64> fixedSeeds()
{
    QFile file(QStringLiteral(CASEMENT_SOURCE_DIR "/tests/sim/seeds.txt"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("tests/sim/seeds.txt is missing");
    QList<quint64> seeds;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (!line.isEmpty() && !line.startsWith('#'))
            seeds << line.split(' ').first().toULongLong();
    }
    return seeds;
}

class Runner
{
public:
    explicit Runner(const Job &job) : m_job(job), m_folder(place())
    {
        Site::prepare(m_folder.filePath(u"template"_s));
        m_watch.start();
    }

    void run(quint64 seed)
    {
        const QString folder = m_folder.filePath(QStringLiteral("seed-%1").arg(seed));
        QStringList complaints;
        QByteArray trace;
        {
            World world(seed, m_folder.filePath(u"template"_s), folder, m_job.trace);
            complaints = world.run();
            trace = world.traceHash();
        }
        QDir(folder).removeRecursively();
        m_hash.addData(trace);
        ++m_runs;
        if (!complaints.isEmpty()) {
            ++m_failures;
            say(QStringLiteral("seed %1 FAILED: %2").arg(seed).arg(complaints.first().left(m_job.verbose ? 4000 : 400)));
        }
        if (m_job.verbose) {
            for (const QString &more : complaints.mid(1, 20))
                say(QString(u"    "_s + more.left(2000)));
            say(QStringLiteral("seed %1 trace %2").arg(seed).arg(QString::fromLatin1(trace)));
        }
    }

    int finish() const
    {
        say(QStringLiteral("%1 seeds, %2 failures, %3 s, trace %4").arg(m_runs).arg(m_failures).arg(double(m_watch.elapsed()) / 1000, 0, 'f', 1)
                .arg(QString::fromLatin1(m_hash.result().toHex().left(16))));
        return m_failures == 0 ? 0 : 1;
    }

private:
    /// In memory where the system has such a place: a run syncs to disk thousands of times.
    static QString place()
    {
        const QString memory = u"/dev/shm"_s;
        return QString((QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + u"/casement-sim-XXXXXX"_s);
    }
    static void say(const QString &line)
    {
        fprintf(stdout, "%s\n", qPrintable(line));
        fflush(stdout);
    }

    Job m_job;
    QTemporaryDir m_folder;
    QElapsedTimer m_watch;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    int m_runs = 0, m_failures = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QHashSeed::setDeterministicGlobalSeed();
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Clients, service and network in one process under a seed: what people do, what goes wrong, and what must "
                                     "still be true in the end."_s);
    parser.addHelpOption();
    parser.addOption({u"seeds"_s, u"Runs these, one after the other."_s, u"A..B"_s});
    parser.addOption({u"seed"_s, u"Runs one."_s, u"N"_s});
    parser.addOption({u"fixed"_s, u"Runs those that once failed."_s});
    parser.addOption({u"trace"_s, u"Tells everything that happens."_s});
    parser.addOption({u"verbose"_s, u"Tells all that is wrong, and the trace's hash of each run."_s});
    parser.process(app);
    Job job;
    job.trace = parser.isSet(u"trace"_s);
    job.verbose = parser.isSet(u"verbose"_s);
    const QString given = parser.isSet(u"seed"_s) ? parser.value(u"seed"_s) : parser.value(u"seeds"_s);
    if (!parser.isSet(u"fixed"_s) && !parse(given, job)) {
        fprintf(stderr, "give --seeds A..B, --seed N or --fixed\n");
        return 2;
    }
    Runner runner(job);
    if (parser.isSet(u"fixed"_s)) {
        for (const quint64 seed : fixedSeeds())
            runner.run(seed);
    } else {
        for (quint64 seed = job.first; seed <= job.last; ++seed)
            runner.run(seed);
    }
    return runner.finish();
}
