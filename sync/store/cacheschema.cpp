// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/cacheschema.h"

#include "sync/sql/casecolumns.h"

using namespace Qt::StringLiterals;

namespace Casement::Store {

namespace {

// held: 0 = header, the rest left out by choice, 1 = header, 2 = whole. seen: newest change number heard of a case that is not whole. No foreign keys: the feed brings
// objects in any order.
const QString caseParts = uR"(ALTER TABLE case_row ADD COLUMN held INTEGER NOT NULL DEFAULT 1;
ALTER TABLE case_row ADD COLUMN pending INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_row ADD COLUMN generation INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_row ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;
CREATE INDEX case_wanted ON case_row(opened) WHERE held = 1;
CREATE INDEX case_generation ON case_row(generation);
CREATE TABLE case_key (case_id TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (case_id, key)) WITHOUT ROWID;
CREATE INDEX case_key_by_key ON case_key(key);
CREATE TABLE case_care (id TEXT PRIMARY KEY, owner_id TEXT NOT NULL, updated INTEGER NOT NULL, version INTEGER NOT NULL);
CREATE TABLE comment (id TEXT PRIMARY KEY, case_id TEXT NOT NULL, author_id TEXT NOT NULL, author_name TEXT NOT NULL,
 by_care INTEGER NOT NULL, audience TEXT NOT NULL, body TEXT NOT NULL, channel TEXT NOT NULL, posted INTEGER NOT NULL, version INTEGER NOT NULL);
CREATE INDEX comment_by_case ON comment(case_id, posted);
CREATE TABLE attachment (id TEXT PRIMARY KEY, case_id TEXT NOT NULL, comment_id TEXT NOT NULL, name TEXT NOT NULL, mime TEXT NOT NULL,
 sha256 TEXT NOT NULL, size INTEGER NOT NULL, audience TEXT NOT NULL, author_name TEXT NOT NULL, created INTEGER NOT NULL, version INTEGER NOT NULL);
CREATE INDEX attachment_by_case ON attachment(case_id, created);
CREATE TABLE history (id TEXT PRIMARY KEY, case_id TEXT NOT NULL, person_id TEXT NOT NULL, person_name TEXT NOT NULL, channel TEXT NOT NULL,
 audience TEXT NOT NULL, field TEXT NOT NULL, value_from TEXT NOT NULL, value_to TEXT NOT NULL, at INTEGER NOT NULL, version INTEGER NOT NULL);
CREATE INDEX history_by_case ON history(case_id, at);
CREATE TABLE escalation (id TEXT PRIMARY KEY, case_id TEXT NOT NULL, by_id TEXT NOT NULL, by_name TEXT NOT NULL, reason TEXT NOT NULL,
 description TEXT NOT NULL, route TEXT NOT NULL, promise_id TEXT NOT NULL, raised INTEGER NOT NULL, promise_due INTEGER NOT NULL,
 answered INTEGER NOT NULL, ended INTEGER NOT NULL, feedback TEXT NOT NULL, version INTEGER NOT NULL);
CREATE INDEX escalation_by_case ON escalation(case_id, raised);
)"_s;

const QString others = uR"(CREATE TABLE meta (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
CREATE TABLE account (id TEXT PRIMARY KEY, parent_id TEXT NOT NULL, name TEXT NOT NULL, csm TEXT NOT NULL, phone TEXT NOT NULL,
 fax TEXT NOT NULL, website TEXT NOT NULL, package TEXT NOT NULL, support_level TEXT NOT NULL, type TEXT NOT NULL, street TEXT NOT NULL,
 city TEXT NOT NULL, country TEXT NOT NULL, region TEXT NOT NULL, sub_region TEXT NOT NULL, partner_ids TEXT NOT NULL,
 version INTEGER NOT NULL, name_key TEXT NOT NULL, generation INTEGER NOT NULL DEFAULT 0);
CREATE TABLE person (id TEXT PRIMARY KEY, account_id TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL,
 title TEXT NOT NULL, version INTEGER NOT NULL, name_key TEXT NOT NULL, generation INTEGER NOT NULL DEFAULT 0);
CREATE INDEX person_by_account ON person(account_id, name_key);
CREATE TABLE viewed (id TEXT PRIMARY KEY, kind TEXT NOT NULL, object_id TEXT NOT NULL, at INTEGER NOT NULL, version INTEGER NOT NULL,
 generation INTEGER NOT NULL DEFAULT 0);
CREATE INDEX viewed_by_object ON viewed(kind, object_id);
CREATE INDEX viewed_by_time ON viewed(at);
)"_s;

// An entry is a case's subject and description (no comment_id) or one comment. Its id is the posted second, or the next free one:
// newest first is then the index's own order.
const QString search = uR"(CREATE TABLE entry (id INTEGER PRIMARY KEY, case_row INTEGER NOT NULL, comment_id TEXT, second INTEGER NOT NULL, text TEXT NOT NULL);
CREATE INDEX entry_by_case ON entry(case_row);
CREATE UNIQUE INDEX entry_by_comment ON entry(comment_id) WHERE comment_id IS NOT NULL;
CREATE VIRTUAL TABLE entry_index USING fts5(text, content='entry', content_rowid='id', tokenize='unicode61 remove_diacritics 0');
)"_s;

