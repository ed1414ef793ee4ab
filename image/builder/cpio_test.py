# SPDX-License-Identifier: Apache-2.0
"""The first root's archive: the same for the same files, and what another reader (GNU cpio) finds in it."""

import io
import os
import subprocess
import tempfile
import unittest

from image.builder import cpio


def packed(folder):
    file = io.BytesIO()
    cpio.write(folder, file)
    return file.getvalue()


def filled(names):
    folder = tempfile.mkdtemp()
    os.makedirs(os.path.join(folder, "bin"))
    for name in names:
        with open(os.path.join(folder, name), "w", encoding="ascii") as file:
            file.write("content of " + name)
    os.symlink("bin/a", os.path.join(folder, "link"))
    return folder


class CpioTest(unittest.TestCase):

    def test_order_of_making_and_time_leave_no_trace(self):
        first, second = filled(["bin/a", "b"]), filled(["b", "bin/a"])
        os.utime(os.path.join(second, "b"), (1, 1))
        self.assertEqual(packed(first), packed(second))
        with open(os.path.join(second, "b"), "a", encoding="ascii") as file:
            file.write("!")
        self.assertNotEqual(packed(first), packed(second))

    def test_another_reader_finds_the_same_files(self):
        target = tempfile.mkdtemp()
        subprocess.run(["cpio", "--extract", "--quiet"], cwd=target, input=packed(filled(["bin/a", "b"])), check=True,
                       capture_output=True)
        self.assertEqual(sorted(os.listdir(target)), ["b", "bin", "link"])
        with open(os.path.join(target, "link"), encoding="ascii") as file:
            self.assertEqual(file.read(), "content of bin/a")


if __name__ == "__main__":
    unittest.main()
