# SPDX-License-Identifier: Apache-2.0
"""An acquirer over real TLS and a little terminal that talks to it, with real cards' cryptograms: for its tests."""

import datetime
import os
import socket
import ssl
import tempfile
import unittest

from simulators import control
from simulators.acquirer import acquirer as acquirers
from simulators.acquirer import host, iso8583
from simulators.background_loop import Loop
from simulators.counter import virtual_card
from simulators.reference_terminal import TESTDATA, CardSession, HostSession, read_testdata

TPDU, HEADER = bytes.fromhex("6000030000"), bytes.fromhex("603110310000")
NOW = datetime.datetime(2026, 11, 22, 9, 30, 15, tzinfo=host.ZONE)


class Line:
    """Line is a TLS connection that trusts the test CA alone."""

    def __init__(self, port):
        context = ssl.create_default_context(cafile=os.path.join(TESTDATA, "acquirer_ca.pem"))
        self._socket = context.wrap_socket(socket.create_connection(("127.0.0.1", port), 10), server_hostname="localhost")

    def send(self, message):
        self._socket.sendall(iso8583.envelope(TPDU, HEADER, message))

    def receive_frame(self, timeout_s=10.0):
        self._socket.settimeout(timeout_s)
        return self._exactly(int.from_bytes(self._exactly(2), "big"))

    def receive(self, timeout_s=10.0):
        frame = self.receive_frame(timeout_s)
        assert frame[:5] == bytes.fromhex("6000000003") and frame[5:11] == HEADER
        return frame[11:]

    def exchange(self, message):
        self.send(message)
        return self.receive()

    def _exactly(self, count):
        data = b""
        while len(data) < count:
            piece = self._socket.recv(count - len(data))
            if not piece:
                raise EOFError(f"{len(data)} of {count} bytes")
            data += piece
        return data

    def close(self):
        self._socket.close()


def chip(name, amount_minor, spoil=False, kind="ARQC"):
    """chip returns (field 55, track 2) of a card asked for a cryptogram, and the card session."""
    card = virtual_card.VirtualCard.load(os.path.join(TESTDATA, "cards", name + ".json"))
    card.power_on(virtual_card.CONTACT if "atr" in card.data else virtual_card.CONTACTLESS)
    session = CardSession(card.transmit, amount_minor, contactless="atr" not in card.data)
    application = (card.data.get("contact_applications") or card.data["contactless_applications"])[0]
    session.select(bytes.fromhex(application["aid"]))
    session.initiate()
    if "9F26" not in session.elements:
        session.generate(kind)
    if spoil:
        session.elements["9F26"] = bytes(8)
    return session.field_55(), session.track_2(), session


def track_of(name):
    """track_of returns track 2 of a card's stripe."""
    return read_testdata(os.path.join("cards", name + ".json"))["tracks"][1]


class AcquirerTestCase(unittest.TestCase):
    """AcquirerTestCase has a fresh acquirer for each test, and a terminal that is signed on."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(dir="/tmp")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.loop = Loop()
        self.addCleanup(self.loop.stop)
        self.start()
        self.addCleanup(lambda: self.loop.run(self.acquirer.stop()))
        self.control = control.acquirer(self.folder)
        self.addCleanup(self.control.close)
        self.connect()
        self.terminal.sign_on()

    def start(self):
        self.acquirer = self.loop.run(self._make())
        self.loop.run(self.acquirer.start())

    async def _make(self):
        return acquirers.Acquirer(self.folder, 0, os.path.join(self.folder, "state"), clock=lambda: NOW)

    def connect(self):
        self.line = Line(self.acquirer.port)
        self.addCleanup(self.line.close)
        old = getattr(self, "terminal", None)
        self.terminal = HostSession(lambda message: self.line.exchange(message))
        if old is not None:
            self.terminal.__dict__.update({key: old.__dict__[key] for key in ("batch", "trace", "pik", "mak", "mode")})

    def sale(self, card="unionpay-debit", amount=1234, pin="123456", spoil=False, **more):
        data, track, _ = chip(card, amount, spoil)
        return self.terminal.send(self.terminal.sale_message(amount, track, chip=data, pin=pin, **more))

    def account(self, card):
        return next(item for item in self.control.call("accounts")["accounts"] if item["card"] == card)

    def balance(self, card="unionpay-debit"):
        return self.account(card)["balance_minor"]

    def do(self, kind, amount=None, card="unionpay-debit", original=None, **more):
        """do sends a transaction without the card, as a terminal that knows its account, and returns the answer."""
        message = self.terminal.message(kind, amount, track_of(card), original=original, **more)
        return self.terminal.send(message)

    def original(self, reply, trace=None, batch=None):
        """original is what later messages say of the transaction that was answered by `reply`."""
        return batch or self.terminal.batch, reply[11], reply[37], reply.get(38), reply[13]

    def row(self, trace):
        """row returns the entry of a trace number in the acquirer's record, of any batch."""
        rows = self.control.call("record")["record"]
        return next(row for row in rows if row["trace"] == (trace if isinstance(trace, str) else f"{trace:06d}"))
