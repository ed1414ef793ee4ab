# SPDX-License-Identifier: Apache-2.0
"""The floors of docs/architecture.md hold in the build itself: the graph is Bazel's own answer to a query."""

import sys
import unittest

from tests.tidy import graph as floors
from tests.tidy.cores import CORES
from tests.tidy.matrix import callers_of, read_facets

QUERY, MATRIX_SCHEMA, MATRIX = sys.argv[1:4]


class FloorsTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        with open(QUERY, encoding="utf-8") as file:
            cls.graph = floors.Graph.from_xml(file.read())
        cls.callers = {}
        for facet in read_facets(MATRIX_SCHEMA, MATRIX):
            cls.callers.setdefault(facet.server, set()).update(callers_of(facet))

    def test_the_floors_hold(self):
        self.assertGreater(len(self.graph.rules), 100)
        self.assertEqual(floors.findings(self.graph, self.callers), [])

    def test_the_cores_do_not_speak_grpc(self):
        self.assertEqual(floors.cores_that_speak(self.graph, CORES), [])

    def test_every_breach_is_found(self):
        for label, dependency in (
                ("//services/ledger:books", "@system//:ssl"), ("//services/print:spool", "@system//:crypto"),
                ("//services/ledger:books", "@system//:sqlite3"), ("//hal/printer:printer", "@system//:libusb"),
                ("//hal/printer:printer", "@system//:grpc"), ("//hal/pin_pad:pin_pad", "//services/pin:keys"),
                ("//services/common/secret:secret", "@system//:protobuf"),
                ("//services/payment:sale", "//services/pin:keys"),
                ("//services/print:spool", "//services/payment/client:payment_client"),
                ("//services/common/log:log", "//services/pin:keys"), ("//services/pin:keys", "//tools/tillctl:tillctl")):
            with self.subTest(f"{label} -> {dependency}"):
                before = floors.findings(self.graph, self.callers)
                self.assertGreater(len(floors.findings(self.graph.with_edge(label, dependency), self.callers)), len(before))
        with self.subTest("Qt"):
            self.assertTrue(floors.findings(self.graph.with_qt("//services/payment:sale"), self.callers))
        with self.subTest("a core that speaks"):
            self.assertTrue(floors.cores_that_speak(self.graph.with_edge(CORES[0], "@system//:grpc"), CORES))
        with self.subTest("a core that was renamed"):
            self.assertTrue(floors.cores_that_speak(self.graph, ["//services/pin:gone"]))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
