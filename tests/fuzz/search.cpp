// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sql/casequery.h"
#include "sync/sql/database.h"
#include "sync/store/cacheschema.h"
#include "tests/fuzz/targets.h"
#include "tests/support/portal.h"

namespace Casement::Fuzz {

namespace {

std::unique_ptr<Sql::Database> emptyCache()
{
    auto opened = Sql::Database::open(QStringLiteral(":memory:"), {});
    require(bool(opened), "a cache in memory opens");
    require(bool(Sql::migrate(*opened.value(), Store::cacheMigrations())), "its schema can be made");
    return std::move(opened).value();
}

void run(Sql::Database &db, const Sql::Compiled &compiled, const QByteArray &typed)
{
    db.run(compiled.sql, compiled.values).next();
    const auto done = db.check();
    require(bool(done), "anything typed is a query", typed + '\n' + compiled.sql.toUtf8());
}

} // namespace

void search(const QByteArray &bytes)
{
    static const std::unique_ptr<Sql::Database> db = emptyCache();
    static const PortalDefinition portal = Testing::portal();
    const CaseQuery query = resolved(parseSearch(QString::fromUtf8(bytes)), QStringLiteral("person"));
    run(*db, Sql::compileIds(query, portal), bytes);
    run(*db, Sql::compileCount(query, portal), bytes);
}

} // namespace Casement::Fuzz
