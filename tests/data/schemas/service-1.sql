-- SPDX-License-Identifier: GPL-3.0-or-later
-- A service.db of schema 1 as casementctl made it, without its passwords and its portal definition.
CREATE TABLE portal (
    id TEXT PRIMARY KEY, version BIGINT NOT NULL, definition TEXT NOT NULL);
INSERT INTO portal VALUES('kaltura',1,'@definition@');
CREATE TABLE counter (
    portal TEXT NOT NULL, name TEXT NOT NULL, value BIGINT NOT NULL, PRIMARY KEY (portal, name));
INSERT INTO counter VALUES('kaltura','change',1);
INSERT INTO counter VALUES('kaltura','hierarchy',1);
INSERT INTO counter VALUES('kaltura','case',1002);
CREATE TABLE epoch (
    id TEXT PRIMARY KEY, position BIGINT NOT NULL, first_number BIGINT NOT NULL, started BIGINT NOT NULL);
INSERT INTO epoch VALUES('01a2027b-5202-7812-a84e-ca4c81e545d8',0,0,1795337966082);
CREATE TABLE account (
    id TEXT PRIMARY KEY, parent_id TEXT NOT NULL, name TEXT NOT NULL, csm TEXT NOT NULL, phone TEXT NOT NULL, fax TEXT NOT NULL,
    website TEXT NOT NULL, package TEXT NOT NULL, support_level TEXT NOT NULL, type TEXT NOT NULL, street TEXT NOT NULL,
    city TEXT NOT NULL, country TEXT NOT NULL, region TEXT NOT NULL, sub_region TEXT NOT NULL, partner_ids TEXT NOT NULL,
    version BIGINT NOT NULL);
INSERT INTO account VALUES('b7cf62a2-4e12-8975-a60f-a8a0280de46e','','Northlight Media','','','','','','','','','','','','','',1);
CREATE TABLE person (
    id TEXT PRIMARY KEY, account_id TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL, title TEXT NOT NULL,
    version BIGINT NOT NULL);
INSERT INTO person VALUES('d9870946-636c-8dcb-abba-d68e12857eb6','b7cf62a2-4e12-8975-a60f-a8a0280de46e','Nora Fell','nora@northlight.example','','',1);
INSERT INTO person VALUES('6db5245e-8614-8dea-9b6c-76db6c4df305','','Eva Brandt','eva@support.example','','',1);
CREATE TABLE app_user (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL UNIQUE, email_key TEXT NOT NULL UNIQUE, role TEXT NOT NULL, password TEXT NOT NULL,
    disabled SMALLINT NOT NULL);
INSERT INTO app_user VALUES('61737fe7-eaa1-8366-901e-138342170165','d9870946-636c-8dcb-abba-d68e12857eb6','nora@northlight.example','customerAdmin','',0);
INSERT INTO app_user VALUES('1ad321bd-e1b7-8f8c-bcda-8f8b6f93193b','6db5245e-8614-8dea-9b6c-76db6c4df305','eva@support.example','engineer','',0);
CREATE TABLE session (
    id TEXT PRIMARY KEY, user_id TEXT NOT NULL, generation BIGINT NOT NULL, access_hash TEXT NOT NULL, access_expires BIGINT NOT NULL,
    refresh_hash TEXT NOT NULL, next_access_hash TEXT NOT NULL, next_access_expires BIGINT NOT NULL, next_refresh_hash TEXT NOT NULL,
    expires BIGINT NOT NULL);
CREATE TABLE sign_in_attempt (
    subject TEXT PRIMARY KEY, failures BIGINT NOT NULL, last_at BIGINT NOT NULL, blocked_until BIGINT NOT NULL);
CREATE TABLE grant_row (
    user_id TEXT NOT NULL, key TEXT NOT NULL, since_number BIGINT NOT NULL, until_number BIGINT NOT NULL, PRIMARY KEY (user_id, key));
