// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCache>
#include <QStringList>
#include <mutex>
#include <optional>

namespace Casement::Service {

/// Whole cases as JSON, kept between requests for all workers of a process. It never decides who may see one.
class CaseCache
{
public:
    struct Entry
    {
        QByteArray json;   ///< up to and without the reader's keys
        QStringList scope; ///< the case's scope keys
        qint64 number = 0; ///< of the snapshot it was read in
    };

    CaseCache();
    /// Everything that changed up to this number was dropped; -1: nothing was kept so far.
    [[nodiscard]] qint64 number();
    /// What to drop before number may be taken as known; several readers may bring the same.
    void advance(qint64 from, qint64 to, const QStringList &changed);
    void clear(qint64 number);
    /// What a reader sees in a snapshot of this number; none: read it.
    [[nodiscard]] std::optional<Entry> find(const QString &id, bool care, qint64 number);
    /// Not kept where changes after its snapshot were dropped already.
    void keep(const QString &id, bool care, const Entry &entry);

private:
    std::mutex m_mutex;
    QCache<QString, Entry> m_entries;
    qint64 m_number = -1;
};

} // namespace Casement::Service
