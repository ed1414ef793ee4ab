# SPDX-License-Identifier: Apache-2.0
"""The kernel of the tree, and those of its modules that a terminal has a use for."""

import os
import subprocess


def version(tree):
    """version returns the one kernel version in the tree."""
    versions = os.listdir(tree.path("usr/lib/modules"))
    if len(versions) != 1:
        raise ValueError(f"one kernel expected, found {versions}")
    return versions[0]


def files_of(tree, names):
    """files_of returns the files of the named modules and of what those need; a name that the kernel does not know is a
    ValueError."""
    kernel = version(tree)
    files, unknown = set(), []
    for name in names:
        shown = subprocess.run(["modprobe", "--set-version", kernel, "--dirname", tree.root, "--show-depends", name],
                               capture_output=True, text=True, check=False)
        if shown.returncode != 0:
            unknown.append(name)
        for line in shown.stdout.splitlines():
            word, *rest = line.split()
            if word == "insmod":
                files.add(os.path.realpath(rest[0]))
    if unknown:
        raise ValueError(f"kernel {kernel} has no module {', '.join(unknown)}")
    return files


def keep_modules(tree, names):
    """keep_modules removes all modules but the named ones and what those need."""
    kernel = version(tree)
    _depmod(tree, kernel)
    kept = files_of(tree, names)
    for folder, _, files in os.walk(tree.path("usr/lib/modules", kernel, "kernel"), topdown=False):
        for file in files:
            path = os.path.join(folder, file)
            if os.path.realpath(path) not in kept:
                os.unlink(path)
        if not os.listdir(folder):
            os.rmdir(folder)
    _depmod(tree, kernel)
    return len(kept)


def read_names(path):
    """read_names returns the words of a list, a line each; `#` begins a comment."""
    with open(path, encoding="utf-8") as file:
        lines = (line.split("#")[0].strip() for line in file)
        return [line for line in lines if line]


def _depmod(tree, kernel):
    subprocess.run(["depmod", "--basedir", tree.root, kernel], check=True)
