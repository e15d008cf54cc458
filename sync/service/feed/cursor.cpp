// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/feed/cursor.h"

#include "sync/service/auth/passwords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <sodium.h>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr qsizetype longestText = 8192;
constexpr auto alphabet = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray pack(const Cursor &cursor)
{
    QJsonArray backfills;
    for (const Backfill &b : cursor.backfills)
        backfills << QJsonArray{b.after, b.upTo, b.key, b.stage, b.opened, b.id};
    return QJsonDocument(QJsonArray{cursor.userId, cursor.epoch, cursor.tail, cursor.tailKind, cursor.tailObject, cursor.grants,
                                    cursor.definition, cursor.done, cursor.total, backfills, cursor.epochStarted})
        .toJson(QJsonDocument::Compact);
}

Cursor unpack(const QByteArray &bytes)
{
    const QJsonArray a = QJsonDocument::fromJson(bytes).array();
    Cursor cursor{a.at(0).toString(), a.at(1).toString(), a.at(10).toInteger(), a.at(2).toInteger(), a.at(3).toString(), a.at(4).toString(), a.at(5).toInteger(),
                  a.at(6).toInt(), {}, a.at(7).toInt(), a.at(8).toInt()};
    for (const QJsonValue &value : a.at(9).toArray()) {
        const QJsonArray b = value.toArray();
        cursor.backfills << Backfill{b.at(0).toInteger(), b.at(1).toInteger(), b.at(2).toString(), b.at(3).toInt(), b.at(4).toInteger(), b.at(5).toString()};
    }
    return cursor;
}

const unsigned char *raw(const QByteArray &bytes) { return reinterpret_cast<const unsigned char *>(bytes.constData()); }
unsigned char *raw(QByteArray &bytes) { return reinterpret_cast<unsigned char *>(bytes.data()); }

} // namespace

QString seal(const Cursor &cursor, const QByteArray &key, Entropy &entropy)
{
    const QByteArray plain = pack(cursor);
    const QByteArray nonce = randomBytes(entropy, crypto_secretbox_NONCEBYTES);
    QByteArray box(plain.size() + qsizetype(crypto_secretbox_MACBYTES), Qt::Uninitialized);
    crypto_secretbox_easy(raw(box), raw(plain), static_cast<unsigned long long>(plain.size()), raw(nonce), raw(key));
    return QString::fromLatin1(QByteArray(nonce + box).toBase64(alphabet));
}

std::optional<Cursor> unseal(const QString &text, const QByteArray &key)
{
    if (text.size() > longestText)
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(text.toLatin1(), alphabet | QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray nonce = decoded.decoded.left(crypto_secretbox_NONCEBYTES);
    const QByteArray box = decoded.decoded.mid(crypto_secretbox_NONCEBYTES);
    if (!decoded || box.size() < qsizetype(crypto_secretbox_MACBYTES))
        return std::nullopt;
    QByteArray plain(box.size() - qsizetype(crypto_secretbox_MACBYTES), Qt::Uninitialized);
    if (crypto_secretbox_open_easy(raw(plain), raw(box), static_cast<unsigned long long>(box.size()), raw(nonce), raw(key)) != 0)
        return std::nullopt;
    return unpack(plain);
}

} // namespace Casement::Service
