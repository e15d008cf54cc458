// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/files/sweep.h"

#include "sync/service/files/partialupload.h"

#include <QDateTime>
#include <QDir>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr qint64 strayFor = 24LL * 60 * 60 * 1000;
constexpr int mostAtOnce = 500;

Result<void> sweepExpired(Core &core, qint64 now)
{
    QStringList names;
    {
        Sql::Query query = core.db.run(u"SELECT file FROM partial_upload WHERE expires <= ? ORDER BY expires LIMIT ?"_s, {now, mostAtOnce});
        while (query.next())
            names << query.text(0);
    }
    const ContentStore store(core.dataDir, core.entropy);
    for (const QString &name : std::as_const(names)) {
        QFile file(store.temporaryPath(name));
        const bool there = file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly);
        if (there && !lockFile(file))
            continue; // still arriving: its request renews it
        Sql::Transaction transaction(core.db);
        const qint64 gone = core.db.run(u"DELETE FROM partial_upload WHERE file = ? AND expires <= ?"_s, {name, now}).changed();
        if (const auto done = transaction.commit(); !done)
            return done;
        if (there && gone > 0)
            file.remove();
    }
    return core.db.check();
}

Result<void> sweepLoose(Core &core, qint64 now)
{
    const qint64 before = now - looseFor;
    QStringList loose;
    Sql::Transaction transaction(core.db);
    {
        Sql::Query query = core.db.run(u"SELECT DISTINCT sha256 FROM upload WHERE attached = 0 AND at <= ?"_s, {before});
        while (query.next())
            loose << query.text(0);
    }
    if (loose.isEmpty())
        return transaction.commit();
    core.db.run(u"DELETE FROM upload WHERE attached = 0 AND at <= ?"_s, {before});
    const auto done = transaction.commit(); // before any file goes: a need that came back must not find nothing
    return done ? dropUnneeded(core, loose) : done;
}

/// What a crash left: known to no row and old enough to be nobody's work.
Result<void> sweepStray(Core &core, qint64 now)
{
    const ContentStore store(core.dataDir, core.entropy);
    for (const QFileInfo &info : QDir(store.temporaryPath(QString())).entryInfoList(QDir::Files)) {
        if (info.lastModified().toMSecsSinceEpoch() > now - strayFor
            || core.db.run(u"SELECT 1 FROM partial_upload WHERE file = ?"_s, {info.fileName()}).next())
            continue;
        QFile file(info.filePath());
        if (!core.db.failed() && file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly) && lockFile(file))
            file.remove();
    }
    return core.db.check();
}

} // namespace

Result<void> dropUnneeded(Core &core, const QStringList &contents)
{
    ContentStore store(core.dataDir, core.entropy);
    Sql::Transaction transaction(core.db); // keeps those out who would place the same content now
    for (const QString &sha256 : contents) {
        Sql::Query used = core.db.run(u"SELECT 1 FROM upload WHERE sha256 = ? UNION ALL SELECT 1 FROM attachment WHERE sha256 = ? LIMIT 1"_s,
                                      {sha256, sha256});
        if (!used.next() && !core.db.failed())
            store.remove(sha256);
    }
    return transaction.commit();
}

void sweepFiles(Core &core, qint64 now)
{
    for (const auto &step : {&sweepExpired, &sweepLoose, &sweepStray}) {
        if (const auto done = step(core, now); !done)
            qWarning("sweeping the files failed: %s", qUtf8Printable(done.error().detail));
    }
}

} // namespace Casement::Service
