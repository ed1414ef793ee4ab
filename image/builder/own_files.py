# SPDX-License-Identifier: Apache-2.0
"""Till's own files: what of the checkout and of what Bazel built goes where in the tree."""

import glob
import os
import subprocess

_BUILT = "built:"
_ELF = b"\x7fELF"


def lay(tree, list_path, checkout, built, strip):
    """lay puts what the list at `list_path` names into the tree; `strip` is the program of that name; a line
    that finds nothing is a ValueError."""
    for source, target in read_list(list_path):
        here = os.path.join(built, source[len(_BUILT):]) if source.startswith(_BUILT) else os.path.join(checkout, source)
        found = sorted(glob.glob(here))
        if not found:
            raise ValueError(f"{list_path}: there is no {here}")
        for path in found:
            _put(tree, path, target + os.path.basename(path) if target.endswith("/") else target, strip)


def link(tree, list_path):
    """link makes the symbolic links that the list at `list_path` names, as "LINK TARGET"."""
    for name, target in read_list(list_path):
        os.makedirs(os.path.dirname(tree.path(name)), exist_ok=True)
        os.symlink(target, tree.path(name))


def read_list(path):
    """read_list returns the list's (source, target) pairs."""
    pairs = []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            words = line.split("#")[0].split()
            if len(words) not in (0, 2):
                raise ValueError(f"{path}:{number}: two words expected")
            if words:
                pairs.append((words[0], words[1]))
    return pairs


def _put(tree, source, target, strip):
    with open(source, "rb") as file:
        is_program = file.read(4) == _ELF
    path = tree.path(target)
    tree.put(path, source, 0o755 if is_program else 0o644)
    if is_program:
        os.chmod(path, 0o755)
        # Symbols for a debugger are no use where there is none.
        subprocess.run([strip, "--strip-unneeded", path], check=True)
