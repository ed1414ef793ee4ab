# SPDX-License-Identifier: Apache-2.0
"""Composes one request of each transaction, byte by byte, from the words of the protocol's description.

It shares no code with the terminal or the simulated acquirer: the field formats are written down here once more, and
the ciphers are python3-cryptography's. Its output is requests.txt, which request_vectors_test compares with what the
terminal sends; make_requests_test compares the file with this program's output. Account, keys and merchant are nobody's.
"""

import sys

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

TPDU, HEADER = bytes.fromhex("6000030000"), bytes.fromhex("603110310000")
MAC_KEY = bytes.fromhex("13579BDF02468ACE")
TRACK_KEY = bytes.fromhex("0123456789ABCDEF1133557799BBDDFF")
SM4_MAC_KEY = bytes.fromhex("0123456789ABCDEFFEDCBA9876543210")
PAN, TRACK = "6228480012345674", "6228480012345674D3012201000000000"
PIN_BLOCK = bytes.fromhex("A1B2C3D4E5F60718")
CHIP = bytes.fromhex(
    "9f260811223344556677889f2701809f100e07010103a0a802010a01000000009f3704010203049f3602001f95050000008000"
    "9a032611229c01009f02060000000012345f2a02015682027c009f1a0201569f03060000000000009f3303e0f0c89f3403420300"
    "8408a0000003330101019f410400000042")
ORIGINAL = "000007" "000041" "1122"  # batch, trace, date
RRN, AUTHORISATION = "112210153041", "AB1234"

# Formats (reference B2). f: fixed digits; l2, l3: digits after a BCD length; a: fixed characters; a2, a3: characters
# after a length; b: fixed bytes; b3: bytes after a length; right: an odd count is padded at the beginning.
FORMATS = {2: "l2", 3: "f", 4: "f", 11: "f", 14: "f", 22: "f", 23: "right", 25: "f", 26: "f", 35: "l2", 37: "a",
           38: "a", 39: "a", 41: "a", 42: "a", 48: "l3", 49: "a", 52: "b", 53: "f", 55: "b3", 59: "a3", 60: "l3",
           61: "l3", 62: "b3", 63: "a3", 64: "b"}


def digits(text, right=False):
    if len(text) % 2:
        text = "0" + text if right else text + "0"
    return bytes.fromhex(text)


def length(count, places):
    return bytes.fromhex(str(count).zfill(places + places % 2))


def field(number, value):
    form = FORMATS[number]
    if form in ("f", "right"):
        return digits(value, form == "right")
    if form in ("l2", "l3"):
        return length(len(value), int(form[1])) + digits(value)
    raw = value.encode("ascii") if isinstance(value, str) else value
    return (length(len(raw), int(form[1])) if form[1:] else b"") + raw


def message(mti, fields):
    bitmap = sum(1 << (64 - number) for number in fields)
    return bytes.fromhex(mti) + bitmap.to_bytes(8, "big") + b"".join(field(n, fields[n]) for n in sorted(fields))


def ecb(cipher, block):
    enciphering = Cipher(cipher, modes.ECB()).encryptor()
    return enciphering.update(block) + enciphering.finalize()


def des(key, block):
    return ecb(algorithms.TripleDES(key * 3 if len(key) == 8 else key + key[:8]), block)


def folded(data, size):
    out = bytes(size)
    for at in range(0, len(data), size):
        out = bytes(a ^ b for a, b in zip(out, data[at : at + size].ljust(size, b"\0")))
    return out


def mac(data, cipher, size):
    """mac is reference B5: fold, write as hex, encipher the first half, XOR the second, encipher; eight characters."""
    text = folded(data, size).hex().upper().encode()
    step = cipher(text[:size])
    return cipher(bytes(a ^ b for a, b in zip(step, text[size:]))).hex().upper()[:8].encode()


def frame(mti, fields, sealed=True, cipher=lambda block: des(MAC_KEY, block), size=8):
    fields = {41: "TILL0001", 42: "898100012345678", **fields}
    body = message(mti, {**fields, 64: bytes(8)} if sealed else fields)
    if sealed:
        body = body[:-8] + mac(body[:-8], cipher, size)
    body = TPDU + HEADER + body
    return (len(body).to_bytes(2, "big") + body).hex()