// *_index: folded words of title and body; its rowid is the row's.
const QString library = uR"(CREATE TABLE article (row_id INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, kind TEXT NOT NULL,
 products TEXT NOT NULL, body TEXT NOT NULL, link TEXT NOT NULL, audience TEXT NOT NULL, updated INTEGER NOT NULL, version INTEGER NOT NULL,
 generation INTEGER NOT NULL DEFAULT 0);
CREATE TABLE message (row_id INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, kind TEXT NOT NULL, severity TEXT NOT NULL,
 body TEXT NOT NULL, audience TEXT NOT NULL, published INTEGER NOT NULL, version INTEGER NOT NULL, generation INTEGER NOT NULL DEFAULT 0);
CREATE VIRTUAL TABLE article_index USING fts5(title, body, tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE message_index USING fts5(title, body, tokenize='unicode61 remove_diacritics 0');
)"_s;

// overlay: pending operations in outbox order. confirmed: the service's copy of what they change, NULL where they create.
// scope: the case, or "viewed:<kind>:<id>", within which overlays depend on each other.
const QString pendingWork = uR"(CREATE TABLE overlay (position INTEGER PRIMARY KEY, operation_id TEXT NOT NULL UNIQUE, scope TEXT NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL);
CREATE INDEX overlay_by_scope ON overlay(scope, position);
CREATE TABLE confirmed (kind TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, body TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE INDEX confirmed_by_scope ON confirmed(scope);
CREATE TABLE pending_object (operation_id TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE INDEX pending_object_by_scope ON pending_object(scope);
CREATE TABLE stale_file (name TEXT PRIMARY KEY) WITHOUT ROWID;
)"_s;

// leaving: cases to be forgotten, slice by slice. index_to_build: what was dropped for a first sync, with the words that make it again. An entry of a comment is found by its case.
const QString bigWork = uR"(CREATE TABLE index_to_build (name TEXT PRIMARY KEY, sql TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE leaving (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE INDEX case_left_out ON case_row(updated) WHERE held = 0;
DROP INDEX entry_by_comment;
)"_s;

const QString notices = uR"(CREATE TABLE notice (id TEXT PRIMARY KEY, case_id TEXT NOT NULL, event TEXT NOT NULL, value_from TEXT NOT NULL, value_to TEXT NOT NULL,
 by_name TEXT NOT NULL, audience TEXT NOT NULL, at INTEGER NOT NULL, version INTEGER NOT NULL, generation INTEGER NOT NULL DEFAULT 0);
CREATE INDEX notice_by_case ON notice(case_id);
CREATE INDEX notice_by_time ON notice(at);
)"_s;

const QString kept = uR"(CREATE TABLE kept (id TEXT PRIMARY KEY, kind TEXT NOT NULL, owner_id TEXT NOT NULL, owner_name TEXT NOT NULL, account_id TEXT NOT NULL,
 label TEXT NOT NULL, content TEXT NOT NULL, version INTEGER NOT NULL, generation INTEGER NOT NULL DEFAULT 0);
ALTER TABLE message ADD COLUMN state TEXT NOT NULL DEFAULT '';
ALTER TABLE message ADD COLUMN components TEXT NOT NULL DEFAULT '';
ALTER TABLE message ADD COLUMN ended INTEGER NOT NULL DEFAULT 0;
)"_s;

const QString outbox = uR"(CREATE TABLE draft (key TEXT PRIMARY KEY, content TEXT NOT NULL, saved_at INTEGER NOT NULL);
CREATE TABLE operation (position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, case_id TEXT NOT NULL, kind TEXT NOT NULL,
 body BLOB NOT NULL, files TEXT NOT NULL, uploaded TEXT NOT NULL, sent INTEGER NOT NULL, returned INTEGER NOT NULL,
 reason_code TEXT NOT NULL, reason_detail TEXT NOT NULL, created_at INTEGER NOT NULL);
CREATE INDEX operation_by_case ON operation(case_id, position);
)"_s;

// What the service has taken: offered again where its data were put back from a backup that does not know it.
const QString doneOperations = uR"(CREATE TABLE done_operation (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, case_id TEXT NOT NULL,
 kind TEXT NOT NULL, body BLOB NOT NULL, files TEXT NOT NULL, uploaded TEXT NOT NULL, created_at INTEGER NOT NULL, done_at INTEGER NOT NULL);
CREATE INDEX done_operation_by_time ON done_operation(done_at);
)"_s;

} // namespace

const QList<Sql::Migration> &cacheMigrations()
{
    static const QList<Sql::Migration> steps{{1, QString(Sql::caseTableSql() + caseParts + others + search + pendingWork)}, {2, library}, {3, bigWork},
                                             {4, Sql::caseClosingSql()}, {5, notices}, {6, kept}};
    return steps;
}

const QList<Sql::Migration> &outboxMigrations()
{
    // clash: JSON, of what came back for it. words: of an entry shrunk to what its author typed; its body is empty then.
    static const QString conflicts = uR"(ALTER TABLE operation ADD COLUMN clash TEXT NOT NULL DEFAULT '';
ALTER TABLE operation ADD COLUMN words TEXT NOT NULL DEFAULT '';
)"_s;
    static const QString shrunk = u"ALTER TABLE done_operation ADD COLUMN words TEXT NOT NULL DEFAULT '';"_s; // as in operation
    static const QList<Sql::Migration> steps{{1, outbox}, {2, conflicts}, {3, doneOperations}, {4, shrunk}};
    return steps;
}

} // namespace Casement::Store
