// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/storage/schema.h"

#include "sync/sql/casecolumns.h"

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

const char people[] = R"(
CREATE TABLE portal (
    id TEXT PRIMARY KEY, version BIGINT NOT NULL, definition TEXT NOT NULL);
CREATE TABLE counter (
    portal TEXT NOT NULL, name TEXT NOT NULL, value BIGINT NOT NULL, PRIMARY KEY (portal, name));
CREATE TABLE epoch (
    id TEXT PRIMARY KEY, position BIGINT NOT NULL, first_number BIGINT NOT NULL, started BIGINT NOT NULL);
CREATE TABLE account (
    id TEXT PRIMARY KEY, parent_id TEXT NOT NULL, name TEXT NOT NULL, csm TEXT NOT NULL, phone TEXT NOT NULL, fax TEXT NOT NULL,
    website TEXT NOT NULL, package TEXT NOT NULL, support_level TEXT NOT NULL, type TEXT NOT NULL, street TEXT NOT NULL,
    city TEXT NOT NULL, country TEXT NOT NULL, region TEXT NOT NULL, sub_region TEXT NOT NULL, partner_ids TEXT NOT NULL,
    version BIGINT NOT NULL);
CREATE TABLE person (
    id TEXT PRIMARY KEY, account_id TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL, title TEXT NOT NULL,
    version BIGINT NOT NULL);
CREATE INDEX person_account ON person (account_id, id);
CREATE TABLE app_user (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL UNIQUE, email_key TEXT NOT NULL UNIQUE, role TEXT NOT NULL, password TEXT NOT NULL,
    disabled SMALLINT NOT NULL);
CREATE TABLE session (
    id TEXT PRIMARY KEY, user_id TEXT NOT NULL, generation BIGINT NOT NULL, access_hash TEXT NOT NULL, access_expires BIGINT NOT NULL,
    refresh_hash TEXT NOT NULL, next_access_hash TEXT NOT NULL, next_access_expires BIGINT NOT NULL, next_refresh_hash TEXT NOT NULL,
    expires BIGINT NOT NULL);
CREATE INDEX session_access ON session (access_hash);
CREATE INDEX session_next_access ON session (next_access_hash);
CREATE TABLE sign_in_attempt (
    subject TEXT PRIMARY KEY, failures BIGINT NOT NULL, last_at BIGINT NOT NULL, blocked_until BIGINT NOT NULL);
CREATE TABLE grant_row (
    user_id TEXT NOT NULL, key TEXT NOT NULL, since_number BIGINT NOT NULL, until_number BIGINT NOT NULL, PRIMARY KEY (user_id, key));
CREATE TABLE change (
    portal TEXT NOT NULL, key TEXT NOT NULL, audience TEXT NOT NULL, kind TEXT NOT NULL, object TEXT NOT NULL, number BIGINT NOT NULL,
    gone SMALLINT NOT NULL, PRIMARY KEY (portal, key, audience, kind, object));
CREATE INDEX change_number ON change (portal, key, audience, number, kind, object);
CREATE TABLE operation (
    user_id TEXT NOT NULL, id TEXT NOT NULL, hash TEXT NOT NULL, outcome TEXT NOT NULL, code TEXT NOT NULL, detail TEXT NOT NULL,
    objects TEXT NOT NULL, number BIGINT NOT NULL, PRIMARY KEY (user_id, id));
)";

const char work[] = R"(
CREATE INDEX case_row_by_number ON case_row (number);
CREATE TABLE case_care (
    id TEXT PRIMARY KEY, owner_id TEXT NOT NULL, updated BIGINT NOT NULL, version BIGINT NOT NULL);
CREATE TABLE comment (
    id TEXT PRIMARY KEY, case_id TEXT NOT NULL, author_id TEXT NOT NULL, author_name TEXT NOT NULL, by_care SMALLINT NOT NULL,
    audience TEXT NOT NULL, body TEXT NOT NULL, channel TEXT NOT NULL, at BIGINT NOT NULL, version BIGINT NOT NULL);
CREATE INDEX comment_case ON comment (case_id, at, id);
CREATE TABLE attachment (
    id TEXT PRIMARY KEY, case_id TEXT NOT NULL, comment_id TEXT NOT NULL, name TEXT NOT NULL, mime TEXT NOT NULL, sha256 TEXT NOT NULL,
    size BIGINT NOT NULL, audience TEXT NOT NULL, author_name TEXT NOT NULL, at BIGINT NOT NULL, version BIGINT NOT NULL);
