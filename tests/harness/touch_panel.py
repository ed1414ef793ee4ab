# SPDX-License-Identifier: Apache-2.0
"""A touch panel for tests: the compositor on a virtual display, the PIN keypad at it, a finger, and `pin`'s end of the
keypad's line. With users of their own it needs root."""

import os
import shutil
import socket
import struct
import subprocess
import tempfile
import time

from tools.launcher.process import Process
from tools.launcher.screen import Screen
from tools.launcher.virtual_display import VirtualDisplay

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WIDTH, HEIGHT, STRIP = 720, 1280, 56
USERS = {"pin": 64001, "kiosk": 64008, "screen": 64012}


class Finger:
    """Finger touches the panel through the test module of the compositor; x and y are the screen's pixels."""

    def __init__(self, path):
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(5)
        self._socket.connect(path)

    def do(self, *words):
        self._socket.sendall((" ".join(str(word) for word in words) + "\n").encode())
        if self._socket.recv(3) != b"ok\n":
            raise AssertionError("the finger's module is gone")

    def tap(self, place, finger=0):
        self.do("down", finger, *place)
        self.do("up", finger)

    def close(self):
        self._socket.close()


class PinEnd:
    """PinEnd is `pin` to the keypad: packets of hal/pin_pad/touch/pad_message.h, written out by hand."""

    def __init__(self, path, uid):
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._socket.settimeout(5)
        self._entry = 0
        os.seteuid(uid)  # who connects is who counts
        try:
            self._socket.connect(path)
        finally:
            os.seteuid(0)

    def begin(self, amount="CNY 12.34", flags=2, least=4):
        """begin returns the seconds until the keypad was on the screen."""
        self._entry += 1
        started = time.monotonic()
        self._socket.send(b"B" + struct.pack(">IBBBIB", self._entry, 0, least, 12, 60000, flags) + amount.encode())
        if self.receive() != ("b", 0):
            raise AssertionError("the keypad is not shown")
        return time.monotonic() - started

    def count(self, digits):
        self._send(b"N", digits)

    def finish(self):
        self._send(b"F", 0)

    def key(self):
        """key returns the next key as a character."""
        kind, value = self.receive()
        if kind != "K":
            raise AssertionError(f"a message {kind} instead of a key")
        return chr(value)

    def receive(self):
        packet = self._socket.recv(64)
        if not packet:
            raise ConnectionError("the keypad has closed the line")
        kind, entry, value = struct.unpack(">cIB", packet)
        if entry != self._entry:
            raise AssertionError("a message of another entry")
        return kind.decode(), value

    def quiet(self, seconds):
        """quiet returns whether no message comes in that time."""
        self._socket.settimeout(seconds)
        try:
            self._socket.recv(64)
            return False
        except socket.timeout:
            return True
        finally:
            self._socket.settimeout(5)

    def close(self):
        self._socket.close()

    def _send(self, kind, value):
        self._socket.send(kind + struct.pack(">IB", self._entry, value))


