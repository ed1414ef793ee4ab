# SPDX-License-Identifier: Apache-2.0
"""The acquirer over real TLS, with real cards' cryptograms."""

import unittest

from simulators import control, des, tlv
from simulators.acquirer import iso8583
from simulators.acquirer_fixture import AcquirerTestCase, chip


class AcquirerTest(AcquirerTestCase):

    # Management

    def test_sign_on_echo_and_sign_off(self):
        first = self.terminal.pik
        reply = self.terminal.sign_on()
        self.assertNotEqual(self.terminal.pik, first)
        self.assertEqual((reply[12], reply[13], reply[60]), ("093015", "1122", "00000001003"))
        mti, reply = self.terminal.manage("301")
        self.assertEqual((mti, reply[39]), ("0830", "00"))
        self.assertEqual(self.terminal.manage("002")[1][39], "00")
        self.assertEqual(self.sale()[39], "77")  # under the last MAC key
        stranger = self.terminal.sale_message(1, "62=49122200", fields={41: "TILL0002"})
        _, reply = iso8583.unpack(self.line.exchange(stranger))
        self.assertEqual(reply[39], "77")
        self.assertNotIn(64, reply)  # it never had keys
        self.terminal.sign_on()
        self.assertEqual(self.sale()[39], "00")

    def test_strangers(self):
        fields = {11: "000001", 41: "TILL9999", 42: "898100012345678", 60: "00000001003"}
        self.assertEqual(iso8583.unpack(self.line.exchange(iso8583.pack("0800", fields)))[1][39], "97")
        self.assertEqual(self.sale(fields={42: "898100019999999"})[39], "03")
        fields = {11: "000001", 41: "TILL0001", 42: "898100019999999", 60: "00000001003"}
        self.assertEqual(iso8583.unpack(self.line.exchange(iso8583.pack("0800", fields)))[1][39], "03")

    # Sales

    def test_approved_sale_debits_once_and_proves_itself_to_the_card(self):
        before = self.balance()
        data, track, session = chip("unionpay-debit", 1234)
        reply = self.terminal.send(self.terminal.sale_message(1234, track, chip=data, pin="123456"))
        self.assertEqual((reply[39], reply[3], reply[4], reply[15], reply[14]), ("00", "000000", "000000001234", "1122", "4912"))
        self.assertEqual((len(reply[37]), len(reply[38]), reply[60]), (12, 6, "2200000100050"))
        self.assertEqual(self.balance(), before - 1234)
        answer = dict(tlv.decode(reply[55]))["91"]
        self.assertEqual(session.command("00820000", answer)[1], 0x9000)
        session.values["8A"] = b"00"
        self.assertEqual(session.generate("TC"), 0x40)
        (row,) = self.control.call("record")["record"]
        self.assertEqual((row["trace"], row["batch"], row["amount_minor"], row["state"], row["masked_pan"]),
                         (f"{self.terminal.trace:06d}", "000001", 1234, "approved", "629399*********1003"))
        self.assertEqual((row["rrn"], row["auth_code"]), (reply[37], reply[38]))

    def test_every_scheme_and_a_tap(self):
        for card, pin in (("visa-credit", None), ("mastercard-debit", "123456"), ("unionpay-tap", None)):
            with self.subTest(card):
                mode = "07" if card == "unionpay-tap" else "05"
                self.assertEqual(self.sale(card, pin=pin, mode=mode)[39], "00")

    def test_a_tap_above_the_pin_free_limit_wants_a_pin(self):
        self.assertEqual(self.sale("unionpay-tap", 100000, None, mode="07")[39], "00")
        self.assertEqual(self.sale("unionpay-tap", 100001, None, mode="07")[39], "55")
        self.assertEqual(self.sale("unionpay-tap", 100001, "123456", mode="07")[39], "00")

    def test_declines(self):
        for card, amount, code in (("blocked", 1234, "04"), ("lost", 1234, "41"), ("no-funds", 1234, "51"),
                                   ("no-funds", 100, "00"), ("over-limit", 10001, "61"), ("expired", 1234, "54"),
                                   ("unknown-account", 1234, "14")):
            with self.subTest(card):
                self.assertEqual(self.sale(card, amount)[39], code)
        self.assertEqual(self.sale("wrong-key", pin=None)[39], "05")

    def test_a_decline_is_signed_for_the_card_too(self):
        answer = dict(tlv.decode(self.sale("no-funds")[55]))["91"]
        self.assertEqual(answer[8:], b"51")

    def test_a_changed_cryptogram_is_refused(self):
        self.assertEqual(self.sale(spoil=True)[39], "05")

    def test_wrong_pin_three_times(self):
        before = self.balance()
        self.assertEqual([self.sale(pin="000000")[39] for _ in range(4)], ["55", "55", "75", "75"])
        self.assertEqual(self.sale()[39], "75")
        self.control.call("set_account", card="unionpay-debit", pin_tries=3)
        self.assertEqual(self.sale(pin="000000")[39], "55")
        self.assertEqual(self.sale()[39], "00")
        self.assertEqual(self.sale(pin="000000")[39], "55")
        self.assertEqual(self.balance(), before - 1234)

    def test_a_pin_block_under_another_key_is_99(self):
        self.terminal.pik = bytes.fromhex("1111111111111111") * 2
        self.assertEqual(self.sale()[39], "99")

    def test_a_pin_where_the_account_has_none(self):
        self.assertEqual([self.sale("visa-credit", pin="000000")[39] for _ in range(4)], ["00"] * 4)

    def test_no_pin_where_the_account_wants_one(self):
        self.assertEqual(self.sale(pin=None)[39], "55")

    def test_malformed_chip_data_is_30(self):
        data, track, _ = chip("visa-credit", 1234)
        for bad in (b"", data[:-1], data[:30], data + data, b"\x9f"):
            with self.subTest(bad):
                reply = self.terminal.send(self.terminal.sale_message(1234, track, chip=bad))
                self.assertEqual(reply[39], "30")
        reply = self.terminal.send(self.terminal.sale_message(1235, track, chip=data))
        self.assertEqual(reply[39], "30")

    def test_swipe(self):
        track = "4761739900000013=49122010000000013"
        self.assertEqual(self.terminal.send(self.terminal.sale_message(500, track, "02", sequence=None))[39], "00")
        track = "4761739900000013=49112010000000013"
        self.assertEqual(self.terminal.send(self.terminal.sale_message(500, track, "02", sequence=None))[39], "54")

    def test_wrong_mac_is_a0_and_moves_nothing(self):
        before, right = self.balance(), self.terminal.mak
        data, track, _ = chip("unionpay-debit", 1234)
        message = self.terminal.sale_message(1234, track, chip=data, pin="123456")
        reply = self.terminal.send(message[:-1] + bytes([message[-1] ^ 1]))
        self.assertEqual(reply[39], "A0")
        self.assertEqual(self.balance(), before)
        self.terminal.mak = right
        self.assertEqual(self.terminal.send(message)[39], "00")
        self.assertEqual([row["response_code"] for row in self.control.call("record")["refused"]], ["A0"])

    def test_duplicate_trace_is_94_and_debits_once(self):
        before = self.balance()
        self.assertEqual(self.sale(trace=77)[39], "00")
        self.assertEqual(self.sale(trace=77)[39], "94")
        self.assertEqual(self.balance(), before - 1234)
        self.terminal.batch = "000002"
        self.assertEqual(self.sale(trace=77)[39], "00")

    # Reversals

    def reverse(self, trace, amount=1234, **more):
        return self.terminal.send(self.terminal.reversal_message(amount, "6293990100000001003", trace, **more))[39]

    def test_reversal_undoes_exactly_once(self):
        before = self.balance()
        self.sale(trace=5)
        self.assertEqual([self.reverse(5), self.reverse(5)], ["00", "00"])
        self.assertEqual(self.balance(), before)
        record = self.control.call("record")
        self.assertEqual(record["record"][0]["state"], "reversed")
        self.assertEqual([item["undone"] for item in record["reversals"]], [True, False])

    def test_reversal_by_field_61(self):
        before = self.balance()
        self.sale(trace=5)
        self.terminal.batch = "000009"
        self.assertEqual(self.reverse(8, fields={61: "0000010000051122"}), "00")
        self.assertEqual(self.balance(), before)

    def test_reversal_of_a_decline_moves_nothing(self):
        before = self.balance()
        self.sale(trace=5, pin="000000")
        self.assertEqual(self.reverse(5), "00")
        self.assertEqual(self.balance(), before)
        self.assertEqual(self.control.call("record")["record"][0]["state"], "declined")

    def test_reversal_with_another_amount_is_64(self):
        self.sale(trace=5)
        self.assertEqual(self.reverse(5, amount=1), "64")
        self.assertEqual(self.control.call("record")["record"][0]["state"], "approved")

    def test_an_original_after_its_reversal_is_declined(self):
        before = self.balance()
        self.assertEqual(self.reverse(5), "00")
        self.assertEqual(self.control.call("record")["reversals"][0]["note"], "reversal for unknown original")
        self.assertEqual(self.sale(trace=5)[39], "12")
        self.assertEqual(self.balance(), before)

    # Misbehaviour: business is done, the answer is spoilt

    def spoilt(self, *behaviours):
        self.control.call("behave", next=list(behaviours))
        data, track, _ = chip("unionpay-debit", 1234)
        return self.terminal.sale_message(1234, track, chip=data, pin="123456")

    def test_silent(self):
        before = self.balance()
        self.line.send(self.spoilt("silent"))
        with self.assertRaises(TimeoutError):
            self.line.receive(0.2)
        self.assertEqual(self.balance(), before - 1234)
        self.line._socket.settimeout(10)
        self.assertEqual(self.reverse(self.terminal.trace), "00")
        self.assertEqual(self.balance(), before)

    def test_late_approval_after_the_reversal(self):
        before = self.balance()
        self.line.send(self.spoilt({"late_s": 0.3}))
        self.assertEqual(self.reverse(self.terminal.trace), "00")
        mti, fields = iso8583.unpack(self.line.receive())
        self.assertEqual((mti, fields[39]), ("0210", "00"))
        self.assertEqual(self.balance(), before)

    def test_drop_and_truncate(self):
        before = self.balance()
        for behaviour in ("drop", "truncate"):
            self.line.send(self.spoilt(behaviour))
            with self.assertRaises(EOFError):
                self.line.receive()
            self.connect()
        self.assertEqual(self.balance(), before - 2 * 1234)

    def test_garbage_short_wrong_mac_and_wrong_trace(self):
        before = self.balance()
        self.line.send(self.spoilt("garbage"))
        self.assertEqual(len(self.line.receive_frame()), 64)
        raw = self.line.exchange(self.spoilt("short"))
        with self.assertRaises(iso8583.FormatError):
            iso8583.unpack(raw)
        raw = self.line.exchange(self.spoilt("wrong-mac"))
        self.assertNotEqual(des.union_pay_mac(self.terminal.mak, raw[:-8]), raw[-8:])
        fields = self.terminal.send(self.spoilt("wrong-trace"))
        self.assertEqual(fields[11], f"{self.terminal.trace + 1:06d}")
        self.assertEqual(self.balance(), before - 4 * 1234)

    def test_told_to_decline(self):
        before = self.balance()
        self.assertEqual(self.terminal.send(self.spoilt("decline:51", "normal"))[39], "51")
        self.assertEqual(self.balance(), before)

    def test_a_script_waits_for_money(self):
        self.control.call("behave", next=["silent"])
        self.terminal.sign_on()
        self.assertEqual(self.control.call("state")["scripted"], 1)
        self.control.call("reset")
        self.control.call("behave", next=[{"do": "drop", "mti": "0820"}])
        with self.assertRaises(EOFError):
            self.terminal.manage("301")

    def test_control_refuses_in_words(self):
        for arguments in ({"op": "behave", "next": ["dance"]}, {"op": "set_account", "card": "nobody's"},
                          {"op": "set_account", "card": "expired", "status": "happy"}, {"op": "dance"}):
            with self.subTest(arguments), self.assertRaises(control.ControlError):
                self.control.call(**arguments)

    # Durability

    def test_books_and_keys_survive_a_restart(self):
        self.sale(trace=5)
        before = self.control.call("record")
        balance = self.balance()
        self.loop.run(self.acquirer.stop())
        self.start()
        self.connect()
        self.control.close()
        self.assertEqual(self.control.call("record"), before)
        self.assertEqual(self.sale(trace=5)[39], "94")
        self.assertEqual(self.reverse(5), "00")
        self.assertEqual(self.balance(), balance + 1234)

    def test_bytes_without_shape_end_the_connection_only(self):
        for message in (b"", b"\x02", b"\xff" * 40, bytes(20)):
            self.line.send(message)
            with self.assertRaises((EOFError, ConnectionError)):
                self.line.receive()
            self.connect()
        self.assertEqual(self.sale()[39], "00")


if __name__ == "__main__":
    unittest.main()
