#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Starts every server and proves from outside that the access matrix holds: each role's socket serves that role's facet
only, to the callers that the matrix names only. Prints one line for each socket and identity.

Who a peer is, is its user; so the second part needs root, to become each of them. Without root it is skipped."""

import importlib
import json
import os
import pkgutil
import re
import shutil
import subprocess
import sys
import unittest

import access_matrix_pb2
import till
from google.protobuf import descriptor_pool, text_format
from till.common.v1 import error_pb2

from tests.harness.shop import ROOT, ShopTestCase
from tools.launcher.terminal import PROCESSES

HEALTH = "grpc.health.v1.Health/Check"
STANDARD = {"grpc.health.v1.Health", "grpc.reflection.v1alpha.ServerReflection"}
DEADLINE_REQUIRED = ["INVALID_ARGUMENT", error_pb2.DEADLINE_REQUIRED]
CALLER_REFUSED = ["PERMISSION_DENIED", error_pb2.CALLER_REFUSED]
# Users that are nobody in the matrix: one without a name, and Debian's "nobody".
STRANGERS = {"a stranger": 64999, "nobody": 65534}
_TIMEOUT_S = 120


def _import_everything():
    for module in pkgutil.walk_packages(till.__path__, "till."):
        if module.name.endswith("_pb2"):
            importlib.import_module(module.name)


def _methods(service):
    """All methods of a facet, "service/Method"."""
    found = descriptor_pool.Default().FindServiceByName(service)
    return [f"{service}/{method.name}" for method in found.methods]


class FacetsTest(ShopTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        _import_everything()
        with open(os.path.join(ROOT, "services/common/access/access_matrix.textproto"), encoding="utf-8") as file:
            matrix = text_format.Parse(file.read(), access_matrix_pb2.Matrix())
        cls.all_methods = [method for facet in matrix.facets for method in _methods(facet.service)]
        cls.facets = [facet for facet in matrix.facets if facet.server in PROCESSES]
        cls.probe = shutil.copy(os.path.join(os.path.dirname(os.path.abspath(__file__)), "probe.py"), cls.shop.home)
        os.chmod(cls.probe, 0o644)

    def setUp(self):
        self.assertGreater(len(self.facets), 15)

    # ---- Parts. ----

    def path(self, facet):
        return self.shop.terminal.socket_path(facet.server, facet.role)

    def uid_of(self, name):
        return STRANGERS[name] if name in STRANGERS else self.shop.terminal.uids[name]

    def ask_as(self, name, questions):
        """ask_as runs the probe as a caller's user and returns its answers."""
        identity = {}
        if os.geteuid() == 0:
            uid = self.uid_of(name)
            identity = {"user": uid, "group": uid, "extra_groups": []}
        done = subprocess.run(["/usr/bin/python3", "-I", "-B", self.probe], input=json.dumps(questions), capture_output=True,
                              text=True, timeout=_TIMEOUT_S, cwd="/", env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
                              check=False, **identity)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    @staticmethod
    def say(facet, name, words):
        print(f"  {facet.server + '/' + facet.role + '.sock':28} {name:11} {words}", file=sys.stderr, flush=True)

    # ---- Each socket serves its facet only. ----

    def test_there_are_the_sockets_of_the_matrix_and_no_others(self):
        wanted = {self.path(facet) for facet in self.facets}
        wanted |= {self.shop.terminal.socket_path(server, "metrics") for server in PROCESSES}
        found = {os.path.join(folder, name) for server in PROCESSES
                 for folder, _, names in os.walk(os.path.join(self.shop.terminal.run, server))
                 for name in names if not os.path.isfile(os.path.join(folder, name))}
        self.assertEqual(found, wanted)

    def test_each_socket_serves_its_facet_only(self):
        print(file=sys.stderr)
        for facet in self.facets:
            with self.subTest(facet=facet.service):
                caller = facet.callers[0]
                own = set(_methods(facet.service))
                others = [method for method in self.all_methods if method not in own]
                said = self.ask_as(caller, [{"path": self.path(facet), "bare": self.all_methods, "timed": [HEALTH], "list": True}])[0]
                for method in own:
                    self.assertEqual(said["methods"][method], DEADLINE_REQUIRED, method)
                for method in others:
                    self.assertEqual(said["methods"][method], ["UNIMPLEMENTED", 0], method)
                self.assertEqual(said["methods"][HEALTH], ["OK", 0])
                self.assertEqual(set(said["services"]), STANDARD | {facet.service})
                self.say(facet, caller, f"serves its {len(own)} methods, and none of {len(others)} others")

    def test_nothing_listens_on_the_network(self):
        for family in ("tcp", "tcp6", "udp", "udp6"):
            with open(f"/proc/net/{family}", encoding="ascii") as file:
                lines = [line.split() for line in file.readlines()[1:]]
            listening = {line[9] for line in lines if family.startswith("udp") or line[3] == "0A"}
            for name in PROCESSES:
                pid = self.shop.terminal.processes[name].pid
                if os.geteuid() != 0 and not os.access(f"/proc/{pid}/fd", os.R_OK):
                    self.skipTest("needs root to see the processes' sockets")
                links = [os.readlink(f"/proc/{pid}/fd/{fd}") for fd in os.listdir(f"/proc/{pid}/fd")]
                inodes = set(re.findall(r"socket:\[(\d+)\]", " ".join(links)))
                self.assertTrue(inodes)
                self.assertFalse(inodes & listening, f"{name} listens on {family}")

    # ---- Each socket is for its callers only. ----

    @unittest.skipUnless(os.geteuid() == 0, "NEEDS ROOT: it becomes each of the terminal's users")
    def test_each_socket_refuses_every_other_identity(self):
        print(file=sys.stderr)
        names = list(self.shop.terminal.uids) + list(STRANGERS)
        self.assertEqual(len({self.uid_of(name) for name in names}), len(names))
        refused = admitted = 0
        for name in names:
            questions = []
            for facet in self.facets:
                full, limited = self._rights(facet, name)
                own = _methods(facet.service)
                # With a deadline the guard decides on the caller; only what an admitted one may not do is asked so.
                forbidden = [method for method in own if limited is not None and method.split("/")[1] not in limited]
                allowed = own if full else [method for method in own if method not in forbidden]
                questions.append({"path": self.path(facet), "bare": allowed, "timed": [*forbidden, HEALTH]})
            for facet, question, said in zip(self.facets, questions, self.ask_as(name, questions)):
                full, limited = self._rights(facet, name)
                with self.subTest(facet=facet.service, identity=name):
                    if full or limited is not None:
                        admitted += 1
                        self._assert_admitted(question, said)
                        self.say(facet, name, "may call all" if full else f"may call {', '.join(limited) or 'health only'}")
                    else:
                        refused += 1
                        self._assert_refused(said)
                        self.say(facet, name, "is refused")
        print(f"  {admitted} admitted, {refused} refused, {len(names)} identities, {len(self.facets)} sockets", file=sys.stderr)
        self.assertEqual(admitted + refused, len(names) * len(self.facets))
        self.assertGreater(refused, admitted)

    @staticmethod
    def _rights(facet, name):
        """Whether the caller may call everything, and what a limited one may (None: not limited)."""
        limited = [list(entry.methods) for entry in facet.limited_callers if entry.caller == name]
        return name in facet.callers, limited[0] if limited else None

    def _assert_admitted(self, question, said):
        self.assertEqual(said["raw"], "speaks")
        for method in question["bare"]:
            self.assertEqual(said["methods"][method], DEADLINE_REQUIRED, method)
        for method in question["timed"][:-1]:
            self.assertEqual(said["methods"][method], CALLER_REFUSED, method)
        self.assertEqual(said["methods"][HEALTH], ["OK", 0])

    def _assert_refused(self, said):
        self.assertEqual(said["raw"], "closed")
        self.assertTrue(said["methods"])
        for method, outcome in said["methods"].items():
            self.assertEqual(outcome, ["UNAVAILABLE", 0], method)

    # ---- Metrics. ----

    def test_metrics_are_prometheus_text(self):
        for name in PROCESSES:
            with self.subTest(process=name):
                head, _, body = self.shop.metrics(name).decode("utf-8").partition("\r\n\r\n")
                self.assertRegex(head, r"^HTTP/1\.[01] 200 ")
                self.assertIn("text/plain; version=0.0.4", head)
                types = re.findall(r"^# TYPE (\w+) (counter|gauge|histogram|summary|untyped)$", body, re.MULTILINE)
                self.assertTrue(types, body)
                sample = re.compile(r'^[a-zA-Z_:][\w:]*(\{(\w+="[^"]*",?)*\})? -?[\d.eE+-]+(NaN|Inf)?$')
                for line in body.strip().split("\n"):
                    self.assertTrue(line.startswith("#") or sample.match(line), line)

    @unittest.skipUnless(os.geteuid() == 0, "NEEDS ROOT: it becomes one of the terminal's users")
    def test_refused_peers_are_counted(self):
        facet = next(facet for facet in self.facets if facet.service == "till.pin.v1.Mac")
        before = self._refusals("pin")
        self.assertEqual(self.ask_as("kiosk", [{"path": self.path(facet)}])[0]["raw"], "closed")
        self.assertGreater(self._refusals("pin"), before)

    def _refusals(self, name):
        body = self.shop.metrics(name).decode("utf-8")
        return sum(float(line.rsplit(" ", 1)[1]) for line in body.split("\n")
                   if not line.startswith("#") and "refused" in line.split("{")[0])


if __name__ == "__main__":
    if os.geteuid() != 0:
        print("SKIPPED without root: whether a socket refuses other users", file=sys.stderr)
    unittest.main(verbosity=2)
