// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/dto.h"

namespace Casement::Protocol {

QString Object::id() const
{
    switch (kind) {
    case Kind::Account: return account.id;
    case Kind::Person: return person.id;
    case Kind::Case: return record.id;
    case Kind::Care: return care.id;
    case Kind::Comment: return comment.id;
    case Kind::Attachment: return attachment.id;
    case Kind::History: return history.id;
    case Kind::Escalation: return round.id;
    case Kind::Viewed: return QString(viewed.kind + QLatin1Char(':') + viewed.objectId);
    case Kind::Article: return article.id;
    case Kind::Message: return message.id;
    case Kind::Notice: return notice.id;
    case Kind::Kept: return kept.id;
    }
    return {};
}

QString Object::caseId() const
{
    switch (kind) {
    case Kind::Case: return record.id;
    case Kind::Care: return care.id;
    case Kind::Comment: return comment.caseId;
    case Kind::Attachment: return attachment.caseId;
    case Kind::History: return history.caseId;
    case Kind::Escalation: return round.caseId;
    case Kind::Notice: return notice.caseId;
    case Kind::Account:
    case Kind::Person:
    case Kind::Viewed:
    case Kind::Article:
    case Kind::Message:
    case Kind::Kept: return {};
    }
    return {};
}

qint64 Object::version() const
{
    switch (kind) {
    case Kind::Account: return account.version;
    case Kind::Person: return person.version;
    case Kind::Case: return record.version;
    case Kind::Care: return care.version;
    case Kind::Comment: return comment.version;
    case Kind::Attachment: return attachment.version;
    case Kind::History: return history.version;
    case Kind::Escalation: return round.version;
    case Kind::Viewed: return viewed.version;
    case Kind::Article: return article.version;
    case Kind::Message: return message.version;
    case Kind::Notice: return notice.version;
    case Kind::Kept: return kept.version;
    }
    return 0;
}

} // namespace Casement::Protocol
