# SPDX-License-Identifier: Apache-2.0
"""The lists that an image is made from: readable, and in agreement with each other and with the tree."""

import glob
import os
import re
import sys
import tempfile
import unittest

from image.builder import own_files, packages
from tests.tidy.tree import Tree

ROOT = Tree(sys.argv[1]).root
CONTENTS = os.path.join(ROOT, "image", "contents")


def written(text):
    file = tempfile.NamedTemporaryFile("w", encoding="utf-8", delete=False)
    with file:
        file.write(text)
    return file.name


class PackagesTest(unittest.TestCase):

    def test_every_lock_holds_what_is_wanted_each_package_once(self):
        wanted, left_out = packages.read_wanted(os.path.join(CONTENTS, "packages.txt"))
        locks = glob.glob(os.path.join(ROOT, "image", "*", "packages.lock"))
        self.assertGreater(len(locks), 0)
        for lock in locks:
            with self.subTest(lock):
                names = [package.name for package in packages.read_lock(lock)]
                self.assertGreater(len(names), 100)
                self.assertEqual(len(names), len(set(names)))
                self.assertEqual(set(wanted) - set(names), set())
                self.assertEqual(set(left_out) & set(names), set())

    def test_a_lock_is_read_as_it_was_written(self):
        path = written("")
        chosen = [packages.Package("b", "1:2.0-1+b1", "all", "ab" * 32, 7, "debian/pool/main/b/b_2.0.deb"),
                  packages.Package("a", "1~rc1", "amd64", "cd" * 32, 12, "debian-security/pool/updates/main/a/a.deb")]
        packages.write_lock(path, chosen)
        self.assertEqual(packages.read_lock(path), sorted(chosen))

    def test_a_line_that_is_none_is_named(self):
        good = f"a 1 amd64 {'ab' * 32} 12 debian/a.deb\n"
        for bad in ("a 1 amd64 12 debian/a.deb", f"a 1 amd64 {'AB' * 32} 12 debian/a.deb", f"a 1 amd64 {'ab' * 31} 12 debian/a.deb",
                    f"a 1 amd64 {'ab' * 32} x debian/a.deb", f"a 1 amd64 {'ab' * 32} 12 debian/a.deb more"):
            with self.subTest(bad), self.assertRaisesRegex(ValueError, ":2: "):
                packages.read_lock(written(good + bad + "\n"))

    def test_what_the_lists_name_is_in_the_tree(self):
        found = 0
        for path in glob.glob(os.path.join(CONTENTS, "till*.txt")):
            for source, target in own_files.read_list(path):
                self.assertTrue(target.startswith("/"), target)
                if not source.startswith("built:"):
                    self.assertTrue(glob.glob(os.path.join(ROOT, source)), f"{path}: {source}")
                    found += 1
        self.assertGreater(found, 8)

    def test_the_units_of_every_service_are_inputs_of_the_image(self):
        with open(os.path.join(ROOT, "image", "BUILD.bazel"), encoding="utf-8") as file:
            build = file.read()
        processes = re.search(r"^PROCESSES = \[(.*?)\]", build, re.MULTILINE | re.DOTALL).group(1)
        named = set(re.findall(r'"(\w+)"', processes)) | set(re.findall(r'"//services/(\w+):init"', build))
        self.assertEqual(named, {path.split(os.sep)[-2] for path in glob.glob(os.path.join(ROOT, "services", "*", "init"))})

    def test_a_link_is_no_file_of_the_checkout(self):
        """Bazel follows a link, and the image would have a second file in its place: contents/links.txt is for them."""
        links = [name for folder in ("root", "simulated", "development")
                 for name in glob.glob(os.path.join(ROOT, "image", folder, "**"), recursive=True) if os.path.islink(name)]
        self.assertEqual(links, [])
        self.assertGreater(len(own_files.read_list(os.path.join(CONTENTS, "links.txt"))), 9)

    def test_every_process_that_a_unit_starts_is_laid_in_the_image(self):
        laid = {target + os.path.basename(source) for name in ("till.txt", "till-simulated.txt")
                for source, target in own_files.read_list(os.path.join(CONTENTS, name)) if target.endswith("/")}
        units = glob.glob(os.path.join(ROOT, "services", "*", "init", "*.service")) + \
            glob.glob(os.path.join(ROOT, "kiosk-ui", "init", "*.service"))
        self.assertGreater(len(units), 8)
        for unit in units:
            with open(unit, encoding="utf-8") as file:
                for line in file:
                    if line.startswith("ExecStart=/usr/lib/till/"):
                        self.assertIn(line.split("=", 1)[1].split()[0], laid, unit)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
