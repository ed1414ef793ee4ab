# SPDX-License-Identifier: Apache-2.0
"""Virtual cards, taken through whole sessions by an independent little terminal."""

import os
import unittest

from simulators import emv_crypto, tlv
from simulators.acquirer import scripts
from simulators.counter import virtual_card
from simulators.reference_terminal import TESTDATA, CardError, CardSession, read_testdata

UNIONPAY_DEBIT, UNIONPAY_CREDIT = bytes.fromhex("A000000333010101"), bytes.fromhex("A000000333010102")
VISA, MASTERCARD = bytes.fromhex("A0000000031010"), bytes.fromhex("A0000000041010")
SCHEMES = {UNIONPAY_DEBIT: "unionpay", UNIONPAY_CREDIT: "unionpay", VISA: "visa", MASTERCARD: "mastercard"}


def load(name):
    return virtual_card.VirtualCard.load(os.path.join(TESTDATA, "cards", name + ".json"))


def powered(name, interface=virtual_card.CONTACT):
    card = load(name)
    assert card.power_on(interface)
    return card


def begin(name, aid, **options):
    card = powered(name)
    session = CardSession(card.transmit, **options)
    session.select(aid)
    session.initiate()
    return card, session


def issuer_answer(session, scheme, code=b"00"):
    """issuer_answer returns tag 91 as the issuer would make it, after finding the ARQC right."""
    pan = session.track_2().split("=")[0]
    key = bytes.fromhex(read_testdata("test_hierarchy.json")["schemes"][scheme]["imk_ac"])
    card_key = emv_crypto.unique_key(key, pan, session.elements["5F34"].hex())
    values = {**session.elements, **session.values}
    results = emv_crypto.verification_results(scheme, values["9F10"])
    data = emv_crypto.cryptogram_input(values, results)
    assert emv_crypto.application_cryptogram(card_key, values["9F36"], data) == values["9F26"]
    return emv_crypto.response_cryptogram(card_key, values["9F36"], values["9F26"], code) + code


class WholeSessionTest(unittest.TestCase):

    def run_online(self, name, aid, spoil=False, code=b"00"):
        card, session = begin(name, aid)
        if session.elements["82"][0] & 0x20:
            self.assertTrue(session.dynamic_authentication())
        self.assertEqual(session.generate("ARQC"), 0x80)
        answer = issuer_answer(session, SCHEMES[aid], code)
        if spoil:
            answer = bytes([answer[0] ^ 1]) + answer[1:]
        session.values["8A"] = code
        session.values["91"] = answer
        if session.elements["82"][0] & 0x04:
            status = session.command("00820000", answer)[1]
            self.assertEqual(status, 0x6300 if spoil else 0x9000)
        return session.generate("TC" if code == b"00" else "AAC")

    def test_approved_online_ends_in_tc(self):
        for name, aid in (("unionpay-debit", UNIONPAY_DEBIT), ("unionpay-credit", UNIONPAY_CREDIT),
                          ("visa-credit", VISA), ("mastercard-debit", MASTERCARD), ("t0", MASTERCARD)):
            with self.subTest(name):
                self.assertEqual(self.run_online(name, aid), 0x40)

    def test_one_wrong_bit_in_the_response_cryptogram_ends_in_aac(self):
        for name, aid in (("unionpay-debit", UNIONPAY_DEBIT), ("visa-credit", VISA), ("mastercard-debit", MASTERCARD)):
            with self.subTest(name):
                self.assertEqual(self.run_online(name, aid, spoil=True), 0x00)

    def test_declined_online_ends_in_aac(self):
        self.assertEqual(self.run_online("mastercard-debit", MASTERCARD, code=b"51"), 0x00)

    def test_no_issuer_authentication_ends_in_aac(self):
        _, session = begin("unionpay-debit", UNIONPAY_DEBIT)
        session.generate("ARQC")
        session.values["8A"] = b"00"
        self.assertEqual(session.generate("TC"), 0x00)

    def test_the_card_that_refuses_after_approval(self):
        self.assertEqual(self.run_online("refuses-second-ac", UNIONPAY_DEBIT), 0x00)

    def test_the_card_that_declines_offline(self):
        _, session = begin("declines-offline", UNIONPAY_DEBIT)
        self.assertEqual(session.generate("ARQC"), 0x00)

    def test_asked_for_approval_it_asks_its_issuer(self):
        _, session = begin("visa-credit", VISA)
        self.assertEqual(session.generate("TC"), 0x80)

    def test_static_authentication(self):
        for name in ("unionpay-credit", "static-only"):
            with self.subTest(name):
                _, session = begin(name, UNIONPAY_CREDIT)
                self.assertTrue(session.static_authentication())
                session._static = session._static[:-1] + b"\0"
                self.assertFalse(session.static_authentication())

    def test_a_changed_certificate_is_found(self):
        _, session = begin("bad-certificate", VISA)
        self.assertFalse(session.dynamic_authentication())

    def test_counterfeit_does_not_carry_the_issuers_key(self):
        _, session = begin("wrong-key", VISA)
        session.generate("ARQC")
        with self.assertRaises(AssertionError):
            issuer_answer(session, "visa")


