#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Training by touches alone: in, a sale and what goes wrong with one, out again; marked on every page and slip, and nothing
of it in the real books."""

import os
import re
import unittest

from tests.harness.client import Client
from tests.harness.shop import wait_for
from tests.kiosk.touch_test_case import TouchTestCase
from tests.simulators import control
from tools.launcher.training import Training

_BAND = "培训 TRAINING"


class TrainingByTouchTest(TouchTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.training = Training(cls.shop.terminal)
        cls.training.open()
        cls.addClassCleanup(cls.training.close)

    def see(self, name, timeout_s=30.0):
        """see waits for a page of training by something on it, and for the band above it."""
        self.screen.wait_for(name, timeout_s)
        band = self.screen.wait_for(_BAND)
        self.assertLess(band["box"][1], 100, "at the top")

    def begin_sale(self, digits):
        self.screen.tap("Take payment")
        self.see("0")
        self.screen.tap_digits(digits)
        self.screen.tap("Take payment")
        self.see(re.compile("Insert, Approved.*"))

    def test_training_from_the_way_in_to_the_way_out(self):
        self.sign_in()
        self.screen.wait_for("Manage")
        self.assertNotIn("TRAINING", self.screen.heard())
        self.screen.tap("Manage")
        self.screen.tap(re.compile("Training.*"))
        self.screen.wait_for("Start training")
        self.picture("training")
        self.screen.tap("Start training")
        self.see("Operator 01, password 0000", 90.0)
        self.picture("training-sign-in")

        # Another terminal, as it were: signed out, with operators of its own.
        self.sign_in()
        self.see("Manage")
        self.picture("training-home")
        run = os.path.join(self.shop.terminal.run, "training")
        trainee = Client(run)
        self.addCleanup(trainee.close)
        trainee.sign_in()

        self.begin_sale("1234")
        self.picture("training-card")
        self.screen.tap("Insert, Approved, the PIN is right")
        self.see("Approved")
        self.picture("training-approved")
        sale = trainee.get(trainee.records()[0].payment)
        self.assertEqual(sale.amount.minor_units, 1234)
        self.screen.tap("Receipt")
        self.see(re.compile(".*12\\.34.*", re.DOTALL))
        self.screen.wait_for(re.compile(".*NOT A PAYMENT.*12\\.34.*NOT A PAYMENT.*", re.DOTALL))
        self.picture("training-receipt")
        self.screen.tap("Done")
        with control.counter(run) as counter:
            slip = "\n".join(wait_for(lambda: counter.call("printed")["receipts"], "a slip")[0])
        self.assertEqual(slip.count(_BAND), 2, slip)
        self.assertIn(sale.host.reference_number, slip)

        # What goes wrong, and the question over a page.
        self.begin_sale("800")
        self.screen.tap("Cancel")
        self.see("Carry on")
        self.screen.tap("Carry on")
        self.screen.tap("Insert, Declined, the PIN is wrong")
        self.see("Back to start")
        self.assertEqual(trainee.get(trainee.records()[0].payment).host.response.code, "55")
        self.screen.tap("Back to start")
        self.see("Manage")
        self.screen.tap("Lock")
        self.see("Operator 01, password 0000")
        self.picture("training-lock")

        # Out: the real terminal, signed out, its books untouched and its next sale unmarked.
        self.screen.tap("Leave training")
        self.screen.wait_for("Sign in", 30.0)
        self.assertNotIn("TRAINING", self.screen.heard())
        self.assertEqual(list(self.client.records()), [])
        self.assertEqual(self.shop.acquirer.call("record")["record"], [])
        self.sign_in()
        self.screen.wait_for("Manage")
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.screen.tap("Take payment")
        self.screen.tap_digits("560")
        self.screen.tap("Take payment")
        self.screen.wait_for("Approved", 30.0)
        self.assertNotIn("TRAINING", self.screen.heard())
        self.screen.tap("Done")
        slip = "\n".join(wait_for(lambda: self.shop.counter.call("printed")["receipts"], "a slip")[0])
        self.assertNotIn("TRAINING", slip)
        self.assert_books_equal()


if __name__ == "__main__":
    unittest.main()
