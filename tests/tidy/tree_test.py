# SPDX-License-Identifier: Apache-2.0
"""Every file of the tree keeps the rules of form, and every service has what a service has."""

import os
import re
import sys
import unittest

from tests.tidy import file_rules
from tests.tidy.tree import Tree

LANDMARK = sys.argv[1]
_SPDX = "// SPDX-License-Identifier: Apache-2.0\n"


class TreeTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.tree = Tree(LANDMARK)

    def test_every_file_keeps_the_rules(self):
        self.assertGreater(len(self.tree.paths), 300)
        found = [finding for path in self.tree.paths for finding in file_rules.findings(path, self.tree.read(path))]
        self.assertEqual(found, [], "\n" + "\n".join(found))

    def test_each_rule_finds_a_planted_breach(self):
        machine = "/ho" + "me/somebody/till"
        planted = {
            "no licence": ("a.cc", b"int main() {}\n"), "tab": ("a.cc", (_SPDX + "\tint a;\n").encode()),
            "trailing blank": ("a.cc", (_SPDX + "int a; \n").encode()),
            "carriage return": ("a.cc", (_SPDX + "int a;\r\n").encode()),
            "no line end": ("README.md", b"Till"), "machine": ("a.cc", (_SPDX + f"// {machine}\n").encode()),
            "long": ("a.cc", (_SPDX + "int a;\n" * 600).encode()),
            "long main": ("services/pin/main.cc", (_SPDX + "int a;\n" * 150).encode()),
            "class name": ("a.h", (_SPDX + "class Key" + "Manager {};\n").encode()),
            "file name": ("string_util.h", _SPDX.encode()), "not UTF-8": ("a.md", b"\xff\n"),
        }
        for name, (path, data) in planted.items():
            with self.subTest(name):
                self.assertEqual(len(file_rules.findings(path, data)), 1)

    def test_each_service_has_its_parts(self):
        for service in self.services():
            folder = os.path.join("services", service)
            for part in ("README.md", "BUILD.bazel", "main.cc", "config.proto", "init", "client", "fuzz"):
                with self.subTest(service=service, part=part):
                    self.assertTrue(self.tree.exists(os.path.join(folder, part)), "missing")

    def test_each_service_has_a_client_and_a_fake_of_it(self):
        for service in self.services():
            clients = [os.path.basename(path) for path in self.tree.paths
                       if re.fullmatch(rf"services/{service}/client/\w+_client\.h", path)]
            with self.subTest(service):
                fakes = {name[len("fake_"):] for name in clients if name.startswith("fake_")}
                self.assertTrue(fakes & set(clients), "no client, or none with a fake")

    def test_every_long_file_still_needs_its_exception(self):
        for path in file_rules.LONG_FILES:
            with self.subTest(path):
                self.assertIn(path, self.tree.paths)
                self.assertGreater(self.tree.read(path).count(b"\n"), file_rules.LONGEST_FILE)

    def test_links_in_the_documentation_lead_somewhere(self):
        for path in self.tree.paths:
            if not path.endswith(".md"):
                continue
            for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", self.tree.read(path).decode()):
                if "://" not in target and not target.startswith("mailto:"):
                    with self.subTest(page=path, link=target):
                        self.assertTrue(self.tree.exists(os.path.normpath(os.path.join(os.path.dirname(path), target))))

    def services(self):
        # `screen` is Weston with a module of ours: it serves windows and no calls.
        found = sorted({path.split("/")[1] for path in self.tree.paths
                        if path.startswith("services/") and path.count("/") > 1} - {"common", "screen"})
        self.assertEqual(found, ["card", "integrator", "ledger", "payment", "pin", "print", "terminal", "update", "uplink"])
        return found


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
