// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/auth/passwords.h"

#include <sodium.h>
#include <stdexcept>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr unsigned long long passes = 2;
constexpr size_t memory = 19 * 1024 * 1024;

QByteArray normalised(const QString &password)
{
    return password.normalized(QString::NormalizationForm_C).toUtf8().left(longestPassword);
}

} // namespace

QByteArray randomBytes(Entropy &entropy, int count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    entropy.fill({reinterpret_cast<unsigned char *>(bytes.data()), static_cast<size_t>(count)});
    return bytes;
}

QByteArray randomToken(Entropy &entropy)
{
    return randomBytes(entropy, 32).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QString tokenHash(const QByteArray &token)
{
    QByteArray hash(crypto_hash_sha256_BYTES, Qt::Uninitialized); // the library's is several times faster than Qt's
    crypto_hash_sha256(reinterpret_cast<unsigned char *>(hash.data()), reinterpret_cast<const unsigned char *>(token.constData()),
                       static_cast<unsigned long long>(token.size()));
    return QString::fromLatin1(hash.toHex());
}

bool sameSecret(const QByteArray &a, const QByteArray &b)
{
    return !a.isEmpty() && a.size() == b.size() && sodium_memcmp(a.constData(), b.constData(), static_cast<size_t>(a.size())) == 0;
}

QByteArray hashPassword(const QString &password, Entropy &entropy)
{
    // Not crypto_pwhash_str(): the salt comes from the Entropy port, so that a simulation repeats.
    const QByteArray salt = randomBytes(entropy, crypto_pwhash_SALTBYTES);
    const QByteArray secret = normalised(password);
    QByteArray hash(32, Qt::Uninitialized);
    if (crypto_pwhash(reinterpret_cast<unsigned char *>(hash.data()), static_cast<unsigned long long>(hash.size()), secret.constData(),
                      static_cast<unsigned long long>(secret.size()), reinterpret_cast<const unsigned char *>(salt.constData()), passes,
                      memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::runtime_error("no memory to hash a password");
    return "$argon2id$v=19$m=" + QByteArray::number(static_cast<qulonglong>(memory / 1024)) + ",t=" + QByteArray::number(passes) + ",p=1$"
        + salt.toBase64(QByteArray::OmitTrailingEquals) + '$' + hash.toBase64(QByteArray::OmitTrailingEquals);
}

bool passwordMatches(const QByteArray &hash, const QString &password)
{
    const QByteArray secret = normalised(password);
    return crypto_pwhash_str_verify(hash.constData(), secret.constData(), static_cast<unsigned long long>(secret.size())) == 0;
}

} // namespace Casement::Service
