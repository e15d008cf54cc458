// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"
#include "models/domain/operation.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <optional>

// What travels, as values; JSON in codec.h. Every object may carry unknown members: they are ignored.
namespace Casement::Protocol {

enum class Kind { Account, Person, Case, Care, Comment, Attachment, History, Escalation, Viewed, Article, Message, Notice, Kept };

/// Any object of the feed. Exactly the member named by kind is meaningful.
struct Object
{
    Kind kind = Kind::Case;
    Account account;
    Person person;
    Case record;
    CaseCare care;
    Comment comment;
    Attachment attachment;
    HistoryEntry history;
    Escalation round;
    Viewed viewed;
    Casement::Article article;
    Casement::Message message;
    CaseNotice notice;
    Keepsake kept;
    [[nodiscard]] QString id() const;      ///< Viewed: kind + ':' + objectId
    [[nodiscard]] QString caseId() const;  ///< empty for what belongs to no case
    [[nodiscard]] qint64 version() const;
};

/// One entry of the tail: the object as it is now, or its departure.
struct Change
{
    qint64 number = 0;
    bool gone = false;
    Kind kind = Kind::Case; ///< of gone
    QString id;             ///< of gone
    QString key;            ///< of gone: the grant it left; empty: forget it altogether
    Object object;          ///< unless gone
    QStringList keys;       ///< cases: the reader's grants that show it
};

/// GET /v1/feed. Rows and cursor are stored in one transaction.
struct FeedPage
{
    QString cursor;
    bool full = false;  ///< the cursor is of another incarnation: begin a new generation with an empty cursor
    bool more = false;  ///< ask again at once
    QList<CaseBundle> bundles; ///< backfill: whole cases, newest opened first
    QList<Change> changes;     ///< tail, by number
    QStringList lostKeys;      ///< grants that ended: forget what only they show
    bool hasProfile = false;   ///< present in the first page and when it changed
    Profile profile;
    int definitionVersion = 0;
    int backfillDone = 0, backfillTotal = 0;
};

struct Tokens { QString access, refresh; qint64 accessExpiresAt = 0; };
struct SignInAnswer { Tokens tokens; Profile profile; };

/// What became of one operation. applied: rows holds the objects it touched, as visible to the sender.
struct Outcome
{
    QString id;
    bool applied = false;
    Error refusal;
    QList<Object> rows;
    std::optional<FieldClash> clash = {}; ///< of a refusal: the field had another value by now
};

/// An operation as encoded once and resent byte for byte.
struct EncodedOperation { QString id; QByteArray body; };

} // namespace Casement::Protocol
