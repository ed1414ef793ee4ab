# SPDX-License-Identifier: Apache-2.0
"""A signed slip's picture as field 62 has it: version 1, width and height, a zlib stream of the rows (docs/transactions.md)."""

import zlib

MOST_BYTES, MOST_WIDTH, MOST_HEIGHT = 900, 384, 160


def read(data):
    """read returns (width, height, rows) of a picture with something on it; ValueError says what is wrong with any other."""
    if len(data) > MOST_BYTES or len(data) < 6 or data[0] != 1:
        raise ValueError("not a picture of version 1 within 900 bytes")
    width, height = int.from_bytes(data[1:3], "big"), int.from_bytes(data[3:5], "big")
    if not (1 <= width <= MOST_WIDTH and 1 <= height <= MOST_HEIGHT):
        raise ValueError("too large a picture, or none")
    stride = (width + 7) // 8
    stream = zlib.decompressobj()
    try:
        rows = stream.decompress(data[5:], stride * height + 1)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if len(rows) != stride * height or not stream.eof or stream.unused_data:
        raise ValueError("not as many rows as the picture is high")
    outside = (1 << stride * 8 - width) - 1
    if any(rows[y * stride + stride - 1] & outside for y in range(height)):
        raise ValueError("something is drawn beside the picture")
    if not any(rows):
        raise ValueError("nothing is drawn")
    return width, height, rows
