// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/hooks/signature.h"

#include <QStringBuilder>
#include <sodium.h>

namespace Casement::Service {

static_assert(hookSecretBytes == crypto_auth_hmacsha256_KEYBYTES);

QByteArray hookSecretText(const QByteArray &secret)
{
    return QByteArrayLiteral("whsec_") + secret.toBase64();
}

QByteArray hookSignature(const QByteArray &secret, const QByteArray &id, qint64 seconds, const QByteArray &body)
{
    const QByteArray content = id + '.' + QByteArray::number(seconds) + '.' + body;
    QByteArray code(crypto_auth_hmacsha256_BYTES, Qt::Uninitialized);
    crypto_auth_hmacsha256(reinterpret_cast<unsigned char *>(code.data()), reinterpret_cast<const unsigned char *>(content.constData()),
                           static_cast<unsigned long long>(content.size()), reinterpret_cast<const unsigned char *>(secret.constData()));
    return QByteArrayLiteral("v1,") + code.toBase64();
}

} // namespace Casement::Service
