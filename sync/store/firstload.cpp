// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/firstload.h"

using namespace Qt::StringLiterals;

namespace Casement::Store {

namespace {

enum Stage { Off, Loading, Building }; // meta "load"
constexpr int fewCases = 1'000; // dropping and making indices over so many costs nothing

} // namespace

bool FirstLoad::isOn() { return m_rows.metaNumber(u"load"_s) != Off; }

void FirstLoad::beginFor(int cases)
{
    if (cases < fromCases || isOn())
        return;
    auto &database = m_rows.database();
    if (m_rows.ids(u"SELECT row_id FROM case_row LIMIT ?"_s, {fewCases + 1}).size() > fewCases)
        return;
    // What stays is written in its own order by cases that come newest first, and what the tail and the windows look things up by.
    database.run(u"INSERT INTO index_to_build(name, sql) SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
                 "AND tbl_name IN ('case_row', 'case_key', 'history') "
                 "AND name NOT IN ('case_wanted', 'case_opened', 'case_updated')"_s);
    for (const QString &name : m_rows.ids(u"SELECT name FROM index_to_build"_s))
        database.run(QString(u"DROP INDEX "_s + name));
    m_rows.index().suspend();
    m_rows.setMeta(u"load"_s, Loading);
    m_rows.setMeta(u"complete"_s, 0);
}

void FirstLoad::fitMemory()
{
    if (isOn() == m_wide)
        return;
    m_wide = !m_wide;
    m_rows.database().run(m_wide ? u"PRAGMA cache_size=-65536"_s : u"PRAGMA cache_size=-2000"_s);
    if (!m_wide)
        m_rows.database().run(u"PRAGMA shrink_memory"_s).next();
}

void FirstLoad::allHere()
{
    if (isOn())
        m_rows.setMeta(u"load"_s, Building);
}

bool FirstLoad::buildNext()
{
    const qint64 stage = m_rows.metaNumber(u"load"_s);
    if (stage == Building) {
        const QString name = m_rows.ids(u"SELECT name FROM index_to_build LIMIT 1"_s).value(0);
        if (!name.isEmpty()) {
            m_rows.database().run(m_rows.ids(u"SELECT sql FROM index_to_build WHERE name = ?"_s, {name}).value(0));
            m_rows.database().run(u"DELETE FROM index_to_build WHERE name = ?"_s, {name});
            return true;
        }
    }
    if (m_rows.index().indexNext())
        return true;
    if (stage != Building)
        return false;
    m_rows.setMeta(u"load"_s, Off);
    m_rows.setMeta(u"complete"_s, 1);
    return true;
}

} // namespace Casement::Store
