# SPDX-License-Identifier: Apache-2.0
"""Each promise is kept because a rule that breaks it cannot be built: every forbidden act of breaches.txt is planted, and the promise
it is listed under refuses it."""

import re
import sys
import tempfile
import unittest

from sepolicy.tests.linked import broken_promises, link

PARTS, BREACHES, PROMISES = sys.argv[1:4]


def read_breaches(path):
    """read_breaches returns (promise, (who, what, class, permission)) of each line."""
    with open(path, encoding="utf-8") as file:
        lines = [line.split() for line in file if line.strip() and not line.startswith("#")]
    return [(int(line[0]), tuple(line[1:])) for line in lines]


class BreachesTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.breaches = read_breaches(BREACHES)

    def link(self, rules):
        with tempfile.TemporaryDirectory() as folder:
            return link(PARTS, folder, rules)[:2]

    def test_the_policy_by_itself_breaks_none(self):
        code, said = self.link(())
        self.assertEqual(code, 0, said)

    def test_each_breach_is_found_by_its_promise(self):
        rules = [rule for _, rule in self.breaches]
        code, said = self.link(rules)
        self.assertNotEqual(code, 0)
        for (promise, rule), broken in zip(self.breaches, broken_promises(said, rules)):
            with self.subTest(promise=promise, rule=rule):
                self.assertIn(promise, broken)

    def test_one_alone_is_enough(self):
        code, said = self.link([("till_payment_t", "till_pin_state_t", "file", "read")])
        self.assertNotEqual(code, 0)
        self.assertIn("promise_7.cil", said)

    def test_each_promise_is_tried(self):
        with open(PROMISES, encoding="utf-8") as file:
            numbers = [int(number) for number in re.findall(r"^## (\d+)\. ", file.read(), re.MULTILINE)]
        self.assertEqual(numbers, list(range(1, len(numbers) + 1)))
        tried = [promise for promise, _ in self.breaches]
        self.assertEqual(sorted(set(tried)), numbers)
        self.assertTrue(all(tried.count(number) >= 3 for number in numbers))
        self.assertEqual(len({rule for _, rule in self.breaches}), len(self.breaches), "one is listed twice")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
