#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A configuration with an error stops the start of each process: file, line and field on stderr, exit code not zero."""

import os
import subprocess
import unittest

from tests.harness.shop import Shop
from tools.launcher import configs
from tools.launcher.terminal import PROCESSES

_TIMEOUT_S = 20


class ConfigTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.shop = Shop()  # Never opened: only its folder and what its configurations would be.
        cls.addClassCleanup(cls.shop.close)
        cls.shop.terminal.make_folders()

    def start(self, name, text):
        """start runs the process on a configuration and returns (exit code, stderr, file)."""
        path = os.path.join(self.shop.home, name + ".textproto")
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode("utf-8"))
        binary = os.path.join(self.shop.terminal.binaries, "services", name, "till-" + name)
        done = subprocess.run([binary, "--config=" + path], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=_TIMEOUT_S, env={"PATH": "/usr/bin:/bin"}, check=False)
        return done.returncode, done.stderr, path

    def good(self, name):
        return configs.config_of(name, self.shop.terminal)

    def assert_stops(self, name, text, *wanted):
        code, words, path = self.start(name, text)
        self.assertGreater(code, 0, words)  # an exit, not a signal
        for part in (path, *wanted):
            self.assertIn(part, words)
        self.assertIn("CONFIG_INVALID", words)

    def test_an_unknown_field(self):
        for name in PROCESSES:
            with self.subTest(process=name):
                text = self.good(name)
                line = text.count("\n") + 1
                self.assert_stops(name, text + "no_such_field: 1\n", f".textproto:{line}:", "no_such_field")

    def test_an_unknown_field_inside_common(self):
        for name in PROCESSES:
            with self.subTest(process=name):
                text = self.good(name).replace("common {", "common {\n  retries: 3", 1)
                line = text[:text.index("retries")].count("\n") + 1
                self.assert_stops(name, text, f".textproto:{line}:", "retries")

    def test_a_value_of_the_wrong_type(self):
        for name in PROCESSES:
            with self.subTest(process=name):
                text = self.good(name).replace("development: true", "development: perhaps", 1)
                self.assert_stops(name, text, ".textproto:", "development")

    def test_a_field_twice(self):
        for name in PROCESSES:
            with self.subTest(process=name):
                text = self.good(name).replace("development: true", "development: true\n  development: true", 1)
                self.assert_stops(name, text, ".textproto:", "development")

    def test_a_missing_field(self):
        for name in PROCESSES:
            with self.subTest(process=name):
                text = "\n".join(line for line in self.good(name).split("\n") if "run_directory" not in line)
                self.assert_stops(name, text, "run_directory")

    def test_a_torn_file(self):
        for name in PROCESSES:
            with self.subTest(process=name):
                text = self.good(name)
                self.assert_stops(name, text[:text.index("state_directory") + 20], ".textproto:")

    def test_noise(self):
        for name in PROCESSES:
            with self.subTest(process=name):
                self.assert_stops(name, bytes(range(256)) * 16)

    def test_no_file(self):
        for name in PROCESSES:
            with self.subTest(process=name):
                binary = os.path.join(self.shop.terminal.binaries, "services", name, "till-" + name)
                missing = os.path.join(self.shop.home, "none.textproto")
                done = subprocess.run([binary, "--config=" + missing], capture_output=True, text=True, timeout=_TIMEOUT_S,
                                      env={"PATH": "/usr/bin:/bin"}, check=False)
                self.assertGreater(done.returncode, 0)
                self.assertIn(missing, done.stderr)

    def test_the_good_one_gets_past_the_configuration(self):
        # Without this the tests above could pass on a program that refuses everything. It stops later: no sockets.
        for name in PROCESSES:
            with self.subTest(process=name):
                code, words, _ = self.start(name, self.good(name))
                self.assertGreater(code, 0)
                self.assertIn("no socket", words)


if __name__ == "__main__":
    unittest.main(verbosity=2)
