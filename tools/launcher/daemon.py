# SPDX-License-Identifier: Apache-2.0
"""The launcher in the background: one terminal, its touchscreen, and a control socket to ask and stop it."""

import fcntl
import os
import signal
import sys
import threading

from tools.launcher.control import ControlServer
from tools.launcher.home import ROOT
from tools.launcher.kiosk_view import KioskView
from tools.launcher.terminal import Terminal
from tools.launcher.training import Training
from tools.launcher.words import CouldNot, chinese

_TRAINING_TIMEOUT_S = 90


class Daemon:
    """Daemon runs until SIGTERM, SIGINT or the control socket's "stop"."""

    def __init__(self, home, kiosk, landscape, web, screen=False, training=False):
        self._home = home
        self._stop = threading.Event()
        self._phase = "starting"
        language = "zh" if chinese() else "en"
        self._terminal = Terminal(ROOT, os.path.join(ROOT, "bazel-bin"), home.path, language=language,
                                  with_backup=True, touch_keypad=screen, with_update=True, with_endpoint=True)
        self._training = Training(self._terminal)
        self._training_at_once = training
        self._view = None
        if kiosk or web:
            self._view = KioskView(home, self._terminal.uids, landscape, web, language, screen)

    def run(self):
        """run returns the exit code; the lock makes it the only launcher of its folder."""
        with open(self._home.lock, "w", encoding="ascii") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                print("another launcher runs here", file=sys.stderr)
                return 2
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: self._stop.set())
            server = ControlServer(self._home.control, {
                "status": self._status, "stop": self._ask_to_stop})
            try:
                return self._serve()
            finally:
                self._phase = "stopping"
                self._end()
                server.close()

    # ---- Parts. ----

    def _serve(self):
        try:
            self._terminal.start()
            self._training.open(self._training_at_once)
            if self._training_at_once and not self._training.wait_until_up(_TRAINING_TIMEOUT_S):
                raise RuntimeError("the training set did not get ready")
            if self._view:
                self._view.start()
        except (RuntimeError, OSError, CouldNot) as error:
            print(error, file=sys.stderr, flush=True)
            return 2
        self._phase = "running"
        self._stop.wait()
        return 0

    def _end(self):
        if self._view:
            self._view.stop()
        self._training.close()
        self._terminal.stop()

    def _all_processes(self):
        everything = dict(self._terminal.processes)
        everything.update(self._view.processes if self._view else {})
        everything.update(self._training.processes)
        return everything

    # ---- Operations of the control socket. ----

    def _status(self):
        return {
            "phase": self._phase, "pid": os.getpid(), "run": self._home.run,
            "display": self._view.display if self._view else None,
            "virtual": bool(self._view and self._view.virtual), "url": self._view.url if self._view else None,
            "processes": [{"name": name, "pid": process.pid, "starts": process.starts}
                          for name, process in self._all_processes().items()],
        }

    def _ask_to_stop(self):
        self._stop.set()
        return {"pid": os.getpid()}
