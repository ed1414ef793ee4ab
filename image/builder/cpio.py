# SPDX-License-Identifier: Apache-2.0
"""The kernel's archive of the first root (Linux Documentation, driver-api/early-userspace/buffer-format): newc, the same for
the same folder."""

import os
import stat

_TRAILER = "TRAILER!!!"


def write(folder, file):
    """write puts all of `folder` into `file`, in the order of names, everything root's and of the epoch."""
    paths = []
    for here, folders, names in os.walk(folder):
        paths += [os.path.relpath(os.path.join(here, name), folder) for name in folders + names]
    for number, path in enumerate(sorted(paths), 1):
        full = os.path.join(folder, path)
        mode = os.lstat(full).st_mode
        content = b""
        if stat.S_ISLNK(mode):
            content = os.fsencode(os.readlink(full))
        elif stat.S_ISREG(mode):
            with open(full, "rb") as source:
                content = source.read()
        _member(file, path, number, mode, content)
    _member(file, _TRAILER, 0, 0, b"")


def _member(file, name, number, mode, content):
    encoded = os.fsencode(name) + b"\0"
    fields = (number, mode, 0, 0, 1, 0, len(content), 0, 0, 0, 0, len(encoded), 0)
    head = b"070701" + b"".join(b"%08x" % field for field in fields) + encoded
    file.write(head + b"\0" * (-len(head) % 4))
    file.write(content + b"\0" * (-len(content) % 4))