INSERT INTO grant_row VALUES('1ad321bd-e1b7-8f8c-bcda-8f8b6f93193b','user:1ad321bd-e1b7-8f8c-bcda-8f8b6f93193b',1,0);
INSERT INTO grant_row VALUES('1ad321bd-e1b7-8f8c-bcda-8f8b6f93193b','portal:kaltura',1,0);
INSERT INTO grant_row VALUES('61737fe7-eaa1-8366-901e-138342170165','user:61737fe7-eaa1-8366-901e-138342170165',1,0);
INSERT INTO grant_row VALUES('61737fe7-eaa1-8366-901e-138342170165','org:b7cf62a2-4e12-8975-a60f-a8a0280de46e',1,0);
INSERT INTO grant_row VALUES('61737fe7-eaa1-8366-901e-138342170165','account:b7cf62a2-4e12-8975-a60f-a8a0280de46e',1,0);
CREATE TABLE change (
    portal TEXT NOT NULL, key TEXT NOT NULL, audience TEXT NOT NULL, kind TEXT NOT NULL, object TEXT NOT NULL, number BIGINT NOT NULL,
    gone SMALLINT NOT NULL, PRIMARY KEY (portal, key, audience, kind, object));
INSERT INTO change VALUES('kaltura','portal:kaltura','public','account','b7cf62a2-4e12-8975-a60f-a8a0280de46e',1,0);
INSERT INTO change VALUES('kaltura','org:b7cf62a2-4e12-8975-a60f-a8a0280de46e','public','account','b7cf62a2-4e12-8975-a60f-a8a0280de46e',1,0);
INSERT INTO change VALUES('kaltura','portal:kaltura','public','person','d9870946-636c-8dcb-abba-d68e12857eb6',1,0);
INSERT INTO change VALUES('kaltura','org:b7cf62a2-4e12-8975-a60f-a8a0280de46e','public','person','d9870946-636c-8dcb-abba-d68e12857eb6',1,0);
INSERT INTO change VALUES('kaltura','portal:kaltura','public','person','6db5245e-8614-8dea-9b6c-76db6c4df305',1,0);
INSERT INTO change VALUES('kaltura','account:b7cf62a2-4e12-8975-a60f-a8a0280de46e','public','case','4b450fe6-2804-8691-bd84-91ce1c19741f',1,0);
INSERT INTO change VALUES('kaltura','person:d9870946-636c-8dcb-abba-d68e12857eb6','public','case','4b450fe6-2804-8691-bd84-91ce1c19741f',1,0);
INSERT INTO change VALUES('kaltura','portal:kaltura','public','case','4b450fe6-2804-8691-bd84-91ce1c19741f',1,0);
INSERT INTO change VALUES('kaltura','account:b7cf62a2-4e12-8975-a60f-a8a0280de46e','public','case','b0262841-dd0a-804d-b9b9-6010c2a74b00',1,0);
INSERT INTO change VALUES('kaltura','person:d9870946-636c-8dcb-abba-d68e12857eb6','public','case','b0262841-dd0a-804d-b9b9-6010c2a74b00',1,0);
INSERT INTO change VALUES('kaltura','portal:kaltura','public','case','b0262841-dd0a-804d-b9b9-6010c2a74b00',1,0);
CREATE TABLE operation (
    user_id TEXT NOT NULL, id TEXT NOT NULL, hash TEXT NOT NULL, outcome TEXT NOT NULL, code TEXT NOT NULL, detail TEXT NOT NULL,
    objects TEXT NOT NULL, number BIGINT NOT NULL, PRIMARY KEY (user_id, id));
