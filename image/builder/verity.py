# SPDX-License-Identifier: Apache-2.0
"""The root as one file: erofs, and behind it the hash tree that dm-verity checks every block against."""

import dataclasses
import hashlib
import os
import re
import subprocess
import uuid

_ROOT_HASH = re.compile(r"^Root hash:\s+([0-9a-f]{64})$", re.MULTILINE)
_ALIGN = 4096
# How much is packed at once: larger packs better, smaller reads less for one page.
_CLUSTER = 65536
# The epoch: one second of it would be enough for two builds to differ.
_TIME = 0


@dataclasses.dataclass(frozen=True)
class Root:
    file: str
    hash_offset: int
    root_hash: str


def build(tree, labels, target):
    """build packs the tree; every file is root's and has the label that the list `labels` gives to its path. Two builds of the same
    tree give the same bytes: times are the epoch's, files are in the order of their names, and the salt comes from the content."""
    if os.path.exists(target):
        os.unlink(target)
    subprocess.run(["mkfs.erofs", "--quiet", "-zlz4hc,12", f"-C{_CLUSTER}", f"-T{_TIME}", f"-U{uuid.UUID(int=0)}", "--all-root",
                    f"--file-contexts={labels}", target, tree.root], check=True, capture_output=True)
    with open(target, "r+b") as file:
        file.seek(0, os.SEEK_END)
        size = file.tell() + -file.tell() % _ALIGN
        file.truncate(size)
    digest = hashlib.sha256()
    with open(target, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    shown = subprocess.run(["veritysetup", "format", target, target, f"--hash-offset={size}", f"--salt={digest.hexdigest()}",
                            f"--uuid={uuid.UUID(digest.hexdigest()[:32])}"], capture_output=True, text=True, check=True)
    return Root(target, size, _ROOT_HASH.search(shown.stdout).group(1))
