# SPDX-License-Identifier: Apache-2.0
"""The table in README.md is what the compiled policy says."""

import sys
import unittest

from sepolicy.tests.rights import Rights
from sepolicy.tests.table import BEGIN, END, table_from
from tests.docs.written_table import split

POLICY, PAGE = sys.argv[1:3]


class TableTest(unittest.TestCase):

    def test_the_table_is_the_policys(self):
        with open(PAGE, encoding="utf-8") as file:
            _, table, _ = split(file.read(), BEGIN, END)
        self.assertEqual(table, table_from(Rights(POLICY)), "run: bazel run //sepolicy/tests:write_table")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
