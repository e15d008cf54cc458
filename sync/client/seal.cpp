// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/client/seal.h"

#include "models/domain/operation.h"

#include <sodium.h>

namespace Casement::Client {

QString seal(const QString &sealingKey, const QString &secret)
{
    constexpr auto alphabet = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    const auto raw = [](QByteArray &bytes) { return reinterpret_cast<unsigned char *>(bytes.data()); };
    QByteArray key = QByteArray::fromBase64(sealingKey.toLatin1(), alphabet), plain = secret.toUtf8();
    if (key.size() != qsizetype(crypto_box_PUBLICKEYBYTES) || sodium_init() < 0)
        return {};
    QByteArray box(plain.size() + qsizetype(crypto_box_SEALBYTES), Qt::Uninitialized);
    const bool made = crypto_box_seal(raw(box), raw(plain), static_cast<unsigned long long>(plain.size()), raw(key)) == 0;
    sodium_memzero(plain.data(), size_t(plain.size()));
    return made ? QString(boxPrefix + QString::fromLatin1(box.toBase64(alphabet))) : QString();
}

} // namespace Casement::Client
