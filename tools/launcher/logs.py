# SPDX-License-Identifier: Apache-2.0
"""What the processes said: the end of each log, or of one, and what follows."""

import os
import time

from tools.launcher.words import CouldNot

_LINES = 40
_PAUSE_S = 0.3


def show(home, name, follow, out):
    """show writes the last lines of one log or of all, and goes on until interrupted when `follow`."""
    paths = {_name_of(path): path for path in _paths(home)}
    if name is not None and name not in paths:
        known = ", ".join(sorted(paths)) or "-"
        raise CouldNot(f"no process is called {name}; there are: {known}", f"没有名为 {name} 的进程;现有:{known}")
    chosen = {name: paths[name]} if name else paths
    marks = {each: _show_end(each, path, name is None, out) for each, path in sorted(chosen.items())}
    while follow:
        time.sleep(_PAUSE_S)
        for each, path in sorted(chosen.items()):
            marks[each] = _show_new(each, path, marks[each], name is None, out)


def _paths(home):
    folders = [folder for folder in (home.logs, os.path.join(home.logs, "training")) if os.path.isdir(folder)]
    found = [os.path.join(folder, entry) for folder in folders for entry in sorted(os.listdir(folder))]
    return [path for path in found + [home.launcher_log] if path.endswith(".log") and os.path.exists(path)]


def _name_of(path):
    of = "training/" if os.path.basename(os.path.dirname(path)) == "training" else ""
    return of + os.path.basename(path)[:-len(".log")]


def _write(name, lines, labelled, out):
    for line in lines:
        out.write((f"{name:<9} " if labelled else "") + line.rstrip("\n") + "\n")
    out.flush()


def _show_end(name, path, labelled, out):
    with open(path, encoding="utf-8", errors="replace") as log:
        _write(name, log.readlines()[-_LINES:], labelled, out)
        return log.tell()


def _show_new(name, path, mark, labelled, out):
    if os.path.getsize(path) < mark:
        mark = 0  # Started afresh.
    with open(path, encoding="utf-8", errors="replace") as log:
        log.seek(mark)
        _write(name, log.readlines(), labelled, out)
        return log.tell()
