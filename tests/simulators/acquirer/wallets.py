# SPDX-License-Identifier: Apache-2.0
"""What the wallets know: whose code a customer shows, what a merchant's code says, how a terminal tells its risk."""

import base64
import binascii
import re

from simulators.acquirer import rows

WALLETS = ("WECHAT", "ALIPAY", "UNIONPAY")
# Published forms of payment codes: WeChat Pay 18 digits from 10 to 15, Alipay 16 to 24 digits from 25 to 30, UnionPay
# 19 digits from 62.
_CODES = (("WECHAT", re.compile(r"1[0-5]\d{16}")), ("ALIPAY", re.compile(r"(?:2[5-9]|30)\d{14,22}")),
          ("UNIONPAY", re.compile(r"62\d{17}")))


def wallet_of(code):
    """wallet_of returns the wallet whose payment code this is, or None."""
    return next((name for name, pattern in _CODES if pattern.fullmatch(code)), None)


def crc16(data):
    """crc16 is CRC-16/CCITT-FALSE: polynomial 1021, initial FFFF (EMVCo QR Code Specification, 4.7.3)."""
    value = 0xFFFF
    for byte in data:
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ 0x1021 if value & 0x8000 else value << 1) & 0xFFFF
    return value


def _object(tag, value):
    return f"{tag}{len(value):02d}{value}"


def merchant_code(merchant_id, order_number, amount_minor):
    """merchant_code returns the text of a merchant-presented code (EMVCo QR Code Specification for MPM, 4)."""
    account = _object("00", "test.till") + _object("01", merchant_id) + _object("02", order_number)
    text = "".join([
        _object("00", "01"), _object("01", "12"), _object("26", account), _object("52", "5411"), _object("53", "156"),
        _object("54", f"{amount_minor // 100}.{amount_minor % 100:02d}"), _object("58", "CN"),
        _object("59", "TILL TEST SHOP"), _object("60", "SHANGHAI")]) + "6304"
    return text + f"{crc16(text.encode()):04X}"


def risk_fault(text, code):
    """risk_fault returns what is wrong with row A4 (features 47), or None; code is the customer's code, if there is one."""
    try:
        found = rows.decode(text)
    except rows.RowError as error:
        return str(error)
    wanted = {
        "01": found.get("01") == "04", "02": re.fullmatch(r"P\d{4}", found.get("02", "")),
        "03": 1 <= len(found.get("03", "")) <= 50, "06": len(found.get("06", "")) == 8,
        "04": not code or found.get("04") == code[-6:], "05": "05" not in found or _is_cipher(found["05"]),
    }
    return next((f"risk row {tag}" for tag, right in sorted(wanted.items()) if not right), None)


def _is_cipher(text):
    # Eight bytes in base64.
    try:
        return len(base64.b64decode(text, validate=True)) == 8
    except (binascii.Error, ValueError):
        return False
