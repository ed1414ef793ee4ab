# SPDX-License-Identifier: Apache-2.0
"""Two builds from one lock file are one image: the same root hash, boot file and bill of materials. Needs root, what
`./till image build` has built, and some minutes."""

import hashlib
import os
import subprocess
import sys
import tempfile
import unittest

from image.builder import development_key
from image.builder.build import Build, Plan
from image.builder.store import Store
from tests.tidy.tree import Tree

ROOT = Tree(sys.argv[1]).root
BUILT = os.environ.get("TILL_BUILT", os.path.join(ROOT, "bazel-bin"))
CACHE = os.path.expanduser("~/.cache/till/image/packages")


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class ReproducibleTest(unittest.TestCase):

    def build(self):
        folder = tempfile.TemporaryDirectory(dir="/var/tmp")
        self.addCleanup(folder.cleanup)
        work = os.path.join(folder.name, "work")
        os.makedirs(work)
        plan = Plan(machine="x86-64", built=BUILT, output=folder.name, work=work, key=development_key.unlocked(work),
                    certificate=development_key.CERTIFICATE, simulated=True,
                    keyring=os.path.join(ROOT, "tests/simulators/testdata/bundle_ca.pem"))
        root = Build(plan, Store(CACHE, "http://deb.debian.org")).run()
        found = {name: digest(os.path.join(work, name)) for name in ("root.squashfs", "initramfs.gz", "till.efi")}
        found["till.spdx.json"] = digest(os.path.join(folder.name, "till.spdx.json"))
        return root.root_hash, found, os.path.join(work, "root")

    def test_two_builds_are_one_image(self):
        first, second = self.build(), self.build()
        if first[:2] != second[:2]:
            differing = subprocess.run(["diff", "--recursive", "--brief", "--no-dereference", first[2], second[2]],
                                       capture_output=True, text=True, check=False).stdout
            self.fail(f"{first[:2]}\n{second[:2]}\n{differing}")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
