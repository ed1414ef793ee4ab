# SPDX-License-Identifier: Apache-2.0
"""Where ./till keeps a terminal: programs, state, run folder, logs."""

import os

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_LONGEST_SOCKET_PATH = 107  # sun_path of unix(7) has 108 bytes and a NUL


class Home:
    """Home names the files under $TILL_HOME; it makes none but the folder itself."""

    def __init__(self, path=None):
        default = os.path.join(os.path.expanduser("~"), ".local", "state", "till")
        self.path = os.path.abspath(path or os.environ.get("TILL_HOME") or default)
        os.makedirs(self.path, exist_ok=True)
        self.programs = os.path.join(self.path, "bin")
        self.run = os.path.join(self.path, "run")
        self.state = os.path.join(self.path, "state")
        self.logs = os.path.join(self.path, "logs")
        self.control = os.path.join(self.path, "launcher.sock")
        self.lock = os.path.join(self.path, "launcher.lock")
        self.launcher_log = os.path.join(self.path, "launcher.log")
        self.kiosk_picture = os.path.join(self.path, "kiosk.png")

    def program(self, name):
        return os.path.join(self.programs, name)

    def too_deep(self):
        """too_deep returns whether sockets below this folder would have names that the kernel refuses."""
        return len(os.path.join(self.run, "training", "terminal", "acquirer-parameters.sock").encode()) > _LONGEST_SOCKET_PATH
