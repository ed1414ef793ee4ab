# SPDX-License-Identifier: Apache-2.0
"""What a process has in its memory. Only root may look."""

_MOST = 256 * 1024 * 1024


def pieces_of(pid):
    """pieces_of yields what the process may write to, piece by piece."""
    with open(f"/proc/{pid}/maps", encoding="ascii") as maps, open(f"/proc/{pid}/mem", "rb") as memory:
        for line in maps:
            span, rights = line.split()[:2]
            first, end = (int(part, 16) for part in span.split("-"))
            if not rights.startswith("rw") or end - first > _MOST:
                continue
            try:
                memory.seek(first)
                yield memory.read(end - first)
            except (OSError, ValueError):  # a guard page
                continue


def holds(pid, secret):
    """holds tells whether a process has these bytes in its memory, whole and in one piece; AssertionError when there was
    nothing to be read."""
    size = 0
    for piece in pieces_of(pid):
        size += len(piece)
        if secret in piece:
            return True
    if size < 1_000_000:
        raise AssertionError("nothing could be read")
    return False
