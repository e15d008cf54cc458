// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/longwork.h"

#include "sync/store/downloads.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace Casement::Store {

using Protocol::CacheChanges;
using Protocol::LongWorkDone;

namespace {

enum Purge { Nothing, Wanted, Merging, Merged }; // meta "purge"

} // namespace

Result<LongWorkDone> LongWork::next(qint64 now)
{
    LongWorkDone done;
    {
        Sql::Transaction transaction(m_rows.database());
        m_load.fitMemory();
        done.worked = sliceInside(now, done);
        done.building = m_load.isOn();
        if (const auto kept = transaction.commit(); !kept)
            return kept.error();
    }
    if (done.worked || done.building)
        return done;
    const auto purged = purgeNext();
    if (!purged)
        return purged.error();
    done.worked = purged.value();
    return done;
}

bool LongWork::sliceInside(qint64 now, LongWorkDone &done)
{
    if (m_feed.forgetNext(done.changes))
        return true;
    const bool wasOn = m_load.isOn();
    if (m_load.buildNext()) {
        done.changes.everything = wasOn && !m_load.isOn();
        return true;
    }
    return rankNext(done.changes) || m_eviction.next(now, done.changes);
}

/// After a new definition: the columns lists sort by.
bool LongWork::rankNext(CacheChanges &changes)
{
    if (m_rows.meta(u"ranked"_s).isEmpty())
        return false;
    if (!m_rows.deriveNext())
        changes.everything = true;
    return true;
}

// Removed words stay in the index's segments and in the log until both are rewritten; hindered by a reader, it is tried again later.
Result<bool> LongWork::purgeNext()
{
    auto &database = m_rows.database();
    const qint64 stage = m_rows.metaNumber(u"purge"_s);
    if (const auto ok = database.check(); !ok)
        return ok.error();
    if (stage == Nothing)
        return false;
    if (stage == Merged) {
        bool hindered = true;
        {
            Sql::Query checkpoint = database.run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
            if (checkpoint.next())
                hindered = checkpoint.flag(0);
        }
        if (const auto ok = database.check(); !ok || hindered)
            return ok.ok() ? Result<bool>(false) : Result<bool>(ok.error());
    }
    Sql::Transaction transaction(database);
    if (stage == Wanted) {
        removeFiles();
        m_rows.setMeta(u"purge"_s, m_rows.index().mergeNext(true) ? Merging : Merged);
    } else if (stage == Merging) {
        if (!m_rows.index().mergeNext(false))
            m_rows.setMeta(u"purge"_s, Merged);
    } else {
        m_rows.setMeta(u"purge"_s, Nothing);
        m_eviction.purged();
    }
    if (const auto done = transaction.commit(); !done)
        return done.error();
    return true;
}

void LongWork::removeFiles()
{
    for (const QString &name : m_rows.ids(u"SELECT name FROM stale_file"_s)) {
        const QString path = downloadPath(m_rows.database().path(), name);
        QFile::remove(path);
        QFile::remove(QString(path + u".part"_s)); // of a download that broke off
    }
    m_rows.database().run(u"DELETE FROM stale_file"_s);
}

} // namespace Casement::Store
