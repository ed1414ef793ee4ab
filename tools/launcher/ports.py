# SPDX-License-Identifier: Apache-2.0
"""TCP ports of this machine alone: for the simulators, and for a browser's view."""

import socket
import time

from tools.launcher.words import CouldNot


def free_port():
    """free_port returns a port that nobody listens on, as the system chooses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def free_port_from(first):
    """free_port_from returns the first port from `first` on that nobody listens on: one that a person may know."""
    with listen_from(first) as listener:
        return listener.getsockname()[1]


def listen_from(first):
    """listen_from returns a socket that listens on this machine alone, at the first port from `first` on that nobody has."""
    for port in range(first, first + 100):
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
            listener.listen(64)
            return listener
        except OSError:
            listener.close()
    raise CouldNot(f"no free port from {first} on", f"自 {first} 起没有空闲端口")


def wait_for_view(port, timeout_s, runs=lambda: True):
    """wait_for_view returns when the browser's view answers at `port`; CouldNot when it does not in time, or no longer `runs`."""
    end = time.monotonic() + timeout_s
    while time.monotonic() < end and runs():
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise CouldNot("the browser's view (websockify) did not start", "浏览器视图(websockify)未能启动")
