#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""From `pin`'s word to the PIN keypad on the screen: until the compositor says that the picture was drawn, and until it is in
the display's own memory, looked at without a pause. Also a touch's way to `pin`, and the memory of both processes."""

import mmap
import statistics
import sys
import time

from tests.harness.touch_panel import WIDTH, TouchPanel, place_of

_ENTRIES = 200
_FRAME_MS = 1000 / 60


class Eye:
    """Eye sees whether one pixel of the virtual display is white."""

    def __init__(self, path, place):
        with open(path, "rb") as file:
            self._picture = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        header, colours = (int.from_bytes(self._picture[at:at + 4], "big") for at in (0, 76))
        self._at = header + colours * 12 + (place[1] * WIDTH + place[0]) * 4

    def sees_white(self):
        return self._picture[self._at:self._at + 3] == b"\xff\xff\xff"


def wait(condition):
    end = time.monotonic() + 5
    while not condition():
        if time.monotonic() > end:
            raise SystemExit("nothing came")


def say(what, seconds):
    ordered = sorted(second * 1000 for second in seconds)
    p95 = ordered[int(len(ordered) * 0.95)]
    print(f"{what:<46} median {statistics.median(ordered):6.2f} ms   p95 {p95:6.2f} ms   most {ordered[-1]:6.2f} ms")
    return statistics.median(ordered)


def pss_mb(pid):
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("Pss:")) / 1024


def main():
    panel = TouchPanel()
    try:
        panel.open()
        pin, finger = panel.pin(), panel.finger()
        # The corner of a key, where no digit is.
        x, y = place_of("1")
        eye = Eye(panel.framebuffer, (x - 70, y - 40))
        seen, said, touched = [], [], []
        for _ in range(_ENTRIES):
            started = time.monotonic()
            said.append(pin.begin())
            wait(eye.sees_white)
            seen.append(time.monotonic() - started)
            started = time.monotonic()
            finger.tap((x, y))
            pin.key()
            touched.append(time.monotonic() - started)
            pin.finish()
            wait(lambda: not eye.sees_white())
        median = say("keypad: from Begin to the frame", said)
        say("keypad: from Begin to the display's memory", seen)
        say("keypad: from touch to pin", touched)
        print(f"memory (PSS): keypad {pss_mb(panel.keypad.pid):.1f} MB, compositor {pss_mb(panel.screen.process.pid):.1f} MB")
        # Drawn, handed over and waited for a frame's turn.
        return 0 if median < 2 * _FRAME_MS else 1
    finally:
        panel.close()


if __name__ == "__main__":
    sys.exit(main())
