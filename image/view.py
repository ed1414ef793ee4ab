# SPDX-License-Identifier: Apache-2.0
"""The panel of a terminal in QEMU, in a browser on this machine."""

import secrets
import socket
import subprocess
import time

from tools.launcher.words import CouldNot

_WEB_PAGE = "/usr/share/novnc"


class View:
    """View serves the panel of `machine`, for those who have the password in `url`, until stop()."""

    def __init__(self, machine):
        password = secrets.token_hex(4)  # VNC takes eight characters
        machine.protect_view(password)
        port = _free_port(6080)
        self._web = subprocess.Popen(["websockify", "--web", _WEB_PAGE, "--unix-target", machine.at("vnc.sock"), f"127.0.0.1:{port}"],
                                     stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + 20
        while not _answers(port):
            if time.monotonic() > end or self._web.poll() is not None:
                raise CouldNot("the browser's view (websockify) did not start", "浏览器视图(websockify)未能启动")
            time.sleep(0.1)
        self.url = f"http://127.0.0.1:{port}/vnc.html?autoconnect=1&resize=scale&password={password}"

    def stop(self):
        self._web.terminate()
        self._web.wait()


def _answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _free_port(first):
    """The first port from `first` on that nobody listens on."""
    for port in range(first, first + 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue
    raise CouldNot(f"no free port from {first} on", f"自 {first} 起没有空闲端口")
