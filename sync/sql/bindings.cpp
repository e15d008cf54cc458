// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sql/bindings.h"

#include <sqlite3.h>

namespace Casement::Sql {

namespace {

void bind(sqlite3_stmt *statement, int place, const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::QString: {
        const QString &text = *static_cast<const QString *>(value.constData());
        if (text.isNull())
            sqlite3_bind_null(statement, place);
        else
            sqlite3_bind_text16(statement, place, text.utf16(), int(text.size() * 2), SQLITE_STATIC);
        return;
    }
    case QMetaType::QByteArray: {
        const QByteArray &bytes = *static_cast<const QByteArray *>(value.constData());
        if (bytes.isNull())
            sqlite3_bind_null(statement, place);
        else
            sqlite3_bind_blob(statement, place, bytes.constData(), int(bytes.size()), SQLITE_STATIC);
        return;
    }
    case QMetaType::Double:
        sqlite3_bind_double(statement, place, value.toDouble());
        return;
    default:
        if (value.isNull())
            sqlite3_bind_null(statement, place);
        else
            sqlite3_bind_int64(statement, place, value.toLongLong());
    }
}

} // namespace

void bindAll(sqlite3_stmt *statement, const QVariantList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i)
        bind(statement, int(i) + 1, values.at(i));
}

} // namespace Casement::Sql
