# SPDX-License-Identifier: Apache-2.0
"""Two builds from one lock and the same programs are one image: the same root, with its root hash, the same boot file and the same bill of
materials. reproducible_test.py FIRST… SECOND…"""

import hashlib
import os
import subprocess
import sys
import unittest

FILES = sys.argv[1:]


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class ReproducibleTest(unittest.TestCase):

    def test_two_builds_are_one_image(self):
        half = len(FILES) // 2
        first, second = FILES[:half], FILES[half:]
        self.assertEqual(len(first), 3)
        for one, other in zip(first, second):
            with self.subTest(os.path.basename(one)):
                self.assertNotEqual(os.path.realpath(one), os.path.realpath(other))
                self.assertEqual(os.path.splitext(one)[1], os.path.splitext(other)[1])
                if digest(one) != digest(other):
                    self.fail(subprocess.run(["cmp", one, other], capture_output=True, text=True, check=False).stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
