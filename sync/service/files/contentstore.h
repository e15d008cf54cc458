// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"
#include "models/domain/result.h"

#include <QCryptographicHash>
#include <QFile>
#include <QString>
#include <memory>

namespace Casement::Service {

/// The system's lock on an open file, held as long as the file is open; false: another holds it. Works between processes, and between
/// machines that share the folder.
[[nodiscard]] bool lockFile(const QFile &file);

/// Contents under files/ by their SHA-256, each once. Whether one is needed is for the database to know: placing and removing happen
/// inside a write transaction, so that neither passes the other.
class ContentStore
{
public:
    ContentStore(const QString &dataDir, Entropy &entropy);

    /// Content on its way in, in a temporary file that vanishes with it.
    class Incoming
    {
    public:
        ~Incoming();
        Q_DISABLE_COPY_MOVE(Incoming)
        [[nodiscard]] Result<void> write(const QByteArray &chunk);
        /// On disk for good, under its temporary name; afterwards sha256() and size() are final.
        [[nodiscard]] Result<void> close();
        [[nodiscard]] const QString &sha256() const { return m_sha256; }
        [[nodiscard]] qint64 size() const { return m_size; }

    private:
        friend class ContentStore;
        Incoming() = default;
        QFile m_file;
        QCryptographicHash m_hash{QCryptographicHash::Sha256};
        QString m_sha256;
        qint64 m_size = 0;
        bool m_placed = false;
    };

    [[nodiscard]] Result<std::unique_ptr<Incoming>> begin();
    [[nodiscard]] Result<void> place(Incoming &incoming);
    /// True: the file has moved in. False: its content was here before, the file stays where it is.
    [[nodiscard]] Result<bool> place(const QString &file, const QString &sha256);
    [[nodiscard]] QString path(const QString &sha256) const;
    void remove(const QString &sha256);
    /// Where files are until they are whole; named by freshName().
    [[nodiscard]] QString temporaryPath(const QString &name) const;
    [[nodiscard]] QString freshName();
    [[nodiscard]] Result<void> makeTemporaryFolder() const;

private:
    QString m_root;
    Entropy &m_entropy;
};

[[nodiscard]] Error contentFailure(const QString &path, const QString &reason);

} // namespace Casement::Service
