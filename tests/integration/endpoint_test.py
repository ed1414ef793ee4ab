#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A till program on another machine: over TLS, with a key and a certificate that openssl made, admitted by its fingerprint; and tillctl
as such a program. The fingerprints that the terminal tells are computed here once more, by Python."""

import contextlib
import json
import os
import socket
import ssl
import subprocess
import sys
import tempfile
import unittest

import grpc
from till.integrator.v1 import endpoint_pb2, endpoint_pb2_grpc
from till.payment.v1 import moments_pb2

from tests.harness.client import Payment
from tests.harness.errors import TillError
from tests.harness.remote_program import RemoteClient, RemoteProgram, fingerprint_of
from tests.harness.shop import ShopTestCase, wait_for

TILLCTL = os.path.abspath(sys.argv[1])
_TIMEOUT_S = 60


def _call(method, session):
    """_call returns the bytes of a gRPC call over HTTP/2 (RFC 9113, with literals of RFC 7541, 6.2.2), its `session` as it is."""
    headers = b""
    for name, value in ((b":method", b"POST"), (b":scheme", b"https"), (b":path", method.encode()), (b":authority", b"till-terminal"),
                        (b"te", b"trailers"), (b"content-type", b"application/grpc"), (b"grpc-timeout", b"5S"), (b"till-session", session)):
        headers += b"\x00" + bytes([len(name)]) + name + bytes([len(value)]) + value

    def frame(kind, flags, stream, payload):
        return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload
    return b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(4, 0, 0, b"") + frame(1, 4, 1, headers) + frame(0, 1, 1, bytes(5))


class EndpointTest(ShopTestCase):
    with_endpoint = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = folder.name
        cls.endpoint = endpoint_pb2_grpc.EndpointStub(cls.shop.client.channel("integrator", "endpoint"))
        cls.till = RemoteProgram(cls.folder, "till-1")
        cls.admit(cls.till, "Till 1")

    @classmethod
    def state(cls):
        return cls.shop.client.call(cls.endpoint.GetEndpoint, endpoint_pb2.GetEndpointRequest())

    @classmethod
    @contextlib.contextmanager
    def administrator(cls):
        before = cls.shop.client.session
        cls.shop.client.sign_in("99", "12345678")
        try:
            yield cls.shop.client
        finally:
            cls.shop.client.session = before

    @classmethod
    def admit(cls, program, name):
        with cls.administrator() as client:
            client.call(cls.endpoint.AdmitClient, endpoint_pb2.AdmitClientRequest(fingerprint=program.fingerprint, name=name))

    def dial(self, program=None, pem=None):
        state = self.state()
        client = RemoteClient(state.port, pem or state.certificate_pem, program)
        self.addCleanup(client.close)
        return client

    def tillctl(self, *words, code=0):
        """tillctl runs with nothing but a home of its own, as on another machine."""
        run = subprocess.run([TILLCTL, *words, "--json"], capture_output=True, text=True, check=False, timeout=_TIMEOUT_S,
                             env={"HOME": self.folder, "PATH": "/usr/bin:/bin", "TILL_RUN": "/nowhere"})
        self.assertEqual(run.returncode, code, run.stdout + run.stderr)
        return json.loads(run.stdout.splitlines()[-1])

    def test_a_sale_from_another_machine(self):
        client = self.dial(self.till)
        client.sign_in()
        self.shop.present("unionpay-debit", pin="123456")
        payment = client.start(4321).end()
        self.assertEqual(payment.state, Payment.APPROVED)
        self.assertEqual(client.get(payment.name).state, Payment.APPROVED)
        self.assertEqual(client.records()[0].payment, payment.name)
        self.assert_books_equal()

    def test_the_terminal_tells_the_fingerprint_that_others_compute(self):
        state = self.state()
        self.assertEqual(state.fingerprint, fingerprint_of(state.certificate_pem))
        shown = ssl.get_server_certificate(("127.0.0.1", state.port), timeout=10)
        self.assertEqual(fingerprint_of(shown), state.fingerprint)

    def test_permissions_are_the_operators(self):
        client = self.dial(self.till)
        with self.assertRaises(TillError) as refused:
            client.start(100).end()
        self.assertEqual(refused.exception.code, "NOT_SIGNED_IN")

    def test_what_is_not_for_integrators_is_refused(self):
        client = self.dial(self.till)
        with self.assertRaises(TillError) as refused:
            client.call(client.moments.IsQuiet, moments_pb2.IsQuietRequest())
        self.assertEqual(refused.exception.code, "CALLER_REFUSED")
        endpoint = endpoint_pb2_grpc.EndpointStub(client.line)
        with self.assertRaises(TillError) as refused:
            client.call(endpoint.GetEndpoint, endpoint_pb2.GetEndpointRequest())
        self.assertEqual(refused.exception.code, "CALLER_REFUSED")

    def test_a_stranger_waits_and_is_admitted_and_removed(self):
        stranger = RemoteProgram(self.folder, "till-2")
        client = self.dial(stranger)
        client.language = "zh"
        with self.assertRaises(TillError) as refused:
            client.sign_in()
        self.assertEqual(refused.exception.code, "CALLER_REFUSED")
        knock = self.state().knocks[0]
        self.assertEqual((knock.fingerprint, knock.claimed_name, knock.address), (stranger.fingerprint, "till-2", "127.0.0.1"))
        self.admit(stranger, "二号收银机")
        client.sign_in()
        self.assertIn("二号收银机", [one.name for one in self.state().clients])
        with self.administrator() as administrator:
            administrator.call(self.endpoint.RemoveClient, endpoint_pb2.RemoveClientRequest(fingerprint=stranger.fingerprint))
        with self.assertRaises(TillError) as refused:
            client.sign_in()
        self.assertEqual(refused.exception.code, "CALLER_REFUSED")

    def test_only_an_administrator_admits(self):
        with self.assertRaises(TillError) as refused:
            self.shop.client.call(self.endpoint.AdmitClient,
                                  endpoint_pb2.AdmitClientRequest(fingerprint="ab" * 32, name="Till 3"))
        self.assertEqual(refused.exception.code, "PERMISSION_MISSING")

    def test_metadata_that_no_grpc_sends_does_no_harm(self):
        """gRPC takes any bytes from the wire, and ends the process that sends them on."""
        before = self.shop.terminal.processes["integrator"].pid
        tls = ssl.create_default_context()
        tls.check_hostname, tls.verify_mode = False, ssl.CERT_NONE
        tls.load_cert_chain(os.path.join(self.folder, "till-1.pem"), os.path.join(self.folder, "till-1.key"))
        tls.set_alpn_protocols(["h2"])
        with socket.create_connection(("127.0.0.1", self.state().port), _TIMEOUT_S) as raw, tls.wrap_socket(raw) as line:
            line.sendall(_call("/till.terminal.v1.Operators/GetSession", b"a\x01\xc3\xa9\xffb"))
            answer = b""
            while b"INVALID_REQUEST" not in answer and b"printable" not in answer and (piece := line.recv(4096)):
                answer += piece
        client = self.dial(self.till)
        client.sign_in()
        self.assertEqual(self.shop.terminal.processes["integrator"].pid, before)

    def test_a_flood_of_connections_does_not_make_it_deaf(self):
        """A stranger who opens all that there are, and one who goes away again."""
        port = self.state().port
        flood = [socket.create_connection(("127.0.0.1", port), _TIMEOUT_S) for _ in range(300)]
        for connection in flood:
            connection.close()
        client = self.dial(self.till)

        def signed_in():
            with contextlib.suppress(TillError):
                return client.sign_in()
            return None
        wait_for(signed_in, "the port answers after the flood")

    def test_without_a_certificate_or_without_tls_nothing_is_said(self):
        state = self.state()
        with self.assertRaises(TillError) as refused:
            self.dial(None).sign_in()
        self.assertEqual(refused.exception.code, "")
        plain = grpc.insecure_channel(f"127.0.0.1:{state.port}")
        self.addCleanup(plain.close)
        with self.assertRaises(grpc.FutureTimeoutError):
            grpc.channel_ready_future(plain).result(timeout=2)

    def test_another_terminals_certificate_is_not_this_ones(self):
        with self.assertRaises(TillError) as refused:
            self.dial(self.till, pem=self.till.certificate.decode()).sign_in()
        self.assertEqual(refused.exception.status, grpc.StatusCode.UNAVAILABLE)

    def test_the_endpoint_dies_in_the_middle_and_the_payment_does_not(self):
        client = self.dial(self.till)
        client.sign_in()
        self.shop.present("unionpay-debit", pin="123456")
        run = client.start(777, request_id="over-the-line")
        run.until(lambda event: event.payment.name)
        name = run.payment.name
        self.shop.kill("integrator")
        self.shop.until_back("integrator")
        self.assertEqual(self.shop.client.until_final(name).state, Payment.APPROVED)
        again = wait_for(lambda: self.asked_again(client), "the line is there again")
        self.assertEqual((again.name, again.state), (name, Payment.APPROVED))
        self.assert_books_equal()

    def asked_again(self, client):
        """asked_again asks for the same payment once more, which is safe; None while there is no line."""
        try:
            return client.start(777, request_id="over-the-line").end()
        except TillError:
            return None

    def test_tillctl_on_another_machine(self):
        address = f"127.0.0.1:{self.state().port}"
        self.assertEqual(self.tillctl("payments", "list", "--device", address, code=2)["error"]["code"], "INVALID_REQUEST")
        seen = self.tillctl("pair", address, code=1)
        self.assertEqual((seen["terminal"], seen["paired"]), (self.state().fingerprint, False))
        self.tillctl("pair", address, "--fingerprint", "00" * 32, code=2)
        paired = self.tillctl("pair", address, "--fingerprint", self.state().fingerprint, code=1)
        self.assertEqual((paired["paired"], paired["admitted"]), (True, False))
        self.assertEqual(self.state().knocks[0].fingerprint, paired["own"])
        with self.administrator() as administrator:
            administrator.call(self.endpoint.AdmitClient, endpoint_pb2.AdmitClientRequest(fingerprint=paired["own"], name="Office"))
        self.assertTrue(self.tillctl("pair", address, "--fingerprint", self.state().fingerprint)["admitted"])
        self.shop.present("unionpay-debit", pin="123456")
        sold = self.tillctl("sale", "5.55", "--device", address, "--operator", "01", "--password", "0000")
        self.assertIn("APPROVED", json.dumps(sold))
        self.assert_books_equal()
        self.tillctl("update", "status", "--device", address, code=2)

    def test_tillctl_at_the_terminal(self):
        run = ["--run-directory", self.shop.terminal.run]
        self.tillctl("endpoint", "admit", "AB" * 32, "--name", "Bar", *run)
        names = [one["name"] for one in self.tillctl("endpoint", *run)["result"]["clients"]]
        self.assertIn("Bar", names)
        self.tillctl("endpoint", "remove", "ab" * 32, *run)
        self.assertEqual(self.tillctl("endpoint", "remove", "ab" * 32, *run, code=2)["error"]["code"], "NOT_FOUND")

    def test_health_is_told(self):
        shown = self.tillctl("status", "--run-directory", self.shop.terminal.run)
        self.assertIn({"name": "integrator", "state": "serving"},
                      [{"name": one["name"], "state": one["state"]} for one in shown["processes"]])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
