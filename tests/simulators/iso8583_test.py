# SPDX-License-Identifier: Apache-2.0
"""The codec against messages written out by hand from the field table of the acquirer profile."""

import unittest

from simulators import des
from simulators.acquirer import iso8583

TPDU, HEADER = bytes.fromhex("6000030000"), bytes.fromhex("603110310000")

SIGN_ON = (
    "0042"              # length: 66 bytes follow
    "6000030000"        # TPDU
    "603110310000"      # header, test state
    "0800"
    "0020000000C00016"  # 11 41 42 60 62 63
    "000001"            # 11
    "54494C4C30303031"  # 41 TILL0001
    "383938313030303132333435363738"  # 42 898100012345678
    "0011" "000000010030"  # 60: type 00, batch 000001, function 003, an odd digit's filler
    "0004" "54494C4C"   # 62
    "0003" "303031"     # 63
)

SALE = (
    "0200"
    "302006C020C09A13"  # 3 4 11 22 23 25 26 35 41 42 49 52 53 55 60 63 64
    "000000"            # 3
    "000000001234"      # 4: 12.34
    "000002"            # 11
    "0510"              # 22: 051 left-aligned
    "0001"              # 23: 001 right-aligned
    "00"                # 25
    "12"                # 26
    "36" "6293990100000001003D4912220000001003"  # 35
    "54494C4C30303031"  # 41
    "383938313030303132333435363738"  # 42
    "313536"            # 49
    "1122334455667788"  # 52
    "2600000000000000"  # 53
    "0005" "9F36020001"  # 55
    "0013" "22000001000500"  # 60: 22, batch, 000, contact, no fallback
    "0003" "435550"     # 63
)
SALE_MAC = "F652989D"  # computed with the openssl command under the DES key 0123456789ABCDEF

SALE_FIELDS = {
    3: "000000", 4: "000000001234", 11: "000002", 22: "051", 23: "001", 25: "00", 26: "12",
    35: "6293990100000001003=4912220000001003", 41: "TILL0001", 42: "898100012345678", 49: "156",
    52: bytes.fromhex("1122334455667788"), 53: "2600000000000000", 55: bytes.fromhex("9F36020001"),
    60: "2200000100050", 63: "CUP",
}


class Iso8583Test(unittest.TestCase):

    def test_sign_on_byte_by_byte(self):
        fields = {11: "000001", 41: "TILL0001", 42: "898100012345678", 60: "00000001003", 62: b"TILL", 63: "001"}
        message = iso8583.pack("0800", fields)
        self.assertEqual(iso8583.envelope(TPDU, HEADER, message).hex().upper(), SIGN_ON)
        self.assertEqual(iso8583.unpack(message), ("0800", fields))

    def test_sale_byte_by_byte(self):
        key = bytes.fromhex("0123456789ABCDEF")
        message = iso8583.sealed("0200", SALE_FIELDS, lambda data: des.union_pay_mac(key, data))
        self.assertEqual(message.hex().upper(), SALE + SALE_MAC.encode().hex().upper())
        mti, fields = iso8583.unpack(message)
        self.assertEqual(fields.pop(64), SALE_MAC.encode())
        self.assertEqual((mti, fields), ("0200", SALE_FIELDS))

    def test_tpdu_is_swapped_in_an_answer(self):
        self.assertEqual(iso8583.answering_tpdu(bytes.fromhex("6000030001")), bytes.fromhex("6000010003"))

    def test_an_odd_card_number_is_left_aligned(self):
        self.assertEqual(iso8583.pack("0200", {2: "62939"})[10:], bytes.fromhex("05629390"))
        self.assertEqual(iso8583.unpack(bytes.fromhex("0200400000000000000005629390"))[1], {2: "62939"})

    def test_bad_twins(self):
        cases = [
            ("0200", "no bitmap"),
            ("0200C00000000000000000", "a second bitmap"),
            ("02004000000000000000056293", "field 2 is cut off"),
            ("0200400000000000000005629391", "filler is not 0"),
            ("0200400000000000000025" + "11" * 13, "field 2 is longer than 19"),
            ("02004000000000000000056293A0", "a letter in a number"),
            ("020040000000000000000562939000", "bytes after the last field"),
            ("02000000000000000002" "01A3", "a length that is not decimal"),
            ("02000100000000000000" "00", "a field that is not of the profile"),
            ("02000000000020000000" "1A", "field 35 is cut off"),
        ]
        for text, words in cases:
            with self.subTest(words):
                with self.assertRaises(iso8583.FormatError):
                    iso8583.unpack(bytes.fromhex(text))

    def test_packing_refuses_what_does_not_fit(self):
        for fields in ({4: "1234"}, {4: "00000000123A"}, {41: "SHORT"}, {52: b"short"}, {7: "x"}, {35: "12G34"}):
            with self.subTest(fields), self.assertRaises(iso8583.FormatError):
                iso8583.pack("0200", fields)

    def test_no_cut_or_changed_byte_escapes_as_another_error(self):
        whole = bytes.fromhex(SALE) + b"12345678"
        for at in range(len(whole)):
            for broken in (whole[:at], whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]):
                try:
                    iso8583.unpack(broken)
                except iso8583.FormatError:
                    pass


if __name__ == "__main__":
    unittest.main()
