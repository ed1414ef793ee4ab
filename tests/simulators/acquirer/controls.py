# SPDX-License-Identifier: Apache-2.0
"""The control operations that reach into the host: its record, its accounts, what it shall say next."""

import re

from simulators.acquirer import issuer, record, scripts

_NUMBERS = ("balance_minor", "limit_minor", "pin_tries", "points", "ecash_minor")
SETTABLE = (*_NUMBERS, "status", "pin")
_FLAGS = (None, 1, 2, 3)
DEMANDS = (0, 1, 2, 3, 4, 5, 6, 7, 9)


class Controls:
    """Controls has one method for each operation; a ValueError's words go to whoever asked."""

    def __init__(self, store, host):
        self._store, self._host = store, host

    def operations(self):
        """operations returns {name of an operation: function}."""
        return {
            "record": self._record, "accounts": self._accounts, "set_account": self._set_account,
            "forget_keys": self._forget_keys, "totals": self._totals, "settlement": self._settlement,
            "wallet": self._wallet, "script": self._queue_script, "balance_reply": self._balance_reply,
            "demand": self._demand, "downloads": self._downloads,
        }

    def reset(self):
        """reset empties the record and everything that waits, and opens the accounts afresh."""
        for part in (self._host.financial, self._host.settling, self._host.orders):
            part.clear()
        self._host.management.demand = 0
        self._store.reset()

    def _record(self, after=0, limit=-1):
        self._host.orders.settle_due()
        reversals = [{key: row[key] for key in row.keys() if key != "id"} for row in self._store.reversals()]
        for item in reversals:
            item["found"], item["undone"] = bool(item["found"]), bool(item["undone"])
        view = record.View(self._store)
        return {
            "record": [view.entry(row) for row in self._store.financials(True, after, limit)],
            "refused": [view.entry(row) for row in self._store.financials(False)],
            "reversals": reversals, "settlements": view.settlements(), "orders": view.orders(),
            "management": view.management(),
        }

    def _accounts(self):
        return {"accounts": [
            {"card": row["card"], "masked_pan": record.masked(row["pan"]), "scheme": row["scheme"],
             "expiry": row["expiry"], "balance_minor": row["balance_minor"], "held_minor": self._store.held(row["pan"]),
             "points": row["points"], "ecash_minor": row["ecash_minor"], "limit_minor": row["limit_minor"],
             "status": row["status"], "pin_tries": row["pin_tries"], "has_pin": row["pin"] is not None}
            for row in self._store.accounts()]}

    def _set_account(self, card, **changes):
        rows = self._store.accounts(card)
        if not rows:
            raise ValueError(f"no account is behind a card called {card!r}")
        for column, value in changes.items():
            if column not in SETTABLE:
                raise ValueError(f"{column} is not one of {', '.join(SETTABLE)}")
            if column in _NUMBERS and not isinstance(value, int):
                raise ValueError(f"{column} is a whole number")
            if column == "status" and value not in issuer.STATUS_CODES:
                raise ValueError(f"status is one of {', '.join(issuer.STATUS_CODES)}")
        with self._store:
            for row in rows:
                self._store.set_account(row["pan"], changes)

    def _forget_keys(self, terminal_id="TILL0001"):
        with self._store:
            self._store.sign_off(terminal_id)

    def _totals(self, batch=None, terminal_id="TILL0001"):
        terminal = self._store.terminal(terminal_id)
        if terminal is None:
            raise ValueError(f"no terminal is called {terminal_id!r}")
        self._host.orders.settle_due()
        batch = terminal["batch"] if batch is None else f"{int(batch):06d}"
        fees = sum(row["fee_minor"] for row in self._store.of_batch(terminal_id, batch)
                   if row["state"] in ("approved", "voided"))
        return {"batch": batch, "fees_minor": fees, **self._host.settling.totals(terminal_id, batch)}

    def _settlement(self, domestic=None, foreign=None):
        if domestic not in _FLAGS or foreign not in _FLAGS:
            raise ValueError("a flag is 1 equal, 2 not equal, 3 error, or null for what the totals say")
        self._host.settling.force(domestic, foreign)

    def _wallet(self, order="next", does="pay", after_s=0):
        with self._store:
            self._host.orders.wallet(order, does, float(after_s))

    def _queue_script(self, commands, card=None, phase="after", spoil_mac=False):
        if phase not in scripts.TEMPLATES:
            raise ValueError(f"phase is one of {', '.join(scripts.TEMPLATES)}")
        if card is not None and not self._store.accounts(card):
            raise ValueError(f"no account is behind a card called {card!r}")
        self._host.financial.queue_script(card, phase, [scripts.parse(command) for command in commands], spoil_mac)

    def _balance_reply(self, text):
        if not re.fullmatch(r"(\d{2}\d{2}\d{3}[CD]\d{12})?", text):
            raise ValueError("field 54 is account type, amount type, currency, C or D, and twelve digits; or nothing")
        self._host.financial.queue_balance(text)

    def _demand(self, nibble):
        if nibble not in DEMANDS:
            raise ValueError(f"a demand is one of {', '.join(map(str, DEMANDS))}")
        self._host.management.demand = nibble

    def _downloads(self, **entries):
        self._host.library.set_all(entries)
