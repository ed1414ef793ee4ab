#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The acquirer's parameters come to `terminal` through `payment`, whole or not at all, and bind the next payment."""

import unittest

from till.terminal.v1 import operators_pb2

from tests.harness.client import Payment
from tests.harness.errors import TillError
from tests.harness.shop import ShopTestCase, wait_for


class ParameterDownloadTest(ShopTestCase):
    def ends_heard(self):
        """ends_heard returns how often the terminal has said that it has everything."""
        return sum(row["function"] == "361" for row in self.shop.acquirer.call("record")["management"])

    def download(self, *entries):
        before = self.ends_heard()
        self.shop.acquirer.call("downloads", parameters=list(entries))
        self.shop.acquirer.call("demand", nibble=1)  # unionpay.md B1
        self.client.sign_on()  # whose answer says so
        wait_for(lambda: self.ends_heard() > before, "the parameters to be fetched", 60)

    def audit(self):
        """audit returns what the host has done, newest first."""
        before = self.client.session
        self.client.sign_in("99", "12345678")
        try:
            trail = self.client.call(self.client.operators.ListAudit, operators_pb2.ListAuditRequest())
        finally:
            self.client.session = before
        return [entry for entry in trail.entries if entry.act == "download-parameters"]

    def test_a_download_binds_the_next_payment(self):
        self.download("sale_limit=50000", "reply_timeout_s=45", "settlement_time=", "a_name_of_tomorrow=1")
        wait_for(lambda: self.client.read_parameters().sale_limit_minor == 50000, "the parameters to be applied")
        self.assertEqual(self.client.read_parameters().host_reply_timeout_ms, 45_000)
        with self.assertRaises(TillError) as refusal:
            self.client.start(50001).end()
        self.assertEqual(refusal.exception.code, "INVALID_AMOUNT")
        self.assertEqual(self.shop.sell(amount_minor=50000).state, Payment.APPROVED)
        newest = self.audit()[0]
        self.assertEqual((newest.operator_id, newest.outcome), ("host", "done"))
        self.assertEqual(newest.subject, "sale_limit_minor,host_reply_timeout_ms")
        self.assertIn("a_name_of_tomorrow", self.shop.terminal.log_tail("terminal", 1000))
        self.assert_books_equal()

    def test_one_bad_entry_spoils_all(self):
        before = self.client.read_parameters()
        audited = len(self.audit())
        self.download("sale_limit=777", "reply_timeout_s=1")
        wait_for(lambda: len(self.audit()) > audited, "the refusal to be in the audit trail")
        self.assertEqual(self.audit()[0].outcome, "INVALID_REQUEST")
        self.assertEqual(self.client.read_parameters(), before)


if __name__ == "__main__":
    unittest.main(verbosity=2)
