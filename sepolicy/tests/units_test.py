# SPDX-License-Identifier: Apache-2.0
"""systemd's units and the compiled policy are of one house: what a unit starts has a domain that init enters, its sockets and folders
have types, and who has the internet by the unit has it by the policy."""

import re
import sys
import unittest

from sepolicy.tests.rights import Rights
from sepolicy.tests.unit_findings import Units
from tests.tidy.tree import Tree

LANDMARK, POLICY, CONTEXTS = sys.argv[1:4]
_UNIT = re.compile(r"(services/\w+|kiosk-ui)/init/([\w-]+\.(service|socket))")
# tillctl is started by whoever asks for it.
_NO_UNIT_OF_OURS = {"till_tillctl_t"}


class UnitsTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        tree = Tree(LANDMARK)
        found = [(match.group(2), tree.read(path).decode()) for path in tree.paths if (match := _UNIT.fullmatch(path))]
        cls.services = [unit for unit in found if unit[0].endswith(".service")]
        cls.sockets = [unit for unit in found if unit[0].endswith(".socket")]
        cls.rights = Rights(POLICY)
        cls.units = Units(cls.rights, CONTEXTS)
        cls.found = [finding for unit in cls.services for finding in cls.units.service_findings(*unit)]
        cls.found += [finding for unit in cls.sockets for finding in cls.units.socket_findings(*unit)]

    def test_they_agree(self):
        self.assertGreaterEqual(len(self.services), 9)
        self.assertGreater(len(self.sockets), 30)
        self.assertEqual(self.found, [])

    def test_each_domain_is_some_units(self):
        domains = list(self.units.domains.values())
        self.assertEqual(len(set(domains)), len(domains), "two units share a domain")
        # What is still to be built has its domain before its unit.
        missing = self.rights.members("till_process") - set(domains) - _NO_UNIT_OF_OURS
        self.assertLessEqual(missing, {"till_update_t", "till_kiosk_t"})

    def test_it_finds_what_is_wrong(self):
        pin = "ExecStart=/usr/lib/till/till-pin --config=x\nStateDirectory=till/pin\nRestrictAddressFamilies=AF_UNIX\n"
        wrong = {
            "ExecStart=/usr/bin/env A=b /usr/bin/weston\n": "no program of Till's",
            "ExecStart=/usr/lib/till/till-new\n": "no program of Till's",
            pin.replace("till/pin", "till/keys"): "/var/lib/till/keys is var_lib_t",
            pin.replace("till/pin", "till/ledger"): "till_pin_t has not write of /var/lib/till/ledger",
            pin.replace("AF_UNIX", "AF_UNIX AF_INET"): "internet sockets by the unit: True, by the policy: False",
        }
        self.assertEqual(self.units.service_findings("till-pin.service", pin), [])
        for text, words in wrong.items():
            with self.subTest(words):
                self.assertIn(words, " ".join(Units(self.rights, CONTEXTS).service_findings("a.service", text)))
        port = "ListenStream=7443\nService=till-pin.service\n"
        self.assertIn("has not listen of till_pin_t's port", " ".join(self.units.socket_findings("a.socket", port)))
        socket = "ListenStream=/run/till/pin/other.sock\nService=till-pin.service\n"
        self.assertIn("no socket of Till's", self.units.socket_findings("a.socket", socket)[0])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