class OfflineApprovalTest(unittest.TestCase):

    def test_it_approves_up_to_its_limit_and_asks_above(self):
        for amount, asked, kind in ((10000, "TC", 0x40), (10001, "TC", 0x80), (1, "ARQC", 0x80), (1, "AAC", 0x00)):
            with self.subTest((amount, asked)):
                _, session = begin("offline-approving", UNIONPAY_CREDIT, amount_minor=amount)
                self.assertEqual(session.generate(asked), kind)

    def test_its_approval_is_the_end(self):
        _, session = begin("offline-approving", UNIONPAY_CREDIT, amount_minor=1)
        session.generate("TC")
        with self.assertRaisesRegex(CardError, "6985"):
            session.generate("TC")


class ScriptTest(unittest.TestCase):

    def setUp(self):
        self.card, self.session = begin("takes-scripts", UNIONPAY_DEBIT)

    def template(self, commands, **more):
        """template returns the commands of a script for the card's last question, as the issuer makes it."""
        elements = self.session.elements
        pan = self.session.track_2().split("=")[0]
        key = bytes.fromhex(read_testdata("test_hierarchy.json")["schemes"]["unionpay"]["imk_smi"])
        raw = scripts.build(emv_crypto.unique_key(key, pan, "01"), elements["9F36"], elements["9F26"],
                            [scripts.parse(command) for command in commands], **more)
        ((self.tag, inside),) = tlv.decode(raw)
        return [value for tag, value in tlv.decode(inside) if tag == "86"]

    def run_script(self, *commands, **more):
        return [self.session.raw(command).hex() for command in self.template(commands, **more)]

    def test_electronic_cash_is_loaded(self):
        self.session.generate("ARQC")
        self.assertEqual(self.session.must("80CA9F79").hex(), "9f7906000000000000")
        self.assertEqual(self.run_script({"put-cash-balance": 12345}), ["9000"])
        self.assertEqual(self.tag, "72")
        self.assertEqual(self.session.must("80CA9F79").hex(), "9f7906000000012345")

    def test_an_application_is_blocked_and_unblocked(self):
        self.session.generate("ARQC")
        self.assertEqual(self.run_script("block-application", phase="before"), ["9000"])
        self.assertEqual(self.tag, "71")
        self.assertEqual(self.session.command("00A40400", UNIONPAY_DEBIT, le=True)[1], 0x6283)
        self.card.power_off()
        self.card.power_on(virtual_card.CONTACT)
        with self.assertRaisesRegex(CardError, "6283"):
            self.session.select(UNIONPAY_DEBIT)

    def test_a_blocked_card_says_nothing_else(self):
        self.session.generate("ARQC")
        self.assertEqual(self.run_script("unblock-pin", "block-card"), ["9000", "9000"])
        self.assertEqual(self.session.command("00A40400", UNIONPAY_DEBIT, le=True)[1], 0x6A81)

    def test_what_it_refuses(self):
        command = bytes.fromhex("841E000004") + bytes(4)
        self.assertEqual(self.session.raw(command).hex(), "6985")  # nothing was asked yet
        self.session.generate("ARQC")
        self.assertEqual(self.run_script("block-application", spoil_mac=True), ["6988"])
        self.assertEqual(self.session.raw(bytes.fromhex("841E000002") + bytes(2)).hex(), "6987")
        self.assertEqual(self.run_script({"head": "04DA9F7A", "data": "000000000001"}), ["6a88"])
        _, other = begin("unionpay-debit", UNIONPAY_DEBIT)
        other.generate("ARQC")
        self.assertEqual(other.raw(command).hex(), "6985")  # it has no key for scripts


