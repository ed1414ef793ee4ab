#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What goes wrong at a till, on the screen: services that die under every page of a sale, a bank out of reach at every step,
a kiosk that dies in the middle, absurd amounts, hasty fingers, two cards. After each, the last page says whether money
moved, and it is true: it says what the books and the bank say."""

import re
import time
import unittest

from till.payment.v1 import payments_pb2

from tests.harness.shop import wait_for
from tests.kiosk.touch_test_case import TouchTestCase

Payment = payments_pb2.Payment
SERVICES = ("payment", "ledger", "uplink", "card", "pin", "print", "terminal")


class BadInputByTouchTest(TouchTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Five seconds until a silent bank counts as one that did not answer; a minute is a shop's.
        cls.shop.client.update_parameters(host_reply_timeout_ms=5000)
        time.sleep(5.3)

    def setUp(self):
        super().setUp()
        self.go_home()
        self.before = self.client.newest_record()

    def tearDown(self):
        self.assert_books_equal()

    def until_told(self, timeout_s=90.0):
        """until_told follows the pages to one that says how it ended; returns whether it says that money moved."""
        end = time.monotonic() + timeout_s
        while time.monotonic() < end:
            heard = self.screen.heard()
            lines = heard.split("\n")
            if any(re.match(r"Approved(\.|$)", line) for line in lines):
                return True
            if "Back to start" in lines and "being undone" not in heard:
                self.assertRegex(heard, "No money was taken|(?i:nothing (was|is) )|This payment was undone",
                                 "the page leaves open whether money moved")
                return False
            time.sleep(0.2)
        raise AssertionError("no page tells how it ended:\n" + self.screen.heard())

    def assert_told_the_truth(self, told):
        """The books and the bank have the newest payment as the screen said; or there is none since the last look."""
        newest, before = self.client.newest_record(), self.before
        self.before = newest
        if newest is None or (before is not None and newest.payment == before.payment):
            self.assertFalse(told, "the screen says approved, the terminal knows nothing of it")
            return
        payment = self.client.until_final(newest.payment)
        self.assertEqual(payment.state == Payment.APPROVED, told, payment)
        row = self.shop.host_row(payment)
        self.assertEqual(row is not None and row["state"] == "approved", told, row)

    def sale_until(self, page, then, pin="123456", remove_after="auto"):
        """sale_until sells up to a page, does something there, and returns what the last page says."""
        if page != "card":
            self.shop.present("unionpay-debit", "insert", pin=pin, remove_after=remove_after)
        self.take("1234")
        if page == "card":
            self.screen.wait_for(re.compile("Tap or insert the card.*"), 30.0)
        elif page == "pin":
            self.screen.wait_for(re.compile("Customer: enter your PIN.*"), 30.0)
        elif page == "bank":
            self.screen.wait_for(re.compile("Asking the bank.*"), 30.0)
        then()
        told = self.until_told()
        self.assert_told_the_truth(told)
        self.go_home()
        return told

    def kill(self, name):
        self.shop.kill(name)
        self.shop.until_back(name)

    # ---- Services. ----

    def test_each_service_dies_while_the_card_is_awaited(self):
        for name in SERVICES:
            with self.subTest(service=name):
                def die(name=name):
                    self.kill(name)
                    self.shop.present("unionpay-debit", "insert", pin="123456")
                self.sale_until("card", die)
                self.shop.counter.call("reset")

    def test_each_service_dies_while_the_pin_is_entered(self):
        for name in SERVICES:
            with self.subTest(service=name):
                def die(name=name):
                    self.kill(name)
                    self.shop.counter.call("type", keys="123456E")
                self.sale_until("pin", die, pin=None)
                self.shop.counter.call("reset")

    def test_each_service_dies_while_the_bank_is_asked(self):
        for name in SERVICES:
            with self.subTest(service=name):
                self.shop.acquirer.call("behave", next=[{"late_s": 2}])
                self.sale_until("bank", lambda name=name: self.kill(name))
                self.shop.counter.call("reset")

    def kill_under(self, name, words):
        """kill_under kills a service under a page; the page comes back by itself, as it was, and stays."""
        self.kill(name)
        since = None
        end = time.monotonic() + 40.0
        while since is None or time.monotonic() - since < 1.5:
            if any(re.fullmatch(words, part["name"], re.DOTALL) for part in self.screen.parts()):
                since = since or time.monotonic()
            else:
                since = None
            self.assertLess(time.monotonic(), end, f"{name} died, {words} does not come back:\n{self.screen.heard()}")
            time.sleep(0.1)

    def test_each_service_dies_under_the_pages_around_a_sale(self):
        for name in SERVICES:
            with self.subTest(service=name):
                self.kill_under(name, "Card services")
                self.screen.tap("Take payment")
                self.screen.tap_digits("1234")
                self.kill_under(name, "¥12\\.34")  # what was typed is still there
                self.screen.tap("Back")
                sale = self.sell_and_stay("1300")
                self.kill_under(name, "Approved")
                self.screen.tap("Receipt")
                self.kill_under(name, ".*13\\.00.*")
                self.go_home()
                self.assertEqual(self.shop.host_row(sale)["state"], "approved")

    def sell_and_stay(self, digits):
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.take(digits)
        self.screen.wait_for("Approved", 30.0)
        return self.latest()

    def test_a_wish_to_cancel_survives_the_service(self):
        def cancel():
            with self.shop.paused("payment"):
                self.screen.tap("Cancel")
                self.screen.tap("Cancel it")
                self.screen.wait_for(re.compile("Cancelling.*"))
                self.shop.kill("payment")
            self.shop.until_back("payment")
            self.shop.present("unionpay-debit", "insert", pin="123456")
        self.assertFalse(self.sale_until("card", cancel))

    # ---- The bank. ----

    def test_the_bank_is_out_of_reach_before_the_sale(self):
        self.shop.acquirer.call("listen", host="main", on=False)
        self.shop.acquirer.call("hang_up")
        try:
            self.shop.present("unionpay-debit", "insert", pin="123456")
            self.take("1234")
            told = self.until_told()
            self.picture("bad-no-line")
            self.assertFalse(told)
        finally:
            self.shop.acquirer.call("listen", host="main", on=True)
        self.assert_told_the_truth(told)

    def test_the_bank_goes_while_the_pin_is_entered(self):
        def go():
            self.shop.acquirer.call("listen", host="main", on=False)
            self.shop.acquirer.call("hang_up")
            self.shop.counter.call("type", keys="123456E")
        try:
            self.sale_until("pin", go, pin=None)
        finally:
            self.shop.acquirer.call("listen", host="main", on=True)

    def test_the_banks_answers_are_lost_in_every_way(self):
        for spoilt in ("silent", "drop", "truncate", "garbage", "wrong-mac"):
            with self.subTest(answer=spoilt):
                self.shop.acquirer.call("behave", next=[spoilt])
                self.shop.present("unionpay-debit", "insert", pin="123456")
                self.take("1234")
                self.assert_told_the_truth(self.until_told())
                self.go_home()

    def test_a_payment_being_undone_says_so_until_it_is(self):
        self.shop.acquirer.call("behave", next=["drop", {"do": "silent", "mti": "0400"}])
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.take("1234")
        self.screen.wait_for(re.compile("The bank did not answer.*Check its status before charging again.*"), 60.0)
        self.picture("bad-undoing")
        self.assertIn("Keep the customer here until it is settled", self.screen.heard())
        self.assertNotIn("Try again", self.screen.heard().split("\n"))
        self.assertFalse(self.until_told())
        self.picture("bad-undone")
        self.assert_told_the_truth(False)

    # ---- The kiosk itself. ----

    def kill_kiosk(self):
        """kill_kiosk ends the kiosk without warning, starts it again and signs in."""
        self.screen.kill()
        self.sign_in_at_once()

    def sign_in_at_once(self):
        self.screen.wait_for("Sign in", 60.0)
        self.screen.tap_digits(self.operator)
        self.type_password(self.password)
        self.screen.tap("Sign in")

    def test_a_kiosk_that_died_shows_the_payment_that_goes_on(self):
        def die():
            self.kill_kiosk()
            self.screen.wait_for(re.compile("Tap.*the card.*"), 30.0)
            self.shop.present("unionpay-debit", "insert", pin="123456")
        self.assertTrue(self.sale_until("card", die))

    def test_a_kiosk_that_died_shows_what_became_of_the_payment(self):
        self.shop.acquirer.call("behave", next=[{"late_s": 2}])
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.take("4321")
        self.screen.wait_for(re.compile("Asking the bank.*"), 30.0)
        self.screen.kill()
        wait_for(lambda: self.client.newest_record().payment != (self.before and self.before.payment)
                 and self.latest().state == Payment.APPROVED, "the payment to go on without a screen", 30.0)
        self.sign_in_at_once()
        self.screen.wait_for(re.compile("Approved. This was the last payment before the screen restarted"), 30.0)
        self.screen.wait_for("¥43.21")
        self.picture("bad-restarted")
        self.screen.tap("Done")
        self.go_home()

    def test_a_kiosk_that_died_shows_what_is_being_undone(self):
        self.shop.acquirer.call("behave", next=["drop", {"do": "drop", "mti": "0400", "times": 4}])
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.take("2345")
        self.screen.wait_for(re.compile("The bank did not answer.*"), 60.0)
        self.screen.kill()
        self.sign_in_at_once()
        self.screen.wait_for(re.compile("(The bank did not answer|This payment was undone).*"), 30.0)
        self.assertFalse(self.until_told())
        self.assert_told_the_truth(False)

    # ---- Fingers. ----

    def test_absurd_amounts(self):
        self.screen.tap("Take payment")
        self.screen.tap("Take payment")  # of nothing: the button does nothing
        self.screen.wait_for("¥0.00")
        self.screen.tap_digits("0" * 5)
        self.screen.tap("Double zero")
        self.screen.wait_for("¥0.00")
        self.screen.tap_digits("9" * 14)
        self.screen.wait_for("That is the largest amount")
        self.picture("bad-amount")
        self.screen.tap("Take payment")
        self.screen.wait_for(re.compile("This amount cannot be taken.*"), 30.0)
        self.screen.tap("Back to start")
        self.assertEqual(self.client.newest_record(), self.before)

    def test_two_people_tap_at_once(self):
        before = len(self.client.records())
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.screen.tap("Take payment")
        self.screen.tap_digits("1234")
        self.screen.tap_all("Take payment", "Back", "Take payment", "Back", "Take payment")
        told = None
        if "Card services" not in self.screen.heard():
            told = self.until_told()
        self.go_home()
        if told is not None:
            self.assert_told_the_truth(told)
        self.assertLessEqual(len(self.client.records()) - before, 1, "one order became two payments")

    def test_a_second_card_is_swiped_while_the_first_is_inserted(self):
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.shop.present("stripe-only", "swipe")
        self.shop.present("unionpay-tap", "tap")
        self.take("1234")
        told = self.until_told()
        self.assertTrue(told)
        self.assert_told_the_truth(told)
        self.assertTrue(self.latest().card.masked_number.endswith("1003"))

    def test_a_card_torn_out_at_every_step(self):
        for step in ("select", "gpo", "read-record", "pin", "first-gen-ac", "second-gen-ac"):
            with self.subTest(step=step):
                self.shop.present("unionpay-debit", "insert", pin="123456", remove_after=step)
                self.take("1234")
                self.assert_told_the_truth(self.until_told())
                self.go_home()
                self.shop.counter.call("reset")

    def test_a_storm_of_wrong_passwords(self):
        self.sign_out()
        self.screen.tap_digits("00")
        for _ in range(12):
            self.screen.tap_digits("0000")
            self.screen.tap("Sign in")
            self.screen.wait_for(re.compile("(Wrong number or password|Too many wrong passwords).*"))
        # It has cost nobody else the way in.
        self.screen.tap("Operator number 00")
        self.sign_in()
        self.screen.wait_for("Take payment")


if __name__ == "__main__":
    unittest.main()
