# SPDX-License-Identifier: Apache-2.0
"""What is outside a terminal: the simulated counter (card reader, printer with a USB plug) and the simulated acquirer, on the
machine that the terminal in QEMU runs on."""

import os

from tests.simulators.control import Control
from tools.launcher.ports import free_port
from tools.launcher.process import Process

_PYTHON = "/usr/bin/python3"


class World:
    """World runs the simulators of `root` (the checkout) in `folder`, which keeps the acquirer's books."""

    def __init__(self, root, folder):
        self._simulators = os.path.join(os.path.abspath(root), "tests", "simulators")
        self._root = os.path.abspath(root)
        self._folder = os.path.abspath(folder)
        self._processes = []
        self.acquirer_port = free_port()
        self.counter = Control(self.at("counter"))
        self.acquirer = Control(self.at("acquirer"))

    def at(self, name):
        """at names the socket of a device, or of a simulator's control."""
        return os.path.join(self._folder, "sim", name + ".sock")

    def start(self, timeout_s=60):
        """start returns when both simulators are ready."""
        for name in ("sim", "notify", "books"):
            os.makedirs(os.path.join(self._folder, name), exist_ok=True)
        commands = {
            "counter": ["counter/counter.py", "--run-dir", self._folder],
            "acquirer": ["acquirer/acquirer.py", "--run-dir", self._folder, "--port", self.acquirer_port, "--state-dir",
                         os.path.join(self._folder, "books")],
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

    def stop(self):
        for process in self._processes:
            process.stop()
        self._processes = []