CREATE INDEX attachment_case ON attachment (case_id, at, id);
CREATE INDEX attachment_content ON attachment (sha256);
CREATE TABLE history (
    id TEXT PRIMARY KEY, case_id TEXT NOT NULL, person_id TEXT NOT NULL, person_name TEXT NOT NULL, channel TEXT NOT NULL,
    audience TEXT NOT NULL, field TEXT NOT NULL, from_value TEXT NOT NULL, to_value TEXT NOT NULL, at BIGINT NOT NULL,
    version BIGINT NOT NULL);
CREATE INDEX history_case ON history (case_id, at, id);
CREATE TABLE escalation (
    id TEXT PRIMARY KEY, case_id TEXT NOT NULL, by_id TEXT NOT NULL, by_name TEXT NOT NULL, reason TEXT NOT NULL,
    description TEXT NOT NULL, route TEXT NOT NULL, promise_id TEXT NOT NULL, at BIGINT NOT NULL, promise_due BIGINT NOT NULL,
    answered BIGINT NOT NULL, ended BIGINT NOT NULL, feedback TEXT NOT NULL, version BIGINT NOT NULL);
CREATE INDEX escalation_case ON escalation (case_id, at, id);
CREATE TABLE viewed (
    user_id TEXT NOT NULL, kind TEXT NOT NULL, object_id TEXT NOT NULL, at BIGINT NOT NULL, version BIGINT NOT NULL,
    PRIMARY KEY (user_id, kind, object_id));
CREATE TABLE upload (
    id TEXT PRIMARY KEY, user_id TEXT NOT NULL, sha256 TEXT NOT NULL, size BIGINT NOT NULL, at BIGINT NOT NULL,
    attached SMALLINT NOT NULL);
CREATE INDEX upload_loose ON upload (attached, at);
CREATE INDEX upload_content ON upload (sha256);
)";

const char partialUploads[] = R"(
CREATE TABLE partial_upload (
    user_id TEXT NOT NULL, id TEXT NOT NULL, file TEXT NOT NULL UNIQUE, length BIGINT NOT NULL, unchecked_from BIGINT NOT NULL,
    metadata TEXT NOT NULL, expires BIGINT NOT NULL, PRIMARY KEY (user_id, id));
CREATE INDEX partial_upload_expires ON partial_upload (expires);
)";

const char audit[] = R"(
CREATE TABLE audit (
    id BIGINT PRIMARY KEY, at BIGINT NOT NULL, actor TEXT NOT NULL, act TEXT NOT NULL, object TEXT NOT NULL, detail TEXT NOT NULL);
)";

const char webhooks[] = R"(
CREATE TABLE webhook (
    id TEXT PRIMARY KEY, user_id TEXT NOT NULL, url TEXT NOT NULL, kinds TEXT NOT NULL, secret TEXT NOT NULL, old_secret TEXT NOT NULL,
    old_secret_until BIGINT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, looked BIGINT NOT NULL, given_up BIGINT NOT NULL,
    created BIGINT NOT NULL);
CREATE TABLE webhook_delivery (
    id TEXT PRIMARY KEY, webhook_id TEXT NOT NULL, line TEXT NOT NULL, number BIGINT NOT NULL, place BIGINT NOT NULL, kind TEXT NOT NULL,
    object TEXT NOT NULL, at BIGINT NOT NULL, state TEXT NOT NULL, attempts BIGINT NOT NULL, due BIGINT NOT NULL, claimed_until BIGINT NOT NULL,
    claimed_by TEXT NOT NULL, status BIGINT NOT NULL, failure TEXT NOT NULL, ended BIGINT NOT NULL);
CREATE INDEX webhook_delivery_line ON webhook_delivery (webhook_id, state, line, number, place);
CREATE INDEX webhook_delivery_ended ON webhook_delivery (state, ended);
)";

// *_words: folded words, each after a space: the title's, and all of them. Who was there before is let in by a number of its own, so
// that clients that hold a position read what the new key shows.
const char library[] = R"(
CREATE TABLE article (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL, products TEXT NOT NULL, body TEXT NOT NULL, link TEXT NOT NULL,
    audience TEXT NOT NULL, updated BIGINT NOT NULL, version BIGINT NOT NULL, title_words TEXT NOT NULL, text_words TEXT NOT NULL);
CREATE INDEX article_updated ON article (updated, id);
CREATE TABLE message (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL, severity TEXT NOT NULL, body TEXT NOT NULL, audience TEXT NOT NULL,
    published BIGINT NOT NULL, version BIGINT NOT NULL, title_words TEXT NOT NULL, text_words TEXT NOT NULL);
