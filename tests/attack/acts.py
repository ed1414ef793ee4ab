# SPDX-License-Identifier: Apache-2.0
"""The forbidden acts (acts.txt, and a line for each facet of the access matrix), and which process tries which in what place."""

import dataclasses
import os

from sepolicy import facets
from tools.launcher.matrix import read_matrix

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
# A domain of the policy each; those with a unit of their own also try from inside it.
NAMES = ("card", "integrator", "keypad", "kiosk", "ledger", "payment", "pin", "print", "screen", "slots", "terminal", "tillctl", "update", "uplink")
# Whose user a process has, where it is not till-NAME.
_USERS = {"keypad": "pin", "slots": "root"}
CELL = "cell"
# Who has no business in a folder at all is refused on the way: what is in the folder, and the folder's type.
_ON_THE_WAY = (("/var/lib/", "var_lib_t"), ("/var/log/", "var_log_t"), ("/usr/bin/", "bin_t"), ("/run/dbus/", "system_dbusd_runtime_t"),
               ("/sys/fs/selinux/", "security_t"), ("/proc/sys/kernel/", "sysctl_kernel_t"),
               *((f"/run/till/{name}/", f"till_{name}_run_t") for name in NAMES if name not in ("keypad", "kiosk", "slots", "tillctl")))


@dataclasses.dataclass(frozen=True)
class Act:
    """Act is a line: `user` tries `verb` on `target` in each process of `who`, and SELinux refuses one (type, class) of each tuple in
    `refused`; `error` is the other wall's, for an act that does not get as far. Without either the act is allowed, and succeeds."""

    number: int
    promise: str
    user: str
    verb: str
    target: str
    refused: tuple
    error: str
    who: tuple

    def allowed(self):
        return not self.refused and not self.error

    def target_for(self, name):
        return self.target.replace("%", name)

    def refused_for(self, name):
        """refused_for returns `refused` for the process, as sets of (type, class)."""
        return [{(f"till_{name}_t" if kind == "self" else kind.replace("%", name), of_class) for kind, of_class in choice}
                for choice in self.refused]

    def words_for(self, name):
        return f"{self.verb} {self.target_for(name)}" if self.target != "-" else self.verb


@dataclasses.dataclass(frozen=True)
class Run:
    """Run is one start of the probe: in the domain of `name`, in `mode`: CELL is inside the process's own unit, with all its walls; else it is the user
    (without "till-") whom nothing but SELinux holds."""

    name: str
    mode: str
    acts: tuple


def user_of(name):
    """user_of returns the user of a process, without "till-"."""
    return _USERS.get(name, name)


def read_acts(path=os.path.join(HERE, "acts.txt")):
    """read_acts returns the acts of the list and then those of the facets, numbered from 1."""
    lines = []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            words = line.split()
            if not words or words[0].startswith("#"):
                continue
            if len(words) != 6:
                raise ValueError(f"{path}:{number}: PROMISE AS VERB TARGET REFUSED WHO expected")
            lines.append(words)
    return [_act(number, *words) for number, words in enumerate(lines + _facet_lines(), 1)]


def runs_of(acts):
    """runs_of returns the starts of the probe: each process in its own cell, and under each user that an act names."""
    runs = []
    for name in NAMES:
        mine = [act for act in acts if name in act.who]
        # tillctl is started by hand: it has no unit.
        if name != "tillctl":
            runs.append(Run(name, CELL, tuple(act for act in mine if not act.allowed())))
        users = [user_of(name) if act.user == "own" else act.user for act in mine]
        for user in sorted(set(users)):
            runs.append(Run(name, user, tuple(act for act, of in zip(mine, users) if of == user)))
    return runs


def _facet_lines():
    """A process that the access matrix does not name as a caller is not let in, though it were the server's own user."""
    lines = []
    for facet in read_matrix(os.path.join(ROOT, "services", "common", "access", "access_matrix.textproto")):
        callers = [caller for caller in facets.callers_of(facet) if caller in NAMES]
        kind = facets.socket_type(facet.server, facet.role)
        lines.append(["12", facet.server, "connect", f"/run/till/{facet.server}/{facet.role}.sock", kind + ":sock_file",
                      "-".join(["all", *callers])])
    return lines


def _act(number, promise, user, verb, target, refused, who):
    kinds = ()
    if ":" in refused:
        way = tuple((kind, "dir") for folder, kind in _ON_THE_WAY if target.startswith(folder))
        kinds = tuple(tuple(tuple(kind.split(":")) for kind in choice.split("|")) + way for choice in refused.split(","))
    error = refused if not kinds and refused != "-" else None
    if who == "all" or who.startswith("all-"):
        without = who.split("-")[1:]
        chosen = tuple(name for name in NAMES if name not in without)
    else:
        without, chosen = [], tuple(who.split(","))
    for name in (*without, *chosen):
        if name not in NAMES:
            raise ValueError(f"act {number}: no process is called {name}")
    return Act(number, promise, user, verb, target, kinds, error, chosen)
