// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/feed/cursor.h"

#include "sync/service/sealed.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

QByteArray pack(const Cursor &cursor)
{
    QJsonArray backfills;
    for (const Backfill &b : cursor.backfills)
        backfills << QJsonArray{b.after, b.upTo, b.key, b.stage, b.opened, b.id};
    return QJsonDocument(QJsonArray{cursor.userId, cursor.epoch, cursor.tail, cursor.tailKind, cursor.tailObject, cursor.grants,
                                    cursor.definition, cursor.done, cursor.total, backfills, cursor.epochStarted, cursor.profile})
        .toJson(QJsonDocument::Compact);
}

Cursor unpack(const QByteArray &bytes)
{
    const QJsonArray a = QJsonDocument::fromJson(bytes).array();
    Cursor cursor{a.at(0).toString(), a.at(1).toString(), a.at(10).toInteger(), a.at(2).toInteger(), a.at(3).toString(), a.at(4).toString(), a.at(5).toInteger(),
                  a.at(6).toInt(), a.at(11).toString(), {}, a.at(7).toInt(), a.at(8).toInt()};
    for (const QJsonValue &value : a.at(9).toArray()) {
        const QJsonArray b = value.toArray();
        cursor.backfills << Backfill{b.at(0).toInteger(), b.at(1).toInteger(), b.at(2).toString(), b.at(3).toInt(), b.at(4).toInteger(), b.at(5).toString()};
    }
    return cursor;
}

} // namespace

QString seal(const Cursor &cursor, const QByteArray &key)
{
    return sealed(pack(cursor), key);
}

std::optional<Cursor> unseal(const QString &text, const QByteArray &key)
{
    const auto plain = unsealed(text, key);
    return plain ? std::optional(unpack(*plain)) : std::nullopt;
}

} // namespace Casement::Service