class ContactlessTest(unittest.TestCase):

    def tap(self, name, qualifiers="36804000"):
        card = powered(name, virtual_card.CONTACTLESS)
        session = CardSession(card.transmit, contactless=True, qualifiers=qualifiers)
        directory = dict(tlv.decode(session.must("00A40400", b"2PAY.SYS.DDF01", le=True)))["6F"]
        proprietary = dict(tlv.decode(dict(tlv.decode(directory))["A5"]))
        entry = dict(tlv.decode(dict(tlv.decode(proprietary["BF0C"]))["61"]))
        session.select(entry["4F"])
        session.initiate()
        return session, entry

    def test_quick_cards_answer_gpo_with_a_cryptogram(self):
        for name, scheme, kernel in (("unionpay-tap", "unionpay", 7), ("visa-credit", "visa", 3)):
            with self.subTest(name):
                session, entry = self.tap(name)
                self.assertEqual(entry["9F2A"], bytes([kernel]))
                self.assertEqual(session.elements["9F27"], b"\x80")
                self.assertEqual(session.elements["9F6C"], b"\0\0")
                issuer_answer(session, scheme)

    def test_cardholder_verification_goes_by_what_both_can_do(self):
        # Online PIN for the debit card; the credit card takes a signature where there is no online PIN.
        self.assertEqual(self.tap("unionpay-tap", "36C04000")[0].elements["9F6C"][0], 0x80)
        self.assertEqual(self.tap("visa-credit", "32C04000")[0].elements["9F6C"][0], 0x40)
        with self.assertRaisesRegex(CardError, "6984"):
            self.tap("unionpay-tap", "32C04000")

    def test_an_offline_only_terminal_gets_a_refusal(self):
        self.assertEqual(self.tap("unionpay-tap", "3E804000")[0].elements["9F27"], b"\0")

    def test_a_terminal_without_emv_mode_gets_nothing(self):
        with self.assertRaisesRegex(CardError, "6985"):
            self.tap("unionpay-tap", "86804000")

    def test_mastercard_generates_one_cryptogram(self):
        session, entry = self.tap("mastercard-debit")
        self.assertEqual(entry["9F2A"], b"\x02")
        self.assertEqual(session.elements["82"][1], 0x80)
        self.assertEqual(session.generate("ARQC"), 0x80)
        issuer_answer(session, "mastercard")
        with self.assertRaisesRegex(CardError, "6985"):
            session.generate("TC")

    def test_a_command_without_le_is_6700(self):
        card = powered("unionpay-tap", virtual_card.CONTACTLESS)
        raw = bytes.fromhex("00A404000E") + b"2PAY.SYS.DDF01"
        self.assertEqual(card.transmit(raw), b"\x67\x00")
        self.assertEqual(card.transmit(raw + b"\0")[-2:], b"\x90\x00")


