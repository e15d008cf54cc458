// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzzworld.h"

#include "sync/service/storage/datafolder.h"
#include "tests/fuzz/targets.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Casement::Fuzz {

namespace {

constexpr qint64 treesApart = 1'000'000; // more changes of accounts than one input can make

void copy(sqlite3 *to, sqlite3 *from)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    require(backup && sqlite3_backup_step(backup, -1) == SQLITE_DONE && sqlite3_backup_finish(backup) == SQLITE_OK, "the data can be put back",
            sqlite3_errmsg(to));
}

} // namespace

FuzzWorld::FuzzWorld()
{
    for (const QString &person : {u"rita"_s, u"sam"_s, u"eva"_s})
        static_cast<void>(token(person)); // signed in from the beginning
    static_cast<void>(import({caseLine(u"c1"_s, u"north"_s, u"nora"_s), caseLine(u"c2"_s, u"root"_s, u"rita"_s), caseLine(u"c3"_s, u"solo"_s, u"sam"_s)}));
    require(sqlite3_open(QFile::encodeName(Service::databasePath(config.dataDir)).constData(), &m_data) == SQLITE_OK, "the data opens beside the service");
    sqlite3_busy_timeout(m_data, 5000);
    require(sqlite3_open(":memory:", &m_beginning) == SQLITE_OK, "there is memory for a copy");
    copy(m_beginning, m_data);
    m_version = dataVersion();
}

FuzzWorld::~FuzzWorld()
{
    sqlite3_close(m_data);
    sqlite3_close(m_beginning);
}

/// Changes when another connection commits.
qint64 FuzzWorld::dataVersion()
{
    sqlite3_stmt *statement = nullptr;
    sqlite3_prepare_v2(m_data, "PRAGMA data_version", -1, &statement, nullptr);
    require(sqlite3_step(statement) == SQLITE_ROW, "the data can be read", sqlite3_errmsg(m_data));
    const qint64 version = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return version;
}

void FuzzWorld::putBack()
{
    clock.set(ManualClock().nowMs());
    static_cast<void>(bus.take());
    if (dataVersion() == m_version)
        return;
    copy(m_data, m_beginning);
    // A tree of accounts that was thrown away must not pass for the next one of the same number in the service's memory.
    m_trees += treesApart;
    const QByteArray renumber = "UPDATE counter SET value = " + QByteArray::number(m_trees) + " WHERE name = 'hierarchy'";
    require(sqlite3_exec(m_data, renumber.constData(), nullptr, nullptr, nullptr) == SQLITE_OK, "the data can be put back", sqlite3_errmsg(m_data));
    m_version = dataVersion();
    QDirIterator files(Service::filesPath(config.dataDir), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        QFile::remove(files.next());
}

FuzzWorld &freshWorld()
{
    static FuzzWorld world;
    world.putBack();
    return world;
}

} // namespace Casement::Fuzz
