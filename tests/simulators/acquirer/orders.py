# SPDX-License-Identifier: Apache-2.0
"""QR payments: orders that a wallet pays, refuses or ignores, and what the terminal may ask and do about them."""

from simulators.acquirer import replies, rows, wallets
from simulators.acquirer.replies import Answer

WAITING, PAID, CLOSED, UNKNOWN = "1", "2", "3", "4"
DOES = ("pay", "ignore", "refuse")
_ACTIONS = {"01": "qr_sale", "02": "qr_sale", "03": "qr_query", "04": "qr_close", "05": "qr_refund"}
# State of an order, as row B1 tells it, and the state of its row in the record.
_TOLD = {"waiting": WAITING, "paid": PAID, "refused": CLOSED, "closed": CLOSED, "returned": CLOSED}
_RECORDED = {"waiting": "open", "paid": "approved", "refused": "declined", "closed": "closed", "returned": "reversed"}


class Orders:
    """Orders answers the QR messages. An order's number is its identity: the same again is the same order."""

    def __init__(self, store, financial, answers, clock):
        self._store, self._financial, self._answers, self._clock = store, financial, answers, clock
        self._next = []  # (does, after_s) of orders that do not exist yet

    def clear(self):
        self._next.clear()

    def wallet(self, order, does, after_s):
        """wallet tells the customer's side of an order ("next": of the next one that comes) what to do."""
        if does not in DOES:
            raise ValueError(f"does is one of {', '.join(DOES)}")
        if order == "next":
            self._next.append((does, after_s))
            return
        found = self._store.order(order)
        if found is None:
            raise ValueError(f"there is no order {order!r}")
        if found["state"] == "waiting":
            self._schedule(order, does, after_s)

    def _schedule(self, number, does, after_s):
        self._store.update_order(number, does=does, due=self._clock().timestamp() + after_s)
        self.settle_due()

    def settle_due(self):
        """settle_due lets the wallets do what their time has come for."""
        now = self._clock().timestamp()
        for order in self._store.due_orders(now):
            if order["does"] == "pay":
                self._move(order, "paid")
            elif order["does"] == "refuse":
                self._move(order, "refused")

    def _move(self, order, state):
        values = {"state": state}
        if state == "paid":
            wallet = order["wallet"] or "UNIONPAY"
            values.update(wallet=wallet, wallet_reference=f"{wallet[:1]}{self._store.next_number('wallet'):019d}")
        self._store.update_order(order["number"], **values)
        if order["row_id"] is not None:
            row = self._store.financial(order["row_id"])
            fee = (row["amount_minor"] * self._store.terminal(row["terminal_id"])["fee_basis_points"] + 5000) // 10000
            self._store.update("financial", order["row_id"], state=_RECORDED[state],
                               fee_minor=fee if state == "paid" else 0)

    # Messages

    def take(self, kind, mti, terminal, keys, fields, decline_with):
        """take returns the Answer to a QR message whose MAC was right."""
        self.settle_due()
        refuse = lambda code, note: self._financial.refuse(mti, fields, code, keys, note, kind)
        try:
            asked = rows.decode(fields.get(59, ""))
        except rows.RowError as error:
            return refuse("30", str(error))
        number = asked.get("A2", "")
        if _ACTIONS.get(asked.get("A1")) != kind.name or not (number.isalnum() and len(number) <= 32):
            return refuse("30", "rows A1 and A2")
        if kind.name != "qr_query" and 4 not in fields and kind.name != "qr_close":
            return refuse("30", "missing: 4")
        if kind.name == "qr_sale":
            return self._take_order(kind, mti, terminal, keys, fields, asked, decline_with, refuse)
        if kind.name == "qr_refund":
            return self._refund(kind, mti, terminal, keys, fields, asked, refuse)
        reply = self._answers.make(fields, "00")
        if kind.name == "qr_close":
            self._close(terminal, number, reply)
        return self._tell(mti, keys, reply, number)

    def _tell(self, mti, keys, reply, number, with_payload=False):
        order = self._store.order(number)
        pairs = [("B1", _TOLD[order["state"]] if order else UNKNOWN)]
        if order and with_payload:
            pairs.append(("B2", order["payload"]))
        if order and order["state"] in ("paid", "returned") and order["wallet_reference"]:
            pairs += [("B3", order["wallet"]), ("B4", order["wallet_reference"])]
        reply[59] = rows.encode(pairs)
        reply[63] = "CUP"
        return Answer(replies.answering(mti), reply, keys.seal)

    def _take_order(self, kind, mti, terminal, keys, fields, asked, decline_with, refuse):
        number, code, create = asked["A2"], asked.get("A3", ""), asked["A1"] == "02"
        amount = int(fields[4])
        order = self._store.order(number)
        reply = self._answers.make(fields, "00")
        if order is not None and (order["state"] != "closed" or order["row_id"] is not None):
            if order["amount_minor"] != amount:
                return refuse("94", "the order's number was used for another amount")
            return self._tell(mti, keys, reply, number, with_payload=create)
        if self._store.owner_of_trace(terminal["terminal_id"], fields[60][2:8], fields[11]) is not None:
            return refuse("94", "trace number used before in this batch")
        if self._store.settlement(terminal["terminal_id"], fields[60][2:8]) is not None:
            return refuse("77", "the batch is settled")
        wallet = wallets.wallet_of(code)
        fault = wallets.risk_fault(asked["A4"], code) if "A4" in asked else None if create else "no risk row"
        does, after_s = self._next.pop(0) if self._next else ("ignore" if create else "pay", 0)
        if order is not None:
            reply[39], note = "12", "arrived after it was closed"
        elif fault:
            reply[39], note = "30", fault
        elif amount == 0:
            reply[39], note = "13", ""
        elif decline_with is not None:
            reply[39], note = decline_with, "told to decline"
        elif not create and wallet is None:
            reply[39], note = "14", "nobody's payment code"
        elif not create and does == "refuse" and after_s == 0:
            reply[39], note = "05", "refused by the wallet"
        else:
            note = ""
        row_id = self._add_row(kind, mti, fields, reply, note, number)
        if order is None:
            good = reply[39] == "00"
            self._store.insert("qr_order", {
                "number": number, "terminal_id": terminal["terminal_id"], "amount_minor": amount, "row_id": row_id,
                "state": "waiting" if good else "refused", "wallet": wallet or "", "risk": asked.get("A4", ""),
                "payload": wallets.merchant_code(terminal["merchant_id"], number, amount) if create else ""})
            if good:
                self._schedule(number, does, after_s)
        return self._tell(mti, keys, reply, number, with_payload=create)

    def _add_row(self, kind, mti, fields, reply, note, number, **more):
        row = self._financial.row(kind, mti, fields, reply, None)
        row.update(state="open" if reply[39] == "00" else "declined", owns_trace=1, note=note, order_number=number,
                   reply=replies.to_json(reply), **more)
        return self._store.add_financial(**row)

    def _close(self, terminal, number, reply):
        order = self._store.order(number)
        if order is None:  # should it come late, it is refused
            self._store.insert("qr_order", {"number": number, "terminal_id": terminal["terminal_id"], "state": "closed"})
        elif order["state"] == "paid":
            row = self._store.financial(order["row_id"])
            if row["refunded_minor"] or row["settled"]:
                reply[39] = "12"
            else:
                self._move(order, "returned")
        elif order["state"] == "waiting":
            self._move(order, "closed")
        self._store.update_order(number, closes=self._store.order(number)["closes"] + 1)

    def _refund(self, kind, mti, terminal, keys, fields, asked, refuse):
        terminal_id, number = terminal["terminal_id"], asked["A2"]
        owner = self._store.owner_of_trace(terminal_id, fields[60][2:8], fields[11])
        if owner is not None:
            if (owner["kind"], owner["order_number"], owner["requested_minor"]) != (kind.name, number, int(fields[4])):
                return refuse("94", "trace number used before in this batch")
            if owner["response_code"] not in replies.COME_AGAIN:
                self._store.count_repeat(owner["id"])
                return Answer(replies.answering(mti), replies.of_json(owner["reply"]), keys.seal)
            self._store.update("financial", owner["id"], owns_trace=0)
        if self._store.settlement(terminal_id, fields[60][2:8]) is not None:
            return refuse("77", "the batch is settled")
        reply = self._answers.make(fields, "00")
        order, amount, more = self._store.order(number), int(fields[4]), {}
        row = self._store.financial(order["row_id"]) if order and order["row_id"] else None
        if row is None:
            reply[39], note = "25", "no such order"
        elif order["state"] != "paid":
            reply[39], note = "12", "the order is " + order["state"]
        elif amount == 0 or row["refunded_minor"] + amount > row["amount_minor"]:
            reply[39], note = "64", "more than what is left of the order"
        else:
            note = ""
            self._store.add_to_row(row["id"], "refunded_minor", amount)
            fee = (amount * terminal["fee_basis_points"] + 5000) // 10000
            more = {"original_id": row["id"], "original_batch": row["batch"], "original_trace": row["trace"],
                    "fee_minor": -fee}
            reply[59] = rows.encode([("B1", PAID)])
        reply[63] = "CUP"
        row_id = self._add_row(kind, mti, fields, reply, note, number, **more)
        if reply[39] == "00":
            self._store.set_state(row_id, "approved")
        return Answer(replies.answering(mti), reply, keys.seal)
