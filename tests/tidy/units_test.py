# SPDX-License-Identifier: Apache-2.0
"""systemd's units say what the access matrix says: each facet has its socket, and its socket's group the callers."""

import glob
import os
import re
import sys
import unittest

from tests.tidy.matrix import callers_of, read_facets
from tests.tidy.tree import Tree

LANDMARK, MATRIX_SCHEMA, MATRIX = sys.argv[1:4]
# Sockets that are no facet: the port for till programs on other machines.
BESIDE = {"integrator": {"tls"}}


def settings_of(path):
    """settings_of returns the last value of each setting of a unit file."""
    with open(path, encoding="utf-8") as file:
        return dict(re.findall(r"^(\w+)=(.*)$", file.read(), re.MULTILINE))


class UnitsTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.root = Tree(LANDMARK).root
        cls.facets = [facet for facet in read_facets(MATRIX_SCHEMA, MATRIX)
                      if os.path.isdir(os.path.join(cls.root, "services", facet.server))]

    def units(self, pattern):
        return sorted(glob.glob(os.path.join(self.root, "services", pattern)))

    def test_there_are_facets(self):
        self.assertEqual({facet.server for facet in self.facets},
                         {"card", "integrator", "ledger", "payment", "pin", "print", "terminal", "update", "uplink"})

    def test_each_facet_has_its_socket(self):
        for facet in self.facets:
            with self.subTest(server=facet.server, role=facet.role):
                unit = settings_of(os.path.join(self.root, "services", facet.server, "init",
                                                f"till-{facet.server}-{facet.role}.socket"))
                self.assertEqual(unit["ListenStream"], f"/run/till/{facet.server}/{facet.role}.sock")
                self.assertEqual(unit["FileDescriptorName"], facet.role)
                self.assertEqual(unit["Service"], f"till-{facet.server}.service")
                self.assertEqual(unit["SocketMode"], "0660")

    def test_there_is_no_socket_beside_the_facets_and_the_metrics(self):
        wanted = {f"till-{facet.server}-{facet.role}.socket" for facet in self.facets}
        wanted |= {f"till-{facet.server}-metrics.socket" for facet in self.facets}
        wanted |= {f"till-{server}-{role}.socket" for server, roles in BESIDE.items() for role in roles}
        wanted.add("till-screen-wayland.socket")  # windows connect there; the compositor knows them by their users
        self.assertEqual({os.path.basename(path) for path in self.units("*/init/*.socket")}, wanted)

    def test_each_service_takes_all_its_sockets_and_runs_as_its_own_user(self):
        for server in sorted({facet.server for facet in self.facets}):
            with self.subTest(server):
                unit = settings_of(os.path.join(self.root, "services", server, "init", f"till-{server}.service"))
                roles = {facet.role for facet in self.facets if facet.server == server} | {"metrics"} | BESIDE.get(server, set())
                self.assertEqual(set(unit["Sockets"].split()), {f"till-{server}-{role}.socket" for role in roles})
                self.assertEqual(unit["User"], f"till-{server}")

    def test_the_group_of_each_socket_is_exactly_its_callers(self):
        members = {}
        for path in self.units("*/init/*.sysusers.conf"):
            with open(path, encoding="utf-8") as file:
                for user, group in re.findall(r"^m till-(\S+) (\S+)$", file.read(), re.MULTILINE):
                    members.setdefault(group, set()).add(user)
        groups = {}
        for facet in self.facets:
            with self.subTest(server=facet.server, role=facet.role):
                unit = settings_of(os.path.join(self.root, "services", facet.server, "init",
                                                f"till-{facet.server}-{facet.role}.socket"))
                group = unit["SocketGroup"]
                self.assertNotIn(group, groups, "two sockets share a group")
                groups[group] = facet.role
                self.assertEqual(members.get(group, set()), callers_of(facet))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
