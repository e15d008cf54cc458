// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/protocol/dto.h"
#include "sync/sql/database.h"

#include <optional>

namespace Casement::Service {

/// Somebody's address to which changes are told, as seen by one user.
struct Webhook
{
    QString id, userId, url;
    QStringList kinds;         ///< wire names
    QString secret, oldSecret; ///< sealed
    qint64 oldSecretUntil = 0;
    bool on = true;
    QString reason;            ///< why it is off
    qint64 looked = 0;         ///< every change up to this number has become a delivery or was none for it
    int givenUp = 0;           ///< deliveries given up since the last one that arrived
    qint64 created = 0;
    [[nodiscard]] bool wants(const QString &kind) const { return kinds.contains(kind); }
};

/// One object at one change number, or a test.
struct Delivery
{
    enum class State { Waiting, Delivered, GivenUp };
    QString id, webhookId;
    QString line;       ///< what must be told in order: a case's id, else the object itself
    qint64 number = 0;
    int place = 0;      ///< order among those of one number
    QString kind, object;
    qint64 at = 0;
    State state = State::Waiting;
    int attempts = 0;
    qint64 due = 0;
    int status = 0;     ///< of the last answer
    QString failure;    ///< of the last attempt
    QString claimedBy;  ///< who is at it, or was when the lease ended
    [[nodiscard]] bool isTest() const { return kind == testKind(); }
    [[nodiscard]] static QString testKind() { return QStringLiteral("webhook"); }
};

namespace HookRows {

/// Kinds a webhook can tell of: all of the feed but what is only the reader's own.
[[nodiscard]] QStringList kinds();

[[nodiscard]] QList<Webhook> webhooks(Sql::Database &db);
[[nodiscard]] std::optional<Webhook> webhook(Sql::Database &db, const QString &id);
void insert(Sql::Database &db, const Webhook &webhook);
void remove(Sql::Database &db, const QString &id);
void turnOff(Sql::Database &db, const QString &id, const QString &reason);
void turnOn(Sql::Database &db, const QString &id);
/// True: this webhook was at the stored place and is on; now it has looked up to there.
[[nodiscard]] bool advance(Sql::Database &db, const Webhook &webhook, qint64 looked);
void replaceSecret(Sql::Database &db, const QString &id, const QString &secret, qint64 oldUntil);
void countGivenUp(Sql::Database &db, const QString &id);
void forgetGivenUp(Sql::Database &db, const QString &id);

[[nodiscard]] int waiting(Sql::Database &db, const QString &webhookId);
/// A delivery that is there already stays as it is.
void insert(Sql::Database &db, const Delivery &delivery);
[[nodiscard]] std::optional<Delivery> delivery(Sql::Database &db, const QString &id);
[[nodiscard]] QList<Delivery> newest(Sql::Database &db, const QString &webhookId, int limit);
/// The first of each line, where it is due and nobody is at it; of a webhook that is off tests only.
[[nodiscard]] QList<Delivery> heads(Sql::Database &db, const Webhook &webhook, qint64 now, int limit);
[[nodiscard]] int claimed(Sql::Database &db, const QString &webhookId, qint64 now);
/// True: it is the claimer's until then, and one attempt older.
[[nodiscard]] bool claim(Sql::Database &db, const QString &id, const QString &claimer, qint64 now, qint64 until);
void releaseAll(Sql::Database &db);
void save(Sql::Database &db, const Delivery &delivery, qint64 now); ///< state, due, status, failure; ends the claim
void sweep(Sql::Database &db, qint64 endedBefore);

[[nodiscard]] QString nameOf(Delivery::State state);

} // namespace HookRows
} // namespace Casement::Service
