# SPDX-License-Identifier: Apache-2.0
"""Who may sign updates of an image, and which partition belongs to which slot."""

import configparser
import os
import subprocess
import sys
import tempfile
import unittest

from image.builder import slots
from tests.tidy.tree import Tree as Checkout

TESTDATA = os.path.join(Checkout(sys.argv[1]).root, "tests", "simulators", "testdata")


class Folder:
    """Folder is a tree of the image, as far as slots.py is concerned."""

    def __init__(self, root):
        self.root = root
        os.makedirs(os.path.join(root, "usr/lib"))
        self.write("usr/lib/os-release", 'ID=debian\nVERSION_ID="12"')

    def path(self, *names):
        return os.path.join(self.root, *names)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)


class SlotsTest(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.tree = Folder(folder.name)

    def test_the_test_authority_is_for_the_simulated_world_alone(self):
        keyring = os.path.join(TESTDATA, "bundle_ca.pem")
        with self.assertRaisesRegex(ValueError, "test authority"):
            slots.install(self.tree, "till-x86-64", keyring, simulated=False)
        self.assertFalse(os.path.exists(self.tree.path("etc/rauc/system.conf")))
        slots.install(self.tree, "till-x86-64", keyring, simulated=True)

    def test_another_authority_is_for_every_image_and_a_file_without_one_for_none(self):
        own = self.tree.path("own.pem")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
                        self.tree.path("own.key"), "-out", own, "-days", "2", "-subj", "/CN=A maker"], check=True, capture_output=True)
        slots.install(self.tree, "till-x86-64", own, simulated=False)
        with self.assertRaises((ValueError, subprocess.CalledProcessError)):
            slots.install(self.tree, "till-x86-64", self.tree.path("own.key"), simulated=True)

    def test_the_root_of_each_slot_has_a_name_and_its_boot_partition_none(self):
        slots.install(self.tree, "till-x86-64", os.path.join(TESTDATA, "bundle_ca.pem"), simulated=True)
        read = configparser.ConfigParser()
        read.read(self.tree.path("etc/rauc/system.conf"))
        self.assertEqual(read["system"]["compatible"], "till-x86-64")
        for number, letter in (("0", "a"), ("1", "b")):
            root, esp = read["slot.root." + number], read["slot.esp." + number]
            self.assertEqual((root["bootname"], root["device"][-6:], esp["device"][-5:]), ("till-" + letter, "root-" + letter, "esp-" + letter))
            self.assertEqual(esp["parent"], "root." + number)
            self.assertNotIn("bootname", esp)

    def test_the_version_is_among_the_words_of_the_system(self):
        slots.name_version(self.tree, "1.4.0")
        with open(self.tree.path("usr/lib/os-release"), encoding="utf-8") as file:
            self.assertEqual(file.read().splitlines(), ["ID=debian", 'VERSION_ID="12"', "IMAGE_ID=till", "IMAGE_VERSION=1.4.0"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
