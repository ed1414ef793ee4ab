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

constexpr sqlite::Migration kMigrations[] = {{1, kFirst}};

}  // namespace

std::span<const sqlite::Migration> Schema() {
  return kMigrations;
}

}  // namespace till::ledger
