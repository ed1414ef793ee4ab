# SPDX-License-Identifier: Apache-2.0
"""The bill of materials: valid where SPDX 2.3 is strict, complete, and the same for the same packages."""

import json
import re
import unittest

from image.builder import sbom
from image.builder.packages import Package

_DEP5 = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Files: *
License: Expat

Files: debian/*
License: GPL-2+ with a word

License: Expat
 Permission is hereby granted
"""
PACKAGES = [Package("liba++1", "1:2.0", "amd64", "ab" * 32, 7, "debian/pool/liba.deb"),
            Package("prose", "3", "all", "cd" * 32, 8, "debian/pool/prose.deb"),
            Package("none", "4", "all", "ef" * 32, 9, "debian/pool/none.deb")]
TEXTS = {"liba++1": _DEP5, "prose": "License: this line is of a text in prose\n"}


class SbomTest(unittest.TestCase):

    def setUp(self):
        self.text = sbom.document(PACKAGES, lambda package: TEXTS.get(package.name))
        self.document = json.loads(self.text)

    def test_every_package_is_there_with_its_licences(self):
        entries = {entry["name"]: entry for entry in self.document["packages"]}
        self.assertEqual(set(entries), {"liba++1", "prose", "none"})
        self.assertEqual(entries["liba++1"]["licenseDeclared"], "LicenseRef-GPL-2-with-a-word AND MIT")
        self.assertEqual(entries["prose"]["licenseDeclared"], "NOASSERTION")
        self.assertEqual(entries["none"]["licenseDeclared"], "NOASSERTION")
        self.assertEqual(entries["liba++1"]["checksums"][0]["checksumValue"], "ab" * 32)

    def test_identifiers_are_those_that_spdx_allows(self):
        # SPDX 2.3, 3.2 and 10.1: letters, digits, "." and "-" after the prefix.
        for entry in self.document["packages"]:
            self.assertRegex(entry["SPDXID"], r"^SPDXRef-[A-Za-z0-9.-]+$")
        references = {info["licenseId"] for info in self.document["hasExtractedLicensingInfos"]}
        used = {name for entry in self.document["packages"] for name in re.findall(r"LicenseRef-\S+", entry["licenseDeclared"])}
        self.assertEqual(used, references)
        for reference in references:
            self.assertRegex(reference, r"^LicenseRef-[A-Za-z0-9.-]+$")

    def test_it_is_the_same_again(self):
        self.assertEqual(self.text, sbom.document(PACKAGES, lambda package: TEXTS.get(package.name)))
        self.assertNotEqual(self.document["documentNamespace"],
                            json.loads(sbom.document(PACKAGES[:1], lambda package: None))["documentNamespace"])


if __name__ == "__main__":
    unittest.main()
