# SPDX-License-Identifier: Apache-2.0
"""A pair of hands and eyes at the kiosk's virtual screen: presses keys and sees when the picture has settled."""

import subprocess
import time

_LOOK_EVERY_S = 0.25
_SETTLE_TIMEOUT_S = 15.0


class Touchscreen:
    """Touchscreen works on an X display. Digits type, Return is a page's main action, as at a keyboard on the terminal."""

    def __init__(self, display):
        self._display = display

    def wait_until_shown(self, timeout_s):
        """wait_until_shown returns whether anything but one colour is on the screen in time."""
        end = time.monotonic() + timeout_s
        while time.monotonic() < end:
            if any(low != high for low, high in self._look().getextrema()):
                return True
            time.sleep(_LOOK_EVERY_S)
        return False

    def press(self, *keys):
        """press presses the keys one after the other and does not look at what they do."""
        subprocess.run(["xdotool", "key", "--delay", "60", *keys], env={"DISPLAY": self._display, "PATH": "/usr/bin:/bin"},
                       check=True, capture_output=True)

    def press_and_wait(self, *keys):
        """press_and_wait returns when the picture has changed and stands still, or after a while when it does not."""
        before = self._look().tobytes()
        self.press(*keys)
        self._wait_until_still(before)

    def _wait_until_still(self, before):
        end = time.monotonic() + _SETTLE_TIMEOUT_S
        last = before
        while time.monotonic() < end:
            time.sleep(_LOOK_EVERY_S)
            now = self._look().tobytes()
            if now == last and now != before:
                return
            last = now

    def save(self, path):
        """save writes what is shown, once it stands still."""
        self._wait_until_still(b"")
        self._look().save(path)

    def _look(self):
        from PIL import ImageGrab
        return ImageGrab.grab(xdisplay=self._display)
