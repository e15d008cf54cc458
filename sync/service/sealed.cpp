// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/sealed.h"

#include "models/domain/operation.h"

#include <sodium.h>

namespace Casement::Service {

namespace {

constexpr qsizetype longestText = 8192;
constexpr auto alphabet = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

const unsigned char *raw(const QByteArray &bytes) { return reinterpret_cast<const unsigned char *>(bytes.constData()); }
unsigned char *raw(QByteArray &bytes) { return reinterpret_cast<unsigned char *>(bytes.data()); }
unsigned long long sizeOf(const QByteArray &bytes) { return static_cast<unsigned long long>(bytes.size()); }

struct Pair
{
    QByteArray open{crypto_box_PUBLICKEYBYTES, '\0'}, secret{crypto_box_SECRETKEYBYTES, '\0'};
};

/// The same for the same key, so that nothing more must be kept or restored.
Pair pairOf(const QByteArray &key)
{
    static const QByteArray purpose = QByteArrayLiteral("casement sealed fields");
    QByteArray seed(crypto_box_SEEDBYTES, Qt::Uninitialized);
    crypto_generichash(raw(seed), crypto_box_SEEDBYTES, raw(purpose), sizeOf(purpose), raw(key), crypto_secretbox_KEYBYTES);
    Pair pair;
    crypto_box_seed_keypair(raw(pair.open), raw(pair.secret), raw(seed));
    return pair;
}

} // namespace

QString sealingKeyOf(const QByteArray &key) { return QString::fromLatin1(pairOf(key).open.toBase64(alphabet)); }

std::optional<QByteArray> openedBox(const QString &text, const QByteArray &key)
{
    if (!isBox(text))
        return std::nullopt;
    const QByteArray box = QByteArray::fromBase64(text.mid(boxPrefix.size()).toLatin1(), alphabet);
    const Pair pair = pairOf(key);
    QByteArray plain(box.size() - qsizetype(crypto_box_SEALBYTES), Qt::Uninitialized);
    if (crypto_box_seal_open(raw(plain), raw(box), sizeOf(box), raw(pair.open), raw(pair.secret)) != 0)
        return std::nullopt;
    return plain;
}

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
