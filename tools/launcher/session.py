# SPDX-License-Identifier: Apache-2.0
"""The launcher seen from ./till: start it, ask it, stop it."""

import os
import subprocess
import sys
import time

from tools.launcher import control
from tools.launcher.home import ROOT
from tools.launcher.words import CouldNot

_START_TIMEOUT_S = 120
_STOP_TIMEOUT_S = 40


class Session:
    """Session speaks to the launcher of one home, if there is one."""

    def __init__(self, home):
        self._home = home

    def status(self):
        """status returns the launcher's own words, or None when none runs."""
        return control.ask(self._home.control, "status")

    def start(self, arguments):
        """start launches one in the background and returns its status once everything is ready."""
        if self._home.too_deep():
            raise CouldNot(f"{self._home.path} is too long a path for sockets; set TILL_HOME to a shorter one",
                           f"{self._home.path} 路径过长,无法建立套接字;请将 TILL_HOME 设为较短的路径")
        main = os.path.join(ROOT, "tools", "launcher", "main.py")
        with open(self._home.launcher_log, "wb") as log:
            child = subprocess.Popen([sys.executable, "-B", main, "serve", *arguments], stdin=subprocess.DEVNULL,
                                     stdout=log, stderr=log, start_new_session=True)
        end = time.monotonic() + _START_TIMEOUT_S
        while time.monotonic() < end:
            status = self.status()
            if status and status["phase"] == "running":
                return status
            if child.poll() is not None:
                raise CouldNot("the terminal did not start:\n" + self._log(), "终端未能启动:\n" + self._log())
            time.sleep(0.1)
        child.terminate()
        raise CouldNot(f"the terminal was not ready after {_START_TIMEOUT_S} s; see ./till logs",
                       f"终端在 {_START_TIMEOUT_S} 秒内未就绪;请看 ./till logs")

    def stop(self):
        """stop ends the launcher and all that it runs; returns whether there was one."""
        answer = control.ask(self._home.control, "stop")
        if answer is None:
            return False
        end = time.monotonic() + _STOP_TIMEOUT_S
        while time.monotonic() < end:
            if self.status() is None:
                return True
            time.sleep(0.1)
        raise CouldNot(f"the launcher (process {answer['pid']}) does not stop", f"启动器(进程 {answer['pid']})没有停止")

    def _log(self):
        with open(self._home.launcher_log, encoding="utf-8", errors="replace") as log:
            return "".join(log.readlines()[-25:]).rstrip()
