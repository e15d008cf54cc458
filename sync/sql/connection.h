// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sql/database.h"

// How a Database reaches its engine. Known inside this room only: everybody else reads and writes through Database.
namespace Casement::Sql {

/// What a failed call meant, in the words of errors.
struct Failure
{
    Error error;
    bool lost = false; ///< the server has gone, or ended this connection
};

/// A statement that can be run again and again.
class Statement
{
public:
    Statement() = default;
    virtual ~Statement() = default;
    Q_DISABLE_COPY_MOVE(Statement)

    /// Runs it up to its first row. False: it failed; the connection tells why until its next call.
    [[nodiscard]] virtual bool run(const QVariantList &values) = 0;
    /// The next row, the first one included. False: there is none, or failed().
    [[nodiscard]] virtual bool next() = 0;
    [[nodiscard]] virtual bool failed() const = 0;
    [[nodiscard]] virtual QString text(int column) const = 0;
    [[nodiscard]] virtual qint64 integer(int column) const = 0;
    [[nodiscard]] virtual bool isNull(int column) const = 0;
    [[nodiscard]] virtual QByteArray bytes(int column) const = 0;
    [[nodiscard]] virtual QVariantList row() const = 0; ///< whole, to be kept
    [[nodiscard]] virtual qint64 changed() const = 0;
    virtual void finish() = 0; ///< holds no lock from here on
};

class Connection
{
public:
    Connection() = default;
    virtual ~Connection() = default;
    Q_DISABLE_COPY_MOVE(Connection)

    /// Opens what was named when it was made; again after close(). False: failure() tells why.
    [[nodiscard]] virtual bool open(const Database::Options &options) = 0;
    virtual void close() = 0;
    /// Null: it cannot be prepared. An engine may only look at it when it runs.
    [[nodiscard]] virtual std::unique_ptr<Statement> prepare(const QString &sql) = 0;
    /// A statement without values that is run once, now. Null: it failed.
    [[nodiscard]] virtual std::unique_ptr<Statement> runOnce(const QString &sql) = 0;
    [[nodiscard]] virtual Failure failure(const QString &sql) const = 0; ///< of the last call that failed
    [[nodiscard]] virtual sqlite3 *handle() const { return nullptr; }
};

[[nodiscard]] std::unique_ptr<Connection> sqliteConnection(const QString &path);
/// Error BadRequest or Storage: the URL, or Qt's driver, is not usable. Sets `shown` to how people are told the place.
[[nodiscard]] Result<std::unique_ptr<Connection>> serverConnection(const QString &url, QString *shown);

} // namespace Casement::Sql
