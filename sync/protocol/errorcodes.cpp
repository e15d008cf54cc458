// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/errorcodes.h"

#include <array>

namespace Casement::Protocol {

namespace {

struct Row { ErrorCode code; const char *name; int status; const char *title; }; ///< title: of those a service answers with

constexpr std::array rows{
    Row{ErrorCode::BadRequest, "badRequest", 400, "The request is wrong"},
    Row{ErrorCode::BadDefinition, "badDefinition", 400, "The portal definition is wrong"},
    Row{ErrorCode::Unauthorized, "unauthorized", 401, "No session"},
    Row{ErrorCode::WrongCredentials, "wrongCredentials", 401, "Address and password do not match"},
    Row{ErrorCode::TooManyAttempts, "tooManyAttempts", 429, "Too much at once"},
    Row{ErrorCode::NotFound, "notFound", 404, "Nothing here"},
    Row{ErrorCode::NotAllowed, "notAllowed", 403, "Not for this person or state"},
    Row{ErrorCode::Conflict, "conflict", 409, "Something else is there already"},
    Row{ErrorCode::IdReused, "idReused", 409, "The id was used before"},
    Row{ErrorCode::TooLarge, "tooLarge", 413, "Too large"},
    Row{ErrorCode::MissingUpload, "missingUpload", 409, "The content has not come yet"},
    Row{ErrorCode::Unreachable, "unreachable", 503, ""},
    Row{ErrorCode::NotCasement, "notCasement", 502, ""},
    Row{ErrorCode::ServiceFailed, "serviceFailed", 500, "The service failed"},
    Row{ErrorCode::Storage, "storage", 500, ""},
    Row{ErrorCode::NewerVersion, "newerVersion", 500, ""},
    Row{ErrorCode::Corrupt, "corrupt", 500, ""},
    Row{ErrorCode::OutboxDamaged, "outboxDamaged", 500, ""},
    Row{ErrorCode::AlreadyRunning, "alreadyRunning", 500, ""},
    Row{ErrorCode::Cancelled, "cancelled", 499, ""},
};

} // namespace

QString nameOf(ErrorCode code)
{
    for (const Row &row : rows) {
        if (row.code == code)
            return QString::fromLatin1(row.name);
    }
    return QStringLiteral("serviceFailed");
}

ErrorCode errorCodeFrom(const QString &name, int status)
{
    for (const Row &row : rows) {
        if (name == QLatin1String(row.name))
            return row.code;
    }
    // A code of a newer service: what its status says.
    switch (status) {
    case 401: return ErrorCode::Unauthorized;
    case 403: return ErrorCode::NotAllowed;
    case 404: return ErrorCode::NotFound;
    case 409: return ErrorCode::Conflict;
    case 413: return ErrorCode::TooLarge;
    case 429: return ErrorCode::TooManyAttempts;
    default: return status >= 500 ? ErrorCode::ServiceFailed : ErrorCode::BadRequest;
    }
}

int statusOf(ErrorCode code)
{
    for (const Row &row : rows) {
        if (row.code == code)
            return row.status;
    }
    return 500;
}

QString titleOf(ErrorCode code)
{
    for (const Row &row : rows) {
        if (row.code == code)
            return QString::fromLatin1(row.title);
    }
    return {};
}

} // namespace Casement::Protocol
