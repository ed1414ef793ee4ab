# SPDX-License-Identifier: Apache-2.0
"""The acquirer's own books: terminals, accounts and every financial message, in one durable SQLite file."""

import os
import sqlite3

SCHEMA = """
CREATE TABLE IF NOT EXISTS terminal (
  terminal_id TEXT PRIMARY KEY, merchant_id TEXT NOT NULL, tmk BLOB NOT NULL,
  pik BLOB, mak BLOB, batch TEXT NOT NULL DEFAULT '000001', signed_on INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS account (
  pan TEXT PRIMARY KEY, card TEXT NOT NULL, scheme TEXT NOT NULL, sequence TEXT NOT NULL, expiry TEXT NOT NULL,
  pin TEXT, pin_tries INTEGER NOT NULL DEFAULT 0, balance_minor INTEGER NOT NULL, limit_minor INTEGER NOT NULL,
  status TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS financial (
  id INTEGER PRIMARY KEY, terminal_id TEXT NOT NULL, batch TEXT NOT NULL, trace TEXT NOT NULL, mti TEXT NOT NULL,
  processing_code TEXT, amount_minor INTEGER, currency TEXT, pan TEXT, response_code TEXT NOT NULL, state TEXT NOT NULL,
  auth_code TEXT, rrn TEXT, time TEXT NOT NULL, owns_trace INTEGER NOT NULL, note TEXT NOT NULL DEFAULT '');
CREATE UNIQUE INDEX IF NOT EXISTS one_owner ON financial (terminal_id, batch, trace) WHERE owns_trace;
CREATE TABLE IF NOT EXISTS reversal (
  id INTEGER PRIMARY KEY, terminal_id TEXT NOT NULL, batch TEXT NOT NULL, trace TEXT NOT NULL, reason TEXT,
  amount_minor INTEGER, response_code TEXT NOT NULL, found INTEGER NOT NULL, undone INTEGER NOT NULL,
  rrn TEXT, time TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
"""
ACCOUNT_COLUMNS = ("pan", "card", "scheme", "sequence", "expiry", "pin", "balance_minor", "limit_minor", "status")
PIN_TRIES = 3


class Store:
    """Store wraps the file. `with store:` is one durable transaction: all of it or nothing."""

    def __init__(self, state_dir, terminals, accounts):
        os.makedirs(state_dir, exist_ok=True)
        self._db = sqlite3.connect(os.path.join(state_dir, "acquirer.db"), isolation_level=None)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.executescript(SCHEMA)
        self._accounts = accounts
        with self:
            for terminal in terminals:
                self._db.execute(
                    "INSERT INTO terminal (terminal_id, merchant_id, tmk) VALUES (?, ?, ?) ON CONFLICT (terminal_id) "
                    "DO UPDATE SET merchant_id = excluded.merchant_id, tmk = excluded.tmk",
                    (terminal["terminal_id"], terminal["merchant_id"], bytes.fromhex(terminal["tmk"])))
            if not self._db.execute("SELECT 1 FROM account").fetchone():
                self._open_accounts()

    def close(self):
        self._db.close()

    def __enter__(self):
        self._db.execute("BEGIN IMMEDIATE")
        return self

    def __exit__(self, kind, *_):
        self._db.execute("ROLLBACK" if kind else "COMMIT")

    def _open_accounts(self):
        marks = ", ".join("?" * len(ACCOUNT_COLUMNS))
        for account in self._accounts:
            self._db.execute(
                f"INSERT INTO account ({', '.join(ACCOUNT_COLUMNS)}, pin_tries) VALUES ({marks}, {PIN_TRIES})",
                [account[column] for column in ACCOUNT_COLUMNS])

    def reset(self):
        """reset forgets every message and opens the accounts afresh; working keys and batches stay."""
        with self:
            for table in ("financial", "reversal", "account"):
                self._db.execute("DELETE FROM " + table)
            self._open_accounts()

    def next_number(self, name):
        """next_number counts 1, 2, 3… under a name, for ever."""
        row = self._db.execute(
            "INSERT INTO counter VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
            (name,)).fetchone()
        return row[0]

    # Terminals

    def terminal(self, terminal_id):
        return self._db.execute("SELECT * FROM terminal WHERE terminal_id = ?", (terminal_id,)).fetchone()

    def set_working_keys(self, terminal_id, pik, mak):
        self._db.execute("UPDATE terminal SET pik = ?, mak = ?, signed_on = 1 WHERE terminal_id = ?",
                         (pik, mak, terminal_id))

    def sign_off(self, terminal_id):
        self._db.execute("UPDATE terminal SET signed_on = 0 WHERE terminal_id = ?", (terminal_id,))

    # Accounts

    def account(self, pan):
        return self._db.execute("SELECT * FROM account WHERE pan = ?", (pan,)).fetchone()

    def accounts(self, card=None):
        """accounts returns all, or those behind one card."""
        if card is None:
            return self._db.execute("SELECT * FROM account ORDER BY rowid").fetchall()
        return self._db.execute("SELECT * FROM account WHERE card = ? ORDER BY rowid", (card,)).fetchall()

    def move(self, pan, amount_minor):
        """move adds to a balance; a debit is negative."""
        self._db.execute("UPDATE account SET balance_minor = balance_minor + ? WHERE pan = ?", (amount_minor, pan))

    def set_pin_tries(self, pan, tries):
        self._db.execute("UPDATE account SET pin_tries = ? WHERE pan = ?", (tries, pan))

    def set_account(self, pan, changes):
        for column, value in changes.items():
            assert column in ACCOUNT_COLUMNS or column == "pin_tries"
            self._db.execute(f"UPDATE account SET {column} = ? WHERE pan = ?", (value, pan))

    # Messages

    def owner_of_trace(self, terminal_id, batch, trace):
        """owner_of_trace returns the one financial message that used a trace number in a batch, or None."""
        return self._db.execute(
            "SELECT * FROM financial WHERE terminal_id = ? AND batch = ? AND trace = ? AND owns_trace",
            (terminal_id, batch, trace)).fetchone()

    def was_reversed_before(self, terminal_id, batch, trace):
        """was_reversed_before says whether a reversal came for a message that had not come."""
        return self._db.execute(
            "SELECT 1 FROM reversal WHERE terminal_id = ? AND batch = ? AND trace = ? AND response_code = '00'",
            (terminal_id, batch, trace)).fetchone() is not None

    def add_financial(self, **row):
        self._insert("financial", row)

    def add_reversal(self, **row):
        self._insert("reversal", row)

    def mark_reversed(self, row_id):
        self._db.execute("UPDATE financial SET state = 'reversed' WHERE id = ?", (row_id,))

    def financials(self, owners):
        return self._db.execute("SELECT * FROM financial WHERE owns_trace = ? ORDER BY id", (int(owners),)).fetchall()

    def reversals(self):
        return self._db.execute("SELECT * FROM reversal ORDER BY id").fetchall()

    def _insert(self, table, row):
        self._db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
                         list(row.values()))
