# SPDX-License-Identifier: Apache-2.0
"""The real kiosk program on a virtual screen, with a finger and an ear: it is driven by touches alone, and what it shows
is known from a picture and from what a screen reader hears. Nothing calls into it."""

import json
import os
import re
import shutil
import subprocess
import time

from tests.harness.shop import ROOT
from tools.launcher.process import Process
from tools.launcher.virtual_display import VirtualDisplay

_SIZES = {False: (720, 1280), True: (1280, 800)}
_BUS_LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
_LOOK_EVERY_S = 0.1
_READ = ("label", "text")  # what is read and not touched: what was typed may be called as a key is


def _may_be_touched(part):
    return part["role"] not in _READ and part["enabled"]


def _is_key(part):
    """Whether a part is a key of a keypad; what was typed stands there as figures, which are labels."""
    return _may_be_touched(part) and len(part["name"]) == 1 and part["name"].isdigit()


class TouchedKiosk:
    """TouchedKiosk shows the terminal of a shop; open() after the shop's, close() before it."""

    def __init__(self, shop, language="en", landscape=False, options=()):
        self._shop = shop
        self._language = language
        self._landscape = landscape
        self._options = options
        self._uid = shop.terminal.uids["kiosk"]
        self._folder = os.path.join(shop.home, "kiosk")
        self._screen = None
        self._bus = None
        self._bus_launcher = None
        self._reader = None
        self.kiosk = None
        self._environment = {}

    # ---- Life. ----

    def open(self):
        try:
            self._open()
        except BaseException:
            self.close()
            raise
        return self

    def close(self):
        if self.kiosk is not None:
            self.kiosk.stop()
        for child in (self._reader, self._bus_launcher, self._bus):
            if child is not None:
                child.terminate()
                child.wait()
        if self._screen is not None:
            self._screen.stop()

    def kill(self):
        """kill ends the kiosk without warning, as a crash would; it is started again at once."""
        before = self.kiosk.pid
        self.kiosk.kill()
        end = time.monotonic() + 30.0
        while self.kiosk.pid in (before, None):
            if time.monotonic() > end:
                raise TimeoutError("the kiosk is not started again")
            time.sleep(0.02)

    def __enter__(self):
        return self.open()

    def __exit__(self, *_):
        self.close()

    @property
    def display(self):
        """display names the screen, as DISPLAY does."""
        return self._environment["DISPLAY"]

    # ---- A finger. ----

    def tap(self, name, timeout_s=15.0):
        """tap touches the control of that name once it is there and may be touched."""
        self._touch(self.wait_for(name, timeout_s, _may_be_touched)["box"])

    def tap_digits(self, digits):
        """tap_digits touches the keys of a keypad, one by one; the keys stand still meanwhile."""
        if not digits:
            return
        self.wait_for(digits[0], suits=_is_key)
        keys = {part["name"]: part["box"] for part in self.parts() if _is_key(part)}
        for digit in digits:
            self._touch(keys[digit])

    def tap_all(self, *names):
        """tap_all touches controls that show right after each other, as hasty hands do: without a look between."""
        self.wait_for(names[0], suits=_may_be_touched)
        boxes = {part["name"]: part["box"] for part in self.parts() if _may_be_touched(part)}
        for name in names:
            self._touch(boxes[name])

    def draw(self, name, strokes):
        """draw draws with a finger: strokes of points from (0, 0), the upper left of the canvas of that name, to (1, 1)."""
        left, top, width, height = self.wait_for(name, suits=lambda part: part["role"] == "canvas")["box"]
        for stroke in strokes:
            places = [(str(int(left + x * width)), str(int(top + y * height))) for x, y in stroke]
            self._xdotool("mousemove", *places[0], "mousedown", "1")
            for place in places[1:]:
                self._xdotool("mousemove", *place, "sleep", "0.02")
            self._xdotool("mouseup", "1")

    def scroll_to(self, name):
        """scroll_to draws the list on the screen up or down with a finger until a row of that name is in its view."""
        pattern = name if isinstance(name, re.Pattern) else re.compile(re.escape(name))
        width, height = _SIZES[self._landscape]
        before = None
        for _ in range(40):
            parts = self.parts()
            found = next((part for part in parts if pattern.fullmatch(part["name"])), None)
            middle = found and found["box"][1] + found["box"][3] // 2
            if found and height * 0.15 < middle < height * 0.8:
                return self.wait_for(name)
            names = [(part["name"], part["box"]) for part in parts]
            up = not (found and middle <= height * 0.15)
            start, end = (0.7, 0.35) if up else (0.35, 0.7)
            if names == before:
                break  # the list's end
            before = names
            self._drag(width // 2, int(height * start), int(height * end))
        return self.wait_for(name, 1.0)

    def scan(self, text):
        """scan is what a scanner at the keyboard's socket does: it types the code and Enter."""
        self.type(text)
        self._xdotool("key", "Return")

    def type(self, text):
        """type is what a keyboard at the terminal's socket does."""
        # For what no key has, xdotool lends a key to it and takes it back: the kiosk must have looked in between.
        self._xdotool("type", "--delay", "8" if text.isascii() else "250", text)

    # ---- An eye and an ear. ----

    def parts(self):
        """parts returns everything that shows: role, name, enabled, box."""
        self._reader.stdin.write("\n")
        self._reader.stdin.flush()
        line = self._reader.stdout.readline()
        if not line:
            with open(os.path.join(self._shop.home, "screen.log"), encoding="utf-8") as log:
                raise AssertionError("the screen reader ended:\n" + log.read())
        return json.loads(line)

    def heard(self):
        """heard returns all words that show, a line each."""
        return "\n".join(part["name"] for part in self.parts() if part["name"])

    def wait_for(self, name, timeout_s=15.0, suits=lambda part: True):
        """wait_for returns the part of that name (a text, or a pattern) once it shows and stands still."""
        pattern = name if isinstance(name, re.Pattern) else re.compile(re.escape(name))
        end = time.monotonic() + timeout_s
        before = None
        parts = []
        while time.monotonic() < end:
            parts = self.parts()
            now = next((part for part in parts
                        if pattern.fullmatch(part["name"]) and part["box"][2] > 0 and suits(part)), None)
            if now is not None and now == before:
                return now
            before = now
            time.sleep(_LOOK_EVERY_S)
        shown = "\n".join(f"  {part['role']}: {part['name']}" for part in parts if part["name"])
        raise AssertionError(f"{pattern.pattern!r} does not show; what does:\n{shown}")

    def picture(self, path):
        """picture saves what the screen shows."""
        from PIL import ImageGrab
        ImageGrab.grab(xdisplay=self._environment["DISPLAY"]).save(path)

    # ---- Parts. ----

    def _touch(self, box):
        x, y, width, height = box
        self._xdotool("mousemove", str(x + width // 2), str(y + height // 2), "click", "1")

    def _drag(self, x, start, end):
        # Slowly to the end, so that the list stands where it was let go.
        words = ["mousemove", str(x), str(start), "mousedown", "1"]
        for step in range(1, 11):
            words += ["mousemove", str(x), str(start + (end - start) * step // 10), "sleep", "0.02"]
        self._xdotool(*words, "sleep", "0.2", "mouseup", "1", "sleep", "0.2")

    def _open(self):
        os.makedirs(self._folder, mode=0o700, exist_ok=True)
        if os.geteuid() == 0:
            os.chown(self._folder, self._uid, self._uid)
        self._environment = {"PATH": "/usr/bin:/bin", "HOME": self._folder, "XDG_RUNTIME_DIR": self._folder,
                             "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software",
                             "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        self._open_screen()
        self._open_bus()
        orientation = "landscape" if self._landscape else "portrait"
        self.kiosk = Process(
            "kiosk", [self._copy("kiosk-ui/till-kiosk"), "--run-directory", self._shop.terminal.run,
                      "--language", self._language, "--orientation", orientation, "--full-screen", "--reduced-motion",
                      *self._options],
            uid=self._uid, environment=self._environment, log_path=os.path.join(self._shop.home, "kiosk.log"))
        self.kiosk.start()
        self._reader = self._spawn("/usr/bin/python3", self._copy("tests/kiosk/screen_reader.py"), stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, text=True)
        self.wait_for(re.compile("Sign in|登录"), 60.0)

    def _copy(self, path):
        """A file of the build where the kiosk's user may read it: a checkout may lie in somebody's home."""
        return shutil.copy(os.path.join(ROOT, path), self._folder)

    def _open_screen(self):
        self._screen = VirtualDisplay(*_SIZES[self._landscape])
        self._environment["DISPLAY"] = self._screen.name

    def _open_bus(self):
        address = "unix:path=" + os.path.join(self._folder, "bus")
        self._bus = self._spawn("dbus-daemon", "--session", "--nofork", "--nopidfile", "--address=" + address,
                                "--print-address", stdout=subprocess.PIPE, text=True)
        self._environment["DBUS_SESSION_BUS_ADDRESS"] = self._bus.stdout.readline().strip()
        self._bus_launcher = self._spawn(_BUS_LAUNCHER, "--launch-immediately")

    def _spawn(self, *command, **options):
        options.setdefault("stdin", subprocess.DEVNULL)
        user = {"user": self._uid, "group": self._uid, "extra_groups": []} if os.geteuid() == 0 else {}
        with open(os.path.join(self._shop.home, "screen.log"), "ab") as log:
            return subprocess.Popen(command, env=self._environment, stderr=log, cwd=self._folder, **user, **options)

    def _xdotool(self, *words):
        subprocess.run(["xdotool", *words], env=self._environment, check=True, capture_output=True, timeout=20)
