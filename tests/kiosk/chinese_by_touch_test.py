#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""收款全程,只用手指: the main sale, its decline and the day's settlement in Chinese, as most shops see it."""

import re
import unittest

from till.ledger.v1 import journal_pb2

from tests.harness.shop import wait_for
from tests.kiosk.touch_test_case import TouchTestCase


class ChineseByTouchTest(TouchTestCase):
    language = "zh"

    def assert_chinese(self):
        """No page has an English word: only names of schemes, numbers and the other language's own button."""
        words = re.sub(r"切换语言为English|UnionPay|Visa|QR|TEST CARDHOLDER|TILL[0-9]+|English|^Till$", "", self.screen.heard(),
                       flags=re.MULTILINE)
        self.assertEqual(re.findall(r"[A-Za-z]{3,}", words), [], words)

    def test_1_a_sale_from_sign_in_to_slip(self):
        self.assert_chinese()
        self.screen.tap_digits("010000")
        self.screen.tap("登录")
        self.screen.tap("开始营业", 30.0)
        self.screen.wait_for("收款")
        self.assert_chinese()
        self.screen.tap("收款")
        self.screen.wait_for("请输入金额")
        self.screen.tap_digits("123456")
        self.assert_chinese()
        self.screen.tap("收款")
        self.screen.wait_for(re.compile("请.*卡.*"))
        self.assert_chinese()
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.screen.wait_for(re.compile(".*成功.*"), 30.0)
        self.screen.wait_for("¥1,234.56")
        self.assert_chinese()
        self.screen.tap("完成")
        self.screen.wait_for("撤销退款")
        row, slip = self.assert_done(self.latest(), journal_pb2.SALE, 123456)
        self.assertIn("消费", slip)
        self.assertEqual(row["amount_minor"], 123456)

    def test_2_a_decline_is_explained(self):
        self.shop.present("no-funds", "insert", pin="123456")
        self.screen.tap("收款")
        self.screen.tap_digits("4200")
        self.screen.tap("收款")
        self.screen.wait_for(re.compile("余额不足.*"), 30.0)
        self.assert_chinese()
        self.screen.tap(re.compile("返回.*"))
        self.screen.wait_for("撤销退款")

    def test_3_the_day_is_settled(self):
        self.screen.tap("结算")
        self.screen.wait_for(re.compile("批次.*"))
        self.assert_chinese()
        self.screen.tap("结算")
        self.screen.wait_for(re.compile(".*主管.*"))
        self.assert_chinese()
        self.screen.tap_digits("00123456")
        self.screen.tap(re.compile("批准|授权|同意|确认"))
        self.screen.wait_for(re.compile(".*结算.*(一致|相符).*"), 90.0)
        self.assert_chinese()
        wait_for(lambda: [slip for slip in self.printed() if "结算" in slip], "the slip")
        self.assert_books_equal()


if __name__ == "__main__":
    unittest.main()