def money(processing, condition, type_code, more=None, entry="012", capability="50", amount="000000001234"):
    """money is a message about the card that is read: the track stands for its number."""
    fields = {3: processing, 11: "000042", 14: "3012", 22: entry, 23: "001", 25: condition, 35: TRACK, 49: "156",
              60: type_code + "000007" + "000" + capability, **(more or {})}
    if amount:
        fields[4] = amount
    return fields


def typed(processing, condition, type_code, more=None, entry="012"):
    """typed is a message about a card whose number and date alone are known."""
    return {**without(money(processing, condition, type_code, more, entry), 23, 35), 2: PAN}


CARD = {26: "12", 52: PIN_BLOCK, 53: "2600000000000000", 55: CHIP}  # a chip with a PIN
CHIPPED = {"entry": "051"}


def of_original(*numbers):
    return {number: {37: RRN, 38: AUTHORISATION, 61: ORIGINAL}[number] for number in numbers}


def without(fields, *numbers):
    return {number: value for number, value in fields.items() if number not in numbers}


def reversal(processing, condition, type_code, reason="98", more=None, capability="50", entry="051"):
    fields = without(money(processing, condition, type_code, more, entry, capability), 35)
    return frame("0400", {**fields, 2: PAN, 39: reason})


def rows(*pairs):
    return "".join(f"{tag}{len(value):03d}{value}" for tag, value in pairs)


def qr(processing, type_code, text, more=None):
    return {3: processing, 11: "000042", 22: "030", 25: "99", 59: text, 60: type_code + "000007" + "000", **(more or {})}


def risk(factor):
    import base64
    proof = mac(("SN0001" + factor).encode(), lambda block: des(MAC_KEY, block), 8)
    return rows(("01", "04"), ("02", "P3100"), ("03", "SN0001"), ("04", factor), ("05", base64.b64encode(proof).decode()),
                ("06", "1.2     "), ("07", "10.0.0.7"))


def management(mti, function, more=None, trace="000042"):
    return frame(mti, {11: trace, 60: "00" + "000007" + function, **(more or {})}, sealed=False)


def batch(mti, function, more, trace="000042"):
    return frame(mti, {11: trace, 60: "00" + "000007" + function, **more})


def detail(function, more):
    return batch("0320", function, {2: PAN, 4: "000000001234", 14: "3012", 22: "052", 23: "001", 49: "156", **more},
                 trace="000041")


SCRIPTS = bytes.fromhex(
    "95050000008000" "9f100e07010103a0a802010a0100000000" "9f26081122334455667788" "9f3602001f" "82027c00"
    "df31052000000001" "9f1a020156" "9a03261122" "9f3303e0f0c8" "9f370401020304")
QR_MONEY = {4: "000000001234", 49: "156"}


def enciphered_track():
    """enciphered_track: the eight bytes that end one byte before the last of the packed track."""
    packed = digits(TRACK)
    done = packed[:-9] + des(TRACK_KEY, packed[-9:-1]) + packed[-1:]
    return done.hex().upper()[: len(TRACK)]


def sm4_sale():
    fields = money("000000", "00", "22", {**CARD, 52: PIN_BLOCK + PIN_BLOCK[::-1], 53: "2400000000000000"}, **CHIPPED)
    return frame("0200", fields, cipher=lambda block: ecb(algorithms.SM4(SM4_MAC_KEY), block), size=16)


