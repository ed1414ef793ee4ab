# SPDX-License-Identifier: Apache-2.0
"""BER-TLV and data object lists of EMV 4.4 Book 3, Annex B and 5.4. Tags are upper-case hexadecimal text."""


class TlvError(ValueError):
    """TlvError says that bytes are not the TLV they were taken for."""


def _length(count):
    if count < 0x80:
        return bytes([count])
    if count < 0x100:
        return bytes([0x81, count])
    return bytes([0x82]) + count.to_bytes(2, "big")


def encode(tag, value):
    """encode returns one data object: tag, length in the fewest bytes, value."""
    return bytes.fromhex(tag) + _length(len(value)) + value


def encode_all(pairs):
    """encode_all returns the data objects of (tag, value) pairs one after the other."""
    return b"".join(encode(tag, value) for tag, value in pairs)


def _read_tag(data, at):
    start = at
    at += 1
    if data[start] & 0x1F == 0x1F:
        while True:
            if at >= len(data) or at - start > 3:
                raise TlvError("tag does not end")
            at += 1
            if not data[at - 1] & 0x80:
                break
    return data[start:at].hex().upper(), at


def decode(data):
    """decode returns the (tag, value) pairs of a string of data objects; 00 between objects is skipped (Annex B1)."""
    pairs, at = [], 0
    while at < len(data):
        if data[at] == 0:
            at += 1
            continue
        tag, at = _read_tag(data, at)
        if at >= len(data):
            raise TlvError("no length after tag " + tag)
        count = data[at]
        at += 1
        if count & 0x80:
            width = count & 0x7F
            if width not in (1, 2) or at + width > len(data):
                raise TlvError("bad length of tag " + tag)
            count = int.from_bytes(data[at : at + width], "big")
            at += width
        if at + count > len(data):
            raise TlvError("value of tag " + tag + " is cut off")
        pairs.append((tag, data[at : at + count]))
        at += count
    return pairs


def decode_dol(data):
    """decode_dol returns the (tag, length) pairs of a data object list (EMV 4.4 Book 3, 5.4)."""
    pairs, at = [], 0
    while at < len(data):
        tag, at = _read_tag(data, at)
        if at >= len(data):
            raise TlvError("no length after tag " + tag)
        pairs.append((tag, data[at]))
        at += 1
    return pairs


def dol_length(dol):
    """dol_length returns how many bytes the command data of a decoded list has."""
    return sum(length for _, length in dol)


def split_by_dol(dol, data):
    """split_by_dol returns {tag: value} of command data built from a decoded list; the lengths must add up."""
    if len(data) != dol_length(dol):
        raise TlvError("command data does not fit the list")
    values, at = {}, 0
    for tag, length in dol:
        values[tag] = data[at : at + length]
        at += length
    return values
