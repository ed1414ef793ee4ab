# SPDX-License-Identifier: Apache-2.0
"""What an image that is made to be attacked has besides (tests/attack): the probe in the place of each process, and a unit for each of
its starts. Its programs have the labels of Till's own, by the policy `attack` of sepolicy/; no other image has either."""

import os
import subprocess

from tests.attack.acts import CELL, runs_of, read_acts, user_of, NAMES

FOLDER = "/usr/lib/till/attack"
_UNITS = "/usr/lib/systemd/system"
# Root's own processes in these domains, for those who would look into a process of their own user's.
DECOYS = ("card", "pin")
# What of a service's unit is not its cell, but how it is started, watched, and given its sockets and its session.
_NOT_THE_CELL = ("Type", "BusName", "ExecStart", "Sockets", "Restart", "RestartSec", "WatchdogSec", "PAMName", "TTYPath", "StandardInput",
                 "UtmpIdentifier", "UtmpMode")
_UNIT = """[Unit]
Description=Attack: {what}
After={after}

[Service]
Type={type}
ExecStart={folder}/{name} {name} {arguments}
{cell}
[Install]
WantedBy=multi-user.target
"""


def lay(tree, built, strip):
    """lay puts probe and units into the tree, in which the services' own units are already; `strip` is the program of that name."""
    for name in NAMES:
        path = tree.path(FOLDER, name)
        tree.put(path, os.path.join(built, "tests", "attack", "probe"), 0o755)
        os.chmod(path, 0o755)
        subprocess.run([strip, "--strip-unneeded", path], check=True)
    services = [f"till-{name}.service" for name in NAMES if os.path.exists(tree.path(_UNITS, f"till-{name}.service"))]
    last = []
    for name in DECOYS:
        last.append(f"till-attack-decoy-{name}.service")
        _write(tree, last[-1], what=f"a {name} of root's", after=" ".join(services), type="simple", name=name, arguments="wait", cell="")
    last += services
    # One after the other: they try every process that there is.
    for run in runs_of(read_acts()):
        acts = " ".join(f"{act.number},{act.verb},{act.target_for(run.name)}" for act in run.acts)
        unit = f"till-attack-{run.name}-{run.mode}.service"
        _write(tree, unit, what=f"{run.name} as {run.mode}", after=" ".join(last), type="oneshot", name=run.name,
               arguments=f"{run.mode} {acts}", cell=_cell(tree, run))
        last = [unit]


def _write(tree, unit, **words):
    tree.write(os.path.join(_UNITS, unit), _UNIT.format(folder=FOLDER, **words))


def _cell(tree, run):
    """The walls around one start: those of the process's own unit, or none but a user."""
    if run.mode != CELL:
        user = run.mode if run.mode == "root" else "till-" + run.mode
        return f"User={user}\nGroup={user}\n"
    with open(tree.path(_UNITS, f"till-{run.name}.service"), encoding="utf-8") as file:
        service = file.read().split("[Service]\n")[1].split("\n[")[0]
    kept = [line for line in service.splitlines() if line and not line.startswith("#") and line.split("=")[0] not in _NOT_THE_CELL]
    if user_of(run.name) != "root" and f"User=till-{user_of(run.name)}" not in kept:
        raise ValueError(f"till-{run.name}.service is not {user_of(run.name)}'s")
    return "\n".join(kept) + "\nRuntimeDirectoryPreserve=yes\n"
