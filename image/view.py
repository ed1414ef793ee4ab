# SPDX-License-Identifier: Apache-2.0
"""The panel of a terminal in QEMU, in a browser on this machine."""

import secrets
import subprocess

from tools.launcher.ports import free_port_from, wait_for_view

_WEB_PAGE = "/usr/share/novnc"


class View:
    """View serves the panel of `machine`, for those who have the password in `url`, until stop()."""

    def __init__(self, machine):
        password = secrets.token_hex(4)  # VNC takes eight characters
        machine.protect_view(password)
        port = free_port_from(6080)
        self._web = subprocess.Popen(["websockify", "--web", _WEB_PAGE, "--unix-target", machine.at("vnc.sock"), f"127.0.0.1:{port}"],
                                     stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for_view(port, 20, lambda: self._web.poll() is None)
        self.url = f"http://127.0.0.1:{port}/vnc.html?autoconnect=1&resize=scale&password={password}"

    def stop(self):
        self._web.terminate()
        self._web.wait()
