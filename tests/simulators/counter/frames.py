# SPDX-License-Identifier: Apache-2.0
"""Frames of reader.sock and pin_pad.sock: type (1 byte), length (2 bytes, big-endian), payload."""

import asyncio


async def read(reader):
    """read returns (type character, payload), or None at the end of the connection."""
    try:
        head = await reader.readexactly(3)
        return chr(head[0]), await reader.readexactly(int.from_bytes(head[1:], "big"))
    except (asyncio.IncompleteReadError, ConnectionError):
        return None


def frame(kind, payload=b""):
    """frame returns the bytes of one frame."""
    return kind.encode("ascii") + len(payload).to_bytes(2, "big") + payload
