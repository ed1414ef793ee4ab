# SPDX-License-Identifier: Apache-2.0
"""./till says what it can do, in both languages, and refuses what it cannot."""

import os
import re
import subprocess
import sys
import tempfile
import unittest

from tests.tidy.tree import Tree

TREE = Tree(sys.argv[1])


def till(*arguments, language="C.UTF-8", home):
    return subprocess.run([TREE.absolute("till"), *arguments], capture_output=True, text=True, check=False,
                          env={"PATH": "/usr/bin:/bin", "LANG": language, "HOME": home})


class FrontDoorTest(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = folder.name

    def test_the_help_lists_every_command_in_both_languages(self):
        cases = re.search(r"case \$command in\n(.*?)\n    help", TREE.read("till").decode(), re.DOTALL).group(1)
        commands = {name for line in re.findall(r"^    ([a-z| -]+)\)", cases, re.MULTILINE) for name in line.split(" | ")}
        self.assertTrue({"demo", "up", "down", "test", "ctl", "check-books", "setup", "status", "logs"} <= commands)
        for language in ("en_GB.UTF-8", "zh_CN.UTF-8"):
            with self.subTest(language):
                said = till("help", language=language, home=self.home)
                self.assertEqual(said.returncode, 0)
                self.assertEqual(set(re.findall(r"^  \./till ([a-z-]+)", said.stdout, re.MULTILINE)), commands)
        self.assertIn("支付终端", said.stdout)

    def test_an_unknown_command_is_refused(self):
        said = till("fly", home=self.home)
        self.assertEqual((said.returncode, said.stdout), (2, ""))
        self.assertIn("'fly'", said.stderr)
        self.assertIn("没有", till("fly", language="zh_CN.UTF-8", home=self.home).stderr)

    def test_without_a_terminal_there_is_nothing_to_stop_or_show(self):
        for command, code in (("down", 0), ("status", 1), ("logs", 2), ("check-books", 2)):
            with self.subTest(command):
                said = till(command, home=self.home)
                self.assertEqual(said.returncode, code, said.stderr)
                self.assertIn("nothing is running", said.stdout)

    def test_an_unknown_group_of_packages_is_refused(self):
        said = till("setup", "no-such-group", home=self.home)
        self.assertEqual(said.returncode, 2)
        self.assertIn("no-such-group", said.stderr)

    def test_every_package_is_named_once(self):
        lines = TREE.read("tools/setup/packages.txt").decode().splitlines()
        packages = [line for line in lines if line and not line.startswith(("#", "["))]
        self.assertGreater(len(packages), 40)
        self.assertEqual(len(packages), len(set(packages)))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
