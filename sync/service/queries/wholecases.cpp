// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/queries/wholecases.h"

#include "models/domain/reach.h"
#include "sync/protocol/codec.h"
#include "sync/service/storage/changetransaction.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr qsizetype mostChanges = 500; ///< more than these and all is forgotten

/// The table of what belongs to a case by a column of its own.
QString tableOf(Protocol::Kind kind)
{
    switch (kind) {
    case Protocol::Kind::Comment: return u"comment"_s;
    case Protocol::Kind::Attachment: return u"attachment"_s;
    case Protocol::Kind::History: return u"history"_s;
    case Protocol::Kind::Escalation: return u"escalation"_s;
    default: return {};
    }
}

} // namespace

WholeCases::WholeCases(Core &core, Objects &objects)
    : m_core(core), m_objects(objects), m_care(isCare(objects.viewer().role)), m_number(counterValue(core.db, core.portal(), u"change"_s))
{
}

/// Every case carries the portal's key, so whatever changed is entered under it.
void WholeCases::catchUp()
{
    CaseCache &cache = m_core.process.cases;
    const qint64 from = cache.number();
    if (from >= m_number)
        return;
    QList<std::pair<QString, QString>> entries;
    if (from >= 0) {
        Sql::Query query = m_core.db.run(u"SELECT kind, object FROM change WHERE portal = ? AND key = ? AND audience IN ('public', 'care') "
                                         u"AND number > ? AND number <= ? LIMIT ?"_s,
                                         {m_core.portal(), Keys::portal(m_core.portal()), from, m_number, mostChanges + 1});
        while (query.next())
            entries << std::pair(query.text(0), query.text(1));
    }
    if (from < 0 || entries.size() > mostChanges) {
        cache.clear(m_number);
        return;
    }
    QStringList changed;
    for (const auto &[name, object] : entries) {
        Protocol::Kind kind;
        if (Protocol::kindFrom(name, &kind))
            changed << caseOf(kind, object);
    }
    if (!m_core.db.failed())
        cache.advance(from, m_number, changed);
}

QString WholeCases::caseOf(Protocol::Kind kind, const QString &object)
{
    const QString table = tableOf(kind);
    if (table.isEmpty())
        return object;
    Sql::Query query = m_core.db.run(QString(u"SELECT case_id FROM "_s + table + u" WHERE id = ?"_s), {object});
    return query.next() ? query.text(0) : QString();
}

std::optional<CaseCache::Entry> WholeCases::entryOf(const QString &id)
{
    return m_core.db.inTransaction() ? std::nullopt : m_core.process.cases.find(id, m_care, m_number);
}

std::optional<WholeCases::Text> WholeCases::kept(const QString &id)
{
    const auto entry = entryOf(id);
    return entry ? std::optional(textOf(*entry)) : std::nullopt;
}

WholeCases::Text WholeCases::json(const QString &id)
{
    if (!m_core.db.inTransaction())
        catchUp();
    std::optional<CaseCache::Entry> entry = entryOf(id);
    if (!entry) {
        const auto record = m_objects.findCase(id);
        if (!record)
            return {};
        CaseBundle bundle = m_objects.bundle(*record);
        bundle.keys.clear();
        constexpr qsizetype emptyKeys = 3; // "[]}": members are sorted, and the reader's keys stand last
        entry = CaseCache::Entry{Protocol::compact(Protocol::toJson(bundle)).chopped(emptyKeys), scopeKeys(*record, m_core.portal()), m_number};
        if (!m_core.db.inTransaction() && !m_core.db.failed())
            m_core.process.cases.keep(id, m_care, *entry);
    }
    return textOf(*entry);
}

WholeCases::Text WholeCases::textOf(const CaseCache::Entry &entry)
{
    if (const QStringList keys = m_objects.keysShowing(entry.scope); keys != m_keys || m_keysText.isEmpty()) {
        m_keys = keys;
        m_keysText = QJsonDocument(QJsonArray::fromStringList(keys)).toJson(QJsonDocument::Compact) + '}';
    }
    return {entry.json, m_keysText};
}

} // namespace Casement::Service
