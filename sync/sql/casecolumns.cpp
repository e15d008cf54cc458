// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sql/casecolumns.h"

#include "models/domain/text.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Casement::Sql {

namespace {

constexpr int unranked = 999;

QString fieldsText(const QMap<QString, QString> &fields)
{
    if (fields.isEmpty())
        return u""_s;
    QJsonObject json;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it)
        json.insert(it.key(), it.value());
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QMap<QString, QString> fieldsFrom(const QString &text)
{
    QMap<QString, QString> fields;
    if (text.isEmpty())
        return fields;
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    for (auto it = json.constBegin(); it != json.constEnd(); ++it)
        fields.insert(it.key(), it.value().toString());
    return fields;
}

// A null QString would bind NULL; these columns are NOT NULL.
QString plain(const QString &text) { return text.isNull() ? u""_s : text; }

} // namespace

const QString &caseColumns()
{
    static const QString columns = u"id, number, account_id, account_name, contact_id, contact_name, opener_id, opener_name, type, status, "
                                   "severity, priority, subject, description, product, fields, cc, owner_name, opened, updated, closed, "
                                   "pending_since, response_at, response_by, response_line, response_by_care, escalated, is_open, version, close_reason, extensions"_s;
    return columns;
}

QVariantList bindCase(const Case &c)
{
    return {plain(c.id), plain(c.number), plain(c.accountId), plain(c.accountName), plain(c.contactId), plain(c.contactName), plain(c.openerId),
            plain(c.openerName), plain(c.type), plain(c.status), plain(c.severity), plain(c.priority), plain(c.subject), plain(c.description),
            plain(c.product), fieldsText(c.fields), plain(c.cc.join(u'\n')), plain(c.ownerName), c.openedAt, c.updatedAt, c.closedAt,
            c.pendingSince, c.responseAt, plain(c.responseBy), plain(c.responseLine), int(c.responseByCare), int(c.escalated), int(c.open), c.version,
            plain(c.closeReason), c.extensions};
}

Case caseAt(const Query &q, int i)
{
    Case c;
    c.id = q.text(i++);
    c.number = q.text(i++);
    c.accountId = q.text(i++);
    c.accountName = q.text(i++);
    c.contactId = q.text(i++);
    c.contactName = q.text(i++);
    c.openerId = q.text(i++);
    c.openerName = q.text(i++);
    c.type = q.text(i++);
    c.status = q.text(i++);
    c.severity = q.text(i++);
    c.priority = q.text(i++);
    c.subject = q.text(i++);
    c.description = q.text(i++);
    c.product = q.text(i++);
    c.fields = fieldsFrom(q.text(i++));
    c.cc = q.text(i++).split(u'\n', Qt::SkipEmptyParts);
    c.ownerName = q.text(i++);
    c.openedAt = q.integer(i++);
    c.updatedAt = q.integer(i++);
    c.closedAt = q.integer(i++);
    c.pendingSince = q.integer(i++);
    c.responseAt = q.integer(i++);
    c.responseBy = q.text(i++);
    c.responseLine = q.text(i++);
    c.responseByCare = q.flag(i++);
    c.escalated = q.flag(i++);
    c.open = q.flag(i++);
    c.version = q.integer(i++);
    c.closeReason = q.text(i++);
    c.extensions = int(q.integer(i++));
    return c;
}

const QString &derivedColumns()
{
    static const QString columns = u"number_key, subject_key, account_key, contact_key, product_key, status_rank, severity_rank, priority_rank, subject_text"_s;
    return columns;
}

QVariantList bindDerived(const Case &c, const PortalDefinition &definition)
{
    int statusRank = unranked;
    for (qsizetype i = 0; i < definition.statuses.size(); ++i) {
        if (definition.statuses.at(i).id == c.status)
            statusRank = int(i);
    }
    const auto *severity = definition.severity(c.severity);
    const auto *priority = definition.priority(c.priority);
    const auto *product = definition.product(c.product);
    // "~" is above every digit: what has no number yet is the newest.
    return {c.number.isEmpty() ? u"~"_s : sortKey(c.number), sortKey(c.subject), sortKey(c.accountName), sortKey(c.contactName),
            sortKey(product ? product->label : c.product), statusRank, severity ? severity->rank : unranked, priority ? priority->rank : unranked,
            plain(folded(c.subject))};
}

QString caseTableSql()
{
    return uR"(CREATE TABLE case_row (
 row_id INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL, account_id TEXT NOT NULL, account_name TEXT NOT NULL,
 contact_id TEXT NOT NULL, contact_name TEXT NOT NULL, opener_id TEXT NOT NULL, opener_name TEXT NOT NULL, type TEXT NOT NULL,
 status TEXT NOT NULL, severity TEXT NOT NULL, priority TEXT NOT NULL, subject TEXT NOT NULL, description TEXT NOT NULL,
 product TEXT NOT NULL, fields TEXT NOT NULL, cc TEXT NOT NULL, owner_name TEXT NOT NULL, opened BIGINT NOT NULL, updated BIGINT NOT NULL,
 closed BIGINT NOT NULL, pending_since BIGINT NOT NULL, response_at BIGINT NOT NULL, response_by TEXT NOT NULL, response_line TEXT NOT NULL,
 response_by_care INTEGER NOT NULL, escalated INTEGER NOT NULL, is_open INTEGER NOT NULL, version BIGINT NOT NULL,
 number_key TEXT NOT NULL, subject_key TEXT NOT NULL, account_key TEXT NOT NULL, contact_key TEXT NOT NULL, product_key TEXT NOT NULL,
 status_rank INTEGER NOT NULL, severity_rank INTEGER NOT NULL, priority_rank INTEGER NOT NULL, subject_text TEXT NOT NULL);
CREATE INDEX case_by_account ON case_row(account_id, opened);
CREATE INDEX case_by_contact ON case_row(contact_id, is_open, updated);
CREATE INDEX case_by_opener ON case_row(opener_id, updated);
CREATE INDEX case_open_updated ON case_row(is_open, updated);
CREATE INDEX case_type_updated ON case_row(type, updated);
CREATE INDEX case_updated ON case_row(updated);
CREATE INDEX case_opened ON case_row(opened);
CREATE INDEX case_response ON case_row(response_at);
CREATE INDEX case_number ON case_row(number_key);
CREATE INDEX case_subject ON case_row(subject_key);
CREATE INDEX case_account ON case_row(account_key);
CREATE INDEX case_contact ON case_row(contact_key);
CREATE INDEX case_product ON case_row(product_key);
CREATE INDEX case_status ON case_row(status_rank);
CREATE INDEX case_severity ON case_row(severity_rank);
CREATE INDEX case_priority ON case_row(priority_rank);
)"_s;
}

QString caseClosingSql()
{
    return uR"(ALTER TABLE case_row ADD COLUMN close_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE case_row ADD COLUMN extensions BIGINT NOT NULL DEFAULT 0;
ALTER TABLE case_care ADD COLUMN severity TEXT NOT NULL DEFAULT '';
ALTER TABLE case_care ADD COLUMN priority_by_hand BIGINT NOT NULL DEFAULT 0;
ALTER TABLE history ADD COLUMN note TEXT NOT NULL DEFAULT '';
)"_s;
}

} // namespace Casement::Sql
