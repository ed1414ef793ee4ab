# SPDX-License-Identifier: Apache-2.0
"""What systemd thinks of each unit's cell (systemd-analyze security): at most 1.5 of 10."""

import glob
import os
import re
import subprocess
import sys
import tempfile
import unittest

from tests.tidy.tree import Tree

ROOT = Tree(sys.argv[1]).root
MOST = 1.5
# The one process of root's: it mounts a bundle and writes partitions.
MOST_OF = {"till-slots.service": 1.8}


def exposure(path):
    """exposure returns systemd's figure for the unit file."""
    said = subprocess.run(["systemd-analyze", "security", "--offline=true", "--no-pager", path], capture_output=True, text=True,
                          check=False, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
    found = re.search(r"Overall exposure level for \S+: ([0-9.]+)", said.stdout)
    if found is None:
        raise ValueError(f"{path}: {said.stderr}")
    return float(found.group(1))


class UnitsSecurityTest(unittest.TestCase):

    def test_every_process_is_in_a_narrow_cell(self):
        units = [path for pattern in ("services/*/init", "kiosk-ui/init", "image/simulated/usr/lib/systemd/system")
                 for path in glob.glob(os.path.join(ROOT, pattern, "*.service"))]
        self.assertGreaterEqual(len(units), 10)
        for unit in units:
            with self.subTest(os.path.basename(unit)):
                self.assertLessEqual(exposure(unit), MOST_OF.get(os.path.basename(unit), MOST))

    def test_a_unit_without_walls_is_found(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "open.service")
            with open(path, "w", encoding="utf-8") as file:
                file.write("[Service]\nExecStart=/usr/bin/true\n")
            self.assertGreater(exposure(path), 9)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
