# SPDX-License-Identifier: Apache-2.0
"""The error table that integrators read is the catalogue that the terminal answers from."""

import sys
import unittest

from tests.docs.error_table import BEGIN, END, table_from
from tests.docs.written_table import split

PRINTER, GUIDE = sys.argv[1:3]


class ErrorTableTest(unittest.TestCase):

    def test_the_guide_holds_the_catalogue(self):
        with open(GUIDE, encoding="utf-8") as file:
            _, shown, _ = split(file.read(), BEGIN, END)
        wanted = table_from(PRINTER)
        self.assertIn("| `PAYMENT_IN_PROGRESS` | 40 |", wanted)
        self.assertEqual(shown, wanted, "bazel run //tests/docs:write_error_table")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
