#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What the merchant's guide names exists: every picture, every test; and the two languages tell the same."""

import glob
import os
import re
import struct
import unittest

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_DOCS = os.path.join(_ROOT, "docs")
_PICTURE = re.compile(r"\((?:merchant-guide/)([a-z0-9-]+)-(en|zh)\.png\)|src=\"merchant-guide/([a-z0-9-]+)-(en|zh)\.png\"")
_TEST = re.compile(r"\[`?(test_[a-z0-9_]+)`?\]\(\.\./(tests/kiosk/[a-z_]+\.py)\)")


def _text(name):
    with open(os.path.join(_DOCS, name), encoding="utf-8") as file:
        return file.read()


def _pictures(text):
    return [(found[0] or found[2], found[1] or found[3]) for found in _PICTURE.findall(text)]


class GuideTest(unittest.TestCase):
    def setUp(self):
        self.guides = {"en": _text("merchant-guide.md"), "zh": _text("merchant-guide.zh.md")}

    def test_every_picture_is_there_and_in_the_guides_language(self):
        for language, text in self.guides.items():
            pictures = _pictures(text)
            self.assertGreater(len(pictures), 30)
            for name, of in pictures:
                self.assertEqual(of, language, name)
                with open(os.path.join(_DOCS, "merchant-guide", f"{name}-{of}.png"), "rb") as file:
                    head = file.read(24)
                self.assertEqual(head[:8], b"\x89PNG\r\n\x1a\n", name)
                width, height = struct.unpack(">II", head[16:24])
                self.assertIn((width, height), ((360, 640), (640, 400)), name)

    def test_no_picture_lies_there_unused(self):
        named = {f"{name}-{of}.png" for text in self.guides.values() for name, of in _pictures(text)}
        there = {os.path.basename(path) for path in glob.glob(os.path.join(_DOCS, "merchant-guide", "*.png"))}
        self.assertEqual(there - named, set())

    def test_the_pictures_are_taken_by_the_tests(self):
        sources = ""
        for path in glob.glob(os.path.join(_ROOT, "tests", "kiosk", "*_touch*.py")):
            with open(path, encoding="utf-8") as file:
                sources += file.read()
        for name, _ in _pictures(self.guides["en"]):
            self.assertIn(f'"{name}"', sources)

    def test_every_test_is_there(self):
        for language, text in self.guides.items():
            tests = _TEST.findall(text)
            self.assertGreater(len(tests), 12, language)
            for name, path in tests:
                with open(os.path.join(_ROOT, path), encoding="utf-8") as file:
                    self.assertIn(f"def {name}(", file.read(), path)

    def test_both_languages_tell_the_same(self):
        shape = {language: ([line.count("#") for line in re.findall(r"^#+", text, re.MULTILINE)],
                            [name for name, _ in _pictures(text)], _TEST.findall(text))
                 for language, text in self.guides.items()}
        self.assertEqual(shape["en"], shape["zh"])


if __name__ == "__main__":
    unittest.main()
