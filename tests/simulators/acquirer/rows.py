# SPDX-License-Identifier: Apache-2.0
"""Field 59 of a QR message: rows of a tag (two characters), a length (three digits) and a value."""


class RowError(ValueError):
    """RowError says that a text is not rows."""


def encode(pairs):
    """encode returns the rows of (tag, value) pairs."""
    return "".join(f"{tag}{len(value.encode('gb18030')):03d}{value}" for tag, value in pairs)


def decode(text):
    """decode returns {tag: value}; RowError when the text is not rows, or has a tag twice."""
    data, at, found = text.encode("gb18030"), 0, {}
    while at < len(data):
        head = data[at : at + 5]
        if len(head) < 5 or not head[2:].isdigit():
            raise RowError("a row does not begin with tag and length")
        tag, length = head[:2].decode("ascii", "replace"), int(head[2:])
        value = data[at + 5 : at + 5 + length]
        if len(value) != length or tag in found:
            raise RowError(f"row {tag} is cut off or there twice")
        try:
            found[tag] = value.decode("gb18030")
        except UnicodeDecodeError as error:
            raise RowError(f"row {tag} is not text") from error
        at += 5 + length
    return found
