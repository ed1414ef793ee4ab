# SPDX-License-Identifier: Apache-2.0
"""A terminal that has its data forgets it, because two people ask for that, in QEMU: undisturbed, and with the power cut at any moment
of it. A development image, whose serial line has a shell; that the data is new is seen from outside, in the disk's header."""

import json
import os
import random
import shutil
import sys
import tempfile
import time
import unittest

from image.journal import Journal
from image.machine import Machine
from image.shell import Shell
from tests.system import data_partition

IMAGE = os.environ.get("TILL_IMAGE", "")
# Under emulation on a busy machine a start takes minutes.
START_S, ANSWER_S = 1200, 300
# LUKS2: behind 4 KiB of header there are 12 KiB of JSON (cryptsetup, docs/on-disk-format-luks2.pdf, 2.2 and 3).
JSON_OFFSET, JSON_BYTES = 4096, 12288


@unittest.skipUnless(IMAGE, "TILL_IMAGE names no image")
class FactoryResetTest(unittest.TestCase):

    def setUp(self):
        folder = tempfile.mkdtemp(dir="/var/tmp", prefix="till-system-")
        self.addCleanup(shutil.rmtree, folder)
        self.machine = Machine(os.path.join(folder, "machine"), IMAGE)
        self.shell = Shell(self.machine, ANSWER_S)
        self.machine.start()
        self.addCleanup(lambda: self.machine.stop())
        self.wait_for(self.serves, "a first start")
        self.before = self.data()

    def wait_for(self, condition, what):
        end = time.monotonic() + START_S
        while not condition():
            self.assertLess(time.monotonic(), end, f"waited for {what}; the serial line's end:\n{self.machine.serial()[-4000:]}")
            time.sleep(5)

    def data(self):
        """data is what the key of the data partition is known by: another one each time that the partition is made, when its UUIDs
        come from the machine's and stay."""
        disk = self.machine.at("disk.img")
        with open(disk, "rb") as file:
            file.seek(data_partition.begins_at(disk) + JSON_OFFSET)
            return json.loads(file.read(JSON_BYTES).rstrip(b"\0"))["digests"]["0"]["digest"]

    def serves(self):
        """serves: every process does; none starts on data that is about to go."""
        try:
            return self.shell.tillctl("status", timeout_s=60)[0] == 0
        except TimeoutError:
            return False

    def ask(self):
        """ask does not wait for the answer: the terminal may be gone before it is on the line."""
        self.shell.begin_tillctl("device factory-reset --operator 99 --password 12345678 --approver 00 --approver-password 123456")

    def test_it_is_as_new(self):
        self.ask()
        self.wait_for(lambda: self.serves() and self.data() != self.before, "a terminal as new")
        self.assertEqual([str(denial) for denial in Journal(self.machine.at("journal.log")).denials()], [])

    def test_the_power_is_cut(self):
        self.ask()
        seconds = random.uniform(0, 30)
        print(f"the power is cut after {seconds:.1f} s", file=sys.stderr)
        time.sleep(seconds)
        self.machine.cut_power()
        self.machine.start()
        # As new; or as it was, when the cut came before anything was asked.
        self.wait_for(lambda: self.serves() or self.is_explained(), "a definite state")
        print("the data is " + ("as it was" if self.data() == self.before else "new"), file=sys.stderr)

    def is_explained(self):
        """is_explained: the cut was within the erasing of the slot, and the touchscreen offers the way on (data_test.py)."""
        try:
            return self.shell.run("grep -q DATA_LOCKED /run/till-boot/refusal", timeout_s=60)[0] == 0
        except TimeoutError:
            return False


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
