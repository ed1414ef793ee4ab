# SPDX-License-Identifier: Apache-2.0
"""v1 only grows: every released message, field, value and RPC is still as it was. A planted change of each kind fails."""

import copy
import sys
import unittest

from api_lines import lines_of, read_set

DESCRIPTORS, FROZEN = sys.argv[1:3]


def frozen_lines():
    with open(FROZEN, encoding="utf-8") as file:
        return {line.rstrip("\n") for line in file if line.strip() and not line.startswith("#")}


def named(items, name):
    return next(item for item in items if item.name == name)


class FrozenTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.files = read_set(DESCRIPTORS)
        cls.frozen = frozen_lines()

    def lost_after(self, change):
        """The frozen lines that a changed copy of the API no longer has."""
        files = copy.deepcopy(self.files)
        change({file.name: file for file in files.file})
        return self.frozen - lines_of(files)

    def test_nothing_released_has_changed(self):
        self.assertGreater(len(self.frozen), 900)
        self.assertEqual(sorted(self.frozen - lines_of(self.files)), [])

    def test_every_kind_of_breaking_change_is_found(self):
        def payments(files):
            return files["till/payment/v1/payments.proto"]

        def payment(files):
            return named(payments(files).message_type, "Payment")

        def amount(files):
            return named(named(files["till/common/v1/money.proto"].message_type, "Amount").field, "minor_units")

        def start(files):
            return named(payments(files).service[0].method, "StartPayment")

        changes = {
            "a field removed": lambda files: payment(files).field.remove(named(payment(files).field, "request_id")),
            "a field renumbered": lambda files: setattr(amount(files), "number", 9),
            "a field renamed": lambda files: setattr(amount(files), "name", "minor"),
            "a field's type changed": lambda files: setattr(amount(files), "type", amount(files).TYPE_INT32),
            "a field made repeated": lambda files: setattr(amount(files), "label", amount(files).LABEL_REPEATED),
            "a field of another message type": lambda files: setattr(
                named(payment(files).field, "amount"), "type_name", ".till.common.v1.CardSummary"),
            "a field taken out of its oneof": lambda files: named(
                named(payments(files).message_type, "PaymentEvent").field, "pin_progress").ClearField("oneof_index"),
            "presence taken away": lambda files: setattr(
                named(named(payments(files).message_type, "StartPaymentRequest").field, "print_receipts"),
                "proto3_optional", False),
            "a message removed": lambda files: payments(files).message_type.remove(payment(files)),
            "an enum value removed": lambda files: payment(files).enum_type[0].value.pop(),
            "an enum value renumbered": lambda files: setattr(payment(files).enum_type[0].value[1], "number", 99),
            "an error code removed": lambda files: files["till/common/v1/error.proto"].enum_type[0].value.pop(),
            "an RPC removed": lambda files: payments(files).service[0].method.remove(start(files)),
            "an RPC no longer a stream": lambda files: setattr(start(files), "server_streaming", False),
            "another answer of an RPC": lambda files: setattr(start(files), "output_type", ".till.payment.v1.Payment"),
            "a permission taken away": lambda files: start(files).ClearField("options"),
            "a service removed": lambda files: payments(files).service.pop(),
            "a file removed": lambda files: payments(files).Clear(),
        }
        for name, change in changes.items():
            with self.subTest(name):
                self.assertTrue(self.lost_after(change))

    def test_growing_is_allowed(self):
        def grow(files):
            payment = named(files["till/payment/v1/payments.proto"].message_type, "Payment")
            payment.field.add(name="tip", number=1000, type=3, label=1)
            payment.enum_type[0].value.add(name="SETTLED", number=1000)
            files["till/payment/v1/payments.proto"].service[0].method.add(
                name="Tip", input_type=".till.payment.v1.Payment", output_type=".till.payment.v1.Payment")
        self.assertEqual(self.lost_after(grow), set())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
