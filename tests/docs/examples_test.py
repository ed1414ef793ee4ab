# SPDX-License-Identifier: Apache-2.0
"""The examples of docs/integrators.md take real payments on a whole terminal, as a third party would run them."""

import os
import re
import subprocess
import sys
import unittest

from google.protobuf import descriptor_pool, json_format, symbol_database
from till.payment.v1 import payments_pb2
from till.terminal.v1 import operators_pb2

from tests.harness.shop import Shop

PYTHON_SALE, CC_SALE, SHELL_SALE, GUIDE = sys.argv[1:5]
_LINES = 30


def run(*command):
    path = os.pathsep.join(sys.path)
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False,
                          env={**os.environ, "PYTHONPATH": path})


class ExamplesTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.shop = Shop().open()
        cls.addClassCleanup(cls.shop.close)

    def present(self, card, **options):
        self.shop.counter.call("present", card=card, how="insert", **options)

    def test_python_takes_a_payment(self):
        self.present("unionpay-debit", pin="123456")
        done = run("/usr/bin/python3", PYTHON_SALE, self.shop.terminal.run, "1234")
        self.assertEqual(done.returncode, 0, done.stderr)
        states = done.stdout.split()
        self.assertIn("AUTHORISING", states)
        self.assertIn("APPROVED", states)

    def test_python_says_no_when_the_bank_does(self):
        self.present("no-funds", pin="123456")
        done = run("/usr/bin/python3", PYTHON_SALE, self.shop.terminal.run, "1234")
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn("DECLINED", done.stdout)

    def test_cplusplus_takes_a_payment(self):
        self.present("unionpay-debit", pin="123456")
        done = run(CC_SALE, self.shop.terminal.run, "1234", self.shop.client.session)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("APPROVED", done.stdout)

    def test_grpcurl_is_asked_for_calls_that_exist(self):
        with open(SHELL_SALE, encoding="utf-8") as file:
            script = file.read()
        calls = re.findall(r"-d '(\{.*?\})' .*?\"\$run/(\w+)/([\w-]+)\.sock\" ([\w.]+)/(\w+)", script, re.DOTALL)
        self.assertEqual(len(calls), 2)
        services = {facet.service: (facet.server, facet.role) for facet in self.shop.terminal.facets}
        for body, server, role, service, method in calls:
            with self.subTest(method):
                self.assertEqual(services[service], (server, role))
                found = descriptor_pool.Default().FindServiceByName(service).methods_by_name[method]
                request = symbol_database.Default().GetSymbol(found.input_type.full_name)()
                json_format.Parse(body, request)
        self.assertTrue(payments_pb2 and operators_pb2)

    def test_each_fits_a_screen_and_the_guide_shows_it_whole(self):
        with open(GUIDE, encoding="utf-8") as file:
            guide = file.read()
        for path in (PYTHON_SALE, SHELL_SALE, os.path.join(os.path.dirname(PYTHON_SALE), "sale.cc")):
            with self.subTest(path), open(path, encoding="utf-8") as file:
                text = file.read()
                shown = [line for line in text.splitlines() if not line.startswith(("#!", "# SPDX", "// SPDX"))]
                self.assertLess(len(shown), _LINES)
                self.assertIn("\n".join(shown), guide)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
