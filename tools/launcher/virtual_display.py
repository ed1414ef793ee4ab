# SPDX-License-Identifier: Apache-2.0
"""An X server without a display of its own (Xvfb)."""

import os
import subprocess

from tools.launcher.words import CouldNot


class VirtualDisplay:
    """VirtualDisplay is one Xvfb; `name` is what DISPLAY says. With `framebuffer` the picture is in that folder, in the
    file Xvfb_screen0, as xwd writes it."""

    def __init__(self, width, height, framebuffer=None):
        reading, writing = os.pipe()
        # -ac: its clients run under other users; the server listens on a local socket only.
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-ac",
                   "-noreset"]
        command += ["-fbdir", framebuffer] if framebuffer else []
        self._server = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL, pass_fds=[writing], start_new_session=True)
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise CouldNot("the virtual screen (Xvfb) did not start", "虚拟屏幕(Xvfb)未能启动")
        self.name = ":" + number

    def stop(self):
        self._server.terminate()
        self._server.wait()
