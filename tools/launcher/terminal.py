# SPDX-License-Identifier: Apache-2.0
"""A whole terminal on a development machine: every process with its own user, sockets and folder, and the simulated
world around it. `./till up` runs one; tests run as many as they like, each in a folder of its own.

On the image systemd does this, from services/*/init/."""

import filecmp
import os
import shutil
import socket
import sys
import threading
import time

from tools.launcher import configs
from tools.launcher.matrix import read_matrix
from tools.launcher.ports import free_port, listen_from
from tools.launcher.process import Process

PROCESSES = ("pin", "ledger", "uplink", "card", "print", "terminal", "payment")
_WORLD = ("counter", "acquirer")
_CLIENTS = ("kiosk", "tillctl", "integrator")
_FIRST_UID = 64001
_TRAINING_UIDS = 100  # further
_ENDPOINT_PORT = 7443  # as on a device; the next free one when somebody has it
_MATRIX = "services/common/access/access_matrix.textproto"


class Terminal:
    """Terminal is the seven processes, the counter and the acquirer; `with_update` is the eighth process, with slots in a
    folder, and the maker's web server, `with_endpoint` the ninth, which lets programs on other machines in. `root` is the checkout (or a test's runfiles),
    `binaries` the folder with services/<x>/till-<x>, `home` a folder that this terminal owns.

    As root each process runs under a user number of its own, so that the peer check is the real one; otherwise all
    share the caller's, and the check only tells strangers apart. `with_backup` gives the acquirer a second port, and the
    line a second host. With `training` it is the training set of the terminal in `home`: in folders, and under users, of
    its own (tools/launcher/training.py starts it).
    """

    def __init__(self, root, binaries, home, acquirer_port=0, with_world=True, overrides=None, language="zh",
                 with_backup=False, printer="stream", touch_keypad=False, training=False, with_update=False,
                 with_endpoint=False, reader="frames"):
        self.root = os.path.abspath(root)
        self.binaries = os.path.abspath(binaries)
        self.home = os.path.abspath(home)
        self.printer = printer
        self.reader = reader
        self.printer_columns = 32
        self.training = training
        self.run, self.state, self.logs, self._config = (
            os.path.join(self.home, name, "training") if training else os.path.join(self.home, name)
            for name in ("run", "state", "logs", "config"))
        self.language = language
        self.touch_keypad = touch_keypad  # the PIN is entered on the touch panel, not on the counter's pad
        self.acquirer_port = acquirer_port or free_port()
        self.backup_port = free_port() if with_backup else None
        self.update_port = free_port() if with_update else None
        self.endpoint_port = None  # while it is made: the port that is opened then
        self.names = PROCESSES + (("update",) if with_update else ()) + (("integrator",) if with_endpoint else ())
        self._with_world = with_world
        self._overrides = overrides or {}
        self.processes = {}
        self.facets = [facet for facet in read_matrix(os.path.join(self.root, _MATRIX)) if facet.server in self.names]
        as_root = os.geteuid() == 0
        names = PROCESSES + _CLIENTS + ("update", "screen")
        self.uids = {name: _FIRST_UID + index if as_root else os.geteuid() for index, name in enumerate(names)}
        if training and as_root:  # no process has the user of one of the other world
            self.uids.update({name: self.uids[name] + _TRAINING_UIDS for name in PROCESSES})
        self.uids["tillctl"] = os.geteuid()

    # ---- Life. ----

    def start(self, timeout_s=60, make_folders=True, progress=lambda part, done, of: None):
        """start brings everything up; raises RuntimeError with the log's end when a process does not get ready.
        `make_folders=False` is for a caller that has made them, to put a world of its own there first. `progress` hears
        what is waited for, and how many parts of how many are up."""
        world = len(_WORLD) if self._with_world else 0
        progress("counter", 0, world + len(self.names))
        if make_folders:
            self.make_folders()
        if self._with_world:
            self._start_world(timeout_s)
        for name in self.names:
            self.processes[name] = self._make_process(name)
        for name in self.names:
            self.processes[name].start()
        end = time.monotonic() + timeout_s
        for done, name in enumerate(self.names):
            progress(name, world + done, world + len(self.names))
            if not self.processes[name].wait_until_ready(max(0.1, end - time.monotonic())):
                message = f"{name} did not get ready:\n{self.log_tail(name)}"
                self.stop()
                raise RuntimeError(message)

    def stop(self):
        """stop ends everything, clients of others first."""
        threads = []
        for name in reversed(list(self.processes)):
            thread = threading.Thread(target=self.processes[name].stop)
            thread.start()
            threads.append(thread)
            if name == "payment":
                thread.join()
        for thread in threads:
            thread.join()
        for process in self.processes.values():
            for sock in process.sockets.values():
                sock.close()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *unused):
        self.stop()

    # ---- Looking at it. ----

    def socket_path(self, server, role):
        return os.path.join(self.run, server, role + ".sock")

    def log_path(self, name):
        return os.path.join(self.logs, name + ".log")

    def log_tail(self, name, lines=15):
        try:
            with open(self.log_path(name), encoding="utf-8", errors="replace") as log:
                return "".join(log.readlines()[-lines:])
        except OSError:
            return "(no log)"

    # ---- Parts. ----

    def make_folders(self):
        """make_folders makes this terminal's folders anew; state and logs are kept."""
        shutil.rmtree(self.run, ignore_errors=True)
        for folder in (self.run, self.state, self.logs, os.path.join(self.run, "notify"), os.path.join(self.run, "sim"),
                       self._config):
            os.makedirs(folder, exist_ok=True)
        os.chmod(os.path.join(self.run, "notify"), 0o777)
        os.chmod(os.path.join(self.run, "sim"), 0o777)
        for name in self.names:
            for folder, mode in ((os.path.join(self.run, name), 0o755), (os.path.join(self.state, name), 0o700)):
                os.makedirs(folder, exist_ok=True)
                os.chmod(folder, mode)
                self._give(folder, name)
                for entry in os.listdir(folder):
                    self._give(os.path.join(folder, entry), name)
        if os.geteuid() == 0:
            _open_the_way(self.home)

    def _give(self, path, name):
        if os.geteuid() == 0:
            os.chown(path, self.uids[name], self.uids[name])

    def _start_world(self, timeout_s):
        python = "/usr/bin/python3"
        simulators = os.path.join(self.root, "tests", "simulators")
        acquirer_state = os.path.join(self.state, "acquirer")
        os.makedirs(acquirer_state, exist_ok=True)
        commands = {
            "counter": [python, os.path.join(simulators, "counter", "counter.py"), "--run-dir", self.run,
                        "--printer-columns", self.printer_columns],
            "acquirer": [python, os.path.join(simulators, "acquirer", "acquirer.py"), "--run-dir", self.run, "--port",
                         self.acquirer_port, "--state-dir", acquirer_state],
        }
        if self.backup_port is not None:
            commands["acquirer"] += ["--backup-port", self.backup_port]
        if self.update_port is not None:
            server_state = os.path.join(self.state, "update_server")
            os.makedirs(server_state, exist_ok=True)
            commands["update_server"] = [python, os.path.join(simulators, "update_server", "update_server.py"), "--port",
                                         self.update_port, "--state-dir", server_state]
        for name, command in commands.items():
            self.processes[name] = Process(name, command, log_path=self.log_path(name),
                                           environment={"PYTHONPATH": self.root, "PYTHONDONTWRITEBYTECODE": "1"},
                                           notify_dir=os.path.join(self.run, "notify"))
            self.processes[name].start()
        for name in commands:
            if not self.processes[name].wait_until_ready(timeout_s):
                raise RuntimeError(f"the simulated {name} did not get ready:\n{self.log_tail(name)}")

    def _make_process(self, name):
        sockets = {facet.role: self._listen(name, facet.role) for facet in self.facets if facet.server == name}
        sockets["metrics"] = self._listen(name, "metrics")
        if name == "integrator":
            # Nobody else on a developer's network is listened to.
            sockets["tls"] = listen_from(_ENDPOINT_PORT)
            self.endpoint_port = sockets["tls"].getsockname()[1]
        config = os.path.join(self._config, name + ".textproto")
        with open(config, "w", encoding="utf-8") as file:
            file.write(configs.config_of(name, self, self._overrides.get(name, "")))
        built = os.path.join(self.binaries, "services", name, "till-" + name)
        if not os.path.exists(built):
            raise RuntimeError(f"{built} is not built")
        binary = self._install(built, os.path.join("bin", "till-" + name), 0o755)
        return Process(name, [binary, "--config=" + config], sockets=sockets, uid=self.uids[name],
                       log_path=self.log_path(name), notify_dir=os.path.join(self.run, "notify"))

    def install_file(self, path):
        """install_file copies a file of the checkout to where the processes' users can read it; returns the copy."""
        return self._install(os.path.join(self.root, path), os.path.join("share", path), 0o644)

    def _install(self, source, target, mode):
        target = os.path.join(self.home, target)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        if not os.path.exists(target) or not filecmp.cmp(source, target, shallow=False):
            shutil.copyfile(source, target + ".new")
            os.chmod(target + ".new", mode)
            os.replace(target + ".new", target)
        return target

    def _listen(self, server, role):
        path = self.socket_path(server, role)
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listener.bind(path)
        # The file's mode lets everybody knock; the process checks who is there. On the image groups guard the file too.
        os.chmod(path, 0o666)
        listener.listen(64)
        return listener


def _open_the_way(home):
    """Lets the processes' users reach their folders: every folder above `home` may be passed through (not listed)."""
    folder = home
    while folder not in ("/", ""):
        mode = os.stat(folder).st_mode & 0o777
        if not mode & 0o001:
            print(f"till: making {folder} passable for the terminal's users (mode +x)", file=sys.stderr)
            os.chmod(folder, mode | 0o011)
        folder = os.path.dirname(folder)
