# SPDX-License-Identifier: Apache-2.0
"""A program that was made to crash does, and did not before."""

import os
import shutil
import signal
import subprocess
import tempfile
import unittest

from image.builder import crash


class CrashTest(unittest.TestCase):

    def test_it_dies_before_its_first_line(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "program")
            shutil.copy("/usr/bin/true", path)
            self.assertEqual(subprocess.run([path], check=False).returncode, 0)
            crash.make_crash(path)
            self.assertEqual(subprocess.run([path], check=False).returncode, -signal.SIGILL)


if __name__ == "__main__":
    unittest.main()
