# SPDX-License-Identifier: Apache-2.0
"""A factory reset of a terminal that has its data, as far as its own processes take it: the file that the machine waits for is
there when no money would be lost, and not before. What the machine does then is tests/system/factory_reset_test.py's."""

import os
import subprocess
import sys
import unittest

from till.common.v1 import options_pb2
from till.terminal.v1 import device_pb2, device_pb2_grpc, operators_pb2

from tests.harness.client import Payment
from tests.harness.errors import TillError, till_errors
from tests.harness.shop import ShopTestCase

TILLCTL = os.path.abspath(sys.argv[1])


class FactoryResetTest(ShopTestCase):
    overrides = {"terminal": ""}
    with_update = True

    @classmethod
    def prepare(cls, shop):
        cls.file = os.path.join(shop.terminal.state, "terminal", "factory-reset")
        cls.overrides["terminal"] = f'factory_reset_file: "{cls.file}"'

    def setUp(self):
        super().setUp()
        self.client.sign_in()
        self.device = device_pb2_grpc.DeviceStub(self.client.channel("terminal", "device"))

    def session(self, operator, password):
        request = operators_pb2.SignInRequest(operator_id=operator, password=password)
        return self.client.call(self.client.operators.SignIn, request, session="").session_token

    def reset(self, request_id="reset-1", approver=None):
        """reset asks as the administrator; `approver` is number and password of the second person."""
        metadata = self.client.metadata(self.session("99", "12345678"))
        with till_errors():
            if approver:
                approval = self.client.operators.Approve(operators_pb2.ApproveRequest(
                    operator_id=approver[0], password=approver[1], permission=options_pb2.APPROVE_CHANGES, subject=request_id),
                                                         timeout=10.0, metadata=metadata)
                metadata.append(("till-approval", approval.approval_token))
            return self.device.ResetToFactory(device_pb2.ResetToFactoryRequest(request_id=request_id), timeout=10.0,
                                              metadata=metadata)

    def refused(self, code, **options):
        with self.assertRaises(TillError) as caught:
            self.reset(**options)
        self.assertEqual(caught.exception.code, code, caught.exception)
        self.assertFalse(os.path.exists(self.file))

    def test_settled_and_approved_the_terminal_is_given_up(self):
        supervisor = ("00", "123456")
        self.refused("SECOND_PERSON_REQUIRED")
        # The customer has not come yet.
        run = self.client.start(amount_minor=2100)
        self.refused("PAYMENT_IN_PROGRESS", approver=supervisor)
        self.shop.present("unionpay-debit", "insert", "123456", "auto")
        self.assertEqual(run.end().state, Payment.APPROVED)
        # Refused, it has let go of the payments again.
        self.refused("BATCH_OPEN", approver=supervisor)
        self.assertEqual(self.shop.sell(amount_minor=2200).state, Payment.APPROVED)
        self.assert_books_equal()
        self.client.settle()
        done = subprocess.run([TILLCTL, "--run-directory", self.shop.terminal.run, "device", "factory-reset", "--operator", "99",
                               "--password", "12345678", "--approver", "00", "--approver-password", "123456", "--language", "en"],
                              capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("is being reset", done.stdout)
        with open(self.file, encoding="ascii") as file:
            self.assertEqual(file.read(), "99 00\n")
        with self.assertRaises(TillError) as caught:
            self.client.start(amount_minor=2300).end()
        self.assertEqual(caught.exception.code, "PAYMENTS_HELD")
        # The answer may have been lost on the way.
        self.reset(approver=supervisor)
        self.assertIn("a factory reset is asked for", self.shop.terminal.log_tail("terminal", 1000))
        # It outlives the process.
        self.shop.kill("terminal")
        self.shop.until_back("terminal")
        self.assertTrue(os.path.exists(self.file))
        # The first call over each line finds that it has broken.
        self.client.insist(self.client.operators.SignIn, operators_pb2.SignInRequest(operator_id="00", password="123456"))
        self.client.insist(self.device.GetDevice, device_pb2.GetDeviceRequest())
        self.reset(approver=supervisor)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
