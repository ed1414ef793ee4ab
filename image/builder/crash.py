# SPDX-License-Identifier: Apache-2.0
"""A program that crashes, for a bundle that must not stay: the real one, with an instruction at its entry that no processor has."""

import struct

# ELF-64: the entry's address, where the program headers are, their size and number.
_ENTRY, _HEADERS, _HEADER_SIZE = struct.Struct("<Q"), struct.Struct("<Q"), struct.Struct("<HH")
_LOAD = 1
_UNDEFINED = b"\x0f\x0b"  # ud2


def make_crash(path):
    """make_crash lets the x86-64 program at `path` die of SIGILL before its first line."""
    with open(path, "r+b") as file:
        head = file.read(64)
        entry = _ENTRY.unpack_from(head, 24)[0]
        headers = _HEADERS.unpack_from(head, 32)[0]
        size, count = _HEADER_SIZE.unpack_from(head, 54)
        for number in range(count):
            file.seek(headers + number * size)
            kind, _, offset, address, _, length = struct.unpack_from("<IIQQQQ", file.read(size))
            if kind == _LOAD and address <= entry < address + length:
                file.seek(offset + entry - address)
                file.write(_UNDEFINED)
                return
    raise ValueError(f"{path} has no entry")
