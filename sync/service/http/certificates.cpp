// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/http/certificates.h"

#include <QFile>
#include <array>
#include <gnutls/abstract.h>
#include <gnutls/gnutls.h>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr unsigned longestChain = 16;
constexpr qint64 largestFile = 1024 * 1024;

thread_local Certificates *current = nullptr;

Result<QByteArray> read(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Storage, u"Cannot read %1: %2. Check its name and the service's rights to it."_s.arg(name, file.errorString())};
    return file.read(largestFile);
}

Error problem(const QString &file, const QString &what, int code)
{
    return {ErrorCode::Storage, u"%1 %2 (%3). Give a certificate chain and its key as PEM files."_s
            .arg(file, what, QString::fromUtf8(gnutls_strerror(code)))};
}

gnutls_datum_t datum(const QByteArray &bytes)
{
    return {reinterpret_cast<unsigned char *>(const_cast<char *>(bytes.constData())), unsigned(bytes.size())};
}

/// That they belong together, by the library's own check.
int matches(const QByteArray &certificate, const QByteArray &key)
{
    gnutls_certificate_credentials_t credentials = nullptr;
    if (const int failed = gnutls_certificate_allocate_credentials(&credentials); failed < 0)
        return failed;
    const gnutls_datum_t certificateData = datum(certificate);
    const gnutls_datum_t keyData = datum(key);
    const int outcome = gnutls_certificate_set_x509_key_mem(credentials, &certificateData, &keyData, GNUTLS_X509_FMT_PEM);
    gnutls_certificate_free_credentials(credentials);
    return outcome;
}

} // namespace

struct Certificates::Pair
{
    QByteArray certificateText, keyText;
    std::array<gnutls_pcert_st, longestChain> chain = {};
    unsigned length = 0;
    gnutls_privkey_t key = nullptr;

    Pair() = default;
    ~Pair()
    {
        for (unsigned i = 0; i < length; ++i)
            gnutls_pcert_deinit(&chain[i]);
        if (key)
            gnutls_privkey_deinit(key);
    }
    Q_DISABLE_COPY_MOVE(Pair)
};

Certificates::Certificates() = default;
Certificates::~Certificates() = default;

Result<void> Certificates::load(const QString &certificateFile, const QString &keyFile)
{
    auto certificate = read(certificateFile);
    if (!certificate)
        return certificate.error();
    auto key = read(keyFile);
    if (!key)
        return key.error();
    auto made = std::make_unique<Pair>();
    made->certificateText = std::move(certificate).value();
    made->keyText = std::move(key).value();
    const gnutls_datum_t chainData = datum(made->certificateText);
    unsigned length = longestChain;
    if (const int failed = gnutls_pcert_list_import_x509_raw(made->chain.data(), &length, &chainData, GNUTLS_X509_FMT_PEM, 0); failed < 0)
        return problem(certificateFile, u"holds no certificate"_s, failed);
    made->length = length;
    const gnutls_datum_t keyData = datum(made->keyText);
    gnutls_privkey_init(&made->key);
    if (const int failed = gnutls_privkey_import_x509_raw(made->key, &keyData, GNUTLS_X509_FMT_PEM, nullptr, 0); failed < 0)
        return problem(keyFile, u"holds no key that can be read without a password"_s, failed);
    if (const int failed = matches(made->certificateText, made->keyText); failed < 0)
        return problem(keyFile, u"is not the key of "_s + certificateFile, failed);
    const std::scoped_lock lock(m_mutex);
    if (m_pairs.empty() || m_pairs.back()->certificateText != made->certificateText || m_pairs.back()->keyText != made->keyText)
        m_pairs.push_back(std::move(made));
    return {};
}

void Certificates::answerHere()
{
    current = this;
}

const Certificates::Pair *Certificates::shown()
{
    if (!current)
        return nullptr;
    const std::scoped_lock lock(current->m_mutex);
    return current->m_pairs.empty() ? nullptr : current->m_pairs.back().get();
}

void *Certificates::retriever()
{
    static constexpr auto retrieve = [](gnutls_session_t, const gnutls_datum_t *, int, const gnutls_pk_algorithm_t *, int,
                                        gnutls_pcert_st **chain, unsigned *length, gnutls_privkey_t *key) {
        const Pair *pair = shown();
        if (!pair)
            return -1;
        *chain = const_cast<gnutls_pcert_st *>(pair->chain.data());
        *length = pair->length;
        *key = pair->key;
        return 0;
    };
    gnutls_certificate_retrieve_function2 *function = retrieve;
    return reinterpret_cast<void *>(function);
}

} // namespace Casement::Service
