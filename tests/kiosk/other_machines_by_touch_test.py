#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Programs on other machines by touches alone: a stranger calls over TLS, its fingerprint is compared, it is admitted, and removed
again. What the screen shows is held against what Python computes of the certificates."""

import re
import ssl
import tempfile
import unittest

from till.integrator.v1 import endpoint_pb2, endpoint_pb2_grpc

from tests.harness.errors import TillError
from tests.harness.remote_program import RemoteClient, RemoteProgram, fingerprint_of
from tests.kiosk.touch_test_case import TouchTestCase

ADMINISTRATOR = ("99", "12345678")


def _grouped(fingerprint):
    return " ".join(fingerprint[at:at + 4] for at in range(0, len(fingerprint), 4))


class OtherMachinesByTouchTest(TouchTestCase):
    with_endpoint = True
    operator, password = ADMINISTRATOR

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        stub = endpoint_pb2_grpc.EndpointStub(cls.shop.client.channel("integrator", "endpoint"))
        cls.state = cls.shop.client.call(stub.GetEndpoint, endpoint_pb2.GetEndpointRequest())
        cls.program = RemoteProgram(folder.name, "till-2")
        cls.remote = RemoteClient(cls.state.port, cls.state.certificate_pem, cls.program)
        cls.addClassCleanup(cls.remote.close)

    def setUp(self):
        super().setUp()
        self.go_home()
        self.open_menu("Manage", "This terminal", "Other machines")

    def assert_refused(self):
        with self.assertRaises(TillError) as refused:
            self.remote.sign_in()
        self.assertEqual(refused.exception.code, "CALLER_REFUSED")

    def row(self, name):
        """row is what a screen reader hears of the program in the list."""
        beginning = _grouped(self.program.fingerprint)[:4]
        return re.compile(f"{name}, {beginning} …, .*")

    def test_1_the_terminal_tells_what_a_program_must_see(self):
        certificate = ssl.get_server_certificate(("127.0.0.1", self.state.port), timeout=10)
        self.screen.wait_for(f"This terminal's fingerprint, {_grouped(fingerprint_of(certificate))}, "
                             "The program must show the same one when it calls")
        self.screen.wait_for(f"Port, {self.state.port}")
        self.screen.wait_for("Nobody waits, Whoever calls is shown here for ten minutes")
        self.screen.wait_for("Nobody yet")

    def test_2_a_stranger_is_compared_and_admitted(self):
        self.screen.wait_for("Nobody yet")
        self.assert_refused()
        self.screen.wait_for(self.row("till-2"))
        self.picture("other-machines")
        self.screen.tap(self.row("till-2"))
        self.screen.wait_for(re.compile(f"Its fingerprint, {_grouped(self.program.fingerprint)}, Compare all sixteen groups. Admit it only .*"))
        heard = self.screen.heard()
        for words in ("Calls itself, till-2, Anybody can call themselves that", "Address, 127.0.0.1"):
            self.assertIn(words, heard)
        self.picture("other-machine-waits")
        self.screen.tap("Admit")
        self.screen.wait_for("What people here call it")
        self.screen.wait_for("till-2")  # proposed
        self.assert_refused()
        self.screen.tap("Delete all of it")
        self.screen.type("Second till")
        self.screen.tap("Done")
        self.screen.wait_for(self.row("Second till"))
        self.assertIn("Nobody waits", self.screen.heard())
        self.remote.sign_in()
        self.assertEqual(list(self.remote.records()), [])

    def test_3_it_is_removed_after_a_question(self):
        self.screen.tap(self.row("Second till"))
        self.screen.tap("Remove")
        self.screen.tap("Keep it")
        self.remote.sign_in()
        self.screen.tap("Remove")
        self.picture("other-machine-remove")
        self.screen.tap("Remove it, From its next call on it is refused")
        self.screen.wait_for("Nobody yet")
        self.assert_refused()
        self.screen.wait_for(self.row("till-2"))

    def test_4_a_service_that_is_away_is_told_and_comes_back(self):
        self.screen.wait_for("Nobody yet")
        process = self.shop.terminal.processes["integrator"]
        process.stop()
        try:
            self.screen.wait_for(re.compile("Part of the terminal does not answer.*|The terminal took too long.*"), 60.0)
        finally:
            process.start()
        self.screen.wait_for(f"Port, {self.state.port}", 60.0)


class NoOtherMachinesByTouchTest(TouchTestCase):
    operator, password = ADMINISTRATOR

    def test_a_terminal_that_nobody_set_up_for_it_says_so_calmly(self):
        self.go_home()
        self.open_menu("Manage", "This terminal", "Other machines")
        self.screen.wait_for("This terminal listens to no other machine. Whoever sets it up can switch that on")


if __name__ == "__main__":
    unittest.main()
