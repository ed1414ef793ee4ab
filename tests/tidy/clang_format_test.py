# SPDX-License-Identifier: Apache-2.0
"""Every C++ file is as clang-format 14 would write it: clang-format-14 -i FILE puts one right."""

import subprocess
import sys
import unittest

from tests.tidy import file_rules
from tests.tidy.tree import Tree

_BATCH = 60


class ClangFormatTest(unittest.TestCase):

    def test_every_file_is_formatted(self):
        tree = Tree(sys.argv[1])
        paths = [path for path in tree.paths if path.endswith((".cc", ".h")) and not file_rules.is_foreign(path)]
        self.assertGreater(len(paths), 100)
        wrong = []
        for start in range(0, len(paths), _BATCH):
            done = subprocess.run(["clang-format-14", "--dry-run", *paths[start:start + _BATCH]], cwd=tree.root,
                                  capture_output=True, text=True, check=True)
            wrong += sorted({line.split(":")[0] for line in done.stderr.splitlines() if "-Wclang-format" in line})
        self.assertEqual(wrong, [], "\nclang-format-14 -i " + " ".join(wrong))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
