# SPDX-License-Identifier: Apache-2.0
"""Working keys of every mode, downloads, demands, status and slips at the acquirer, from outside."""

import unittest
import zlib

from simulators import control, des, tlv
from simulators.acquirer import iso8583, keys
from simulators.acquirer.issuer import Declined
from simulators.acquirer_fixture import HEADER, TPDU, AcquirerTestCase, chip, track_of
from simulators.reference_terminal import read_testdata

TRACK_KEY = bytes.fromhex("11223344556677008899AABBCCDDEEFF")


class KeysTest(unittest.TestCase):

    def test_an_enciphered_track_as_another_program_makes_it(self):
        # The eight bytes before the last one, enciphered with the openssl command (des-ede): tracks of 36 and 33 digits.
        working = keys.Keys("004", None, None, TRACK_KEY)
        for clear, block, enciphered in (
                ("6293990100000001003D4912220000001003", "3D49122200000010", "1B56ED40391AE3A3"),
                ("4761739900000013D4912201000000013", "D491220100000001", "0137D31514078E95")):
            with self.subTest(clear):
                self.assertIn(block, clear)
                sent = clear.replace(block, enciphered)
                got = working.clear_track(sent.replace("D", "="), "2610000000000000")
                self.assertEqual(got, clear.replace("D", "="))
                self.assertEqual(working.clear_track(clear, "2600000000000000"), clear)

    def test_no_track_key(self):
        with self.assertRaises(Declined):
            keys.Keys("003", None, None).clear_track("1" * 36, "2610000000000000")
        with self.assertRaises(Declined):
            keys.Keys("004", None, None, TRACK_KEY).clear_track("1" * 16, "2610000000000000")


