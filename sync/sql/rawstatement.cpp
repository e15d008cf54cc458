// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sql/rawstatement.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Casement::Sql {

RawStatement::~RawStatement() { sqlite3_finalize(m_statement); }

bool RawStatement::prepare()
{
    if (m_statement)
        return true;
    const QByteArray sql = m_sql.toUtf8();
    if (sqlite3_prepare_v3(m_database.handle(), sql.constData(), int(sql.size()), SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr) != SQLITE_OK)
        m_database.keepFailure(m_sql);
    return m_statement != nullptr;
}

/// Texts are used where they stand: run() is over before the values go.
void RawStatement::bind(int place, const QVariant &value)
{
    if (value.typeId() == QMetaType::QString) {
        const QString &text = *static_cast<const QString *>(value.constData());
        static const char16_t none = 0;
        sqlite3_bind_text16(m_statement, place, text.isNull() ? static_cast<const void *>(&none) : text.utf16(), int(text.size() * 2), SQLITE_STATIC);
    } else if (value.isNull()) {
        sqlite3_bind_null(m_statement, place);
    } else {
        sqlite3_bind_int64(m_statement, place, value.toLongLong());
    }
}

bool RawStatement::run(const QVariantList &values)
{
    // What follows a failure inside a transaction would stand alone.
    if (m_database.failed() || !prepare())
        return false;
    for (qsizetype i = 0; i < values.size(); ++i)
        bind(int(i) + 1, values.at(i));
    const int code = sqlite3_step(m_statement);
    if (code != SQLITE_DONE && code != SQLITE_ROW)
        m_database.keepFailure(m_sql);
    const bool changed = code == SQLITE_DONE && sqlite3_changes(m_database.handle()) > 0;
    sqlite3_reset(m_statement);
    return changed;
}

} // namespace Casement::Sql