def requests():
    """requests returns (name, hex of the whole frame)."""
    sale = money("000000", "00", "22", CARD, **CHIPPED)
    yield "sale", frame("0200", sale)
    yield "sale partial", frame("0200", {**sale, 60: "22000007000501"})
    yield "sale tip", frame("0200", money("000000", "00", "22", {48: "000000000234", 55: CHIP}, "072", "60"))
    yield "sale fallback", frame("0200", money("000000", "00", "22", without(CARD, 55), "021", "52"))
    yield "sale_void", frame("0200", money("200000", "00", "23", of_original(37, 38, 61)))
    yield "refund", frame("0220", money("200000", "00", "25", {**of_original(37, 38, 61), 63: "CUP"}))
    yield "pre_authorization", frame("0100", money("030000", "06", "10", CARD, **CHIPPED))
    yield "pre_authorization_void", frame("0100", money("200000", "06", "11", of_original(37, 38, 61)))
    yield "completion", frame("0200", money("000000", "06", "20", of_original(38, 61)))
    yield "completion_advice", frame("0220", money("000000", "06", "24", of_original(38, 61)))
    yield "completion_void", frame("0200", money("200000", "06", "21", of_original(37, 38, 61)))
    yield "balance_inquiry", frame("0200", money("310000", "00", "01", CARD, amount=None, **CHIPPED))
    yield "tip_adjustment", frame("0220", money("000000", "00", "34", {48: "000000001234", **of_original(37, 38, 61)}))
    yield "offline_adjustment", frame("0220", money("000000", "00", "32", of_original(37, 38, 61)))
    yield "offline_settlement", frame("0220", money("000000", "00", "30", {38: "TEL001"}))
    yield "instalment_sale", frame("0200", money("000000", "64", "22", {**CARD, 62: b"12"}, **CHIPPED))
    yield "instalment_void", frame("0200", money("200000", "64", "23", of_original(37, 38, 61)))
    yield "account_top_up", frame("0200", money("400000", "66", "49", CARD, **CHIPPED))
    yield "cash_top_up", frame("0200", money("630000", "00", "48", without(CARD, 55), "021"))
    yield "load_from_bound_account", frame("0200", money("600000", "91", "45", CARD, **CHIPPED))
    yield "load_from_other_account", frame("0200", money("620000", "91", "47", CARD, **CHIPPED))
    yield "load_from_cash", frame("0200", money("630000", "91", "46", CARD, **CHIPPED))
    yield "load_from_cash_void", frame("0200", money("170000", "91", "51", of_original(37, 38, 61)))
    yield "points_sale", frame("0200", money("000000", "65", "22", CARD, "051", "500065"))
    yield "points_void", frame("0200", money("200000", "65", "23", of_original(37, 38, 61), "012", "500065"))
    yield "points_inquiry", frame("0200", money("310000", "65", "03", CARD, "051", "500065", None))
    yield "reservation_sale", frame("0200", money("000000", "67", "54", CARD, **CHIPPED))
    yield "reservation_void", frame("0200", money("200000", "67", "53", of_original(37, 38, 61)))
    # Typed: no track, so 2 stands for the card with 14; 22 = 01x (reference B2, B3). MOTO: 25 = 08, 18, never a PIN.
    yield "sale typed", frame("0200", typed("000000", "00", "22", {26: "12", 52: PIN_BLOCK, 53: "2600000000000000"}, "011"))
    yield "moto_sale", frame("0200", typed("000000", "08", "22"))
    yield "moto_sale_void", frame("0200", typed("200000", "08", "23", of_original(37, 38, 61)))
    yield "moto_refund", frame("0220", typed("200000", "08", "25", {**of_original(37, 38, 61), 63: "CUP"}))
    yield "moto_pre_authorization", frame("0100", typed("030000", "18", "10"))
    yield "moto_pre_authorization_void", frame("0100", typed("200000", "18", "11", of_original(37, 38, 61)))
    yield "moto_completion", frame("0200", typed("000000", "18", "20", of_original(38, 61)))
    yield "moto_completion_advice", frame("0220", typed("000000", "18", "24", of_original(38, 61)))
    yield "moto_completion_void", frame("0200", typed("200000", "18", "21", of_original(37, 38, 61)))
    yield "reversal moto_sale", frame("0400", {**typed("000000", "08", "22"), 39: "98"})
    yield "electronic_cash_refund", frame("0220", money("200000", "00", "27", of_original(37, 38, 61)))
    yield "script_result", frame("0620", {3: "000000", 4: "000000001234", 11: "000042", 22: "052", 23: "001", 49: "156",
                                          55: SCRIPTS, 60: "00" "000007" "951", 61: ORIGINAL})
    yield "top_up_confirmation", frame("0220", {**money("400000", "66", "49", of_original(37, 38, 61)), 60: "49000007000"
                                                "50"})
    yield "offline_sale_upload", frame("0200", money("000000", "00", "36", {55: CHIP}, "052"))
    yield "slip_upload", management("0820", "800", {61: ORIGINAL, 62: b"signature"})

    yield "reversal sale", reversal("000000", "00", "22", more={55: bytes.fromhex(
        "9f3602001f950500000080009f100e07010103a0a802010a0100000000"), 61: "0000070000421122", 38: AUTHORISATION})
    yield "reversal sale_void", reversal("200000", "00", "23", "A0", {38: AUTHORISATION}, entry="012")
    yield "reversal pre_authorization", reversal("030000", "06", "10", "06")
    yield "reversal instalment_sale", reversal("000000", "64", "22", more={62: b"12"})
    yield "reversal points_sale", reversal("000000", "65", "22", capability="500065")
    yield "reversal load_from_cash", reversal("630000", "91", "46")

    code = "130123456789012345"
    yield "qr pay", frame("0200", qr("000000", "22", rows(("A1", "01"), ("A2", "Q42"), ("A3", code), ("A4", risk(
        "012345"))), QR_MONEY))
    yield "qr create", frame("0200", qr("000000", "22", rows(("A1", "02"), ("A2", "Q42000000"), ("A4", risk("000000"))),
                                        QR_MONEY))
    yield "qr query", frame("0200", qr("310000", "01", rows(("A1", "03"), ("A2", "Q42"))))
    yield "qr close", frame("0200", qr("200000", "23", rows(("A1", "04"), ("A2", "Q42")), QR_MONEY))
    yield "qr refund", frame("0220", qr("200000", "25", rows(("A1", "05"), ("A2", "Q42000000"), ("A4", risk("000000"))),
                                        {**QR_MONEY, **of_original(37, 61)}))

    totals = "000000123400" "012" "000000005600" "003" "0" "000000000100" "001" "000000000000" "000" "0"
    yield "settlement", batch("0500", "201", {48: totals, 49: "156", 63: "002"})
    item = "00" "000041" + PAN.rjust(20, "0") + "000000001234"
    yield "batch stripe", batch("0320", "201", {48: "02" + item + "01" "000040" + PAN.rjust(20, "0") + "000000009999"})
    yield "batch chip balanced", detail("203", {38: AUTHORISATION, 37: RRN, 55: CHIP})
    yield "batch chip unbalanced", detail("205", {38: AUTHORISATION, 37: RRN, 55: CHIP})
    yield "batch failed balanced", detail("204", {})
    yield "batch failed unbalanced", detail("206", {})
    refund = without(money("200000", "00", "25", {2: PAN, 11: "000041", 37: RRN, 61: "0000070000301121"}), 25, 35)
    yield "batch notice refund", frame("0320", {**refund, 60: "25000007000"})
    yield "batch end balanced", batch("0320", "207", {48: "0017"})
    yield "batch end unbalanced", batch("0320", "202", {48: "0017"})

    yield "sign_off", management("0820", "002")
    yield "status", management("0820", "362")
    yield "download page", management("0800", "370", {62: b"100"})
    yield "download end", management("0800", "371", trace="900001")

    track = {**sale, 35: enciphered_track(), 53: "2610000000000000"}
    yield "sale enciphered track", frame("0200", track)
    yield "sale enciphered track no pin", frame("0200", {**without(track, 26, 52), 22: "052"})
    yield "sale sm4", sm4_sale()


def text():
    lines = ["# SPDX-License-Identifier: Apache-2.0", "# Made by make_requests.py: a name, a colon, the frame in hex."]
    return "\n".join(lines + [f"{name}: {hexadecimal}" for name, hexadecimal in requests()]) + "\n"


if __name__ == "__main__":
    sys.stdout.write(text())
