# SPDX-License-Identifier: Apache-2.0
"""Every screen, in both languages and orientations, looks as it did when someone looked at it and found it good."""

import os
import pathlib
import shutil
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import screens  # noqa: E402  (a folder with a dash in its name is not a package)

RUNFILES = pathlib.Path(os.environ["TEST_SRCDIR"]) / os.environ["TEST_WORKSPACE"]
BASELINES = RUNFILES / "kiosk-ui/tests/baselines"


class ScreenshotsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.drawn = screens.draw(RUNFILES, cls.folder)

    def test_there_is_a_baseline_for_each_screen_and_no_other(self):
        self.assertGreater(len(self.drawn), 100)
        baselines = {path.name for path in BASELINES.glob("*.png")}
        self.assertEqual(set(self.drawn), baselines, "bazel run //kiosk-ui/tests:update_baselines")

    def test_every_screen_looks_like_its_baseline(self):
        kept = pathlib.Path(os.environ.get("TEST_UNDECLARED_OUTPUTS_DIR", self.folder))
        different = []
        for name, path in self.drawn.items():
            share = screens.difference(path, BASELINES / name) if (BASELINES / name).exists() else 1.0
            if share > screens.SHARE_TOLERANCE:
                different.append(f"{name}: {share:.2%} of its pixels differ")
                if path.parent != kept:
                    shutil.copy(path, kept / name)
        self.assertEqual([], different, f"the new pictures are in {kept}; if they are right: "
                         "bazel run //kiosk-ui/tests:update_baselines")

    def test_a_changed_picture_would_be_noticed(self):
        """The comparison itself: another language, or a few pixels of text, is a difference."""
        one, other = self.drawn["declined-en-portrait.png"], self.drawn["declined-zh-portrait.png"]
        self.assertGreater(screens.difference(one, other), screens.SHARE_TOLERANCE)
        dots = self.drawn["processing-start-en-portrait.png"], self.drawn["processing-long-en-portrait.png"]
        self.assertGreater(screens.difference(*dots), screens.SHARE_TOLERANCE)

    def test_no_baseline_is_heavy(self):
        total = sum(path.stat().st_size for path in BASELINES.glob("*.png"))
        self.assertLess(total, 21_000_000)  # 142 screens, each in seven looks: some 1,000 pictures of 20 KB


if __name__ == "__main__":
    unittest.main()
