# SPDX-License-Identifier: Apache-2.0
"""QR payments at the acquirer, from outside: orders, wallets, closing, refunds, the terminal's risk information."""

import unittest

from simulators import control
from simulators.acquirer import rows as received
from simulators.acquirer import wallets
from simulators.acquirer_fixture import AcquirerTestCase
from simulators.reference_messages import rows, totals

WECHAT, ALIPAY, UNIONPAY = "134567890123456789", "281234567890123456", "6212345678901234567"


def risk(code, **changed):
    """risk returns row A4 of a terminal whose secret text is eight bytes in base64."""
    values = {"01": "04", "02": "P3100", "03": "00000001", "04": code[-6:], "05": "AAECAwQFBgc=", "06": "1.0.0   ",
              "07": "127.0.0.1", **changed}
    return rows(*((tag, value) for tag, value in values.items() if value is not None))


class QrTest(AcquirerTestCase):

    def qr(self, kind, action, order, amount=1500, code=None, a4=None, trace=None, fields=None):
        """qr returns the answer's fields, with the rows of field 59 under their tags."""
        pairs = [("A1", action), ("A2", order)] + ([("A3", code)] if code else []) + ([("A4", a4)] if a4 else [])
        message = self.terminal.message(kind, amount, None, "03", trace=trace,
                                        fields={22: "030", 59: rows(*pairs), **(fields or {})})
        reply = self.terminal.send(message)
        return {**reply, **received.decode(reply.get(59, ""))}

    def pay(self, order="ORDER1", code=WECHAT, **more):
        return self.qr("qr_sale", "01", order, code=code, a4=more.pop("a4", risk(code)), **more)

    def create(self, order="ORDER1", **more):
        return self.qr("qr_sale", "02", order, **more)

    def query(self, order="ORDER1", **more):
        return self.qr("qr_query", "03", order, None, **more)

    def close(self, order="ORDER1", **more):
        return self.qr("qr_close", "04", order, None, **more)

    def entry(self, order="ORDER1"):
        return next(row for row in self.control.call("record")["record"] if row["order_number"] == order)

    # The customer's code

    def test_codes_of_the_three_wallets_are_paid_at_once(self):
        for order, code, wallet in (("W", WECHAT, "WECHAT"), ("A", ALIPAY, "ALIPAY"), ("U", UNIONPAY, "UNIONPAY")):
            with self.subTest(wallet):
                reply = self.pay(order, code)
                self.assertEqual((reply[39], reply["B1"], reply["B3"]), ("00", "2", wallet))
                self.assertEqual(len(reply["B4"]), 20)
                row = self.entry(order)
                self.assertEqual((row["state"], row["order_state"], row["wallet_reference"], row["kind"]),
                                 ("approved", "paid", reply["B4"], "qr_sale"))

    def test_nobodys_code(self):
        for code in ("912345678901234567", "13456789012345678", "24" + "1" * 16):
            self.assertEqual(self.pay("O" + code, code)[39], "14")
        self.assertEqual(self.query("O912345678901234567")["B1"], "3")

    def test_risk_information_is_looked_at(self):
        for words, a4 in (("device", risk(WECHAT, **{"01": "99"})), ("licence", risk(WECHAT, **{"02": "3100"})),
                          ("last six of the code", risk(WECHAT, **{"04": "000000"})), ("none", None),
                          ("cipher", risk(WECHAT, **{"05": "AAE="})), ("version", risk(WECHAT, **{"06": "1.0"})),
                          ("no serial number", risk(WECHAT, **{"03": None})), ("no rows", "0112")):
            with self.subTest(words):
                self.assertEqual(self.pay("O" + words.replace(" ", ""), a4=a4)[39], "30")

    def test_the_customer_may_have_to_enter_a_pin_first(self):
        self.control.call("wallet", order="next", does="ignore")
        reply = self.pay()
        self.assertEqual((reply[39], reply["B1"], self.entry()["state"]), ("00", "1", "open"))
        self.assertEqual(self.query()["B1"], "1")
        self.control.call("wallet", order="ORDER1", does="pay")
        reply = self.query()
        self.assertEqual((reply["B1"], reply["B3"], self.entry()["state"]), ("2", "WECHAT", "approved"))

    def test_the_wallet_refuses(self):
        self.control.call("wallet", order="next", does="refuse")
        reply = self.pay()
        self.assertEqual((reply[39], reply["B1"], self.query()["B1"]), ("05", "3", "3"))
        self.assertEqual(self.entry()["state"], "declined")

    # The merchant's code

    def test_a_shown_code_waits_until_it_is_paid(self):
        reply = self.create(amount=123456)
        self.assertEqual((reply[39], reply["B1"]), ("00", "1"))
        # The check digits as EMVCo defines them: CRC-16/CCITT-FALSE, whose check value is 29B1.
        self.assertEqual(wallets.crc16(b"123456789"), 0x29B1)
        payload = reply["B2"]
        self.assertEqual(payload[-8:-4], "6304")
        self.assertEqual(int(payload[-4:], 16), wallets.crc16(payload[:-4].encode()))
        self.assertIn("54071234.56", payload)
        self.assertIn("ORDER1", payload)
        self.control.call("wallet", order="ORDER1", does="pay")
        self.assertEqual(self.query()["B1"], "2")

    def test_the_wallet_pays_later(self):
        self.control.call("wallet", order="next", does="pay", after_s=3600)
        self.create()
        self.assertEqual(self.query()["B1"], "1")
        self.assertEqual(self.close()["B1"], "3")
        self.assertEqual(self.entry()["state"], "closed")

    def test_an_order_that_the_host_does_not_know(self):
        reply = self.query("NOBODYS")
        self.assertEqual((reply[39], reply["B1"]), ("00", "4"))

    # Once only

    def test_the_same_order_again_is_the_same_order(self):
        first = self.pay(trace=5)
        again = self.pay(trace=5)
        self.assertEqual((again[39], again["B4"]), ("00", first["B4"]))
        self.assertEqual(self.pay(trace=6)["B4"], first["B4"])
        self.assertEqual(self.pay(amount=1)[39], "94")
        self.assertEqual(self.control.call("totals")["domestic"]["debit_count"], 1)

    def test_closing_gives_the_money_back_once(self):
        self.pay(trace=5)
        self.assertEqual([(reply[39], reply["B1"]) for reply in (self.close(trace=5), self.close(trace=5))],
                         [("00", "3")] * 2)
        self.assertEqual((self.entry()["state"], self.entry()["order_state"]), ("reversed", "returned"))
        self.assertEqual(self.control.call("totals")["domestic"]["debit_count"], 0)

    def test_an_order_that_comes_after_it_was_closed(self):
        self.assertEqual(self.close()[39], "00")
        self.assertEqual(self.pay()[39], "12")
        self.assertEqual(self.query()["B1"], "3")

    def test_a_trace_number_is_used_once(self):
        self.pay("ONE", trace=5)
        self.assertEqual(self.pay("TWO", trace=5)[39], "94")

    # Refunds and settlement

    def test_refunds_add_up_to_the_order_and_no_more(self):
        sale = self.pay()
        original = {61: self.terminal.batch + sale[11] + sale[13], 37: sale[37]}
        refund = lambda amount, trace=None: self.qr("qr_refund", "05", "ORDER1", amount, trace=trace, fields=original)
        self.assertEqual(refund(1000, 50)[39], "00")
        self.assertEqual(refund(1000, 50)[39], "00")
        self.assertEqual(self.entry()["refunded_minor"], 1000)
        self.assertEqual([refund(501)[39], refund(500)[39], refund(1)[39]], ["64", "00", "64"])
        self.assertEqual(self.close()[39], "12")
        self.assertEqual(self.qr("qr_refund", "05", "NOBODYS", 1)[39], "25")
        self.control.call("settlement")
        fields = {**self.terminal._common(), 48: totals((1500, 1), (1500, 2)), 49: "156", 60: "00000001201", 63: "001"}
        reply = self.terminal.send(self.terminal.seal("0500", fields))
        self.assertEqual(reply[48][30], "1")

    def test_malformed_messages(self):
        for a59 in ("", "A1", "A100201", rows(("A1", "01")), rows(("A1", "03"), ("A2", "X")), rows(("A1", "01"), ("A2", "X Y"))):
            with self.subTest(a59):
                message = self.terminal.message("qr_sale", 1, None, "03", fields={22: "030", 59: a59})
                self.assertEqual(self.terminal.send(message)[39], "30")

    def test_control_refuses_in_words(self):
        for arguments in ({"order": "NOBODYS", "does": "pay"}, {"order": "next", "does": "dance"}):
            with self.assertRaises(control.ControlError):
                self.control.call("wallet", **arguments)


if __name__ == "__main__":
    unittest.main()
