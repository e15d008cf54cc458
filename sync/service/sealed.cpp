// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/sealed.h"

#include <sodium.h>

namespace Casement::Service {

namespace {

constexpr qsizetype longestText = 8192;
constexpr auto alphabet = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

const unsigned char *raw(const QByteArray &bytes) { return reinterpret_cast<const unsigned char *>(bytes.constData()); }
unsigned char *raw(QByteArray &bytes) { return reinterpret_cast<unsigned char *>(bytes.data()); }
unsigned long long sizeOf(const QByteArray &bytes) { return static_cast<unsigned long long>(bytes.size()); }

} // namespace

QString sealed(const QByteArray &plain, const QByteArray &key)
{
    // The nonce is a keyed hash of what it protects: never the same for two texts, always the same for one.
    QByteArray nonce(crypto_secretbox_NONCEBYTES, Qt::Uninitialized);
    crypto_generichash(raw(nonce), crypto_secretbox_NONCEBYTES, raw(plain), sizeOf(plain), raw(key), crypto_secretbox_KEYBYTES);
    QByteArray box(plain.size() + qsizetype(crypto_secretbox_MACBYTES), Qt::Uninitialized);
    crypto_secretbox_easy(raw(box), raw(plain), sizeOf(plain), raw(nonce), raw(key));
    return QString::fromLatin1(QByteArray(nonce + box).toBase64(alphabet));
}

std::optional<QByteArray> unsealed(const QString &text, const QByteArray &key)
{
    if (text.size() > longestText)
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(text.toLatin1(), alphabet | QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray nonce = decoded.decoded.left(crypto_secretbox_NONCEBYTES);
    const QByteArray box = decoded.decoded.mid(crypto_secretbox_NONCEBYTES);
    if (!decoded || box.size() < qsizetype(crypto_secretbox_MACBYTES))
        return std::nullopt;
    QByteArray plain(box.size() - qsizetype(crypto_secretbox_MACBYTES), Qt::Uninitialized);
    if (crypto_secretbox_open_easy(raw(plain), raw(box), sizeOf(box), raw(nonce), raw(key)) != 0)
        return std::nullopt;
    return plain;
}

} // namespace Casement::Service
