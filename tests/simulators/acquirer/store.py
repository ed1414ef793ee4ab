# SPDX-License-Identifier: Apache-2.0
"""The acquirer's own books: terminals, accounts, every financial message, orders and batches, in one durable file."""

import os
import sqlite3

# Columns by table; a file of an older acquirer gets the columns that it lacks.
_TABLES = {
    "terminal": (
        "terminal_id TEXT PRIMARY KEY", "merchant_id TEXT NOT NULL DEFAULT ''", "tmk BLOB", "pik BLOB", "mak BLOB",
        "batch TEXT NOT NULL DEFAULT '000001'", "signed_on INTEGER NOT NULL DEFAULT 0", "sm4_tmk BLOB", "tdk BLOB",
        "key_mode TEXT NOT NULL DEFAULT '003'", "fee_basis_points INTEGER NOT NULL DEFAULT 0"),
    "account": (
        "pan TEXT PRIMARY KEY", "card TEXT NOT NULL DEFAULT ''", "scheme TEXT NOT NULL DEFAULT ''",
        "sequence TEXT NOT NULL DEFAULT ''", "expiry TEXT NOT NULL DEFAULT ''", "pin TEXT",
        "pin_tries INTEGER NOT NULL DEFAULT 0", "balance_minor INTEGER NOT NULL DEFAULT 0",
        "limit_minor INTEGER NOT NULL DEFAULT 0", "status TEXT NOT NULL DEFAULT 'open'",
        "points INTEGER NOT NULL DEFAULT 0", "ecash_minor INTEGER NOT NULL DEFAULT 0",
        "takes_scripts INTEGER NOT NULL DEFAULT 0"),
    "financial": (
        "id INTEGER PRIMARY KEY", "terminal_id TEXT NOT NULL DEFAULT ''", "batch TEXT NOT NULL DEFAULT ''",
        "trace TEXT NOT NULL DEFAULT ''", "mti TEXT NOT NULL DEFAULT ''", "processing_code TEXT",
        "amount_minor INTEGER", "currency TEXT", "pan TEXT", "response_code TEXT NOT NULL DEFAULT ''",
        "state TEXT NOT NULL DEFAULT ''", "auth_code TEXT", "rrn TEXT", "time TEXT NOT NULL DEFAULT ''",
        "owns_trace INTEGER NOT NULL DEFAULT 0", "note TEXT NOT NULL DEFAULT ''", "kind TEXT NOT NULL DEFAULT 'sale'",
        "condition_code TEXT", "type_code TEXT", "entry_mode TEXT", "original_id INTEGER", "original_batch TEXT",
        "original_trace TEXT", "requested_minor INTEGER", "held_minor INTEGER NOT NULL DEFAULT 0",
        "refunded_minor INTEGER NOT NULL DEFAULT 0", "tips_minor INTEGER NOT NULL DEFAULT 0",
        "adjusted_minor INTEGER NOT NULL DEFAULT 0", "tip_minor INTEGER NOT NULL DEFAULT 0",
        "instalments INTEGER NOT NULL DEFAULT 0", "confirmed INTEGER NOT NULL DEFAULT 0",
        "foreign_card INTEGER NOT NULL DEFAULT 0", "fee_minor INTEGER NOT NULL DEFAULT 0",
        "settled INTEGER NOT NULL DEFAULT 0", "order_number TEXT", "scripts TEXT", "uploaded TEXT",
        "effects TEXT NOT NULL DEFAULT '[]'", "reply TEXT", "repeats INTEGER NOT NULL DEFAULT 0"),
    "reversal": (
        "id INTEGER PRIMARY KEY", "terminal_id TEXT NOT NULL DEFAULT ''", "batch TEXT NOT NULL DEFAULT ''",
        "trace TEXT NOT NULL DEFAULT ''", "reason TEXT", "amount_minor INTEGER",
        "response_code TEXT NOT NULL DEFAULT ''", "found INTEGER NOT NULL DEFAULT 0",
        "undone INTEGER NOT NULL DEFAULT 0", "rrn TEXT", "time TEXT NOT NULL DEFAULT ''",
        "kind TEXT NOT NULL DEFAULT 'sale'", "note TEXT NOT NULL DEFAULT ''"),
    "qr_order": (
        "number TEXT PRIMARY KEY", "terminal_id TEXT NOT NULL DEFAULT ''", "amount_minor INTEGER NOT NULL DEFAULT 0",
        "state TEXT NOT NULL DEFAULT ''", "wallet TEXT NOT NULL DEFAULT ''", "wallet_reference TEXT NOT NULL DEFAULT ''",
        "payload TEXT NOT NULL DEFAULT ''", "risk TEXT NOT NULL DEFAULT ''", "does TEXT NOT NULL DEFAULT ''",
        "due REAL", "row_id INTEGER", "closes INTEGER NOT NULL DEFAULT 0", "queries INTEGER NOT NULL DEFAULT 0"),
    "settlement": (
        "id INTEGER PRIMARY KEY", "terminal_id TEXT NOT NULL DEFAULT ''", "batch TEXT NOT NULL DEFAULT ''",
        "trace TEXT NOT NULL DEFAULT ''", "theirs TEXT NOT NULL DEFAULT ''", "ours TEXT NOT NULL DEFAULT ''",
        "domestic_flag INTEGER NOT NULL DEFAULT 0", "foreign_flag INTEGER NOT NULL DEFAULT 0",
        "forced INTEGER NOT NULL DEFAULT 0", "state TEXT NOT NULL DEFAULT ''", "uploaded_count INTEGER",
        "end_code TEXT", "note TEXT NOT NULL DEFAULT ''", "time TEXT NOT NULL DEFAULT ''"),
    "upload": (
        "id INTEGER PRIMARY KEY", "terminal_id TEXT NOT NULL DEFAULT ''", "batch TEXT NOT NULL DEFAULT ''",
        "trace TEXT NOT NULL DEFAULT ''", "section TEXT NOT NULL DEFAULT ''", "amount_minor INTEGER",
        "verdict TEXT NOT NULL DEFAULT ''", "times INTEGER NOT NULL DEFAULT 1", "time TEXT NOT NULL DEFAULT ''"),
    "management": (
        "id INTEGER PRIMARY KEY", "terminal_id TEXT NOT NULL DEFAULT ''", "batch TEXT NOT NULL DEFAULT ''",
        "trace TEXT NOT NULL DEFAULT ''", "mti TEXT NOT NULL DEFAULT ''", "function TEXT NOT NULL DEFAULT ''",
        "response_code TEXT NOT NULL DEFAULT ''", "data BLOB", "original TEXT", "time TEXT NOT NULL DEFAULT ''"),
    "counter": ("name TEXT PRIMARY KEY", "value INTEGER NOT NULL"),
}
_INDICES = (
    "CREATE UNIQUE INDEX IF NOT EXISTS one_owner ON financial (terminal_id, batch, trace) WHERE owns_trace",
    "CREATE INDEX IF NOT EXISTS by_original ON financial (original_id)",
    "CREATE INDEX IF NOT EXISTS by_card ON financial (pan, kind)",
    "CREATE INDEX IF NOT EXISTS reversal_of ON reversal (terminal_id, batch, trace)",
    "CREATE UNIQUE INDEX IF NOT EXISTS one_upload ON upload (terminal_id, batch, trace, section)",
)
ACCOUNT_COLUMNS = ("pan", "card", "scheme", "sequence", "expiry", "pin", "balance_minor", "limit_minor", "status",
                   "points", "ecash_minor", "takes_scripts")
