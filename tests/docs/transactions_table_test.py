# SPDX-License-Identifier: Apache-2.0
"""docs/transactions.md lists every row of the acquirer's profile, with a test that exists and a command that exists."""

import re
import sys
import unittest

from tests.docs import transactions_table, written_table


class TransactionsTableTest(unittest.TestCase):
    profile = ""
    guide = ""
    commands = ""

    def test_the_table_is_the_profiles(self):
        _, table, _ = written_table.split(self.guide, transactions_table.BEGIN, transactions_table.END)
        self.assertEqual(table, transactions_table.table_from(self.profile),
                         "run: bazel run //tests/docs:write_transactions_table")

    def test_every_row_has_words_and_a_test(self):
        self.assertEqual(set(transactions_table.read_profile(self.profile)), set(transactions_table.all_rows()))

    def test_the_tests_it_names_are_there(self):
        for name, (_, _, file, test, _) in transactions_table.all_rows().items():
            with self.subTest(row=name):
                with open(file, encoding="utf-8") as source:
                    self.assertRegex(source.read(), r"(?:def |, )" + re.escape(test) + r"\b")

    def test_the_commands_it_names_are_there(self):
        for name, (*_, command) in transactions_table.all_rows().items():
            if command == "by itself":
                continue
            with self.subTest(row=name):
                self.assertIn(f"\n  {command.split()[0]} ", self.commands)


if __name__ == "__main__":
    import subprocess
    profile, guide, tillctl = sys.argv[1:4]
    with open(profile, encoding="utf-8") as one:
        TransactionsTableTest.profile = one.read()
    with open(guide, encoding="utf-8") as one:
        TransactionsTableTest.guide = one.read()
    TransactionsTableTest.commands = subprocess.run([tillctl, "help"], check=True, capture_output=True, text=True).stdout
    unittest.main(argv=sys.argv[:1])
