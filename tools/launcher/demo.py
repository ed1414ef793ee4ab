# SPDX-License-Identifier: Apache-2.0
"""One sale from tap to receipt, told step by step."""

import json
import os
import re
import subprocess
import uuid

from tools.launcher.words import CouldNot, say, words

_CARD, _PIN, _AMOUNT = "unionpay-debit", "123456", "12.34"
_TIMEOUT_S = 120


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

    # ---- Parts. ----

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
