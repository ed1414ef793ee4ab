# SPDX-License-Identifier: Apache-2.0
"""Every kind of machine says all that the code asks of one, and nothing else."""

import os
import re
import sys
import unittest

from image.builder import machines, packages
from tests.tidy.tree import Tree

ROOT = Tree(sys.argv[1]).root
IMAGE = os.path.join(ROOT, "image")
_ASKED = re.compile(r"""\b(facts|qemu)(?:\[|\.getboolean\()["'](\w+)["']""")


def asked():
    """The keys that image/'s code reads: {section: {key}}."""
    found = {"facts": set(), "qemu": set()}
    for folder in (IMAGE, os.path.join(IMAGE, "builder")):
        for name in os.listdir(folder):
            if name.endswith(".py") and not name.endswith("_test.py"):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    for section, key in _ASKED.findall(file.read()):
                        found[section].add(key)
    return found


class MachinesTest(unittest.TestCase):

    def setUp(self):
        self.kinds = [machines.Kind(ROOT, name) for name in sorted(os.listdir(IMAGE))
                      if os.path.exists(os.path.join(IMAGE, name, "machine.ini"))]

    def test_every_machine_says_what_is_asked_and_no_more(self):
        self.assertGreaterEqual(len(self.kinds), 2)
        wanted = asked()
        self.assertGreater(len(wanted["facts"]), 6)
        self.assertGreater(len(wanted["qemu"]), 6)
        for kind in self.kinds:
            with self.subTest(kind.folder):
                self.assertEqual(set(kind.facts), wanted["facts"])
                self.assertEqual(set(kind.qemu), wanted["qemu"])

    def test_two_machines_share_no_fact_that_tells_them_apart(self):
        one, other = self.kinds[:2]
        for key in ("debian_architecture", "kernel_package", "loader", "boot_stub", "boot_file", "binutils"):
            self.assertNotEqual(one.facts[key], other.facts[key], key)
        self.assertNotEqual(one.qemu["emulator"], other.qemu["emulator"])

    def test_a_machine_has_modules_of_its_own_and_those_of_all(self):
        for kind in self.kinds:
            with self.subTest(kind.folder):
                for name in ("modules.txt", "initramfs-modules.txt"):
                    modules = kind.modules(name)
                    self.assertIn("dm-verity", modules)
                    self.assertEqual(len(modules), len(set(modules)))

    def test_a_lock_is_of_its_machine(self):
        found = 0
        for kind in self.kinds:
            if os.path.exists(kind.lock):
                found += 1
                locked = packages.read_lock(kind.lock)
                self.assertLessEqual({package.architecture for package in locked}, {"all", kind.facts["debian_architecture"]})
                self.assertLessEqual(set(kind.wanted()[0]), {package.name for package in locked})
        self.assertGreater(found, 0)

    def test_a_machine_that_nobody_described_is_refused(self):
        with self.assertRaisesRegex(ValueError, "no machine is called sparc"):
            machines.Kind(ROOT, "sparc")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
