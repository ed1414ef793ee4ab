# SPDX-License-Identifier: Apache-2.0
"""Card transactions: idempotency, the issuer, the business of the kind, and the row of the record."""

from simulators import tlv
from simulators.acquirer import card_request, issuer, kinds, money, replies
from simulators.acquirer.deal import Deal
from simulators.acquirer.replies import Answer

SCHEME_CODES = {"unionpay": "CUP", "visa": "VIS", "mastercard": "MCC"}
_SCHEMES = {code: scheme for scheme, code in SCHEME_CODES.items()}
CURRENCY = "156"
# Kinds without an amount of their own in field 4.
_WITHOUT_AMOUNT = ("balance_inquiry", "points_inquiry", "top_up_confirmation", "script_result")


class Financial:
    """Financial takes the messages that kinds.py gives a `work`, one durable transaction each."""

    def __init__(self, store, card_issuer, answers, clock):
        self._store, self._issuer, self._answers, self._clock = store, card_issuer, answers, clock
        self._money = money.Money(store, card_issuer)
        self._scripts = []  # (card or None, phase, commands, spoil_mac), for the next answers to chips
        self._balances = []  # texts that the next inquiries answer in field 54

    def queue_script(self, card, phase, commands, spoil_mac):
        self._scripts.append((card, phase, commands, spoil_mac))

    def queue_balance(self, text):
        self._balances.append(text)

    def clear(self):
        self._scripts.clear()
        self._balances.clear()

    def has_followers(self, row):
        return self._money.has_followers(row)

    def take(self, kind, mti, terminal, keys, fields, decline_with):
        """take returns the Answer to a message whose MAC was right."""
        missing = self._missing(kind, fields)
        if missing:
            return self.refuse(mti, fields, "30", keys, "missing: " + missing, kind)
        repeated = self._repeated(kind, mti, terminal, keys, fields)
        if repeated is not None:
            return repeated
        deal = Deal(kind, terminal, keys, fields, self._store, self._clock())
        reply = self._answers.make(fields, "00")
        note = ""
        try:
            self._decide(deal, decline_with)
            reply[39] = deal.code
            self._approve(deal, reply)
        except issuer.Declined as declined:
            reply[39], note = declined.code, declined.note
        self._tell_the_card(deal, reply)
        scheme = deal.request.scheme if deal.request else None
        reply[63] = SCHEME_CODES.get(scheme, "CUP")
        self._record(deal, mti, reply, note, scheme)
        return Answer(replies.answering(mti), reply, keys.seal)

    @staticmethod
    def _missing(kind, fields):
        wanted = {3, 11, 60} if kind.name == "script_result" else {3, 22, 25, 49, 60}
        if kind.name not in _WITHOUT_AMOUNT:
            wanted.add(4)
        return ", ".join(str(number) for number in sorted(wanted - fields.keys()))

    def _repeated(self, kind, mti, terminal, keys, fields):
        owner = self._store.owner_of_trace(terminal["terminal_id"], fields[60][2:8], fields[11])
        if owner is None:
            if self._is_settled(terminal, fields):
                return self.refuse(mti, fields, "77", keys, "the batch is settled", kind)
            return None
        same = owner["mti"] == mti and owner["reply"] and kinds.codes(fields) == (
            (owner["processing_code"] or "")[:2], owner["condition_code"] or "", owner["type_code"])
        same = kind.advice and same and int(fields.get(4, "0")) == owner["requested_minor"]
        if same and owner["response_code"] in replies.COME_AGAIN:
            self._store.update("financial", owner["id"], owns_trace=0)
            return None
        if same:
            self._store.count_repeat(owner["id"])
            return Answer(replies.answering(mti), replies.of_json(owner["reply"]), keys.seal)
        return self.refuse(mti, fields, "94", keys, "trace number used before in this batch", kind)

    def _is_settled(self, terminal, fields):
        settlement = self._store.settlement(terminal["terminal_id"], fields[60][2:8])
        return settlement is not None

    def _decide(self, deal, decline_with):
        fields, kind = deal.fields, deal.kind
        if self._store.was_reversed_before(deal.terminal_id, deal.batch, deal.trace):
            raise issuer.Declined("12", "arrived after its reversal")
        if fields.get(49, CURRENCY) != CURRENCY:
            raise issuer.Declined("12", "currency")
        needs_chip = kind.asks not in ("account", None) or kind.name == "offline_sale_upload"
        if kind.asks or 2 in fields or 35 in fields:
            if kind.name == "script_result":
                fields = {**fields, 22: fields.get(22, "012")[:2] + "2"}
            deal.request = card_request.CardRequest(fields, deal.keys, deal.now, needs_chip)
        if kind.name not in _WITHOUT_AMOUNT and deal.amount_minor == 0:
            raise issuer.Declined("13")
        if decline_with is not None:
            raise issuer.Declined(decline_with, "told to decline")
        if kind.asks:
            deal.account = self._issuer.authorize(deal.request, kind.asks)
        getattr(self._money, kind.work)(deal)

    def _approve(self, deal, reply):
        name = deal.kind.name
        if name not in _WITHOUT_AMOUNT:
            reply[38] = deal.columns.get("auth_code") or f"{self._store.next_number('authorization') % 1000000:06d}"
            reply[4] = f"{deal.approved_minor:012d}"
        if deal.account is not None:
            reply[14] = deal.account["expiry"]
        if name in ("balance_inquiry", "points_inquiry") and self._balances:
            deal.reply[54] = self._balances.pop(0)
        reply.update(deal.reply)

    def _tell_the_card(self, deal, reply):
        request = deal.request
        if request is None or request.response_cryptogram is None:
            return
        reply[55] = tlv.encode("91", request.response_cryptogram(reply[39]) + reply[39].encode("ascii"))
        reply[55] += deal.scripts if reply[39] in ("00", "10") else b""
        account = self._store.account(request.pan)
        for queued in self._scripts:
            card, phase, commands, spoil_mac = queued
            if card in (None, account["card"]):
                self._scripts.remove(queued)
                reply[55] += self._issuer.script(account, request, commands, phase, spoil_mac=spoil_mac)
                break

    def _record(self, deal, mti, reply, note, scheme):
        approved = reply[39] in ("00", "10")
        row = self.row(deal.kind, mti, deal.fields, reply, deal.request.pan if deal.request else None)
        row.update(
            state="approved" if approved else "declined", owns_trace=1, note=note,
            foreign_card=int(scheme not in ("unionpay", None)), reply=replies.to_json(reply))
        row.update({name: value for name, value in deal.columns.items() if approved or name.startswith("original_")})
        if approved:
            row.update(amount_minor=deal.approved_minor, effects=deal.effects.to_json())
        self._store.add_financial(**row)

    def refuse(self, mti, fields, code, keys, note="", kind=None):
        """refuse answers without taking the trace number; what would have moved money is noted as refused."""
        reply = self._answers.make(fields, code)
        if kind is not None:
            self._store.add_financial(state="declined", owns_trace=0, note=note,
                                      **self.row(kind, mti, fields, reply, None))
        return Answer(replies.answering(mti), reply, keys.seal if keys is not None else None)

    def row(self, kind, mti, fields, reply, pan):
        """row returns the columns that every entry of the record has."""
        amount = int(fields.get(4, "0"))
        return {
            "terminal_id": fields[41], "batch": fields.get(60, "")[2:8], "trace": fields[11], "mti": mti,
            "kind": kind.name, "processing_code": fields.get(3), "condition_code": fields.get(25, ""),
            "type_code": fields.get(60, "")[:2], "entry_mode": fields.get(22), "amount_minor": amount,
            "requested_minor": amount, "currency": fields.get(49), "pan": pan, "response_code": reply[39],
            "auth_code": reply.get(38), "rrn": reply[37], "time": self._clock().isoformat(timespec="seconds"),
        }