class CommandTest(unittest.TestCase):

    def test_status_words(self):
        cases = [
            ("", "00A4", "6700", "shorter than a header"),
            ("", "00A40400", "6700", "SELECT without a name"),
            ("", "00A4040007A000000003101100", "6A82", "an application that is not there"),
            ("", "00A4000007A000000003101000", "6A86", "selection by something else than a name"),
            ("", "00A4040009A000000003101000", "6700", "Lc says more than there is"),
            ("", "80A8000002830000", "6985", "GPO before SELECT"),
            ("s", "80A8000003830100", "6700", "Lc and data disagree"),
            ("s", "80A800000383010000", "6700", "PDOL data of a card without PDOL"),
            ("s", "80A8000002820000", "6700", "not template 83"),
            ("s", "00B2010C00", "6985", "READ RECORD before GPO"),
            ("sg", "80A8000002830000", "6985", "a second GPO"),
            ("sg", "00B2050C00", "6A83", "a record that is not there"),
            ("sg", "00B2012C00", "6A82", "a file that is not there"),
            ("sg", "00B2010800", "6A86", "not by record number"),
            ("sg", "80AE80000400000000", "6700", "CDOL1 data too short"),
            ("sg", "00820000080000000000000000", "6985", "EXTERNAL AUTHENTICATE before an ARQC"),
            ("sg", "80CA9F1700", "6A88", "no try counter without an offline PIN"),
            ("sg", "0020008008241234FFFFFFFFFF", "6A86", "VERIFY without an offline PIN"),
            ("sg", "00CC000000", "6D00", "an unknown instruction"),
            ("sg", "A0A4040000", "6E00", "an unknown class"),
        ]
        for before, command, expected, words in cases:
            with self.subTest(words):
                card = powered("visa-credit")
                if "s" in before:
                    card.transmit(bytes.fromhex("00A4040007A000000003101000"))
                if "g" in before:
                    self.assertEqual(card.transmit(bytes.fromhex("80A8000002830000"))[-2:], b"\x90\x00")
                self.assertEqual(card.transmit(bytes.fromhex(command)).hex().upper(), expected)

    def test_the_counter_counts_transactions(self):
        card = powered("visa-credit")
        for expected in ("9F36020001", "9F36020002"):
            session = CardSession(card.transmit)
            session.select(VISA)
            session.initiate()
            self.assertEqual(session.must("80CA9F36").hex().upper(), expected)
            card.power_off()
            card.power_on(virtual_card.CONTACT)

    def test_three_cryptograms_are_one_too_many(self):
        _, session = begin("visa-credit", VISA)
        session.generate("ARQC")
        session.generate("AAC")
        with self.assertRaisesRegex(CardError, "6985"):
            session.generate("AAC")

    def test_second_external_authenticate_is_6985(self):
        _, session = begin("visa-credit", VISA)
        session.generate("ARQC")
        self.assertEqual(session.command("00820000", bytes(10))[1], 0x6300)
        self.assertEqual(session.command("00820000", bytes(10))[1], 0x6985)

    def test_offline_pin(self):
        card, session = begin("offline-pin", VISA)
        wrong, right = bytes.fromhex("249999FFFFFFFFFF"), bytes.fromhex("241234FFFFFFFFFF")
        self.assertEqual(session.must("80CA9F17").hex().upper(), "9F170103")
        self.assertEqual(session.command("00200080", wrong)[1], 0x63C2)
        self.assertEqual(session.command("00200080", right)[1], 0x9000)
        for expected in (0x63C2, 0x63C1, 0x63C0, 0x6983):
            self.assertEqual(session.command("00200080", wrong)[1], expected)
        self.assertEqual(session.command("00200080", right)[1], 0x6983)
        card.power_off()
        card.power_on(virtual_card.CONTACT)
        session.select(VISA)
        self.assertEqual(session.must("80CA9F17").hex().upper(), "9F170100")

    def test_payment_system_directory(self):
        session = CardSession(powered("two-apps").transmit)
        session.must("00A40400", b"1PAY.SYS.DDF01", le=True)
        labels = []
        for number in (1, 2):
            entry = dict(tlv.decode(dict(tlv.decode(session.must(f"00B2{number:02X}0C")))["70"]))["61"]
            labels.append(dict(tlv.decode(entry))["50"])
        self.assertEqual(labels, [b"PBOC DEBIT", b"PBOC CREDIT"])
        self.assertEqual(session.command("00B2030C")[1], 0x6A83)

    def test_partial_name_and_next_occurrence(self):
        session = CardSession(powered("two-apps").transmit)
        partial = bytes.fromhex("A000000333")
        session.select(partial)
        self.assertEqual(session.elements["84"], UNIONPAY_DEBIT)
        following = session.must("00A40402", partial, le=True)
        self.assertIn(UNIONPAY_CREDIT, following)
        self.assertEqual(session.command("00A40402", partial, le=True)[1], 0x6A82)

    def test_t0_status_words(self):
        card = powered("t0")
        first = card.transmit(bytes.fromhex("00A4040007A0000000041010"))
        self.assertEqual(first[0], 0x61)
        self.assertEqual(card.transmit(bytes.fromhex("00C00000FF")), bytes([0x6C]) + first[1:])
        self.assertEqual(card.transmit(bytes.fromhex("00C00000") + first[1:])[-2:], b"\x90\x00")
        self.assertEqual(card.transmit(bytes.fromhex("00C0000000")), b"\x69\x85")
        card.transmit(bytes.fromhex("80A8000002830000"))
        wrong = card.transmit(bytes.fromhex("00B2010C00"))
        self.assertEqual(wrong[0], 0x6C)
        self.assertEqual(card.transmit(bytes.fromhex("00B2010C") + wrong[1:])[-2:], b"\x90\x00")

    def test_mute_and_unpowered(self):
        self.assertIsNone(load("mute").power_on(virtual_card.CONTACT))
        self.assertIsNone(load("unionpay-tap").power_on(virtual_card.CONTACT))
        self.assertIsNone(load("visa-credit").transmit(bytes.fromhex("00A40400")))

    def test_no_bytes_make_a_card_fail(self):
        card = powered("visa-credit")
        seed = 1
        for _ in range(3000):
            seed = seed * 6364136223846793005 + 1442695040888963407 & (1 << 64) - 1
            raw = seed.to_bytes(8, "big")[: 1 + seed % 8]
            self.assertGreaterEqual(len(card.transmit(raw)), 2)


if __name__ == "__main__":
    unittest.main()
