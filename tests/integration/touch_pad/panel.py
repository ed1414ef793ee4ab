#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A touch panel for a test in another language: says where everything is, and does as it is told until its input ends."""

import os
import sys

from tests.harness.touch_panel import TouchPanel


def main():
    me = os.geteuid()
    # The keypad is the caller's own; nobody is the kiosk.
    panel = TouchPanel(users={"pin": me, "kiosk": 65534 if me != 65534 else 65533, "screen": me})
    try:
        panel.open()
        print(panel.keypad_socket, panel.touch, panel.framebuffer, flush=True)
        for line in sys.stdin:
            if line == "unplug\n":
                panel.keypad.stop()
                os.unlink(panel.keypad_socket)
            elif line == "plug in\n":
                panel.start_keypad()
            print("done", flush=True)
    finally:
        panel.close()


if __name__ == "__main__":
    main()