CREATE TABLE case_row (
 row_id INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL, account_id TEXT NOT NULL, account_name TEXT NOT NULL,
 contact_id TEXT NOT NULL, contact_name TEXT NOT NULL, opener_id TEXT NOT NULL, opener_name TEXT NOT NULL, type TEXT NOT NULL,
 status TEXT NOT NULL, severity TEXT NOT NULL, priority TEXT NOT NULL, subject TEXT NOT NULL, description TEXT NOT NULL,
 product TEXT NOT NULL, fields TEXT NOT NULL, cc TEXT NOT NULL, owner_name TEXT NOT NULL, opened BIGINT NOT NULL, updated BIGINT NOT NULL,
 closed BIGINT NOT NULL, pending_since BIGINT NOT NULL, response_at BIGINT NOT NULL, response_by TEXT NOT NULL, response_line TEXT NOT NULL,
 response_by_care INTEGER NOT NULL, escalated INTEGER NOT NULL, is_open INTEGER NOT NULL, version BIGINT NOT NULL,
 number_key TEXT NOT NULL, subject_key TEXT NOT NULL, account_key TEXT NOT NULL, contact_key TEXT NOT NULL, product_key TEXT NOT NULL,
 status_rank INTEGER NOT NULL, severity_rank INTEGER NOT NULL, priority_rank INTEGER NOT NULL, subject_text TEXT NOT NULL);
INSERT INTO case_row VALUES(1,'4b450fe6-2804-8691-bd84-91ce1c19741f','00001001','b7cf62a2-4e12-8975-a60f-a8a0280de46e','Northlight Media','d9870946-636c-8dcb-abba-d68e12857eb6','Nora Fell','d9870946-636c-8dcb-abba-d68e12857eb6','Nora Fell','technicalIssue','inProgress','s2','high','Captions are late','They come two seconds after the picture.','other','','','',1748736000000,1748822400000,0,0,1748822400000,'Eva Brandt','',1,0,1,1,'00000000100100001001','captions are lateCaptions are late','northlight mediaNorthlight Media','nora fellNora Fell','something elseSomething else',1,2,2,'captions are late');
INSERT INTO case_row VALUES(2,'b0262841-dd0a-804d-b9b9-6010c2a74b00','00001002','b7cf62a2-4e12-8975-a60f-a8a0280de46e','Northlight Media','d9870946-636c-8dcb-abba-d68e12857eb6','Nora Fell','d9870946-636c-8dcb-abba-d68e12857eb6','Nora Fell','technicalIssue','closed','s3','medium','Übersetzung fehlt','日本語の字幕','other','','','',1746057600000,1746057600000,1746057600000,0,0,'','',0,0,0,1,'00000000100200001002','ubersetzung fehltÜbersetzung fehlt','northlight mediaNorthlight Media','nora fellNora Fell','something elseSomething else',3,3,3,'ubersetzung fehlt');
CREATE TABLE case_care (
    id TEXT PRIMARY KEY, owner_id TEXT NOT NULL, updated BIGINT NOT NULL, version BIGINT NOT NULL);
INSERT INTO case_care VALUES('4b450fe6-2804-8691-bd84-91ce1c19741f','',1748822400000,1);
INSERT INTO case_care VALUES('b0262841-dd0a-804d-b9b9-6010c2a74b00','',1746057600000,1);
CREATE TABLE comment (
    id TEXT PRIMARY KEY, case_id TEXT NOT NULL, author_id TEXT NOT NULL, author_name TEXT NOT NULL, by_care SMALLINT NOT NULL,
    audience TEXT NOT NULL, body TEXT NOT NULL, channel TEXT NOT NULL, at BIGINT NOT NULL, version BIGINT NOT NULL);
INSERT INTO comment VALUES('2e09e839-cc3f-8127-9208-083f7d0258a8','4b450fe6-2804-8691-bd84-91ce1c19741f','6db5245e-8614-8dea-9b6c-76db6c4df305','Eva Brandt',1,'public','','import',1748822400000,1);
INSERT INTO comment VALUES('f4f4ec5b-130e-8d10-83b5-eb0ebb78b0c3','4b450fe6-2804-8691-bd84-91ce1c19741f','6db5245e-8614-8dea-9b6c-76db6c4df305','Eva Brandt',1,'care','','import',1748822400000,1);
CREATE TABLE attachment (
    id TEXT PRIMARY KEY, case_id TEXT NOT NULL, comment_id TEXT NOT NULL, name TEXT NOT NULL, mime TEXT NOT NULL, sha256 TEXT NOT NULL,
    size BIGINT NOT NULL, audience TEXT NOT NULL, author_name TEXT NOT NULL, at BIGINT NOT NULL, version BIGINT NOT NULL);
