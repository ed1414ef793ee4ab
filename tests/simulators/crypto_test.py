# SPDX-License-Identifier: Apache-2.0
"""DES, PIN blocks, MACs and EMV keys against numbers published by others."""

import unittest

from simulators import des, emv_crypto, sm4, tlv

KEY = bytes.fromhex("0123456789ABCDEFFEDCBA9876543210")


class DesTest(unittest.TestCase):

    def test_key_check_values_are_the_well_known_ones(self):
        self.assertEqual(des.key_check_value(KEY[:8], 8).hex().upper(), "D5D44FF720683D0D")
        self.assertEqual(des.key_check_value(KEY, 8).hex().upper(), "08D7B4FB629D0885")

    def test_retail_mac_of_iso_9797_1_annex_b4(self):
        text = b"Now is the time for all "
        self.assertEqual(des.retail_mac(KEY, text).hex().upper(), "A1C72E74EA3FA9B6")
        self.assertEqual(des.retail_mac(KEY, des.pad_method_2(text)).hex().upper(), "E9086230CA3BE796")
        short = b"Now is the time for it\0\0"
        self.assertEqual(des.retail_mac(KEY, short).hex().upper(), "2E2B1428CC78254F")

    def test_format_0_block_of_the_published_example(self):
        block = des.pin_block_format_0("1234", "4012345678909")
        self.assertEqual(block.hex().upper(), "041274EDCBA9876F")
        self.assertEqual(des.pin_of_block_format_0(block, "4012345678909"), "1234")

    def test_format_0_block_of_another_card_or_key_is_no_pin(self):
        self.assertIsNone(des.pin_of_block_format_0(bytes.fromhex("141274EDCBA9876F"), "4012345678909"))
        self.assertIsNone(des.pin_of_block_format_0(bytes.fromhex("031274EDCBA9876F"), "4012345678909"))
        self.assertIsNone(des.pin_of_block_format_0(bytes.fromhex("041274EDCBA9870F"), "4012345678909"))
        other = des.pin_of_block_format_0(bytes.fromhex("041274EDCBA9876F"), "4099995678909")
        self.assertNotEqual(other, "1234")

    def test_union_pay_mac_step_by_step(self):
        # Blocks 0102030405060708 and 1112131415161718 fold into 1010101010101010. Under the DES key
        # 0123456789ABCDEF `openssl enc -des-ecb -nopad` makes of the text "10101010" the block DF0538BBB1218F5C.
        data = bytes.fromhex("0102030405060708" "1112131415161718")
        first = des.encrypt(KEY[:8], b"10101010")
        second = des.encrypt(KEY[:8], bytes(a ^ b for a, b in zip(first, b"10101010")))
        self.assertEqual(des.union_pay_mac(KEY[:8], data), second.hex().upper()[:8].encode())
        self.assertEqual(des.union_pay_mac(KEY[:8], data), b"20813CF5")

    def test_union_pay_mac_pads_with_zeros(self):
        self.assertEqual(des.union_pay_mac(KEY[:8], b"\x01\x02"), des.union_pay_mac(KEY[:8], b"\x01\x02" + bytes(6)))
        self.assertNotEqual(des.union_pay_mac(KEY[:8], b"\x01\x02"), des.union_pay_mac(KEY[:8], b"\x01\x03"))

    def test_odd_parity(self):
        self.assertEqual(des.odd_parity(bytes.fromhex("0002FEFF")), bytes.fromhex("0102FEFE"))


class EmvKeysTest(unittest.TestCase):
    # Published in the documentation of the pyemv package.

    def test_card_key_option_a(self):
        self.assertEqual(emv_crypto.unique_key(KEY, "99012345678901234", "45").hex().upper(),
                         "67F8292358083E5EA7AB7FDA58D53B6B")
        self.assertEqual(emv_crypto.unique_key(KEY, "12345678901234567", "01").hex().upper(),
                         "73AD54688CEF2934B0979857E3C719F1")

    def test_common_session_key(self):
        self.assertEqual(emv_crypto.session_key(KEY, bytes.fromhex("001C")).hex().upper(),
                         "E9FB384AF807B940FEDCEA613461B0C4")

    def test_the_mac_of_a_script(self):
        # Computed with the openssl command: session key, then DES-CBC, then the last block through both halves.
        request, command = bytes.fromhex("AABBCCDDEEFF0011"), bytes.fromhex("04DA9F790A000000010000")
        self.assertEqual(emv_crypto.script_mac(KEY, bytes.fromhex("001C"), request, command).hex().upper(), "90640ED5")

    def test_cryptogram_input_refuses_a_wrong_length(self):
        values = {tag: bytes(length) for tag, length in zip(emv_crypto.CRYPTOGRAM_TAGS, emv_crypto.CRYPTOGRAM_LENGTHS)}
        self.assertEqual(emv_crypto.cryptogram_input(values, b"\x03\xa0\0\0"), bytes(33) + b"\x03\xa0\0\0")
        with self.assertRaises(ValueError):
            emv_crypto.cryptogram_input({**values, "95": bytes(4)}, b"")


class Sm4Test(unittest.TestCase):

    KEY = bytes.fromhex("0123456789ABCDEFFEDCBA9876543210")

    def test_the_standards_example(self):
        # GB/T 32907-2016, annex A.1.
        cipher = sm4.encrypt(self.KEY, self.KEY)
        self.assertEqual(cipher.hex().upper(), "681EDF34D206965E86B3E94F536E4246")
        self.assertEqual(sm4.decrypt(self.KEY, cipher), self.KEY)

    def test_check_value_and_mac_by_the_openssl_command(self):
        self.assertEqual(sm4.key_check_value(self.KEY).hex().upper(), "2677F46B")
        data = bytes.fromhex("0200302006C020C09A13303132333435363738394142434445464748494A0000000000")
        self.assertEqual(sm4.union_pay_mac(self.KEY, data), b"B5B52625")


class TlvTest(unittest.TestCase):

    def test_lengths_and_padding(self):
        value = bytes(200)
        raw = tlv.encode("9F26", b"\x01") + b"\x00\x00" + tlv.encode("70", value)
        self.assertEqual(raw[:4], bytes.fromhex("9F260101"))
        self.assertEqual(raw[6:9], bytes.fromhex("7081C8"))
        self.assertEqual(tlv.decode(raw), [("9F26", b"\x01"), ("70", value)])

    def test_what_is_cut_off_is_refused(self):
        for bad in ("9F", "9F26", "9F2602AA", "7081", "7085AAAAAAAAAA", "9F8181818101"):
            with self.subTest(bad), self.assertRaises(tlv.TlvError):
                tlv.decode(bytes.fromhex(bad))

    def test_dol(self):
        dol = tlv.decode_dol(bytes.fromhex("9F02069F1A02"))
        self.assertEqual(dol, [("9F02", 6), ("9F1A", 2)])
        self.assertEqual(tlv.split_by_dol(dol, bytes.fromhex("0000000012340156"))["9F1A"], b"\x01\x56")
        with self.assertRaises(tlv.TlvError):
            tlv.split_by_dol(dol, bytes(7))


if __name__ == "__main__":
    unittest.main()