_FORGOTTEN = ("financial", "reversal", "account", "qr_order", "settlement", "upload", "management")
PIN_TRIES = 3


class Store:
    """Store wraps the file. `with store:` is one durable transaction: all of it or nothing."""

    def __init__(self, state_dir, terminals, accounts):
        os.makedirs(state_dir, exist_ok=True)
        self._db = sqlite3.connect(os.path.join(state_dir, "acquirer.db"), isolation_level=None)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._accounts = accounts
        with self:
            self._make_tables()
            for terminal in terminals:
                self._know_terminal(terminal)
            if not self._db.execute("SELECT 1 FROM account").fetchone():
                self._open_accounts()

    def close(self):
        self._db.close()

    def __enter__(self):
        self._db.execute("BEGIN IMMEDIATE")
        return self

    def __exit__(self, kind, *_):
        self._db.execute("ROLLBACK" if kind else "COMMIT")

    def _make_tables(self):
        for table, columns in _TABLES.items():
            self._db.execute(f"CREATE TABLE IF NOT EXISTS {table} ({', '.join(columns)})")
            there = {row["name"] for row in self._db.execute(f"PRAGMA table_info({table})")}
            for column in columns:
                if column.split()[0] not in there:
                    self._db.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
        for index in _INDICES:
            self._db.execute(index)

    def _know_terminal(self, terminal):
        key = terminal.get("sm4_tmk")
        self._db.execute(
            "INSERT INTO terminal (terminal_id, merchant_id, tmk, sm4_tmk, fee_basis_points) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (terminal_id) DO UPDATE SET merchant_id = excluded.merchant_id, tmk = excluded.tmk, "
            "sm4_tmk = excluded.sm4_tmk, fee_basis_points = excluded.fee_basis_points",
            (terminal["terminal_id"], terminal["merchant_id"], bytes.fromhex(terminal["tmk"]),
             bytes.fromhex(key) if key else None, terminal.get("fee_basis_points", 0)))

    def _open_accounts(self):
        marks = ", ".join("?" * len(ACCOUNT_COLUMNS))
        for account in self._accounts:
            values = {"points": 0, "ecash_minor": 0, "takes_scripts": 0, **account}
            self._db.execute(
                f"INSERT INTO account ({', '.join(ACCOUNT_COLUMNS)}, pin_tries) VALUES ({marks}, {PIN_TRIES})",
                [values[column] for column in ACCOUNT_COLUMNS])

    def reset(self):
        """reset forgets every message and opens the accounts afresh; working keys and batches stay."""
        with self:
            for table in _FORGOTTEN:
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
        return self._one("SELECT * FROM terminal WHERE terminal_id = ?", terminal_id)

    def set_working_keys(self, terminal_id, keys):
        self._db.execute(
            "UPDATE terminal SET pik = ?, mak = ?, tdk = ?, key_mode = ?, signed_on = 1 WHERE terminal_id = ?",
            (keys.pin_key, keys.mac_key, keys.track_key, keys.mode, terminal_id))

    def sign_off(self, terminal_id):
        self._db.execute("UPDATE terminal SET signed_on = 0 WHERE terminal_id = ?", (terminal_id,))

    def set_batch(self, terminal_id, batch):
        self._db.execute("UPDATE terminal SET batch = ? WHERE terminal_id = ?", (batch, terminal_id))

    # Accounts

    def account(self, pan):
        return self._one("SELECT * FROM account WHERE pan = ?", pan)

    def accounts(self, card=None):
        """accounts returns all, or those behind one card."""
        if card is None:
            return self._all("SELECT * FROM account ORDER BY rowid")
        return self._all("SELECT * FROM account WHERE card = ? ORDER BY rowid", card)

    def held(self, pan):
        """held returns what pre-authorisations reserve of an account's balance."""
        return self._one("SELECT COALESCE(SUM(held_minor), 0) FROM financial WHERE pan = ?", pan)[0]

    def add_to_account(self, pan, column, delta):
        self._db.execute(f"UPDATE account SET {column} = {column} + ? WHERE pan = ?", (delta, pan))

    def set_pin_tries(self, pan, tries):
        self._db.execute("UPDATE account SET pin_tries = ? WHERE pan = ?", (tries, pan))

    def set_account(self, pan, changes):
        for column, value in changes.items():
            assert column in ACCOUNT_COLUMNS or column == "pin_tries"
            self._db.execute(f"UPDATE account SET {column} = ? WHERE pan = ?", (value, pan))

    # Financial messages

    def owner_of_trace(self, terminal_id, batch, trace):
        """owner_of_trace returns the one financial message that used a trace number in a batch, or None."""
        return self._one("SELECT * FROM financial WHERE terminal_id = ? AND batch = ? AND trace = ? AND owns_trace",
                         terminal_id, batch, trace)

    def by_reference(self, terminal_id, rrn):
        return self._one("SELECT * FROM financial WHERE terminal_id = ? AND rrn = ? AND owns_trace", terminal_id, rrn)

    def by_authorization(self, pan, auth_code, kinds):
        """by_authorization returns the newest message of a card with this authorisation code."""
        marks = ", ".join("?" * len(kinds))
        return self._one(f"SELECT * FROM financial WHERE pan = ? AND auth_code = ? AND kind IN ({marks}) AND owns_trace "
                         "ORDER BY id DESC LIMIT 1", pan, auth_code, *kinds)

    def financial(self, row_id):
        return self._one("SELECT * FROM financial WHERE id = ?", row_id)

    def about(self, row_id, state="approved"):
        """about returns the messages whose original a row is."""
        return self._all("SELECT * FROM financial WHERE original_id = ? AND state = ? ORDER BY id", row_id, state)

    def find_upload(self, pan, counter):
        """find_upload returns the offline sale of a card's transaction counter, or None."""
        return self._one("SELECT * FROM financial WHERE pan = ? AND uploaded = ? AND state <> 'declined'", pan, counter)

    def of_batch(self, terminal_id, batch):
        return self._all("SELECT * FROM financial WHERE terminal_id = ? AND batch = ? AND owns_trace ORDER BY id",
                         terminal_id, batch)

    def was_reversed_before(self, terminal_id, batch, trace):
        """was_reversed_before says whether a reversal came for a message that had not come."""
        return self._one("SELECT 1 FROM reversal WHERE terminal_id = ? AND batch = ? AND trace = ? "
                         "AND response_code = '00'", terminal_id, batch, trace) is not None

    def add_financial(self, **row):
        return self.insert("financial", row)

    def set_state(self, row_id, state):
        self._db.execute("UPDATE financial SET state = ? WHERE id = ?", (state, row_id))

    def add_to_row(self, row_id, column, delta):
        self._db.execute(f"UPDATE financial SET {column} = {column} + ? WHERE id = ?", (delta, row_id))

    def count_repeat(self, row_id):
        self._db.execute("UPDATE financial SET repeats = repeats + 1 WHERE id = ?", (row_id,))

    def settle_batch(self, terminal_id, batch):
        self._db.execute("UPDATE financial SET settled = 1 WHERE terminal_id = ? AND batch = ?", (terminal_id, batch))

    def financials(self, owners, after=0, limit=-1):
        """financials returns rows in the order of their coming; `after` is an id, a negative limit means all."""
        return self._all("SELECT * FROM financial WHERE owns_trace = ? AND id > ? ORDER BY id LIMIT ?",
                         int(owners), after, limit)

    def reversals(self):
        return self._all("SELECT * FROM reversal ORDER BY id")

    # Everything else is read and written by those whose table it is.

    def insert(self, table, row):
        """insert adds a row and returns its id."""
        return self._db.execute(
            f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
            list(row.values())).lastrowid

    def update(self, table, row_id, **values):
        """update changes columns of the row with an id."""
        sets = ", ".join(name + " = ?" for name in values)
        self._db.execute(f"UPDATE {table} SET {sets} WHERE id = ?", (*values.values(), row_id))

    def update_order(self, number, **values):
        sets = ", ".join(name + " = ?" for name in values)
        self._db.execute(f"UPDATE qr_order SET {sets} WHERE number = ?", (*values.values(), number))

    def orders(self):
        return self._all("SELECT * FROM qr_order ORDER BY rowid")

    def due_orders(self, now):
        """due_orders returns the orders whose wallet has something to do by now."""
        return self._all("SELECT * FROM qr_order WHERE state = 'waiting' AND due <= ?", now)

    def order(self, number):
        return self._one("SELECT * FROM qr_order WHERE number = ?", number)

    def settlement(self, terminal_id, batch):
        return self._one("SELECT * FROM settlement WHERE terminal_id = ? AND batch = ?", terminal_id, batch)

    def settlements(self):
        return self._all("SELECT * FROM settlement ORDER BY id")

    def uploads(self, terminal_id=None, batch=None):
        if batch is None:
            return self._all("SELECT * FROM upload ORDER BY id")
        return self._all("SELECT * FROM upload WHERE terminal_id = ? AND batch = ? ORDER BY id", terminal_id, batch)

    def upload(self, terminal_id, batch, trace, section):
        return self._one("SELECT * FROM upload WHERE terminal_id = ? AND batch = ? AND trace = ? AND section = ?",
                         terminal_id, batch, trace, section)

    def managements(self):
        return self._all("SELECT * FROM management ORDER BY id")

    def _one(self, query, *values):
        return self._db.execute(query, values).fetchone()

    def _all(self, query, *values):
        return self._db.execute(query, values).fetchall()
