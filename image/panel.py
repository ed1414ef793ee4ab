# SPDX-License-Identifier: Apache-2.0
"""The panel of a terminal in QEMU as a tester uses it: look at a colour, wait for it, touch."""

import os
import time

WIDTH, HEIGHT = 720, 1280
# What a terminal shows when it has started: the merchant's strip, and the button to sign in, which waits for a number.
SIGN_IN_PAGE = ((20, 20), (69, 75, 88)), ((360, 1215), (231, 235, 241))


class Panel:
    """Panel looks at `machine`'s screen (720 by 1280) and touches it. How long a page takes depends on the host, so nothing here
    waits for a time, only for what is to be seen."""

    def __init__(self, machine, timeout_s):
        self._machine = machine
        self._timeout_s = timeout_s
        self._picture = machine.at("panel.ppm")

    def colours(self, points):
        """colours returns the (red, green, blue) at each point, of one moment; None for each while the panel has another size,
        as before it is set up."""
        self._machine.picture(self._picture)
        with open(self._picture, "rb") as file:
            kind, size, depth = (file.readline().split() for _ in range(3))
            pixels = file.read()
        if (kind, size, depth) != ([b"P6"], [b"720", b"1280"], [b"255"]):
            return [None for _ in points]
        starts = [3 * (y * WIDTH + x) for x, y in points]
        return [tuple(pixels[start:start + 3]) for start in starts]

    def keep(self, name):
        """keep leaves the picture NAME.ppm of it among a test's outputs, where Bazel keeps such."""
        folder = os.environ.get("TEST_UNDECLARED_OUTPUTS_DIR")
        if folder:
            self._machine.picture(os.path.join(folder, name + ".ppm"))

    def wait_for(self, what, *looks, timeout_s=None):
        """wait_for returns when each (point, colour) of `looks` is on the screen, within 5 of each part; raises TimeoutError, with
        the words `what`, when it does not come."""
        end = time.monotonic() + (timeout_s or self._timeout_s)
        while True:
            seen = self.colours([point for point, _ in looks])
            if all(_near(found, wanted) for found, (_, wanted) in zip(seen, looks)):
                return
            if time.monotonic() > end:
                raise TimeoutError(f"no {what} on the screen: {seen}; see {self._picture}")
            time.sleep(1)

    def tap(self, point):
        self._machine.tap(*point, WIDTH, HEIGHT)
        time.sleep(1)


def _near(found, wanted):
    return found is not None and all(abs(one - other) <= 5 for one, other in zip(found, wanted))
