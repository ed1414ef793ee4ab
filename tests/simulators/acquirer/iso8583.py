# SPDX-License-Identifier: Apache-2.0
"""ISO 8583:1987 as a UnionPay-style acquirer writes it: BCD numbers, odd counts left-aligned where the profile says so.

A message is a dictionary {field number: value}: text for n, an, ans and z fields, bytes for b fields. Track data has
"=" as its separator.
"""

import collections

TPDU_LENGTH, HEADER_LENGTH = 5, 6


class FormatError(ValueError):
    """FormatError says which field of a message could not be read or written, without its content."""


# kind: "n" BCD digits, "z" track digits, "a" characters, "b" bytes. size: of a fixed field, or the longest of a
# variable one; prefix: digits of the length, 0 for fixed. left: an odd count of digits is padded with 0 on the right.
Field = collections.namedtuple("Field", "kind size prefix left", defaults=(0, False))

FIELDS = {
    2: Field("n", 19, 2, True), 3: Field("n", 6), 4: Field("n", 12), 11: Field("n", 6), 12: Field("n", 6),
    13: Field("n", 4), 14: Field("n", 4), 15: Field("n", 4), 22: Field("n", 3, 0, True), 23: Field("n", 3),
    25: Field("n", 2), 26: Field("n", 2), 32: Field("n", 11, 2, True), 35: Field("z", 37, 2, True),
    36: Field("z", 104, 3, True), 37: Field("a", 12), 38: Field("a", 6), 39: Field("a", 2), 41: Field("a", 8),
    42: Field("a", 15), 44: Field("a", 25, 2), 48: Field("n", 322, 3, True), 49: Field("a", 3), 52: Field("b", 8),
    53: Field("n", 16), 54: Field("a", 20, 3), 55: Field("b", 255, 3), 58: Field("b", 100, 3),
    59: Field("a", 999, 3), 60: Field("n", 17, 3, True), 61: Field("n", 29, 3, True), 62: Field("b", 999, 3),
    63: Field("a", 163, 3), 64: Field("b", 8),
}

# Under SM4 a PIN block has sixteen bytes; everything else is as above.
WIDE_FIELDS = {**FIELDS, 52: Field("b", 16)}
_HEX = "0123456789ABCDEF"


def _to_bcd(digits, left):
    if len(digits) % 2:
        digits = digits + "0" if left else "0" + digits
    return bytes.fromhex(digits)


def _check(number, field, value):
    length = len(value)
    if length > field.size or (field.prefix == 0 and length != field.size):
        raise FormatError(f"field {number} has a wrong length")
    if field.kind == "n" and not (value.isascii() and value.isdigit()):
        raise FormatError(f"field {number} is not numeric")
    # An enciphered track has any digits; whoever deciphers it sees whether a track comes out.
    if field.kind == "z" and value.replace("=", "").strip(_HEX):
        raise FormatError(f"field {number} is not track data")


def _pack_field(number, value, table):
    field = table.get(number)
    if field is None:
        raise FormatError(f"field {number} is not of this profile")
    _check(number, field, value)
    prefix = _to_bcd(str(len(value)).rjust(field.prefix, "0"), False) if field.prefix else b""
    if field.kind == "b":
        return prefix + value
    if field.kind == "a":
        return prefix + value.encode("gb18030")
    return prefix + _to_bcd(value.replace("=", "D"), field.left)


def pack(mti, fields):
    """pack returns MTI, bitmap and fields."""
    bitmap, body = 0, b""
    for number in sorted(fields):
        bitmap |= 1 << (64 - number)
        body += _pack_field(number, fields[number], WIDE_FIELDS if len(fields.get(52, b"")) == 16 else FIELDS)
    return bytes.fromhex(mti) + bitmap.to_bytes(8, "big") + body


def _take(data, at, count, number):
    if at + count > len(data):
        raise FormatError(f"field {number} is cut off")
    return data[at : at + count], at + count


def _unpack_field(number, data, at, table):
    field = table.get(number)
    if field is None:
        raise FormatError(f"field {number} is not of this profile")
    length = field.size
    if field.prefix:
        raw, at = _take(data, at, (field.prefix + 1) // 2, number)
        if not raw.hex().isdigit():
            raise FormatError(f"field {number} has no decimal length")
        length = int(raw.hex())
        if length > field.size:
            raise FormatError(f"field {number} is too long")
    if field.kind in "ab":
        raw, at = _take(data, at, length, number)
        if field.kind == "b":
            return bytes(raw), at
        try:
            return raw.decode("gb18030"), at
        except UnicodeDecodeError as error:
            raise FormatError(f"field {number} is not text") from error
    raw, at = _take(data, at, (length + 1) // 2, number)
    digits = raw.hex().upper()
    if length % 2:
        filler, digits = (digits[-1], digits[:-1]) if field.left else (digits[0], digits[1:])
        if filler != "0":
            raise FormatError(f"field {number} is padded with something else than 0")
    if field.kind == "z":
        digits = digits.replace("D", "=")
    value = digits
    _check(number, field, value)
    return value, at


def unpack(data, table=None):
    """unpack returns (mti, fields) of a message without TPDU and header; every byte has to belong to a field."""
    table = table or FIELDS
    if len(data) < 10 or not data[:2].hex().isdigit():
        raise FormatError("no message type and bitmap")
    bitmap = int.from_bytes(data[2:10], "big")
    if bitmap >> 63:
        raise FormatError("a second bitmap is not of this profile")
    fields, at = {}, 10
    for number in range(2, 65):
        if bitmap >> (64 - number) & 1:
            fields[number], at = _unpack_field(number, data, at, table)
    if at != len(data):
        raise FormatError("bytes after the last field")
    return data[:2].hex(), fields


def unpack_any(data):
    """unpack_any is unpack for a terminal whose PIN blocks may be those of SM4."""
    try:
        return unpack(data)
    except FormatError:
        if len(data) >= 10 and data[8] & 0x10:  # field 52 is there
            return unpack(data, WIDE_FIELDS)
        raise


def sealed(mti, fields, mac):
    """sealed returns the packed message with field 64 = mac(everything before it)."""
    draft = pack(mti, {**fields, 64: bytes(8)})[:-8]
    return draft + mac(draft)


def envelope(tpdu, header, message):
    """envelope puts length, TPDU and header in front of a packed message."""
    body = tpdu + header + message
    return len(body).to_bytes(2, "big") + body


def answering_tpdu(tpdu):
    """answering_tpdu swaps destination and source."""
    return tpdu[:1] + tpdu[3:5] + tpdu[1:3]
