#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The recorded sessions are what make_card_sessions.py writes today: nobody edits them, and the cards have not moved on."""

import os
import unittest

import make_card_sessions


class Sessions(unittest.TestCase):
    def test_files_are_as_made(self):
        for name, text in make_card_sessions.files().items():
            with open(os.path.join(make_card_sessions.FOLDER, name), encoding="utf-8") as file:
                self.assertEqual(file.read(), text, name)


if __name__ == "__main__":
    unittest.main()
