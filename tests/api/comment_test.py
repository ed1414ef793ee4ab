# SPDX-License-Identifier: Apache-2.0
"""Everything in the API is documented, and what changes something wants a permission."""

import copy
import sys
import unittest

from api_lines import methods_of, read_set
from comment_rules import WITHOUT_PERMISSION, undocumented, unguarded
from tests.tidy.matrix import read_facets

DESCRIPTORS, MATRIX_SCHEMA, MATRIX = sys.argv[1:4]


class CommentTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.files = read_set(DESCRIPTORS)
        cls.facets = read_facets(MATRIX_SCHEMA, MATRIX)

    def test_every_part_of_the_api_is_documented(self):
        self.assertEqual(undocumented(self.files), [])

    def test_a_missing_comment_is_found(self):
        silent = copy.deepcopy(self.files)
        for file in silent.file:
            file.ClearField("source_code_info")
        found = undocumented(silent)
        for name in ("till.common.v1.Amount", "till.common.v1.Amount.minor_units", "till.common.v1.ErrorCode.NOT_FOUND",
                     "till.payment.v1.Payments", "till.payment.v1.Payments/StartPayment", "till.payment.v1.Payment.State"):
            self.assertIn(name, found)

    def test_what_a_client_may_change_wants_a_permission(self):
        self.assertEqual(unguarded(self.files, self.facets), [])

    def test_a_missing_permission_is_found(self):
        open_doors = copy.deepcopy(self.files)
        for name, method in methods_of(open_doors):
            if name in ("till.payment.v1.Payments/RefundPayment", "till.terminal.v1.Profile/UpdateProfile"):
                method.ClearField("options")
        self.assertEqual(sorted(unguarded(open_doors, self.facets)),
                         ["till.payment.v1.Payments/RefundPayment", "till.terminal.v1.Profile/UpdateProfile"])

    def test_every_exception_still_exists(self):
        self.assertEqual(set(WITHOUT_PERMISSION) - {name for name, _ in methods_of(self.files)}, set())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
