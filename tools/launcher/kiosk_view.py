# SPDX-License-Identifier: Apache-2.0
"""The touchscreen of a development terminal: in a window where there is a display, else on a virtual one, and on
request in a browser on this machine."""

import os
import secrets
import shutil

from tools.launcher import configs
from tools.launcher.ports import free_port_from, wait_for_view
from tools.launcher.process import Process
from tools.launcher.screen import Screen
from tools.launcher.virtual_display import VirtualDisplay

_SIZES = {False: (720, 1280), True: (1280, 800)}
_WEB_PAGE = "/usr/share/novnc"


class KioskView:
    """KioskView runs till-kiosk and what it needs to be seen; start() after the terminal is up. With `screen` the kiosk is a
    client of our own compositor, and pin's keypad is another."""

    def __init__(self, home, uids, landscape=False, web=False, language="zh", screen=False):
        self._home = home
        self._uids = uids
        self._uid = uids["kiosk"]
        self._landscape = landscape
        self._web = web
        self._language = language
        self._with_screen = screen
        self._folder = os.path.join(home.path, "kiosk")
        self._virtual_display = None
        self._screen = None
        self.processes = {}
        self.display = None
        self.url = None

    @property
    def virtual(self):
        """Whether the display is our own Xvfb."""
        return self._virtual_display is not None

    def start(self):
        os.makedirs(self._folder, exist_ok=True)
        user = self._uids["screen"] if self._with_screen else self._uid
        # The browser is shown a screen of the kiosk's own, never the developer's desktop.
        environment = None if self._web else _desktop(self._folder, user)
        if environment is None or (self._with_screen and not environment.get("DISPLAY")):
            environment = self._start_virtual_display()
        else:
            self.display = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
        if self._with_screen:
            environment = self._start_screen(environment)
        self._start_kiosk(environment)
        if self._web:
            self._start_web()

    def stop(self):
        for name in reversed(list(self.processes)):
            if name != "screen":
                self.processes[name].stop()
        if self._screen is not None:
            self._screen.stop()
        if self._virtual_display is not None:
            self._virtual_display.stop()

    # ---- Parts. ----

    def _start_virtual_display(self):
        self._virtual_display = VirtualDisplay(*_SIZES[self._landscape])
        self.display = self._virtual_display.name
        return {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def _start_screen(self, environment):
        module = self._home.program("till-screen.so")
        self._screen = Screen(self._home.run, self._home.logs, module, self._uids, *_SIZES[self._landscape],
                              environment=environment)
        self._screen.start(self.display)
        clients = {"WAYLAND_DISPLAY": self._screen.socket_path}
        config = os.path.join(self._folder, "keypad.textproto")
        with open(config, "w", encoding="utf-8") as file:
            file.write(configs.keypad(self._home.run, os.path.join(self._home.state, "pin")))
        self._run("keypad", [self._home.program("till-keypad"), "--config=" + config],
                  {**clients, "XDG_RUNTIME_DIR": "/nonexistent"}, self._uids["pin"])
        self.processes["screen"] = self._screen.process
        return {**clients, "QT_QPA_PLATFORM": "wayland", "QT_WAYLAND_DISABLE_WINDOWDECORATION": "1"}

    def _start_kiosk(self, environment):
        folder = os.path.join(self._folder, "home")
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if os.geteuid() == 0:
            os.chown(folder, self._uid, self._uid)
        environment = {"HOME": folder, "XDG_RUNTIME_DIR": folder, "QT_QUICK_BACKEND": "software", **environment}
        command = [self._home.program("till-kiosk"), "--run-directory", self._home.run, "--language", self._language,
                   "--orientation", "landscape" if self._landscape else "portrait",
                   "--simulated-devices", os.path.join(self._home.run, "sim")]
        command += ["--full-screen"] if self.virtual or self._with_screen else []
        self._run("kiosk", command, environment, self._uid)

    def _start_web(self):
        password = secrets.token_hex(4)  # VNC takes eight characters
        password_file = os.path.join(self._folder, "vnc-password")
        with open(os.open(password_file, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
            file.write(password + "\n")
        vnc_port, web_port = free_port_from(5900), free_port_from(6080)
        self._run("vnc", ["x11vnc", "-display", self.display, "-localhost", "-rfbport", str(vnc_port), "-noipv6",
                          "-passwdfile", password_file, "-forever", "-shared", "-quiet", "-noxdamage"])
        self._run("web", ["websockify", "--web", _WEB_PAGE, f"127.0.0.1:{web_port}", f"127.0.0.1:{vnc_port}"])
        wait_for_view(web_port, 10)
        self.url = f"http://127.0.0.1:{web_port}/vnc.html?autoconnect=1&resize=scale&password={password}"

    def _run(self, name, command, environment=None, uid=None):
        self.processes[name] = Process(name, command, uid=uid, environment=environment,
                                       log_path=os.path.join(self._home.logs, name + ".log"))
        self.processes[name].start()


def _desktop(folder, uid):
    """The environment of a display that the kiosk's user may use; None when there is none."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "XAUTHORITY")
    found = {name: os.environ[name] for name in names if os.environ.get(name)}
    if not found.get("DISPLAY") and not found.get("WAYLAND_DISPLAY"):
        return None
    if os.geteuid() != 0:
        return found
    # Another user's kiosk cannot open root's Wayland socket; the X server lets it in with a copy of the cookie.
    if not found.get("DISPLAY"):
        return None
    environment = {"DISPLAY": found["DISPLAY"]}
    cookie = found.get("XAUTHORITY") or os.path.expanduser("~/.Xauthority")
    if os.path.exists(cookie):
        copy = os.path.join(folder, "xauthority")
        shutil.copyfile(cookie, copy)
        os.chmod(copy, 0o600)
        os.chown(copy, uid, uid)
        environment["XAUTHORITY"] = copy
    return environment
