#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Sales that the card approves by itself, through the real processes: the floor limit comes with the host's download of
applications, the bounds from the terminal's parameters. (That the oldest may wait too long is tested without waiting:
services/payment/kinds_test.cc.)"""

import os
import time
import unittest

from till.ledger.v1 import journal_pb2
from till.print.v1 import preview_pb2

from tests.harness.client import Payment, state_name
from tests.harness.errors import TillError
from tests.harness.shop import ShopTestCase, wait_for

_CARD = "offline-approving"  # TC at the first GENERATE AC, up to 100.00
_ASKS = "asks-for-the-host"  # ARQC always; TC at the second where the host is away
# The application of both cards with a floor limit of 200.00; the rest is the configuration's.
_FLOOR_LIMIT = "hex:9F0608A0000003330101029F1B0400004E20"
_BOUNDS = {"offline_limit_minor": 20000, "offline_most": 3, "offline_total_minor": 50000, "host_reply_timeout_ms": 60000}
_PARAMETERS_FRESH_S = 5.2  # `payment` asks for them anew after five seconds
_ACCOUNT = "629399******0037"


class OfflineTest(ShopTestCase):
    @classmethod
    def prepare(cls, shop):
        def change(card):
            card["offline_limit_minor"] = 0
            card["issuer_authentication_optional"] = True
            card["first_atc"] = 1000  # the same account: a counter that the other card never reaches
        shop.add_card(_ASKS, _CARD, change)

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bounds = {}
        cls.shop.acquirer.call("downloads", applications=[_FLOOR_LIMIT])
        cls.shop.acquirer.call("demand", nibble=5)  # applications wait: unionpay.md B1
        cls.shop.client.sign_on()  # whose answer says so
        stored = os.path.join(cls.shop.terminal.state, "card", "applications.download")
        wait_for(lambda: os.path.exists(stored), "the applications to arrive", 60)

    def setUp(self):
        # Not the counter's reset: cards that count from the beginning again would show the host a certificate twice.
        self.client = self.shop.client
        self.bound()

    def tearDown(self):
        self.assert_books_equal()

    def bound(self, **changes):
        """The terminal's parameters are _BOUNDS with these changes, and `payment` knows."""
        wanted = {**_BOUNDS, **changes}
        if wanted != self.bounds:
            self.client.update_parameters(**wanted)
            type(self).bounds = wanted
            time.sleep(_PARAMETERS_FRESH_S)

    def sell(self, amount_minor=5000, card=_CARD):
        payment = self.shop.sell(card, "insert", None, amount_minor=amount_minor)
        self.assertEqual(state_name(payment.state), "APPROVED", payment)
        return payment

    def refused(self, amount_minor=5000):
        """Refused before a card is asked for."""
        with self.assertRaises(TillError) as refusal:
            self.client.start(amount_minor).end()
        return refusal.exception.code

    def upload_of(self, payment):
        return next((record for record in self.client.records()
                     if record.kind == journal_pb2.OFFLINE_SALE_UPLOAD and record.original == payment.name), None)

    def host_away(self):
        """The acquirer is gone until the test ends, or until host_back."""
        acquirer = self.shop.terminal.processes["acquirer"]
        acquirer.stop()
        self.addCleanup(self.host_back)
        wait_for(lambda: not self.client.line().line.connected, "the line to be noticed as gone")

    def host_back(self):
        acquirer = self.shop.terminal.processes["acquirer"]
        if acquirer.pid is None:
            acquirer.start()
            self.assertTrue(acquirer.wait_until_ready(20))
            self.shop.acquirer.close()

    def test_the_card_approves_and_the_host_is_told_and_settles(self):
        before = self.shop.balances()[_ACCOUNT]
        payment = self.sell()
        self.assertTrue(payment.offline)
        self.assertEqual(payment.emv.cryptogram_type, "TC")
        document = self.client.receipt(payment.name)
        self.assertEqual(document.fields["offline"], "yes")
        self.assertEqual(document.fields["tc"], payment.emv.cryptogram)
        self.assertIn("Approved offline", self.client.render(document, preview_pb2.TEXT).decode())
        self.client.until_quiet()
        self.assertIsNone(self.shop.host_row(payment), "the sale itself was never sent")
        upload = self.upload_of(payment)
        row = self.shop.host_row(upload)
        self.assertEqual((row["kind"], row["state"], row["amount_minor"]), ("offline_sale_upload", "approved", 5000))
        self.assertEqual(before - self.shop.balances()[_ACCOUNT], 5000)
        settlement = self.client.settle()[-1].settlement
        self.assertEqual((settlement.domestic_flag, settlement.foreign_flag), (1, 1))
        self.assertEqual(settlement.uploaded, settlement.to_upload)

    def test_what_the_chip_gave_by_itself_goes_back_to_its_account(self):
        before = self.shop.balances()[_ACCOUNT]
        sale = self.sell()
        self.client.until_quiet()  # the host knows of the sale
        self.shop.present(_CARD, "insert", None)
        refund = self.client.refund(sale.name, 2000).end()
        self.assertEqual((state_name(refund.state), refund.kind, refund.original),
                         ("APPROVED", journal_pb2.ELECTRONIC_CASH_REFUND, sale.name), refund)
        row = self.shop.host_row(refund)
        self.assertEqual((row["kind"], row["state"], row["amount_minor"]), ("electronic_cash_refund", "approved", 2000))
        self.assertEqual(before - self.shop.balances()[_ACCOUNT], 3000)
        with self.assertRaises(TillError) as refusal:
            self.client.refund(sale.name, 3001).end()
        self.assertEqual(refusal.exception.code, "AMOUNT_EXCEEDS_ORIGINAL")

    def test_without_the_host_until_enough_waits_for_it(self):
        self.host_away()
        waiting = [self.sell(5000), self.sell(6000), self.sell(7000)]
        self.assertEqual(self.refused(), "OFFLINE_LIMIT_REACHED", "three wait")
        self.bound(offline_most=10, offline_total_minor=20000)
        self.assertEqual(self.refused(2001), "OFFLINE_LIMIT_REACHED", "18000 wait")
        waiting.append(self.sell(2000))
        self.assertEqual(self.refused(20001), "HOST_UNREACHABLE", "too much at once: the host is asked")
        self.host_back()
        self.client.until_quiet()
        for payment in waiting:
            self.assertTrue(payment.offline)
            row = self.shop.host_row(self.upload_of(payment))
            self.assertEqual((row["state"], row["amount_minor"]), ("approved", payment.amount.minor_units), row)

    def test_what_is_out_of_bounds_goes_online(self):
        def goes_online(amount_minor):
            payment = self.sell(amount_minor)
            self.assertFalse(payment.offline)
            self.assertEqual(self.shop.host_row(payment)["kind"], "sale")

        goes_online(10001)  # above what the card approves
        goes_online(20000)  # not below the floor limit
        self.bound(offline_limit_minor=4999)
        goes_online(5000)  # above what the terminal allows

    def test_the_card_decides_for_the_host_that_is_away(self):
        self.host_away()
        payment = self.sell(card=_ASKS)  # Y3
        self.assertTrue(payment.offline)
        self.assertEqual(payment.emv.cryptogram_type, "TC")
        self.host_back()
        self.client.until_quiet()
        row = self.shop.host_row(self.upload_of(payment))
        self.assertEqual((row["state"], row["amount_minor"]), ("approved", 5000), row)

    def test_a_request_that_left_is_undone_though_the_card_could_approve(self):
        self.bound(host_reply_timeout_ms=5000)
        self.shop.acquirer.call("behave", next=["silent"])
        payment = self.shop.sell(_ASKS, "insert", None, amount_minor=5000)
        self.assertFalse(payment.offline)
        self.assertEqual(self.client.until_final(payment.name).state, Payment.REVERSED)
        self.client.until_quiet()
        self.assertEqual(self.client.get(payment.name).emv.cryptogram_type, "AAC")
        self.assertIsNone(self.upload_of(payment))


if __name__ == "__main__":
    unittest.main(verbosity=2)
