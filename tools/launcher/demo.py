# SPDX-License-Identifier: Apache-2.0
"""A sale from card to receipt, and a second one at the touchscreen, told step by step."""

import json
import os
import re
import subprocess
import time
import uuid

from tools.launcher.touchscreen import Touchscreen
from tools.launcher.words import CouldNot, say, words

_CARD, _PIN, _AMOUNT = "unionpay-debit", "123456", "12.34"
_TAPPED_CARD, _TAPPED_MINOR, _TAPPED_AMOUNT = "unionpay-tap", 880, "8.80"
_OPERATOR, _PASSWORD = "01", "0000"  # of a development terminal
_TIMEOUT_S = 120
_SCREEN_TIMEOUT_S = 45


class Demo:
    """Demo takes a payment on the running terminal of a home and shows what came of it."""

    def __init__(self, home):
        self._home = home

    def run(self):
        """run raises CouldNot when the sale was not approved or its receipt lacks a part."""
        say(f"a customer inserts {_CARD} and enters the PIN; the amount is CNY {_AMOUNT}",
            f"顾客插入 {_CARD} 并输入密码;金额为 CNY {_AMOUNT}")
        payment = self._sell()
        receipt = self._ctl("receipt", payment["payment_id"], "--format", "text")
        print()
        print(receipt.rstrip("\n"))
        print()
        _check_receipt(receipt, payment)
        say(f"approved: {payment['payment_id']}, trace {payment['trace']:06d}, reference number {payment['rrn']}",
            f"收款成功:{payment['payment_id']},流水号 {payment['trace']:06d},参考号 {payment['rrn']}")

    def run_at_touchscreen(self, display):
        """run_at_touchscreen takes a payment as a cashier would, on the kiosk's virtual screen, and saves its picture."""
        say(f"at the touchscreen: operator {_OPERATOR} signs in and takes CNY {_TAPPED_AMOUNT}; the customer taps "
            f"{_TAPPED_CARD}",
            f"在触摸屏上:操作员 {_OPERATOR} 登录并收款 CNY {_TAPPED_AMOUNT};顾客挥 {_TAPPED_CARD}")
        screen = Touchscreen(display)
        if not screen.wait_until_shown(_SCREEN_TIMEOUT_S):
            raise CouldNot("the touchscreen shows nothing; see ./till logs kiosk", "触摸屏没有画面;请看 ./till logs kiosk")
        screen.press_and_wait(*_OPERATOR, "Return")
        screen.press_and_wait(*_PASSWORD, "Return")
        # The day's first sign-in shows what a shop looks at before it opens; on the amount page Return does nothing yet.
        screen.press_and_wait("Return")
        screen.press_and_wait("Return")
        screen.press_and_wait(*str(_TAPPED_MINOR))
        before = self._newest()["payment_id"]
        screen.press("Return")
        self._wait_for_newest(lambda payment: payment["payment_id"] != before)
        self._ctl("present", _TAPPED_CARD, "--tap")
        payment = self._wait_for_newest(lambda payment: payment["approved"])
        screen.save(self._home.kiosk_picture)
        say(f"approved: {payment['payment_id']}; what the touchscreen showed: {self._home.kiosk_picture}",
            f"收款成功:{payment['payment_id']};触摸屏画面:{self._home.kiosk_picture}")

    # ---- Parts. ----

    def _newest(self):
        return json.loads(self._ctl("payments", "list", "--json"))["payments"][0]

    def _wait_for_newest(self, wanted):
        end = time.monotonic() + _SCREEN_TIMEOUT_S
        while time.monotonic() < end:
            newest = self._newest()
            if wanted(newest):
                return newest
            time.sleep(0.2)
        raise CouldNot(f"the payment at the touchscreen did not get on; the newest one is {newest['state']}",
                       f"触摸屏上的交易没有进展;最近一笔为 {newest['state']}")

    def _sell(self):
        payment = json.loads(self._ctl("sale", _AMOUNT, "--card", _CARD, "--pin", _PIN, "--request-id",
                                       "demo-" + uuid.uuid4().hex, "--json"))
        if not payment["approved"]:
            raise CouldNot(f"the sale ended {payment['state']}", f"交易结果为 {payment['state']}")
        return payment

    def _ctl(self, *arguments):
        done = subprocess.run([self._home.program("tillctl"), *arguments], capture_output=True, text=True,
                              timeout=_TIMEOUT_S, env={**os.environ, "TILL_RUN": self._home.run}, check=False)
        if done.returncode != 0:
            said = (done.stdout + done.stderr).strip()
            raise CouldNot(f"tillctl {arguments[0]} ended with {done.returncode}: {said}",
                           f"tillctl {arguments[0]} 以 {done.returncode} 结束:{said}")
        return done.stdout


def _check_receipt(receipt, payment):
    """The parts that a receipt owes its reader: found in the text that was printed, not only in the data."""
    wanted = {"masked number": payment["masked_pan"], "AID": payment["aid"], "TVR": payment["tvr"],
              "ARQC": payment["arqc"], "TC": payment["tc"], "amount": _AMOUNT, "RRN": payment["rrn"]}
    text = re.sub(r"\s+", "", receipt)
    missing = [name for name, value in wanted.items() if not value or re.sub(r"\s+", "", value) not in text]
    if missing:
        raise CouldNot("the receipt lacks: " + ", ".join(missing), "小票缺少:" + words(", ", "、").join(missing))
