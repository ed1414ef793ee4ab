#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A third party takes a sale: with nothing but protos/, protoc, Python's grpcio and docs/examples/sale.py, as a user of
its own that may call what integrators may call."""

import os
import shutil
import subprocess
import unittest

from till.ledger.v1 import journal_pb2

from tests.harness.shop import ROOT, ShopTestCase

_TIMEOUT_S = 60


class PythonClientTest(ShopTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.folder = os.path.join(cls.shop.home, "third-party")
        protos = os.path.join(cls.folder, "protos")
        shutil.copytree(os.path.join(ROOT, "protos"), protos)
        shutil.copy(os.path.join(ROOT, "docs", "examples", "sale.py"), cls.folder)
        files = sorted(os.path.join(folder, name) for folder, _, names in os.walk(protos) for name in names
                       if name.endswith(".proto"))
        subprocess.run(["/usr/bin/protoc", "-I", protos, "-I", "/usr/include", "--python_out", cls.folder, "--grpc_out", cls.folder,
                        "--plugin=protoc-gen-grpc=/usr/bin/grpc_python_plugin", *files], check=True, timeout=_TIMEOUT_S)
        for folder, folders, names in os.walk(cls.folder):
            for name in (*folders, *names):
                os.chmod(os.path.join(folder, name), 0o755)

    def sale(self, minor_units):
        """sale runs the example as the integrator and returns (exit code, its lines)."""
        identity = {}
        if os.geteuid() == 0:
            uid = self.shop.terminal.uids["integrator"]
            identity = {"user": uid, "group": uid, "extra_groups": []}
        done = subprocess.run(["/usr/bin/python3", "-B", os.path.join(self.folder, "sale.py"), self.shop.terminal.run,
                               str(minor_units)], capture_output=True, text=True, timeout=_TIMEOUT_S, cwd=self.folder,
                              env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONPATH": self.folder}, check=False, **identity)
        self.assertEqual(done.stderr, "")
        return done.returncode, done.stdout.splitlines()

    def test_approved(self):
        self.shop.present("unionpay-debit", pin="123456")
        code, lines = self.sale(1234)
        self.assertEqual(code, 0, lines)
        self.assertEqual(lines[-2], "APPROVED")
        name, number = lines[-1].split(" ")[:2]
        self.assertEqual(number, "629399*********1003")
        record = self.client.newest_record()
        self.assertEqual((record.payment, record.state, record.amount.minor_units),
                         (name, journal_pb2.PaymentRecord.POSTED, 1234))
        self.assert_books_equal()

    def test_declined(self):
        self.shop.present("no-funds", pin="123456")
        code, lines = self.sale(1235)
        self.assertEqual(code, 1, lines)
        self.assertEqual(lines[-2], "DECLINED")
        self.assertEqual(self.client.newest_record().details.host.response.code, "51")
        self.assert_books_equal()


if __name__ == "__main__":
    unittest.main(verbosity=2)
