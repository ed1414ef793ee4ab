# SPDX-License-Identifier: Apache-2.0
"""Issuer scripts: templates 71 and 72 whose commands carry the MAC of the issuer (EMV 4.4 Book 2, 9; Book 3, 10.10)."""

from simulators import emv_crypto, tlv

TEMPLATES = {"before": "71", "after": "72"}
# Commands by name: CLA INS P1 P2 and data. 84 says that a MAC follows (Book 3, 6.3.2).
_NAMED = {
    "block-card": ("84160000", ""),
    "block-application": ("841E0000", ""),
    "unblock-application": ("84180000", ""),
    "unblock-pin": ("84240000", ""),
}


def put_cash_balance(minor):
    """put_cash_balance is PUT DATA of tag 9F79, the electronic cash balance."""
    return "04DA9F79", f"{minor:012d}"


def parse(command):
    """parse reads a name, {"put-cash-balance": minor units} or {"head": hex, "data": hex}; ValueError in words."""
    if isinstance(command, str) and command in _NAMED:
        return _NAMED[command]
    if isinstance(command, dict) and isinstance(command.get("put-cash-balance"), int):
        return put_cash_balance(command["put-cash-balance"])
    if isinstance(command, dict) and len(bytes.fromhex(command.get("head", ""))) == 4:
        return command["head"], command.get("data", "")
    raise ValueError(f"a command is one of {', '.join(_NAMED)}, put-cash-balance or head and data")


def build(card_key, atc, request_cryptogram, commands, phase="after", number=1, spoil_mac=False):
    """build returns one template: the script's number in 9F18, then each command in 86 with its four-byte MAC."""
    body = tlv.encode("9F18", number.to_bytes(4, "big"))
    for head, data in commands:
        data = bytes.fromhex(data)
        header = bytes.fromhex(head) + bytes([len(data) + 4])
        mac = emv_crypto.script_mac(card_key, atc, request_cryptogram, header + data)
        if spoil_mac:
            mac = bytes([mac[0] ^ 1]) + mac[1:]
        body += tlv.encode("86", header + data + mac)
    return tlv.encode(TEMPLATES[phase], body)