class ManagementTest(AcquirerTestCase):

    def ask(self, mti, function, **fields):
        """ask returns the answer's fields to a message without MAC, and keeps the answer's header."""
        self.line.send(self.terminal.plain_message(mti, function, **fields))
        frame = self.line.receive_frame()
        self.assertEqual(frame[:5], bytes.fromhex("6000000003"))
        self.header = frame[5:11].hex()
        return iso8583.unpack(frame[11:])[1]

    # Sign-on

    def test_pins_and_macs_under_every_mode(self):
        for mode in ("001", "003", "004", "006"):
            with self.subTest(mode):
                reply = self.terminal.sign_on(mode)
                self.assertEqual(reply[60], "00000001" + mode)
                self.assertEqual(self.sale()[39], "00")
                self.assertEqual(self.sale(pin="000000")[39], "55")
        self.terminal.mode = "003"  # an SM4 key used as another
        data, track, _ = chip("visa-credit", 1)
        message = self.terminal.message("sale", 1, track, "05", data, sequence="001")
        self.assertEqual(iso8583.unpack(self.line.exchange(message))[1][39], "A0")

    def test_an_enciphered_track_is_deciphered(self):
        self.terminal.sign_on("004")
        track = track_of("unionpay-credit")
        hidden = self.terminal.enciphered_track(track)
        self.assertNotEqual(hidden, track)
        fields = {35: hidden, 53: "0010000000000000"}
        self.assertEqual(self.do("sale", 100, "unionpay-credit", mode="02", fields=fields)[39], "00")
        fields[53] = "0000000000000000"
        self.assertNotEqual(self.do("sale", 100, "unionpay-credit", mode="02", fields=fields)[39], "00")
        self.terminal.sign_on("003")
        fields[53] = "0010000000000000"
        self.assertEqual(self.do("sale", 100, "unionpay-credit", mode="02", fields=fields)[39], "30")

    def test_a_pin_and_an_enciphered_track_together(self):
        self.terminal.sign_on("004")
        track = track_of("unionpay-debit")
        fields = {35: self.terminal.enciphered_track(track), 53: "2610000000000000"}
        self.assertEqual(self.do("sale", 100, mode="02", pin="123456", fields=fields)[39], "00")

    def test_field_53_must_be_of_the_mode(self):
        self.terminal.sign_on("001")
        self.assertEqual(self.do("sale", 100, mode="02", pin="123456", fields={53: "2600000000000000"})[39], "30")

    # Downloads

    def download(self, function):
        """download returns all entries and the number of messages that they took."""
        entries, messages, more = [], 0, b"2"
        while more == b"2":
            data = self.ask("0800", function, f62=f"1{len(entries):02d}".encode())[62]
            more, at, messages = data[:1], 1, messages + 1
            while at < len(data):
                length = int.from_bytes(data[at : at + 2], "big")
                entries.append(data[at + 2 : at + 2 + length])
                self.assertEqual(len(entries[-1]), length)
                at += 2 + length
        self.assertIn(more, (b"0", b"1"))
        return entries, messages

    def test_authority_keys_in_pages(self):
        entries, messages = self.download("370")
        self.assertEqual(messages, 3)  # a key of 248 bytes fills a page
        known = read_testdata("capks.json")["certification_authority_public_keys"]
        for entry, key in zip(entries, known, strict=True):
            values = {tag: value.hex().upper() for tag, value in tlv.decode(entry)}
            self.assertEqual((values["9F06"], values["9F22"], values["DF02"], values["DF04"], values["DF03"]),
                             (key["rid"], key["index"], key["modulus"], key["exponent"], key["checksum_sha1"]))
            self.assertEqual(bytes.fromhex(values["DF05"]), b"20491231")
        self.assertEqual(self.ask("0800", "371")[39], "00")

    def test_every_other_download(self):
        self.assertIn(b"sale_limit=5000000", self.download("360")[0])
        self.assertIn(b"6293990100000014", self.download("390")[0])
        applications = [dict(tlv.decode(entry)) for entry in self.download("380")[0]]
        self.assertIn(bytes.fromhex("A000000333010101"), [values["9F06"] for values in applications])
        contactless = dict(tlv.decode(self.download("394")[0][0]))
        self.assertEqual(contactless["FF8058"].hex(), "000000100000")
        for function in ("361", "381", "391", "395"):
            self.assertEqual(self.ask("0800", function)[39], "00")

    def test_pages_have_ten_entries_at_most_and_an_empty_one_says_so(self):
        self.control.call("downloads", blacklist=[f"62{number:04d}" for number in range(25)])
        entries, messages = self.download("390")
        self.assertEqual((len(entries), messages, entries[24]), (25, 3, b"620024"))
        self.control.call("downloads", blacklist=[])
        self.assertEqual(self.download("390"), ([], 1))
        with self.assertRaises(control.ControlError):
            self.control.call("downloads", whitelist=[])

    def test_a_malformed_request_for_a_page(self):
        for data in (b"", b"1", b"200", b"1AB"):
            with self.subTest(data):
                self.assertEqual(self.ask("0800", "370", **({"f62": data} if data else {}))[39], "30")

    # Demands, status, slips

    def test_a_demand_stands_in_the_header_until_it_is_met(self):
        for nibble, mti, function in ((1, "0800", "361"), (2, "0820", "362"), (3, "0800", "003"), (4, "0800", "371"),
                                      (5, "0800", "381"), (7, "0800", "391"), (9, "0800", "395")):
            with self.subTest(nibble):
                self.control.call("demand", nibble=nibble)
                self.ask("0820", "301")
                self.assertEqual(self.header, f"60311{nibble}310000")
                self.ask(mti, function)
                self.assertEqual(self.header, "603110310000")
        with self.assertRaises(control.ControlError):
            self.control.call("demand", nibble=8)

    def test_status_is_kept(self):
        for function in ("362", "372", "382"):
            self.assertEqual(self.ask("0820", function, f62=b"OK")[39], "00")
        kept = self.control.call("record")["management"]
        self.assertEqual([(row["function"], row["data"]) for row in kept[-3:]],
                         [("362", "4F4B"), ("372", "4F4B"), ("382", "4F4B")])

    def test_a_signed_slip(self):
        self.terminal.sign_on()
        sale = self.sale()
        about = self.terminal.batch + sale[11] + sale[13]
        drawn = b"\1\0\x0a\0\2" + zlib.compress(b"\xff\x40\x80\0")
        for _ in range(2):
            self.assertEqual(self.ask("0820", "800", f61=about, f62=drawn)[39], "00")
        self.assertEqual(self.ask("0820", "800", f61=about)[39], "30")
        self.assertEqual(self.ask("0820", "800", f61="0000010099991122", f62=drawn)[39], "25")

    def test_a_slip_that_is_no_picture(self):
        self.terminal.sign_on()
        sale = self.sale()
        about = self.terminal.batch + sale[11] + sale[13]
        head = b"\1\0\x0a\0\2"
        for data in (b"x", b"\x89PNG" * 200, b"\2" + head[1:] + zlib.compress(b"\xff\x40\x80\0"), head + b"abcdef",
                     head + zlib.compress(b"\xff\x40\x80"), head + zlib.compress(b"\xff\x40\x80\0\0"),
                     head + zlib.compress(b"\xff\x41\x80\0"), head + zlib.compress(bytes(4)),
                     head + zlib.compress(b"\xff\x40\x80\0")[:-1], head + zlib.compress(b"\xff\x40\x80\0") + b"x",
                     b"\1\2\0\0\1" + zlib.compress(b"\xff" * 64)):
            with self.subTest(data):
                self.assertEqual(self.ask("0820", "800", f61=about, f62=data)[39], "30")

    def test_functions_that_are_not_there(self):
        self.assertEqual(self.ask("0820", "999")[39], "40")
        self.assertEqual(self.ask("0800", "002")[39], "40")

    # Whole messages, byte by byte

    def test_a_sign_on_byte_by_byte(self):
        request = bytes.fromhex(
            "0042" "6000030000" "603110310000" "0800" "0020000000C00016" "000001" "54494C4C30303031"
            "383938313030303132333435363738" "0011" "000000010030" "0004" "54494C4C" "0003" "303031")
        self.line._socket.sendall(request)
        answer = self.line.receive_frame()
        # 11 12 13 32 37 39 41 42 60 62, as the field table has them; the keys are what differs each time.
        self.assertEqual(answer[:21].hex(), "6000000003" "603110310000" "0810" "003800010ac00014")
        self.assertEqual(answer[21:24].hex() + answer[24:27].hex() + answer[27:29].hex(), "000001" "093015" "1122")
        self.assertEqual(len(answer), 11 + 2 + 8 + 8 + 5 + 12 + 2 + 8 + 15 + 8 + 42)
        self.assertEqual((TPDU.hex(), HEADER.hex()), ("6000030000", "603110310000"))

    def test_a_settlement_byte_by_byte(self):
        # 0500 of an empty batch as reference B8 lays it out, and this host's answer with both flags 1.
        request = bytes.fromhex(
            "0500" "0020000000C18013" "000077" "54494C4C30303031" "383938313030303132333435363738"
            "0062" + "0" * 62 + "313536" "0011" "000000012010" "0003" "303031")
        answer = self.line.exchange(request + self.terminal.mac(request))
        self.assertEqual(answer[:2].hex(), "0510")
        self.assertIn("0062" + ("0" * 30 + "1") * 2, answer.hex())

    def test_a_wrong_key_is_a_wrong_mac(self):
        self.terminal.mak = des.odd_parity(bytes(8))
        message = self.terminal.message("sale", 1, track_of("visa-credit"), "02")
        self.assertEqual(iso8583.unpack(self.line.exchange(message))[1][39], "A0")


if __name__ == "__main__":
    unittest.main()
