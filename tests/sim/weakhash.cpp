// SPDX-License-Identifier: GPL-3.0-or-later
// Of libsodium's functions those that make a password dear: a run signs in often, and how dear one is has its own tests. The program's
// own come before the library's.
#include <QByteArray>
#include <QList>
#include <sodium.h>

namespace {

int weak(unsigned char *out, size_t size, const char *password, unsigned long long length, const unsigned char *salt)
{
    return crypto_generichash(out, size, reinterpret_cast<const unsigned char *>(password), length, salt, crypto_pwhash_SALTBYTES);
}

} // namespace

extern "C" int crypto_pwhash(unsigned char *const out, unsigned long long size, const char *const password, unsigned long long length,
                             const unsigned char *const salt, unsigned long long, size_t, int)
{
    return weak(out, size_t(size), password, length, salt);
}

extern "C" int crypto_pwhash_str_verify(const char *text, const char *const password, unsigned long long length)
{
    const auto parts = QByteArray(text).split('$');
    const QByteArray salt = QByteArray::fromBase64(parts.value(4)), hash = QByteArray::fromBase64(parts.value(5));
    if (salt.size() != qsizetype(crypto_pwhash_SALTBYTES) || hash.isEmpty())
        return -1;
    QByteArray given(hash.size(), Qt::Uninitialized);
    if (weak(reinterpret_cast<unsigned char *>(given.data()), size_t(given.size()), password, length,
             reinterpret_cast<const unsigned char *>(salt.constData())) != 0)
        return -1;
    return given == hash ? 0 : -1;
}
