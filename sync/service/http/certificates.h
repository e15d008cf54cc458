// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QString>
#include <memory>
#include <mutex>
#include <vector>

namespace Casement::Service {

/// The certificate and key that new TLS connections are shown. Read again while others are in use: nobody is cut off.
class Certificates
{
public:
    Certificates();
    ~Certificates();
    Q_DISABLE_COPY_MOVE(Certificates)

    /// Error Storage: unreadable, no PEM, or key and certificate do not belong together; what was there before stays.
    [[nodiscard]] Result<void> load(const QString &certificateFile, const QString &keyFile);
    /// Handshakes of the calling thread use this one: the library's question names nobody.
    void answerHere();

    struct Pair;
    /// What to show now; null before the first load.
    [[nodiscard]] static const Pair *shown();
    /// For MHD_OPTION_HTTPS_CERT_CALLBACK.
    [[nodiscard]] static void *retriever();

private:
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Pair>> m_pairs; ///< all that were shown: a handshake may still hold any; only changed files add one
};

} // namespace Casement::Service