CREATE INDEX message_published ON message (published, id);
UPDATE counter SET value = value + 1 WHERE name = 'change';
)";

// What is to happen to a case at a time, once: what did happen is its history entry, whose id follows from period and kind.
const char timers[] = R"(
CREATE TABLE timer (
    case_id TEXT NOT NULL, kind TEXT NOT NULL, period TEXT NOT NULL, due BIGINT NOT NULL, PRIMARY KEY (case_id, kind, period));
CREATE INDEX timer_due ON timer (due);
)";

// What somebody should hear of: whose it is, and of what event of which case. Its id follows from both.
const char notices[] = R"(
CREATE TABLE notice (
    id TEXT PRIMARY KEY, user_id TEXT NOT NULL, case_id TEXT NOT NULL, event TEXT NOT NULL, from_value TEXT NOT NULL, to_value TEXT NOT NULL,
    by_name TEXT NOT NULL, audience TEXT NOT NULL, at BIGINT NOT NULL, version BIGINT NOT NULL);
CREATE INDEX notice_user ON notice (user_id, at, id);
CREATE INDEX notice_case ON notice (case_id);
CREATE INDEX notice_at ON notice (at);
)";

// What a search looks in: a case's subject and description under the case's id, each comment under its own. words: folded, a space
// before and after each. Filled for what was there before by housekeeping.
const char searchEntries[] = R"(
CREATE TABLE search_entry (
    id TEXT PRIMARY KEY, case_id TEXT NOT NULL, audience TEXT NOT NULL, words TEXT NOT NULL);
CREATE INDEX search_entry_case ON search_entry (case_id);
)";

// What was changed of accounts, people, users and rights.
const char records[] = R"(
CREATE TABLE record_history (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, object TEXT NOT NULL, person_id TEXT NOT NULL, person_name TEXT NOT NULL, channel TEXT NOT NULL,
    field TEXT NOT NULL, from_value TEXT NOT NULL, to_value TEXT NOT NULL, at BIGINT NOT NULL, version BIGINT NOT NULL);
CREATE INDEX record_history_object ON record_history (object, at, id);
)";

// NEW-5: the case itself only says that a field is sealed.
const char sealedFields[] = R"(
CREATE TABLE sealed_field (
    case_id TEXT NOT NULL, field TEXT NOT NULL, box TEXT NOT NULL, PRIMARY KEY (case_id, field));
)";

// Shared views and subscriptions; and what messages say of the portal's parts (MSG-4).
const char kept[] = R"(
CREATE TABLE kept (
    id TEXT PRIMARY KEY, user_id TEXT NOT NULL, kind TEXT NOT NULL, owner_id TEXT NOT NULL, owner_name TEXT NOT NULL, account_id TEXT NOT NULL,
    label TEXT NOT NULL, content TEXT NOT NULL, version BIGINT NOT NULL);
CREATE INDEX kept_account ON kept (account_id, kind, id);
CREATE INDEX kept_user ON kept (user_id, kind, id);
ALTER TABLE message ADD COLUMN state TEXT NOT NULL DEFAULT '';
ALTER TABLE message ADD COLUMN components TEXT NOT NULL DEFAULT '';
ALTER TABLE message ADD COLUMN ended BIGINT NOT NULL DEFAULT 0;
)";

} // namespace

QString newsGrantsSql()
{
    return u"INSERT INTO grant_row (user_id, key, since_number, until_number) SELECT u.id, 'news:' || p.id, c.value, 0 FROM app_user u "
           "JOIN portal p ON 1 = 1 JOIN counter c ON c.portal = p.id AND c.name = 'change' WHERE u.disabled = 0 ON CONFLICT (user_id, key) DO NOTHING"_s;
}

QList<Sql::Migration> schemaMigrations()
{
    const QString table = Sql::caseTableSql().trimmed();
    const QString end = table.endsWith(u';') ? u"\n"_s : u";\n"_s;
    return {{1, QString(QString::fromLatin1(people) + table + end + QString::fromLatin1(work))},
            {2, QString::fromLatin1(partialUploads)},
            {3, QString::fromLatin1(audit)},
            {4, QString::fromLatin1(webhooks)},
            {5, QString(QString::fromLatin1(library) + newsGrantsSql() + u";\n"_s)},
            {6, QString(Sql::caseClosingSql() + QString::fromLatin1(timers))},
            {7, QString::fromLatin1(notices)},
            {8, QString::fromLatin1(searchEntries)},
            {9, QString::fromLatin1(records)},
            {10, QString::fromLatin1(sealedFields)},
            {11, QString::fromLatin1(kept)}};
}

} // namespace Casement::Service
