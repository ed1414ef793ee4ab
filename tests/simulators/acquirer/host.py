# SPDX-License-Identifier: Apache-2.0
"""The acquiring host: takes one message, does its business for good, and says what to answer."""

import datetime
import hmac
import os

from simulators.acquirer import financial, iso8583, issuer, kinds, management, orders, replies, reversals, settling
from simulators.acquirer.keys import Keys

ZONE = datetime.timezone(datetime.timedelta(hours=8))  # host time is Beijing's
MANAGEMENT = ("0800", "0820")  # without MAC, either way


def _now():
    return datetime.datetime.now(ZONE)


class Host:
    """Host is the acquirer without its line: handle() does business in one durable transaction."""

    def __init__(self, store, hierarchy, acquirer_code, library, clock=_now, random=os.urandom):
        self.store = store
        keys_of = lambda name: {scheme: bytes.fromhex(keys[name]) for scheme, keys in hierarchy.items() if name in keys}
        card_issuer = issuer.Issuer(store, keys_of("imk_ac"), keys_of("imk_smi"))
        answers = replies.Replies(store, acquirer_code, clock)
        self.library = library
        self.financial = financial.Financial(store, card_issuer, answers, clock)
        self.management = management.Management(store, answers, clock, random, library)
        self.settling = settling.Settling(store, answers, clock)
        self.orders = orders.Orders(store, self.financial, answers, clock)
        self._reversals = reversals.Reversals(store, answers, clock, self.financial.has_followers)

    def handle(self, message, decline_with=None):
        """handle returns the Answer to a message without TPDU and header; raises FormatError when it has no shape.

        decline_with makes a financial message end in that response code before the issuer is asked.
        """
        mti, fields = iso8583.unpack_any(message)
        if int(mti[2]) % 2 or 11 not in fields or 41 not in fields or 42 not in fields:
            raise iso8583.FormatError("not a request")
        with self.store:
            return self._checked(mti, fields, message, decline_with)

    def _checked(self, mti, fields, message, decline_with):
        kind = kinds.find(mti, fields)
        refuse = lambda code, keys, note="": self.financial.refuse(mti, fields, code, keys, note, kind)
        terminal = self.store.terminal(fields[41])
        if terminal is None:
            return refuse("97", None)
        keys = Keys.of_terminal(terminal)
        if terminal["merchant_id"] != fields[42]:
            return refuse("03", None if mti in MANAGEMENT else keys)
        if mti in MANAGEMENT:
            return self.management.take(mti, terminal, fields)
        if not terminal["signed_on"] or terminal["mak"] is None:
            return refuse("77", keys)  # the last keys still prove who says so
        if 64 not in fields or not hmac.compare_digest(keys.mac(message[:-8]), fields[64]):
            return refuse("A0", keys, "MAC is wrong")
        if len(fields.get(60, "")) < 8:
            return refuse("30", keys, "field 60")
        return self._work(mti, terminal, keys, fields, kind, decline_with, refuse)

    def _work(self, mti, terminal, keys, fields, kind, decline_with, refuse):
        if mti == "0400":
            if not {3, 4, 25} <= fields.keys():
                return refuse("30", keys)
            return self._reversals.take(terminal, keys, fields)
        if mti == "0500":
            return self.settling.settle(terminal, keys, fields)
        if mti == "0320":
            return self.settling.take_upload(terminal, keys, fields)
        if kind is None:
            return refuse("40", keys)
        if kind.work is None:
            return self.orders.take(kind, mti, terminal, keys, fields, decline_with)
        return self.financial.take(kind, mti, terminal, keys, fields, decline_with)