CREATE TABLE history (
    id TEXT PRIMARY KEY, case_id TEXT NOT NULL, person_id TEXT NOT NULL, person_name TEXT NOT NULL, channel TEXT NOT NULL,
    audience TEXT NOT NULL, field TEXT NOT NULL, from_value TEXT NOT NULL, to_value TEXT NOT NULL, at BIGINT NOT NULL,
    version BIGINT NOT NULL);
INSERT INTO history VALUES('9ea18cc9-cd7e-8b73-9a49-76d67b386413','4b450fe6-2804-8691-bd84-91ce1c19741f','d9870946-636c-8dcb-abba-d68e12857eb6','Nora Fell','import','public','opened','','inProgress',1748736000000,1);
INSERT INTO history VALUES('4f7f314f-e8e0-8466-bf23-b141b2be5827','4b450fe6-2804-8691-bd84-91ce1c19741f','6db5245e-8614-8dea-9b6c-76db6c4df305','Eva Brandt','import','public','comment','','2e09e839-cc3f-8127-9208-083f7d0258a8',1748822400000,1);
INSERT INTO history VALUES('571feabf-ddec-82b5-bd8f-a150e259c9c7','4b450fe6-2804-8691-bd84-91ce1c19741f','6db5245e-8614-8dea-9b6c-76db6c4df305','Eva Brandt','import','care','comment','','f4f4ec5b-130e-8d10-83b5-eb0ebb78b0c3',1748822400000,1);
INSERT INTO history VALUES('3d16d644-8249-8f63-bff1-5080b9d11ddc','b0262841-dd0a-804d-b9b9-6010c2a74b00','d9870946-636c-8dcb-abba-d68e12857eb6','Nora Fell','import','public','opened','','closed',1746057600000,1);
CREATE TABLE escalation (
    id TEXT PRIMARY KEY, case_id TEXT NOT NULL, by_id TEXT NOT NULL, by_name TEXT NOT NULL, reason TEXT NOT NULL,
    description TEXT NOT NULL, route TEXT NOT NULL, promise_id TEXT NOT NULL, at BIGINT NOT NULL, promise_due BIGINT NOT NULL,
    answered BIGINT NOT NULL, ended BIGINT NOT NULL, feedback TEXT NOT NULL, version BIGINT NOT NULL);
CREATE TABLE viewed (
    user_id TEXT NOT NULL, kind TEXT NOT NULL, object_id TEXT NOT NULL, at BIGINT NOT NULL, version BIGINT NOT NULL,
    PRIMARY KEY (user_id, kind, object_id));
CREATE TABLE upload (
    id TEXT PRIMARY KEY, user_id TEXT NOT NULL, sha256 TEXT NOT NULL, size BIGINT NOT NULL, at BIGINT NOT NULL,
    attached SMALLINT NOT NULL);
CREATE INDEX person_account ON person (account_id, id);
CREATE INDEX session_access ON session (access_hash);
CREATE INDEX session_next_access ON session (next_access_hash);
CREATE INDEX change_number ON change (portal, key, audience, number, kind, object);
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
CREATE INDEX case_row_by_number ON case_row (number);
CREATE INDEX comment_case ON comment (case_id, at, id);
CREATE INDEX attachment_case ON attachment (case_id, at, id);
CREATE INDEX attachment_content ON attachment (sha256);
CREATE INDEX history_case ON history (case_id, at, id);
CREATE INDEX escalation_case ON escalation (case_id, at, id);
CREATE INDEX upload_loose ON upload (attached, at);
CREATE INDEX upload_content ON upload (sha256);
