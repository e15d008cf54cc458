// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/storage/changetransaction.h"

#include "sync/protocol/codec.h"

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace Casement::Service {

ChangeTransaction::ChangeTransaction(Core &core)
    : m_core(core), m_transaction(core.db)
{
    if (core.db.failed())
        throw std::runtime_error("the database cannot be locked for writing");
}

qint64 ChangeTransaction::number()
{
    if (!m_number)
        m_number = nextCounter(m_core.db, m_core.portal(), u"change"_s);
    return *m_number;
}

void ChangeTransaction::changed(Protocol::Kind kind, const QString &object, const QStringList &keys, Audience audience)
{
    enter(kind, object, keys, audience, false);
}

void ChangeTransaction::left(Protocol::Kind kind, const QString &object, const QStringList &keys, Audience audience)
{
    enter(kind, object, keys, audience, true);
}

void ChangeTransaction::wake(const QString &key, Audience audience)
{
    m_touched.insert(busKey(key, audience));
}

void ChangeTransaction::wakeAll() { m_touched.insert(CommitBus::everything()); }

void ChangeTransaction::enter(Protocol::Kind kind, const QString &object, const QStringList &keys, Audience audience, bool gone)
{
    if (keys.isEmpty())
        return;
    QVariantList values;
    for (const QString &key : keys) {
        values << m_core.portal() << key << nameOf(audience) << Protocol::nameOf(kind) << object << number() << (gone ? 1 : 0);
        wake(key, audience);
    }
    static const QString row = u", (?, ?, ?, ?, ?, ?, ?)"_s;
    m_core.db.run(QString(u"INSERT INTO change (portal, key, audience, kind, object, number, gone) VALUES "_s + row.repeated(keys.size()).mid(2)
                          + u" ON CONFLICT (portal, key, audience, kind, object) DO UPDATE SET number = excluded.number, gone = excluded.gone"_s),
                  values);
}

Result<void> ChangeTransaction::commit()
{
    const bool outer = !m_transaction.isNested();
    m_core.wakes.add(m_touched);
    if (outer)
        m_core.wakes.announce(m_core.db, m_core.process.id);
    const auto done = m_transaction.commit();
    if (outer && done)
        m_core.wakes.tell(m_core.bus);
    else if (outer)
        m_core.wakes.forget();
    return done;
}

QString busKey(const QString &key, Audience audience)
{
    return key + u'|' + nameOf(audience);
}

QStringList orgKeys(const QString &accountId, const QString &portal)
{
    QStringList keys{Keys::portal(portal)};
    if (!accountId.isEmpty())
        keys << Keys::org(accountId);
    return keys;
}

qint64 counterValue(Sql::Database &db, const QString &portal, const QString &name)
{
    Sql::Query query = db.recall(u"SELECT value FROM counter WHERE portal = ? AND name = ?"_s, {portal, name});
    return query.next() ? query.integer(0) : 0;
}

qint64 nextCounter(Sql::Database &db, const QString &portal, const QString &name)
{
    Sql::Query query = db.run(u"UPDATE counter SET value = value + 1 WHERE portal = ? AND name = ? RETURNING value"_s, {portal, name});
    return query.next() ? query.integer(0) : 0;
}

} // namespace Casement::Service
