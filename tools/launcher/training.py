# SPDX-License-Identifier: Apache-2.0
"""The training set of a terminal: not running until somebody asks, and gone a while after the last who did.

Who connects to RUN/training.start asks for it and keeps it up for as long as the connection lasts. Lines of words come back:
"starting 3 9 ledger" (three of nine parts are up, the ledger is waited for), then "ready" or "failed". On the image systemd
holds the socket, and starts the units of the set (docs/decisions/0007-training.md)."""

import contextlib
import json
import os
import socket
import struct
import sys
import threading

from tools.launcher.terminal import PROCESSES, Terminal

SOCKET = "training.start"
_ACCOUNTS = "tests/simulators/testdata/accounts.json"
_IDLE_S = 60.0
_ASKERS = ("kiosk", "tillctl")


class Stay:
    """Stay is an asker: it keeps the set of the terminal in `run` up until close()."""

    def __init__(self, run):
        self.progress = []
        self._connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._path = os.path.join(run, SOCKET)

    def enter(self, timeout_s=60.0):
        """enter returns when the set is ready; OSError when it is not to be had. `progress` has the lines till then."""
        self._connection.settimeout(timeout_s)
        self._connection.connect(self._path)
        with self._connection.makefile("r", encoding="ascii") as lines:
            for line in lines:
                self.progress.append(line.rstrip("\n"))
                if self.progress[-1] == "ready":
                    return self
                if self.progress[-1] == "failed":
                    break
        raise ConnectionError("the training set did not start")

    def close(self):
        self._connection.close()

    def __enter__(self):
        return self.enter()

    def __exit__(self, *_):
        self.close()


class Training:
    """Training listens for askers; open() after the terminal's folders are there, close() before the terminal's end.
    `options` are Terminal's."""

    def __init__(self, terminal, idle_s=_IDLE_S, start_timeout_s=60.0, **options):
        self._terminal = terminal
        self._options = options
        self._idle_s = idle_s
        self._start_timeout_s = start_timeout_s
        self._lock = threading.Lock()
        self._changed = threading.Condition(self._lock)
        self._askers = set()
        self._line = ""  # what is going on; empty: nothing
        self._always = False
        self._closing = False
        self._listener = None
        self._turn = None
        self.set = None  # the Terminal while it is wanted

    @property
    def path(self):
        return os.path.join(self._terminal.run, SOCKET)

    @property
    def processes(self):
        """processes returns those of the set by name, "training/pin"; none while it is not up."""
        chosen = self.set
        return {"training/" + name: process for name, process in chosen.processes.items()} if chosen else {}

    # ---- Life. ----

    def open(self, at_once=False):
        """open listens; the set starts with the first asker, or `at_once` and stays."""
        self._always = at_once
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        if os.path.exists(self.path):
            os.unlink(self.path)
        self._listener.bind(self.path)
        os.chmod(self.path, 0o666)  # who may ask is looked at below, as the processes do it
        self._listener.listen(16)
        threading.Thread(target=self._accept, daemon=True).start()
        self._turn = threading.Thread(target=self._keep, daemon=True)
        self._turn.start()

    def close(self):
        """close ends the set and hears nobody any more."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        if self._listener is not None:
            with contextlib.suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            self._turn.join()

    def wait_until_up(self, timeout_s):
        """wait_until_up returns whether the set is ready in time."""
        with self._changed:
            self._changed.wait_for(lambda: self._line in ("ready", "failed"), timeout_s)
            return self._line == "ready"

    # ---- Who asks. ----

    def _accept(self):
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            if self._may_ask(connection):
                threading.Thread(target=self._hold, args=(connection,), daemon=True).start()
            else:
                connection.close()

    def _may_ask(self, connection):
        _, uid, _ = struct.unpack("3i", connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
        return uid == os.geteuid() or uid in {self._terminal.uids[name] for name in _ASKERS}

    def _hold(self, connection):
        with connection:
            with self._changed:
                self._askers.add(connection)
                self._tell([connection])
                self._changed.notify_all()
            with contextlib.suppress(OSError):
                while connection.recv(256):  # nothing is said; the end is what is waited for
                    pass
            with self._changed:
                self._askers.discard(connection)
                self._changed.notify_all()

    def _tell(self, askers):
        """Says how things stand; who does not listen is none of the others' trouble."""
        for asker in askers if self._line else ():
            with contextlib.suppress(OSError):
                asker.send(self._line.encode() + b"\n", socket.MSG_DONTWAIT | socket.MSG_NOSIGNAL)

    def _say(self, line):
        with self._changed:
            self._line = line
            self._tell(list(self._askers))
            self._changed.notify_all()

    # ---- The set. ----

    def _keep(self):
        while self._wait_for_asker():
            started = self._start()
            with self._changed:
                # One that does not start is not tried again for the same askers: they were told, and may ask anew.
                while not self._closing:
                    self._changed.wait_for(lambda: self._closing or not self._wanted())
                    if self._closing or not started or not self._changed.wait_for(
                            lambda: self._closing or self._wanted(), self._idle_s):
                        break
                self._line = ""
            if started:
                self.set.stop()
            self.set = None

    def _wanted(self):
        return self._always or bool(self._askers)

    def _wait_for_asker(self):
        with self._changed:
            self._changed.wait_for(lambda: self._closing or self._wanted())
            return not self._closing

    def _start(self):
        real = self._terminal
        self.set = Terminal(real.root, real.binaries, real.home, language=real.language, training=True, **self._options)
        # Clients are the same people in both worlds.
        self.set.uids.update({name: uid for name, uid in real.uids.items() if name not in PROCESSES})
        try:
            self.set.start(self._start_timeout_s, progress=lambda part, done, of: self._say(f"starting {done} {of} {part}"))
            self._refresh_accounts()
        except (RuntimeError, OSError) as error:
            print(f"training: {error}", file=sys.stderr, flush=True)
            self._say("failed")
            self.set.stop()
            return False
        self._say("ready")
        return True

    def _refresh_accounts(self):
        """Each beginning finds the simulated customers with money, and with all their tries at the PIN."""
        from tests.simulators import control
        with open(os.path.join(self.set.root, _ACCOUNTS), encoding="utf-8") as file:
            accounts = json.load(file)["accounts"]
        with control.acquirer(self.set.run) as acquirer:
            for account in accounts:
                acquirer.call("set_account", card=account["card"], balance_minor=account["balance_minor"], pin_tries=3)
