// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"
#include "models/domain/result.h"
#include "sync/service/auth/passwordgate.h"
#include "sync/service/jobs/clockwatch.h"
#include "sync/service/queries/casecache.h"

#include <QByteArray>
#include <memory>

namespace Casement::Sql {
class Database;
}

namespace Casement::Service {

struct Config;

/// What all handlers of one process over one data folder share. Begins with the first handler, which writes a new epoch,
/// and ends with the last one.
class ProcessState
{
public:
    [[nodiscard]] static Result<std::shared_ptr<ProcessState>> of(const Config &config, Sql::Database &database, Clock &clock, Entropy &entropy);

    QString id;            ///< of this start: its epoch, and how it knows its own notifications again
    QByteArray key;        ///< service.key
    QByteArray adminToken; ///< admin.token
    QByteArray nobodysPassword; ///< a hash to verify against where there is no such user, so that both take the same work
    PasswordGate gate;
    CaseCache cases;
    ClockWatch clockWatch;
};

} // namespace Casement::Service
