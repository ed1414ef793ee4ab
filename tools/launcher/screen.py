# SPDX-License-Identifier: Apache-2.0
"""The room `screen` on a development machine: Weston with our shell module, nested in an X display.

On the image systemd starts it on the panel itself, from services/screen/init/."""

import os
import socket

from tools.launcher.process import Process

_WESTON = "/usr/bin/weston"


def installed():
    """installed returns whether this machine has the compositor at all."""
    return os.path.exists(_WESTON)


class Screen:
    """Screen runs the compositor under a user of its own. Clients connect to `socket_path`, as users that it knows: the
    kiosk's and pin's. `modules` are further modules for Weston, each with its path."""

    def __init__(self, run, logs, module, uids, width, height, modules=(), environment=None):
        self.folder = os.path.join(run, "screen")
        self.socket_path = os.path.join(self.folder, "wayland.sock")
        self.process = None
        self._run = run
        self._logs = logs
        self._module = module
        self._uids = uids
        self._size = (width, height)
        self._modules = modules
        self._environment = environment or {}

    def start(self, display, timeout_s=30):
        """start returns when clients can connect; raises RuntimeError with the log's end when it does not get ready."""
        own = os.path.join(self.folder, "own")
        os.makedirs(own, mode=0o700, exist_ok=True)
        uid = self._uids["screen"]
        if os.geteuid() == 0:
            os.chown(own, uid, uid)
        config = os.path.join(self.folder, "weston.ini")
        with open(config, "w", encoding="utf-8") as file:
            file.write(self._config())
        os.chmod(config, 0o644)
        modules = ",".join(["systemd-notify.so", *self._modules])
        command = [_WESTON, "--backend=x11-backend.so", "--use-pixman", f"--width={self._size[0]}",
                   f"--height={self._size[1]}", "--config=" + config, "--modules=" + modules]
        notify = os.path.join(self._run, "notify")
        os.makedirs(notify, exist_ok=True)
        log = os.path.join(self._logs, "screen.log")
        self.process = Process("screen", command, sockets={"wayland": self._listen()}, uid=uid, log_path=log,
                               environment={"DISPLAY": display, "XDG_RUNTIME_DIR": own, "HOME": own,
                                            **self._environment}, notify_dir=notify)
        self.process.start()
        if not self.process.wait_until_ready(timeout_s):
            with open(log, encoding="utf-8", errors="replace") as file:
                end = "".join(file.readlines()[-15:])
            self.stop()
            raise RuntimeError("the screen did not get ready:\n" + end)

    def stop(self):
        self.process.stop()
        for listener in self.process.sockets.values():
            listener.close()

    # ---- Parts. ----

    def _config(self):
        return f"""# Written by the launcher.
[core]
shell={self._module}
idle-time=0
require-input=false

[input-method]
path=

[till-screen]
kiosk-user={self._uids['kiosk']}
pin-user={self._uids['pin']}
"""

    def _listen(self):
        # It outlives each compositor: clients queue here while it restarts.
        if os.path.exists(self.socket_path):
            os.unlink(self.socket_path)
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listener.bind(self.socket_path)
        # Everybody may knock; who is not known is shown nothing.
        os.chmod(self.socket_path, 0o666)
        listener.listen(16)
        return listener
