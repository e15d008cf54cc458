// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sql/connection.h"
#include "sync/sql/dialect.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <atomic>

using namespace Qt::StringLiterals;

namespace Casement::Sql {

namespace {

class ServerStatement final : public Statement
{
public:
    ServerStatement(QSqlQuery query, QSqlError *told) : m_query(std::move(query)), m_told(told) {}

    bool run(const QVariantList &values) override
    {
        for (qsizetype i = 0; i < values.size(); ++i)
            m_query.bindValue(int(i), values.at(i));
        return kept(m_query.exec());
    }
    bool runOnce(const QString &sql) { return kept(m_query.exec(sql)); }
    bool next() override { return m_query.next() || !kept(!m_query.lastError().isValid()); }
    bool failed() const override { return m_failed; }
    QString text(int column) const override { return m_query.value(column).toString(); }
    qint64 integer(int column) const override { return m_query.value(column).toLongLong(); }
    bool isNull(int column) const override { return m_query.isNull(column); }
    QByteArray bytes(int column) const override { return m_query.value(column).toByteArray(); }
    QVariantList row() const override
    {
        QVariantList row;
        for (int column = 0; column < m_query.record().count(); ++column)
            row << m_query.value(column);
        return row;
    }
    qint64 changed() const override { return m_query.numRowsAffected(); }
    void finish() override { m_query.finish(); }

private:
    bool kept(bool ok)
    {
        m_failed = !ok;
        if (!ok)
            *m_told = m_query.lastError();
        return ok;
    }

    QSqlQuery m_query;
    QSqlError *m_told;
    bool m_failed = false;
};

/// A connection of Qt's under a name of its own, which goes with it.
class ServerConnection final : public Connection
{
public:
    explicit ServerConnection(const Server &server) : m_server(server)
    {
        static std::atomic<quint64> counter = 0;
        m_name = QStringLiteral("casement-%1").arg(++counter);
        m_database = QSqlDatabase::addDatabase(u"QPSQL"_s, m_name);
        setUpConnection(m_database, server);
    }
    ~ServerConnection() override
    {
        m_database.close();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
    }
    Q_DISABLE_COPY_MOVE(ServerConnection)

    [[nodiscard]] bool isUsable() const { return m_database.isValid(); }
    bool open(const Database::Options &options) override
    {
        if (!m_database.open()) {
            m_error = m_database.lastError();
            return false;
        }
        const QStringList settings = sessionSettings(options.busyTimeoutMs, options.readOnly);
        return std::all_of(settings.begin(), settings.end(), [this](const QString &sql) { return runOnce(sql) != nullptr; });
    }
    void close() override { m_database.close(); }
    std::unique_ptr<Statement> prepare(const QString &sql) override
    {
        QSqlQuery query(m_database); // not forward only: the server's rows come whole, beside other statements
        if (query.prepare(sql))
            return std::make_unique<ServerStatement>(std::move(query), &m_error);
        m_error = query.lastError();
        return nullptr;
    }
    std::unique_ptr<Statement> runOnce(const QString &sql) override
    {
        auto statement = std::make_unique<ServerStatement>(QSqlQuery(m_database), &m_error);
        return statement->runOnce(sql) ? std::move(statement) : nullptr;
    }
    Failure failure(const QString &sql) const override
    {
        return {errorOf(Engine::Postgres, m_error.nativeErrorCode(), m_error.databaseText(), m_server.shown, sql), isLost(m_error.nativeErrorCode())};
    }

private:
    Server m_server;
    QString m_name;
    QSqlDatabase m_database;
    QSqlError m_error;
};

} // namespace

Result<std::unique_ptr<Connection>> serverConnection(const QString &url, QString *shown)
{
    const auto server = serverFrom(url);
    if (!server)
        return server.error();
    *shown = server->shown;
    auto connection = std::make_unique<ServerConnection>(server.value());
    if (!connection->isUsable())
        return Error{ErrorCode::Storage, u"Qt's database driver is missing: install the package libqt6sql6-psql"_s};
    return std::unique_ptr<Connection>(std::move(connection));
}

} // namespace Casement::Sql
