# SPDX-License-Identifier: Apache-2.0
"""What a transaction changed, written down so that a reversal can undo exactly that."""

import json

_ACCOUNT = {"balance": "balance_minor", "points": "points", "cash": "ecash_minor"}
_ROW = {"hold": "held_minor", "refunded": "refunded_minor", "tips": "tips_minor", "adjusted": "adjusted_minor",
        "confirmed": "confirmed"}


class Effects:
    """Effects collects changes of accounts and of other rows; they are applied at once and can be undone once."""

    def __init__(self, store, changes=()):
        self._store = store
        self._changes = [tuple(change) for change in changes]

    @classmethod
    def of_row(cls, store, row):
        """of_row reads what a row of the record did."""
        return cls(store, json.loads(row["effects"] or "[]"))

    def to_json(self):
        return json.dumps(self._changes)

    def account(self, what, pan, delta):
        """account adds to the balance, the points or the electronic cash of an account."""
        self._add((what, pan, delta))

    def row(self, what, row_id, delta):
        """row adds to one of the sums that another row keeps."""
        self._add((what, row_id, delta))

    def state(self, row, state):
        """state moves another row from its state to a new one."""
        self._add(("state", row["id"], row["state"], state))

    def _add(self, change):
        self._changes.append(change)
        self._apply(change, 1)

    def undo(self):
        """undo takes every change back, the last one first."""
        for change in reversed(self._changes):
            self._apply(change, -1)

    def _apply(self, change, sign):
        what, whose = change[:2]
        if what == "state":
            self._store.set_state(whose, change[3] if sign > 0 else change[2])
        elif what in _ACCOUNT:
            self._store.add_to_account(whose, _ACCOUNT[what], sign * change[2])
        else:
            self._store.add_to_row(whose, _ROW[what], sign * change[2])
