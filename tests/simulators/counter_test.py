# SPDX-License-Identifier: Apache-2.0
"""The counter over its sockets, as a terminal and a test see it."""

import os
import socket
import tempfile
import unittest

from simulators import control
from simulators.background_loop import Loop
from simulators.counter import counter as counters
from simulators.reference_terminal import TESTDATA, CardSession

UNIONPAY_DEBIT = bytes.fromhex("A000000333010101")


class FrameClient:
    """FrameClient is the terminal's end of reader.sock or pin_pad.sock."""

    def __init__(self, path):
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(10)
        self._socket.connect(path)

    def send(self, kind, payload=b""):
        self._socket.sendall(kind.encode() + len(payload).to_bytes(2, "big") + payload)

    def receive(self):
        head = self._exactly(3)
        return chr(head[0]), self._exactly(int.from_bytes(head[1:], "big"))

    def ask(self, kind, payload=b""):
        self.send(kind, payload)
        return self.receive()

    def _exactly(self, count):
        data = b""
        while len(data) < count:
            piece = self._socket.recv(count - len(data))
            if not piece:
                raise EOFError
            data += piece
        return data

    def close(self):
        self._socket.close()


def wait_for_card(mask, timeout_ms=5000):
    return bytes([mask]) + timeout_ms.to_bytes(4, "big")