class TouchPanel:
    """TouchPanel is a folder of its own with everything running; `module` may name another shell for Weston, `users` other
    user numbers. With a `terminal` it is that terminal's."""

    def __init__(self, module=None, keypad_options="", users=None, terminal=None):
        users = users or (terminal.uids if terminal else USERS)
        self._users = users
        self.home = tempfile.mkdtemp(dir="/tmp", prefix="till-")
        os.chmod(self.home, 0o755)
        self.run = terminal.run if terminal else os.path.join(self.home, "run")
        self.logs = terminal.logs if terminal else os.path.join(self.home, "logs")
        for folder in ("bin", "state", "framebuffer"):
            os.makedirs(os.path.join(self.home, folder))
        for folder in (self.logs, *(os.path.join(self.run, name) for name in ("notify", "screen", "pin"))):
            os.makedirs(folder, exist_ok=True)
        for folder in ("notify", "screen"):
            os.chmod(os.path.join(self.run, folder), 0o777)
        if os.geteuid() == 0:
            os.chown(os.path.join(self.run, "pin"), users["pin"], users["pin"])
        self.framebuffer = os.path.join(self.home, "framebuffer", "Xvfb_screen0")
        self.display = VirtualDisplay(WIDTH, HEIGHT, os.path.dirname(self.framebuffer))
        self.touch = os.path.join(self.run, "screen", "touch.sock")
        self.screen = Screen(self.run, self.logs, module or self.install("services/screen/till-screen.so"), users, WIDTH, HEIGHT,
                             modules=[self.install("services/screen/tests/till-test-touch.so")],
                             environment={"TILL_TEST_TOUCH": self.touch})
        self.keypad_socket = os.path.join(self.run, "pin", "keypad.sock")
        self._options = keypad_options
        self.keypad = None
        self._clients = []

    # ---- Life. ----

    def open(self, with_keypad=True):
        self.screen.start(self.display.name)
        if with_keypad:
            self.keypad = self._make_keypad()
            self.start_keypad()
        return self

    def start_keypad(self):
        self.keypad.start()
        self.wait_for_keypad()

    def wait_for_keypad(self):
        if not self.keypad.wait_until_ready(20):
            raise AssertionError("the keypad did not get ready:\n" + self.log("keypad"))

    def close(self):
        for client in self._clients:
            if client.poll() is None:
                client.kill()
            client.wait()
        if self.keypad:
            self.keypad.stop()
        self.screen.stop()
        self.display.stop()
        shutil.rmtree(self.home, ignore_errors=True)

    # ---- Using it. ----

    def install(self, path):
        """install copies a built file to where the users can read it."""
        return shutil.copy(os.path.join(ROOT, path), os.path.join(self.home, "bin"))

    def client(self, path, *arguments, user="kiosk"):
        """client starts a program at the compositor; returns it, with the path of what it prints in `.said`."""
        said = os.path.join(self.home, f"said{len(self._clients)}")
        uid = self._users.get(user, user)
        with open(said, "wb") as file:
            child = subprocess.Popen([path, *arguments], stdout=file, stderr=subprocess.DEVNULL, user=uid, group=uid, extra_groups=[],
                                     env={"WAYLAND_DISPLAY": self.screen.socket_path, "XDG_RUNTIME_DIR": "/nonexistent"})
        child.said = said
        self._clients.append(child)
        return child

    def finger(self):
        return Finger(self.touch)

    def pin(self):
        return PinEnd(self.keypad_socket, self._users["pin"])

    def picture(self):
        from PIL import ImageGrab
        return ImageGrab.grab(xdisplay=self.display.name)

    def log(self, name):
        with open(os.path.join(self.logs, name + ".log"), encoding="utf-8", errors="replace") as file:
            return file.read()

    def _make_keypad(self):
        config = os.path.join(self.home, "keypad.textproto")
        state = os.path.join(self.home, "state")
        with open(config, "w", encoding="utf-8") as file:
            file.write(f'common {{ run_directory: "{self.run}" state_directory: "{state}" development: true }}\n{self._options}\n')
        return Process("keypad", [self.install("services/pin/keypad/till-keypad"), "--config=" + config], uid=self._users["pin"],
                       log_path=os.path.join(self.logs, "keypad.log"), notify_dir=os.path.join(self.run, "notify"),
                       environment={"WAYLAND_DISPLAY": self.screen.socket_path, "XDG_RUNTIME_DIR": "/nonexistent"})


def place_of(key):
    """place_of returns where the middle of a key is on the upright screen: '0'–'9', 'E' enter, 'C' cancel, 'D' clear. It is
    measured from the picture (services/pin/keypad/keypad.png), not asked of the program."""
    column = {"1": 0, "4": 0, "7": 0, "C": 0, "3": 2, "6": 2, "9": 2, "D": 2}.get(key, 1)
    row = 4 if key == "E" else 3 if key in "C0D" else (int(key) - 1) // 3
    return 134 + 226 * column, STRIP + 490 + 159 * row
