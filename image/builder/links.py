# SPDX-License-Identifier: Apache-2.0
"""Which programs and libraries of the tree are used: by what a person asked for, and by whom else that is linked with."""

import os
import re
import subprocess

_ELF = b"\x7fELF"
_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")


def unused(tree, is_root, machine):
    """unused returns the paths (in the tree) of programs and libraries that nothing reaches. A file for which
    `is_root(path)` is true stays with all that it is linked with."""
    files = _elf_files(tree)
    return sorted(set(files) - _reached(tree, machine, files, [path for path in files if is_root(path)]))


def libraries_of(tree, programs, machine):
    """libraries_of returns the names under which the loader looks for what `programs` are linked with, and the loader's own."""
    files = _elf_files(tree)
    needs, todo, names = _needs(tree, machine, files), list(programs), set()
    by_name = _by_name(tree, files)
    while todo:
        for name in needs.get(todo.pop(), ()):
            if name in by_name and name not in names:
                names.add(name)
                todo.append(by_name[name])
    return sorted({os.path.join(os.path.dirname(by_name[name]), name) for name in names} | {machine.facts["loader"]})


def _by_name(tree, files):
    by_name = {}
    for path in files:
        by_name.setdefault(os.path.basename(path), path)
    for link in _links_to_libraries(tree):
        by_name.setdefault(os.path.basename(link), "/" + os.path.relpath(os.path.realpath(tree.path(link)), tree.root))
    return by_name


def _reached(tree, machine, files, roots):
    needs, by_name = _needs(tree, machine, files), _by_name(tree, files)
    reached, todo = set(), list(roots)
    while todo:
        path = todo.pop()
        if path in reached:
            continue
        reached.add(path)
        todo.extend(by_name[name] for name in needs.get(path, ()) if name in by_name)
    return reached


def missing(tree, machine):
    """missing returns what programs of the tree are linked with and the tree does not have: (program, library)."""
    files = _elf_files(tree)
    there = {os.path.basename(path) for path in files} | {os.path.basename(path) for path in _links_to_libraries(tree)}
    return sorted((path, name) for path, names in _needs(tree, machine, files).items() for name in names if name not in there)


def _elf_files(tree):
    found = []
    for folder, _, names in os.walk(tree.root):
        if folder.startswith(tree.path("usr/lib/modules")):
            continue
        for name in names:
            path = os.path.join(folder, name)
            if os.path.islink(path) or not os.path.isfile(path):
                continue
            with open(path, "rb") as file:
                if file.read(4) == _ELF:
                    found.append("/" + os.path.relpath(path, tree.root))
    return found


def _links_to_libraries(tree):
    for folder, _, names in os.walk(tree.path("usr/lib")):
        for name in names:
            path = os.path.join(folder, name)
            if ".so" in name and os.path.islink(path) and os.path.exists(path):
                yield "/" + os.path.relpath(path, tree.root)


def _needs(tree, machine, files):
    needs, path = {}, None
    if not files:
        return needs
    listing = subprocess.run([machine.tool("readelf"), "--dynamic", "--wide", *(tree.path(file) for file in files)],
                             capture_output=True, text=True, errors="replace", check=False,
                             env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"}).stdout
    for line in listing.splitlines():
        if line.startswith("File: "):
            path = "/" + os.path.relpath(line[len("File: "):], tree.root)
        elif (match := _NEEDED.search(line)) and path is not None:
            needs.setdefault(path, []).append(match.group(1))
    return needs
