// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/queries/casecache.h"

#include <QString>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr qsizetype mostBytes = 32 * 1024 * 1024;
constexpr qsizetype overhead = 500; // of an entry's keys and of keeping it

QString nameOf(const QString &id, bool care) { return QString((care ? u'+' : u'-') + id); }

} // namespace

CaseCache::CaseCache() : m_entries(mostBytes) {}

qint64 CaseCache::number()
{
    const std::scoped_lock lock(m_mutex);
    return m_number;
}

void CaseCache::advance(qint64 from, qint64 to, const QStringList &changed)
{
    const std::scoped_lock lock(m_mutex);
    for (const QString &id : changed) {
        m_entries.remove(nameOf(id, true));
        m_entries.remove(nameOf(id, false));
    }
    if (m_number >= from && m_number < to)
        m_number = to;
}

void CaseCache::clear(qint64 number)
{
    const std::scoped_lock lock(m_mutex);
    m_entries.clear();
    m_number = std::max(m_number, number);
}

std::optional<CaseCache::Entry> CaseCache::find(const QString &id, bool care, qint64 number)
{
    const std::scoped_lock lock(m_mutex);
    const Entry *entry = m_number >= number ? m_entries.object(nameOf(id, care)) : nullptr;
    return entry && entry->number <= number ? std::optional(*entry) : std::nullopt;
}

void CaseCache::keep(const QString &id, bool care, const Entry &entry)
{
    const std::scoped_lock lock(m_mutex);
    if (m_number == entry.number)
        m_entries.insert(nameOf(id, care), new Entry(entry), entry.json.size() + overhead);
}

} // namespace Casement::Service
