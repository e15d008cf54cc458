// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/operation.h"

// Who is to hear of what happens to a case: events follow from an act's effects, the portal's rules name who hears of them.
namespace Casement {

/// Something one person should hear of. It names the case and values of the definition, never words of the case: the reader's client
/// makes the sentence, from what the reader may see of the case by then.
struct CaseNotice
{
    QString id, caseId;
    QString event;    ///< one of noticeEvents(); unknown ones are shown as "changed"
    QString from, to; ///< as in the history
    QString byName;   ///< who did it; empty: the portal itself
    Audience audience = Audience::Public;
    qint64 at = 0;
    qint64 version = 0;
    friend bool operator==(const CaseNotice &, const CaseNotice &) = default;
};

/// What an act or a timer did, as the rules name it. key: an id only this event has, so that it is told once.
struct CaseEvent
{
    QString event, key, from, to, byName;
    Audience audience = Audience::Public;
    friend bool operator==(const CaseEvent &, const CaseEvent &) = default;
};

/// "reply", "status", "escalated", ...: those a definition may name.
[[nodiscard]] const QStringList &noticeEvents();
/// Whom a definition may name: "contact", "opener", "escalator", "owner", "engineer", "managers", "route".
[[nodiscard]] const QStringList &noticeRecipients();
/// Why a rule can not be; empty: it can. Customers never hear of what is Care's own.
[[nodiscard]] QString problemOf(const PortalDefinition &definition, const PortalDefinition::NoticeRule &rule);

[[nodiscard]] QList<CaseEvent> eventsOf(const PortalDefinition &definition, const Effects &effects);

} // namespace Casement
