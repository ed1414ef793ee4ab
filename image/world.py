# SPDX-License-Identifier: Apache-2.0
"""What is outside a terminal: the simulated counter (card reader and printer with USB plugs), the simulated acquirer and the
maker's web server, on the machine that the terminal in QEMU runs on."""

import os

from image.builder import machines
from tests.simulators.control import Control
from tests.simulators.update_server import channel
from tools.launcher.ports import free_port
from tools.launcher.process import Process

_PYTHON = "/usr/bin/python3"
_PRODUCT = "till-x86-64"


class World:
    """World runs the simulators of `root` (the checkout) in `folder`, which keeps the acquirer's books, for terminals of `kind`."""

    def __init__(self, root, folder, kind="x86-64"):
        self._product = machines.Kind(os.path.abspath(root), kind).facts["product"]
        self._simulators = os.path.join(os.path.abspath(root), "tests", "simulators")
        self._root = os.path.abspath(root)
        self._folder = os.path.abspath(folder)
        self._processes = []
        self.acquirer_port = free_port()
        self.update_port = free_port()
        self.counter = Control(self.at("counter"))
        self.acquirer = Control(self.at("acquirer"))

    def at(self, name):
        """at names the socket of a device, or of a simulator's control."""
        return os.path.join(self._folder, "sim", name + ".sock")

    def offer(self, bundle, version):
        """offer puts a bundle on the maker's web server, for every terminal: each asks within its minute."""
        channel.publish(self._at("updates"), self._product, version, bundle)

    def requests(self):
        """requests returns what the web server was asked for so far, a line each."""
        try:
            with open(self._at("update_server.log"), encoding="utf-8") as file:
                return [line for line in file.read().splitlines() if '"GET ' in line]
        except FileNotFoundError:
            return []

    def start(self, timeout_s=60):
        """start returns when all three are ready."""
        for name in ("sim", "notify", "books", "updates"):
            os.makedirs(os.path.join(self._folder, name), exist_ok=True)
        commands = {
            "counter": ["counter/counter.py", "--run-dir", self._folder],
            "acquirer": ["acquirer/acquirer.py", "--run-dir", self._folder, "--port", self.acquirer_port, "--state-dir",
                         os.path.join(self._folder, "books")],
            "update_server": ["update_server/update_server.py", "--port", self.update_port, "--folder", self._at("updates"),
                              "--certificate", self._testdata("update_cert.pem"), "--key", self._testdata("update_key.pem")],
        }
        for name, (program, *options) in commands.items():
            process = Process(name, [_PYTHON, os.path.join(self._simulators, program), *options],
                              log_path=os.path.join(self._folder, name + ".log"),
                              environment={"PYTHONPATH": self._root, "PYTHONDONTWRITEBYTECODE": "1"},
                              notify_dir=os.path.join(self._folder, "notify"))
            self._processes.append(process)
            process.start()
        for process in self._processes:
            if not process.wait_until_ready(timeout_s):
                raise RuntimeError(f"the simulated {process.name} did not get ready; see its log in {self._folder}")

    def _at(self, name):
        return os.path.join(self._folder, name)

    def _testdata(self, name):
        return os.path.join(self._simulators, "testdata", name)

    def stop(self):
        for control in (self.counter, self.acquirer):
            control.close()
        for process in self._processes:
            process.stop()
        self._processes = []