class CounterTest(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory(dir="/tmp")
        self.addCleanup(folder.cleanup)
        self.folder = os.path.join(folder.name, "sim")
        self.loop = Loop()
        self.addCleanup(self.loop.stop)
        self.counter = counters.Counter(folder.name, os.path.join(TESTDATA, "cards"))
        self.loop.run(self.counter.start())
        self.addCleanup(lambda: self.loop.run(self.counter.stop()))
        self.control = control.counter(folder.name)
        self.addCleanup(self.control.close)
        self.reader = self.client("reader.sock")

    def client(self, name):
        client = FrameClient(os.path.join(self.folder, name))
        self.addCleanup(client.close)
        return client

    def transmit(self, raw):
        kind, payload = self.reader.ask("A", raw)
        self.assertEqual(kind, "a")
        return payload

    def arrive(self, mask=7):
        return self.reader.ask("W", wait_for_card(mask))

    def test_sockets_are_open_to_every_developer(self):
        for name in ("reader.sock", "pin_pad.sock", "printer.sock", "counter.sock"):
            self.assertEqual(os.stat(os.path.join(self.folder, name)).st_mode & 0o777, 0o666)

    def test_a_whole_visit(self):
        self.control.call("present", card="unionpay-debit", how="insert", pin="123456")
        self.assertEqual(self.arrive(), ("w", b"\x01"))
        kind, answer = self.reader.ask("O", b"\x01")
        self.assertEqual((kind, answer[:2]), ("o", b"\x3b\x68"))
        session = CardSession(self.transmit)
        session.select(UNIONPAY_DEBIT)
        session.initiate()
        self.assertEqual(session.generate("ARQC"), 0x80)
        self.assertEqual(self.reader.ask("R", (0).to_bytes(4, "big")), ("r", b"\x00"))
        self.assertEqual(self.reader.ask("X")[0], "x")
        self.assertEqual(self.reader.ask("R", (1000).to_bytes(4, "big")), ("r", b"\x01"))
        self.assertEqual(self.reader.ask("A", b"\0\0\0\0"), ("e", b"\x03"))

    def test_nobody_comes_and_cancel(self):
        self.assertEqual(self.reader.ask("W", wait_for_card(7, 20)), ("w", b"\x00"))
        self.assertEqual(self.reader.ask("W", wait_for_card(7, 0)), ("w", b"\x00"))
        self.reader.send("W", wait_for_card(7, 60000))
        self.assertEqual(self.reader.ask("C"), ("w", b"\x00"))
        for _ in range(50):  # in one piece, so that the wait is cancelled before it began
            self.reader._socket.sendall(b"W\0\5" + wait_for_card(7, 60000) + b"C\0\0")
            self.assertEqual(self.reader.receive(), ("w", b"\x00"))
        self.reader.send("C")  # crossed with an answer: ignored
        self.assertEqual(self.reader.ask("X")[0], "x")

    def test_a_card_comes_while_the_terminal_waits(self):
        self.reader.send("W", wait_for_card(2))
        self.control.call("present", card="unionpay-debit", how="insert")
        self.control.call("present", card="unionpay-tap")
        self.assertEqual(self.reader.receive(), ("w", b"\x02"))

    def test_swipe(self):
        self.control.call("present", card="visa-credit", how="swipe")
        self.assertEqual(self.arrive(4), ("w", b"\x04"))
        kind, payload = self.reader.ask("M")
        self.assertEqual(kind, "m")
        first = payload[1 : 1 + payload[0]].decode()
        second = payload[2 + payload[0] : 2 + payload[0] + payload[1 + payload[0]]].decode()
        self.assertTrue(first.startswith("B4761739900000013^"))
        self.assertTrue(second.startswith("4761739900000013=4912201"))
        self.assertEqual(self.reader.ask("M")[0], "e")

    def swipe(self):
        """swipe returns track 2 and the service code of the card that is at the reader."""
        self.assertEqual(self.arrive(4), ("w", b"\x04"))
        _, payload = self.reader.ask("M")
        track = payload[2 + payload[0] : 2 + payload[0] + payload[1 + payload[0]]].decode()
        return track, track.partition("=")[2][4:7]

    def test_a_dead_chip_is_swiped_instead(self):
        self.control.call("present", card="dead-chip", how="insert")
        self.assertEqual(self.arrive(), ("w", b"\x01"))
        self.assertEqual(self.reader.ask("O", b"\x01")[0], "e")
        self.control.call("remove")
        self.control.call("present", card="dead-chip", how="swipe")
        track, service = self.swipe()
        self.assertTrue(track.startswith("6293990200000"))
        self.assertEqual(service, "601")

    def test_cards_with_nothing_but_a_stripe(self):
        for card, code in (("stripe-only", "101"), ("stripe-only-pin", "120"), ("top-up", "101")):
            with self.subTest(card):
                with self.assertRaises(control.ControlError):
                    self.control.call("present", card=card, how="insert")
                self.control.call("present", card=card)
                self.assertEqual(self.swipe()[1], code)

    def test_the_torn_card_acts_and_is_gone(self):
        self.control.call("present", card="torn", how="insert")
        self.arrive()
        self.reader.ask("O", b"\x01")
        session = CardSession(self.transmit)
        session.select(UNIONPAY_DEBIT)
        session.initiate()
        data = session.build(session.elements["8C"])
        raw = bytes.fromhex("80AE8000") + bytes([len(data)]) + data + b"\0"
        self.assertEqual(self.reader.ask("A", raw), ("e", b"\x01"))
        self.assertEqual(self.reader.ask("R", (0).to_bytes(4, "big")), ("r", b"\x01"))

    def test_taken_out_after_the_first_cryptogram(self):
        self.control.call("present", card="unionpay-debit", how="insert", remove_after="first-gen-ac")
        self.arrive()
        self.reader.ask("O", b"\x01")
        session = CardSession(self.transmit)
        session.select(UNIONPAY_DEBIT)
        session.initiate()
        self.assertEqual(session.generate("ARQC"), 0x80)
        self.assertEqual(self.reader.ask("A", bytes.fromhex("0082000000")), ("e", b"\x01"))

    def test_mute_card(self):
        self.control.call("present", card="mute")
        self.arrive()
        self.assertEqual(self.reader.ask("O", b"\x01"), ("e", b"\x01"))

    def test_a_new_terminal_takes_over_and_the_old_card_is_gone(self):
        self.control.call("present", card="unionpay-debit", how="insert")
        self.arrive()
        self.reader.ask("O", b"\x01")
        second = self.client("reader.sock")
        self.assertEqual(second.ask("A", b"\0\0\0\0"), ("e", b"\x03"))
        self.assertEqual(second.ask("R", (1000).to_bytes(4, "big")), ("r", b"\x01"))

    def test_pin_is_typed_key_by_key(self):
        self.control.call("present", card="unionpay-debit", how="insert", pin="123456")
        self.arrive()
        pad = self.client("pin_pad.sock")
        self.assertEqual(pad.ask("S"), ("s", b"\x01"))
        pad.send("B", bytes([4, 12]) + (30000).to_bytes(4, "big") + "请输入密码".encode())
        keys = ""
        for count in range(1, 7):
            keys += pad.receive()[1].decode()
            pad.send("N", bytes([count]))
        self.assertEqual((keys, pad.receive()), ("123456", ("K", b"E")))
        self.assertEqual(self.control.call("state")["pin_entry"], {"open": True, "prompt": "请输入密码", "dots": 6, "typed": []})
        pad.send("F")
        pad.ask("S")
        self.assertFalse(self.control.call("state")["pin_entry"]["open"])

    def test_a_card_number_is_typed_digit_by_digit_and_then_its_pin(self):
        pad = self.client("pin_pad.sock")
        begin = bytes([12, 19]) + (30000).to_bytes(4, "big")
        pad.send("C", begin + "请输入卡号".encode())
        pad.ask("S")
        self.control.call("present", card="unionpay-debit", how="type", pin="123456")  # held out late: it is waited for
        keys, part, shown = "", b"n", ""
        while len(keys) < 25:
            key = pad.receive()[1].decode()
            keys += key
            if key == "E":
                part, shown = b"e", ""
            else:
                shown += key
            pad.send("T", part + b"0" + shown.encode())
        self.assertEqual(keys, "6293990100000001003E1249E")
        pad.ask("S")
        state = self.control.call("state")["pin_entry"]
        self.assertEqual((state["prompt"], state["typed"][18]), ("请输入卡号", ["n", "0", "6293990100000001003"]))
        pad.send("F")
        self.assertEqual(pad.ask("B", begin), ("K", b"1"))

    def test_cancel_silence_and_typing_by_hand(self):
        self.control.call("present", card="unionpay-debit", how="insert", pin=["cancel", None])
        self.arrive()
        pad = self.client("pin_pad.sock")
        begin = bytes([4, 12]) + (30000).to_bytes(4, "big")
        self.assertEqual(pad.ask("B", begin), ("K", b"C"))
        pad.send("F")
        pad.send("B", begin)
        self.control.call("type", keys="9E")
        self.assertEqual(pad.receive(), ("K", b"9"))
        pad.send("N", b"\x01")
        self.assertEqual(pad.receive(), ("K", b"E"))

    def test_pin_pad_fault(self):
        self.control.call("pin_pad", healthy=False)
        self.assertEqual(self.client("pin_pad.sock").ask("S"), ("s", b"\x00"))

    def test_receipts_are_kept(self):
        printer = FrameClient(os.path.join(self.folder, "printer.sock"))
        self.addCleanup(printer.close)
        printer._socket.sendall(b"\x1b@\x1c&" + "合计 12.34\n".encode("gb18030") + b"\x1dV\x00\x10\x04\x01")
        self.assertEqual(printer._exactly(1), b"\x12")
        self.assertEqual(self.control.call("printed")["receipts"], [["合计 12.34"]])
        with open(os.path.join(self.folder, "receipts", "0001.txt"), encoding="utf-8") as file:
            self.assertEqual(file.read(), "合计 12.34\n")
        self.control.call("printer", paper=False)
        printer._socket.sendall(b"\x10\x04\x04")
        self.assertEqual(printer._exactly(1), b"\x72")

    def test_the_scanner_sends_each_code_with_a_carriage_return(self):
        self.assertEqual(self.control.call("scan", code="lost")["terminals"], 0)
        terminal = self.client("scanner.sock")
        while not self.control.call("scan", code="288012345678901234")["terminals"]:
            pass
        self.assertEqual(terminal._exactly(19), b"288012345678901234\r")
        with self.assertRaises(control.ControlError):
            self.control.call("scan", code="")

    def test_control_refuses_in_words(self):
        for arguments in ({"op": "present", "card": "nobody's"}, {"op": "present", "card": "unionpay-tap", "how": "insert"},
                          {"op": "dance"}, {"op": "type", "keys": "x"}, {"op": "present", "card": "mute", "pin": "12x"}):
            with self.subTest(arguments), self.assertRaises(control.ControlError):
                self.control.call(**arguments)
        self.assertIn("unionpay-debit", [card["name"] for card in self.control.call("cards")["cards"]])

    def test_reset_forgets(self):
        self.control.call("present", card="unionpay-debit", how="insert")
        self.control.call("reset")
        self.assertEqual(self.reader.ask("W", wait_for_card(7, 10)), ("w", b"\x00"))


if __name__ == "__main__":
    unittest.main()
