// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/schema.h"

namespace till::ledger {
namespace {

// The journal and its entries can only be added to: the triggers hold even against a mistake of our own.
// Everything else is a projection that a replay of the journal proves, except sealed_accounts, which is
// destroyed on purpose.
constexpr std::string_view kFirst = R"sql(
CREATE TABLE journal (
  sequence      INTEGER PRIMARY KEY,
  previous_hash BLOB    NOT NULL CHECK (length(previous_hash) = 32),
  hash          BLOB    NOT NULL CHECK (length(hash) = 32),
  time_micros   INTEGER NOT NULL,
  kind          INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 8),
  payload       BLOB    NOT NULL
) STRICT;
CREATE TRIGGER journal_continues BEFORE INSERT ON journal
WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM journal)
  OR NEW.previous_hash <> coalesce((SELECT hash FROM journal ORDER BY sequence DESC LIMIT 1), zeroblob(32))
BEGIN SELECT RAISE(ABORT, 'a journal record must continue the chain'); END;
CREATE TRIGGER journal_keeps_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_keeps_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TABLE entries (
  journal_sequence INTEGER NOT NULL REFERENCES journal (sequence),
  leg              INTEGER NOT NULL,
  account          TEXT    NOT NULL,
  debit_minor      INTEGER NOT NULL CHECK (debit_minor >= 0),
  credit_minor     INTEGER NOT NULL CHECK (credit_minor >= 0),
  currency         TEXT    NOT NULL CHECK (length(currency) = 3),
  PRIMARY KEY (journal_sequence, leg),
  CHECK ((debit_minor > 0) <> (credit_minor > 0))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER entries_keep_update BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
CREATE TRIGGER entries_keep_delete BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;

CREATE TABLE payments (
  payment            TEXT    PRIMARY KEY,
  sequence           INTEGER NOT NULL UNIQUE REFERENCES journal (sequence),
  last_sequence      INTEGER NOT NULL,
  request_id         TEXT    NOT NULL,
  request_digest     BLOB    NOT NULL,
  payment_kind       INTEGER NOT NULL,
  amount_minor       INTEGER NOT NULL CHECK (amount_minor > 0),
  currency           TEXT    NOT NULL,
  operator_id        TEXT    NOT NULL,
  trace_number       INTEGER NOT NULL,
  batch_number       INTEGER NOT NULL,
  business_date      TEXT    NOT NULL,
  phase              INTEGER NOT NULL CHECK (phase BETWEEN 1 AND 14),
  details            BLOB    NOT NULL,
  account_digest     BLOB    NOT NULL,
  print_jobs         TEXT    NOT NULL,
  reversal_attempts  INTEGER NOT NULL,
  create_time_micros INTEGER NOT NULL,
  end_time_micros    INTEGER NOT NULL,
  scheme             TEXT    NOT NULL,
  last_four          TEXT    NOT NULL,
  reference_number   TEXT    NOT NULL
) STRICT;
CREATE INDEX payments_open ON payments (sequence) WHERE phase < 13;
CREATE INDEX payments_by_batch ON payments (batch_number, phase);
CREATE INDEX payments_by_reference ON payments (reference_number) WHERE reference_number <> '';
CREATE INDEX payments_by_card ON payments (last_four) WHERE last_four <> '';

CREATE TABLE payment_steps (
  payment     TEXT    NOT NULL REFERENCES payments (payment),
  sequence    INTEGER NOT NULL REFERENCES journal (sequence),
  step        INTEGER NOT NULL,
  time_micros INTEGER NOT NULL,
  PRIMARY KEY (payment, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE request_ids (
  request_id  TEXT    PRIMARY KEY,
  payment     TEXT    NOT NULL REFERENCES payments (payment),
  digest      BLOB    NOT NULL,
  time_micros INTEGER NOT NULL
) STRICT;
CREATE INDEX request_ids_by_time ON request_ids (time_micros);

CREATE TABLE counters (
  name  TEXT    PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO counters (name, value) VALUES ('trace', 0), ('batch', 1);

CREATE TABLE sealed_accounts (
  payment TEXT PRIMARY KEY REFERENCES payments (payment),
  box     BLOB NOT NULL
) STRICT;
)sql";

// Every kind of transaction, settlement and shifts. SQLite cannot change a CHECK, so that the tables are made
// anew and filled from the old ones; the journal's rows are copied byte by byte.
constexpr std::string_view kSecond = R"sql(
DROP TRIGGER journal_continues;
DROP TRIGGER journal_keeps_update;
DROP TRIGGER journal_keeps_delete;
DROP TRIGGER entries_keep_update;
DROP TRIGGER entries_keep_delete;
DROP INDEX payments_open;
DROP INDEX payments_by_batch;
DROP INDEX payments_by_reference;
DROP INDEX payments_by_card;
DROP INDEX request_ids_by_time;
ALTER TABLE journal RENAME TO journal_1;
ALTER TABLE entries RENAME TO entries_1;
ALTER TABLE payments RENAME TO payments_1;
ALTER TABLE payment_steps RENAME TO payment_steps_1;
ALTER TABLE request_ids RENAME TO request_ids_1;
ALTER TABLE sealed_accounts RENAME TO sealed_accounts_1;

CREATE TABLE journal (
  sequence      INTEGER PRIMARY KEY,
  previous_hash BLOB    NOT NULL CHECK (length(previous_hash) = 32),
  hash          BLOB    NOT NULL CHECK (length(hash) = 32),
  time_micros   INTEGER NOT NULL,
  kind          INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 10),
  payload       BLOB    NOT NULL
) STRICT;
INSERT INTO journal SELECT sequence, previous_hash, hash, time_micros, kind, payload FROM journal_1
ORDER BY sequence;

CREATE TABLE entries (
  journal_sequence INTEGER NOT NULL REFERENCES journal (sequence),
  leg              INTEGER NOT NULL,
  account          TEXT    NOT NULL,
  debit_minor      INTEGER NOT NULL CHECK (debit_minor >= 0),
  credit_minor     INTEGER NOT NULL CHECK (credit_minor >= 0),
  currency         TEXT    NOT NULL CHECK (length(currency) = 3),
  PRIMARY KEY (journal_sequence, leg),
  CHECK ((debit_minor > 0) <> (credit_minor > 0))
) STRICT, WITHOUT ROWID;
INSERT INTO entries SELECT journal_sequence, leg, account, debit_minor, credit_minor, currency FROM entries_1;

CREATE TABLE payments (
  sequence           INTEGER PRIMARY KEY REFERENCES journal (sequence),
  payment            TEXT    NOT NULL UNIQUE,
  last_sequence      INTEGER NOT NULL,
  request_id         TEXT    NOT NULL,
  request_digest     BLOB    NOT NULL,
  payment_kind       INTEGER NOT NULL,
  amount_minor       INTEGER NOT NULL CHECK (amount_minor >= 0),
  currency           TEXT    NOT NULL,
  operator_id        TEXT    NOT NULL,
  trace_number       INTEGER NOT NULL,
  batch_number       INTEGER NOT NULL,
  business_date      TEXT    NOT NULL,
  phase              INTEGER NOT NULL CHECK (phase BETWEEN 1 AND 16),
  state              INTEGER NOT NULL GENERATED ALWAYS AS (CASE phase WHEN 13 THEN 2 WHEN 14 THEN 3 ELSE 1 END)
                     VIRTUAL,
  details            BLOB    NOT NULL,
  account_digest     BLOB    NOT NULL,
  print_jobs         TEXT    NOT NULL,
  reversal_attempts  INTEGER NOT NULL,
  send_attempts      INTEGER NOT NULL,
  create_time_micros INTEGER NOT NULL,
  end_time_micros    INTEGER NOT NULL,
  scheme             TEXT    NOT NULL,
  last_four          TEXT    NOT NULL,
  reference_number   TEXT    NOT NULL,
  original           TEXT    NOT NULL,
  tip_minor          INTEGER NOT NULL CHECK (tip_minor >= 0),
  instalments        INTEGER NOT NULL,
  shift_number       INTEGER NOT NULL,
  inherited_scheme   TEXT    NOT NULL,
  replaces_minor     INTEGER NOT NULL CHECK (replaces_minor >= 0),
  posted_minor       INTEGER NOT NULL CHECK (posted_minor >= 0),
  fee_minor          INTEGER NOT NULL,
  current_minor      INTEGER NOT NULL CHECK (current_minor >= 0),
  refunded_minor     INTEGER NOT NULL CHECK (refunded_minor BETWEEN 0 AND current_minor + tips_added_minor),
  tips_added_minor   INTEGER NOT NULL CHECK (tips_added_minor >= 0),
  undone_by          TEXT    NOT NULL,
  undone             INTEGER NOT NULL CHECK (undone IN (0, 1)),
  completed_by       TEXT    NOT NULL,
  settlement         TEXT    NOT NULL
) STRICT;
INSERT INTO payments
SELECT sequence, payment, last_sequence, request_id, request_digest, payment_kind, amount_minor, currency,
       operator_id, trace_number, batch_number, business_date, phase, details, account_digest, print_jobs,
       reversal_attempts,
       (SELECT count(*) FROM payment_steps_1 s WHERE s.payment = p.payment AND s.step = 3),
       create_time_micros, end_time_micros, scheme, last_four, reference_number, '', 0, 0, 1, '', 0,
       iif(phase = 13, amount_minor, 0), 0, iif(phase = 13, amount_minor, 0), 0, 0, '', 0, '', ''
FROM payments_1 p ORDER BY sequence;

CREATE TABLE payment_steps (
  payment_sequence INTEGER NOT NULL REFERENCES payments (sequence),
  sequence         INTEGER NOT NULL REFERENCES journal (sequence),
  step             INTEGER NOT NULL,
  time_micros      INTEGER NOT NULL,
  PRIMARY KEY (payment_sequence, sequence)
) STRICT, WITHOUT ROWID;
INSERT INTO payment_steps
SELECT p.sequence, s.sequence, s.step, s.time_micros FROM payment_steps_1 s JOIN payments_1 p USING (payment);

CREATE TABLE request_ids (
  request_id  TEXT    PRIMARY KEY,
  payment     TEXT    NOT NULL REFERENCES payments (payment),
  digest      BLOB    NOT NULL,
  time_micros INTEGER NOT NULL
) STRICT;
INSERT INTO request_ids SELECT request_id, payment, digest, time_micros FROM request_ids_1;

CREATE TABLE sealed_accounts (
  payment TEXT PRIMARY KEY REFERENCES payments (payment),
  box     BLOB NOT NULL
) STRICT;
INSERT INTO sealed_accounts SELECT payment, box FROM sealed_accounts_1;

DROP TABLE sealed_accounts_1;
DROP TABLE request_ids_1;
DROP TABLE payment_steps_1;
DROP TABLE payments_1;
DROP TABLE entries_1;
DROP TABLE journal_1;

CREATE TRIGGER journal_continues BEFORE INSERT ON journal
WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM journal)
  OR NEW.previous_hash <> coalesce((SELECT hash FROM journal ORDER BY sequence DESC LIMIT 1), zeroblob(32))
BEGIN SELECT RAISE(ABORT, 'a journal record must continue the chain'); END;
CREATE TRIGGER journal_keeps_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_keeps_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER entries_keep_update BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
CREATE TRIGGER entries_keep_delete BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;

-- Each answers one question of a report from its newest row on, without reading what does not match.
CREATE INDEX payments_open ON payments (state) WHERE state = 1;
CREATE INDEX payments_by_time ON payments (create_time_micros);
CREATE INDEX payments_by_batch ON payments (batch_number);
CREATE INDEX payments_by_amount ON payments (amount_minor, create_time_micros);
CREATE INDEX payments_by_operator ON payments (operator_id, create_time_micros);
CREATE INDEX payments_by_kind ON payments (payment_kind, create_time_micros) WHERE payment_kind <> 1;
CREATE INDEX payments_voided ON payments (create_time_micros) WHERE state = 3;
CREATE INDEX payments_by_trace ON payments (trace_number);
CREATE INDEX payments_by_reference ON payments (reference_number) WHERE reference_number <> '';
CREATE INDEX payments_by_card ON payments (last_four, create_time_micros) WHERE last_four <> '';
CREATE INDEX payments_by_original ON payments (original) WHERE original <> '';
CREATE INDEX request_ids_by_time ON request_ids (time_micros);

-- What is posted, summed by all that a report groups by: totals do not read payments.
CREATE TABLE sums (
  batch_number  INTEGER NOT NULL,
  business_date TEXT    NOT NULL,
  shift_number  INTEGER NOT NULL,
  operator_id   TEXT    NOT NULL,
  scheme        TEXT    NOT NULL,
  payment_kind  INTEGER NOT NULL,
  currency      TEXT    NOT NULL,
  count         INTEGER NOT NULL,
  amount_minor  INTEGER NOT NULL,
  tips_minor    INTEGER NOT NULL,
  PRIMARY KEY (batch_number, business_date, shift_number, operator_id, scheme, payment_kind, currency)
) STRICT, WITHOUT ROWID;
INSERT INTO sums
SELECT batch_number, business_date, 1, operator_id, scheme, payment_kind, currency, count(*),
       sum(amount_minor), 0
FROM payments WHERE phase = 13 GROUP BY 1, 2, 4, 5, 6, 7;
CREATE INDEX sums_by_date ON sums (business_date);
CREATE INDEX sums_by_shift ON sums (shift_number);

CREATE TABLE settlements (
  sequence             INTEGER PRIMARY KEY REFERENCES journal (sequence),
  name                 TEXT    NOT NULL UNIQUE,
  last_sequence        INTEGER NOT NULL,
  batch_number         INTEGER NOT NULL,
  state                INTEGER NOT NULL CHECK (state BETWEEN 1 AND 5),
  domestic             BLOB    NOT NULL,
  foreign_cards        BLOB    NOT NULL,
  domestic_flag        INTEGER NOT NULL,
  foreign_flag         INTEGER NOT NULL,
  uploaded             INTEGER NOT NULL,
  to_upload            INTEGER NOT NULL,
  operator_id          TEXT    NOT NULL,
  begin_time_micros    INTEGER NOT NULL,
  end_time_micros      INTEGER NOT NULL,
  trace_number         INTEGER NOT NULL,
  print_jobs           TEXT    NOT NULL,
  business_date        TEXT    NOT NULL,
  next_batch_number    INTEGER NOT NULL,
  CHECK (uploaded BETWEEN 0 AND to_upload)
) STRICT;
CREATE UNIQUE INDEX settlement_open ON settlements ((1)) WHERE state < 5;
CREATE INDEX settlements_by_batch ON settlements (batch_number);

CREATE TABLE uploads (
  settlement_sequence INTEGER NOT NULL REFERENCES settlements (sequence),
  position            INTEGER NOT NULL,
  section             INTEGER NOT NULL,
  payment             TEXT    NOT NULL,
  done                INTEGER NOT NULL CHECK (done IN (0, 1)),
  PRIMARY KEY (settlement_sequence, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX uploads_by_payment ON uploads (settlement_sequence, payment);
CREATE INDEX uploads_left ON uploads (settlement_sequence, position) WHERE done = 0;

CREATE TABLE shifts (
  shift_number INTEGER PRIMARY KEY,
  sequence     INTEGER NOT NULL REFERENCES journal (sequence)
) STRICT;
INSERT INTO counters (name, value) VALUES ('shift', 1);
)sql";

constexpr sqlite::Migration kMigrations[] = {{1, kFirst}, {2, kSecond}};

}  // namespace

std::span<const sqlite::Migration> Schema() {
  return kMigrations;
}

}  // namespace till::ledger
