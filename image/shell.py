# SPDX-License-Identifier: Apache-2.0
"""The shell on the serial line of a development image, for a test that must see what no screen shows."""

import re
import time


class Shell:
    """Shell runs commands in `machine` (image/machine.py), one after another. The line is the console, too: words of the kernel's and
    of systemd's may stand between those of a command."""

    def __init__(self, machine, timeout_s):
        self._machine = machine
        self._timeout_s = timeout_s
        self._count = 0

    def wait_for_start(self, timeout_s):
        """wait_for_start returns when the shell answers: some time before all services are up."""
        self._begin("true")
        end = time.monotonic() + timeout_s
        while self._answer() is None:
            if time.monotonic() > end:
                raise TimeoutError("no shell on the serial line; see serial.log")
            self._begin("true")
            time.sleep(5)

    def run(self, command, timeout_s=None):
        """run returns (exit code, what the command said)."""
        self._begin(command)
        end = time.monotonic() + (timeout_s or self._timeout_s)
        while (answer := self._answer()) is None:
            if time.monotonic() > end:
                raise TimeoutError(f"no end of {command}; see serial.log")
            time.sleep(0.5)
        return answer

    def tillctl(self, words, timeout_s=None):
        """tillctl runs it with these words, as the user that it has in a terminal, and started by init, as its domain wants it."""
        line = "--property=StandardOutput=tty --property=StandardError=tty --property=TTYPath=/dev/ttyS0"
        return self._have_init_run_tillctl(f"--wait {line}", words, timeout_s)

    def begin_tillctl(self, words):
        """begin_tillctl does not wait for what it says: the terminal may be gone before that is on the line."""
        self._have_init_run_tillctl("--no-block", words)

    def _have_init_run_tillctl(self, options, words, timeout_s=None):
        return self.run(f"systemd-run --quiet --collect --uid=till-tillctl {options} tillctl {words}", timeout_s)

    def _begin(self, command):
        self._count += 1
        self._from = len(self._machine.serial())
        # The shell echoes what is typed: the marks are put together by it and not in the echo.
        self._machine.type_serial(f"echo be''gun-{self._count}; {command}; echo en''ded-{self._count}-$?\n")

    def _answer(self):
        said = self._machine.serial()[self._from:].replace("\r", "")
        found = re.search(rf"begun-{self._count}\n(.*)ended-{self._count}-(\d+)", said, re.DOTALL)
        return (int(found.group(2)), found.group(1)) if found else None
