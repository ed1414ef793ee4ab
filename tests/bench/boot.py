#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""From power-on to the first page that can be used, beside the same kernel and systemd reaching multi-user.target with nothing of
ours, in the same QEMU; and the memory in use on the idle terminal.

    bazel run //tests/bench:boot [-- --starts 3]

A terminal's first start makes its data partition; it is told apart. The two take turns, so that a machine with other work treats
them alike; processor time is QEMU's own, and says the same on a busy machine as on an idle one.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time

from image.machine import Machine
from image.panel import SIGN_IN_PAGE, Panel
from image.world import World

_TIMEOUT_S = 1800
_AIM_RATIO, _AIM_MEMORY_MIB = 1.4, 350
# What the terminal has to do after its first page before it is idle.
_SETTLE_S = 60


class Start:
    """Start is one start of a machine: when it was done, in seconds since power-on, and QEMU's processor time until then."""

    def __init__(self, machine, wait):
        before = time.monotonic()
        machine.start()
        wait()
        self.seconds = time.monotonic() - before
        self.processor_s = machine.processor_s()


def terminal_start(machine):
    """One start of the terminal, until its sign-in page can be touched."""
    return Start(machine, lambda: Panel(machine, _TIMEOUT_S).wait_for("sign-in page", *SIGN_IN_PAGE))


def bare_start(machine):
    """One start of the bare system, until bare-ready.service says that it is there."""
    said = len(machine.serial())

    def wait():
        end = time.monotonic() + _TIMEOUT_S
        while "active" not in machine.serial()[said:]:
            if time.monotonic() > end:
                raise TimeoutError("the bare system did not get ready")
            time.sleep(0.2)
    return Start(machine, wait)


def say(what, starts):
    seconds = statistics.median(start.seconds for start in starts)
    processor_s = statistics.median(start.processor_s for start in starts)
    print(f"{what:<40} {len(starts)} times  median {seconds:6.1f} s  processor time {processor_s:6.1f} s", flush=True)
    return seconds, processor_s


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readme")
    parser.add_argument("image")
    parser.add_argument("bare")
    parser.add_argument("--starts", type=int, default=3)
    arguments = parser.parse_args()
    ours, bare = [], []
    with tempfile.TemporaryDirectory(dir="/var/tmp", prefix="till-boot-") as folder:
        world = World(os.path.dirname(os.path.realpath(arguments.readme)), os.path.join(folder, "world"))
        world.start()
        terminal = Machine(os.path.join(folder, "terminal"), arguments.image, world)
        floor = Machine(os.path.join(folder, "bare"), arguments.bare)
        try:
            say("the terminal's first start", [terminal_start(terminal)])
            terminal.stop()
            for turn in range(arguments.starts):
                bare.append(bare_start(floor))
                floor.stop()
                ours.append(terminal_start(terminal))
                if turn == arguments.starts - 1:
                    time.sleep(_SETTLE_S)
                    used, total = terminal.memory_mib()
                terminal.stop()
        finally:
            terminal.stop()
            floor.stop()
            world.stop()
    floor_s, floor_processor_s = say("kernel and systemd to multi-user.target", bare)
    ours_s, ours_processor_s = say("the terminal to its first page", ours)
    print(f"ratio {ours_s / floor_s:.2f}, of processor time {ours_processor_s / floor_processor_s:.2f} (aim {_AIM_RATIO})")
    print(f"memory in use, idle: {used} MiB of {total} (aim under {_AIM_MEMORY_MIB})")
    return 0 if ours_s <= _AIM_RATIO * floor_s and used < _AIM_MEMORY_MIB else 1


if __name__ == "__main__":
    sys.exit(main())
