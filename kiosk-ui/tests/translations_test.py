# SPDX-License-Identifier: Apache-2.0
"""Every string that a person sees has words in both languages, and the .ts files are up to date with the sources."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

# English writes these with a capital anywhere.
_NAMES = ("PIN", "PINs", "QR", "USB", "JPEG", "PNG", "UnionPay", "Pay", "Chinese", "English", "Latin", "If", "Try")

LUPDATE = "/usr/lib/qt6/bin/lupdate"
ROOT = pathlib.Path(os.environ["TEST_SRCDIR"]) / os.environ["TEST_WORKSPACE"]


def messages(path):
    """{(context, source, comment): <translation> element} of a .ts file."""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name")
        for message in context.iter("message"):
            key = (name, message.findtext("source"), message.findtext("comment") or "")
            found[key] = message.find("translation")
    return found


def forms(translation):
    plural = [form.text or "" for form in translation.iter("numerusform")]
    return plural or [translation.text or ""]


def from_sources(language):
    """The messages that lupdate finds in the sources now."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "kiosk-ui"
        for part in ("src", "qml"):
            shutil.copytree(ROOT / "kiosk-ui" / part, copy / part)
        path = pathlib.Path(folder) / "now.ts"
        subprocess.run(
            [LUPDATE, "-silent", "-source-language", "en_US", "-target-language", language, "-I", ".", "-recursive",
             "kiosk-ui/src", "kiosk-ui/qml", "-ts", str(path)],
            check=True, cwd=folder)
        return messages(path)


class TranslationsTest(unittest.TestCase):
    def setUp(self):
        self.chinese = messages(ROOT / "kiosk-ui/i18n/till_zh_CN.ts")
        self.english = messages(ROOT / "kiosk-ui/i18n/till_en.ts")

    def test_the_files_hold_exactly_the_strings_of_the_sources(self):
        now = set(from_sources("zh_CN"))
        self.assertGreater(len(now), 200)
        self.assertEqual(now, set(self.chinese), "run kiosk-ui/i18n/update.sh and translate what is new")
        self.assertEqual(now, set(self.english), "run kiosk-ui/i18n/update.sh and translate what is new")

    def test_nothing_is_unfinished_or_empty(self):
        for name, language in (("zh_CN", self.chinese), ("en", self.english)):
            for key, translation in language.items():
                self.assertNotIn(translation.get("type"), ("unfinished", "obsolete", "vanished"), (name, key))
                for form in forms(translation):
                    self.assertTrue(form.strip(), (name, key))

    def test_the_placeholders_are_kept(self):
        for language in (self.chinese, self.english):
            for key, translation in language.items():
                wanted = sorted(set(re.findall(r"%[0-9n]", key[1])))
                for form in forms(translation):
                    self.assertEqual(wanted, sorted(set(re.findall(r"%[0-9n]", form))), key)

    def test_chinese_is_chinese_with_chinese_punctuation(self):
        for key, translation in self.chinese.items():
            for form in forms(translation):
                if key[1] != "%1. %2":
                    self.assertRegex(form, r"[\u4e00-\u9fff]", key)
                self.assertNotRegex(form, r"[,.;:!?()]", key)
                self.assertFalse(form.endswith("。"), key)

    def test_english_speaks_in_the_houses_voice(self):
        for key, translation in self.english.items():
            for form in forms(translation):
                self.assertNotIn("!", form, key)
                self.assertFalse(form.endswith("."), key)
                words = re.findall(r"[A-Za-z]+", re.sub(r"[.:?]\s+\S+", "", form))[1:]
                capitals = [word for word in words if word[0].isupper() and word not in _NAMES]
                self.assertEqual([], capitals, f"{key}: sentence case")


if __name__ == "__main__":
    unittest.main()
