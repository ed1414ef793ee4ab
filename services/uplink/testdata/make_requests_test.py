# SPDX-License-Identifier: Apache-2.0
"""requests.txt is what make_requests.py makes."""

import pathlib
import unittest

import make_requests


class MakeRequestsTest(unittest.TestCase):
    def test_the_file_is_the_programs_output(self):
        file = pathlib.Path(__file__).with_name("requests.txt")
        self.assertEqual(file.read_text(encoding="ascii"), make_requests.text())


if __name__ == "__main__":
    unittest.main()
