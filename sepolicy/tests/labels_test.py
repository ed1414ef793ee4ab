# SPDX-License-Identifier: Apache-2.0
"""The table of labels: what lies where has the type that it should."""

import sys
import unittest

from sepolicy.tests.label_lookup import type_of

CONTEXTS, TABLE = sys.argv[1:3]


class LabelsTest(unittest.TestCase):

    def test_each_path_has_its_type(self):
        with open(TABLE, encoding="utf-8") as file:
            rows = [line.split() for line in file if line.strip() and not line.startswith("#")]
        self.assertGreater(len(rows), 40)
        for kind, path, wanted in rows:
            with self.subTest(path):
                self.assertEqual(type_of(CONTEXTS, kind, path), wanted)

    def test_nothing_is_labelled_for_peoples_homes(self):
        with open(CONTEXTS, encoding="utf-8") as file:
            self.assertNotIn("HOME_DIR", file.read())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
