// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <atomic>

namespace Casement::Testing {

/// The server the tests run against; empty: SQLite files. Set by withpostgres.sh.
inline QString testServer() { return qEnvironmentVariable("CASEMENT_TEST_DATABASE"); }

/// A database nobody else uses: the file itself, or a schema of its own on the server.
inline QString place(const QString &file)
{
    static std::atomic<int> count = 0;
    if (testServer().isEmpty())
        return file;
    const QString schema = QStringLiteral("t%1_%2").arg(qint64(QCoreApplication::applicationPid())).arg(++count);
    const QString name = QStringLiteral("place-") + schema;
    {
        QSqlDatabase server = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), name);
        server.setDatabaseName(QStringLiteral("postgres"));
        server.setConnectOptions(QString(QStringLiteral("host=") + qEnvironmentVariable("PGHOST")));
        server.setUserName(qEnvironmentVariable("PGUSER"));
        if (!server.open() || !QSqlQuery(server).exec(QString(QStringLiteral("CREATE SCHEMA ") + schema)))
            qFatal("the test's PostgreSQL does not answer: %s", qPrintable(server.lastError().text()));
    }
    QSqlDatabase::removeDatabase(name);
    return testServer() + QStringLiteral("&schema=") + schema;
}

} // namespace Casement::Testing
