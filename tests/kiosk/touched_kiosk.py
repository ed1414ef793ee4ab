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


class TouchedKiosk:
    """TouchedKiosk shows the terminal of a shop; open() after the shop's, close() before it."""

    def __init__(self, shop, language="en", landscape=False):
        self._shop = shop
        self._language = language
        self._landscape = landscape
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

    def __enter__(self):
        return self.open()

    def __exit__(self, *_):
        self.close()

    # ---- A finger. ----

    def tap(self, name, timeout_s=15.0):
        """tap touches the control of that name once it is there and may be touched."""
        control = self.wait_for(name, timeout_s, lambda part: part["role"] != "label" and part["enabled"])
        x, y, width, height = control["box"]
        self._xdotool("mousemove", str(x + width // 2), str(y + height // 2), "click", "1")

    def tap_digits(self, digits):
        """tap_digits touches the keys of the keypad, one by one."""
        for digit in digits:
            self.tap(digit)

    def scan(self, text):
        """scan is what a scanner at the keyboard's socket does: it types the code and Enter."""
        self._xdotool("type", "--delay", "8", text)
        self._xdotool("key", "Return")

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
                      "--language", self._language, "--orientation", orientation, "--full-screen", "--reduced-motion"],
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
