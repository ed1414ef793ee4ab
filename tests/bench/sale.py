# SPDX-License-Identifier: Apache-2.0
"""Times a contactless sale through the real processes, beside its floor, and prints each process's memory.

    bazel run -c opt //tests/bench:sale [-- COUNT]
"""

import os
import subprocess
import sys
import tempfile

from tools.launcher.terminal import PROCESSES, Terminal

_BENCH = "tests/bench/sale_bench"
_SESSION = "services/card/testdata/sessions/unionpay_tap.card"


def _pss_kib(pid):
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as rollup:
        for line in rollup:
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def _memory(terminal):
    return {name: _pss_kib(terminal.processes[name].pid) for name in PROCESSES}


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    root = os.getcwd()
    with tempfile.TemporaryDirectory(prefix="till-bench-", dir="/tmp") as home:
        terminal = Terminal(root, root, home, with_world=False)
        terminal.make_folders()
        world = subprocess.Popen([_BENCH, "serve", terminal.run, os.path.join(root, "tests/simulators/testdata"),
                                  os.path.join(root, _SESSION)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        terminal.acquirer_port = int(world.stdout.readline())
        terminal.start(make_folders=False)
        try:
            # The caches, and what a process keeps of the last minutes, are full by then: what is more after it, grows.
            warm = max(50, count // 10)
            subprocess.run([_BENCH, "measure", terminal.run, str(warm), home], check=True, stdout=subprocess.DEVNULL)
            before = _memory(terminal)
            subprocess.run([_BENCH, "measure", terminal.run, str(count), home], check=True)
            after = _memory(terminal)
        finally:
            terminal.stop()
            world.stdin.close()
            world.wait(10)
    for name in PROCESSES:
        print(f"memory {name:9} {after[name] / 1024:6.1f} MiB PSS ({(after[name] - before[name]) / 1024:+.1f} over {count} sales, after {warm})")
    print(f"memory all       {sum(after.values()) / 1024:6.1f} MiB PSS (aim: under 120)")


if __name__ == "__main__":
    main()
