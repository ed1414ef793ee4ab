# SPDX-License-Identifier: Apache-2.0
"""The acquirer's record as it may be shown: no whole card number, names instead of codes."""

import json

_HIDDEN = ("id", "pan", "owns_trace", "effects", "reply", "original_id", "uploaded")
_FLAGS = ("settled", "foreign_card", "confirmed")


def masked(pan):
    """masked returns a card number as it may be shown: first six, last four."""
    return None if pan is None else pan[:6] + "*" * (len(pan) - 10) + pan[-4:]


class View:
    """View turns rows of the store into the objects of the `record` operation."""

    def __init__(self, store):
        self._store = store
        self._uploads = {}
        for row in store.uploads():
            key = (row["terminal_id"], row["batch"], row["trace"])
            self._uploads.setdefault(key, []).append({name: row[name] for name in ("section", "verdict", "times")})
        self._orders = {order["number"]: order for order in store.orders()}

    def entry(self, row):
        """entry returns one financial message: what it was, what became of it, and what was uploaded of it."""
        item = {key: row[key] for key in row.keys() if key not in _HIDDEN}
        item.update({name: bool(row[name]) for name in _FLAGS})
        item["masked_pan"] = masked(row["pan"])
        item["original"] = None
        if item.pop("original_batch"):
            item["original"] = {"batch": row["original_batch"], "trace": row["original_trace"]}
        item.pop("original_trace")
        order = self._orders.get(row["order_number"])
        item["order_state"] = order["state"] if order is not None else None
        item["wallet"] = order["wallet"] if order is not None else None
        item["wallet_reference"] = order["wallet_reference"] if order is not None else None
        item["uploads"] = self._uploads.get((row["terminal_id"], row["batch"], row["trace"]), [])
        return item

    def settlements(self):
        """settlements returns what terminals said of their batches, what this host found, and every upload of each."""
        found = []
        for row in self._store.settlements():
            item = {key: row[key] for key in row.keys() if key != "id"}
            item["theirs"], item["ours"] = json.loads(row["theirs"]), json.loads(row["ours"])
            item["forced"] = bool(row["forced"])
            item["balanced"] = row["domestic_flag"] == row["foreign_flag"] == 1
            item["uploads"] = [
                {name: upload[name] for name in ("trace", "section", "amount_minor", "verdict", "times")}
                for upload in self._store.uploads(row["terminal_id"], row["batch"])]
            found.append(item)
        return found

    def orders(self):
        """orders returns the QR orders."""
        return [{key: order[key] for key in order.keys() if key != "row_id"} for order in self._orders.values()]

    def management(self):
        """management returns the messages that were not about money."""
        found = []
        for row in self._store.managements():
            item = {key: row[key] for key in row.keys() if key != "id"}
            item["data"] = row["data"].hex().upper() if row["data"] is not None else None
            found.append(item)
        return found
