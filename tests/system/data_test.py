# SPDX-License-Identifier: Apache-2.0
"""What becomes of a terminal whose data cannot be had, in QEMU: the TPM is cleared or missing, the partition is damaged. Each time
it starts, explains itself on the screen, and takes no payment; a factory reset by touches, with the power cut in it at any moment,
ends in a terminal as new. SELinux refuses nothing of all that."""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

from image.journal import Journal
from image.machine import Machine
from image.panel import SIGN_IN_PAGE, Panel
from tests.system import data_partition

IMAGE = os.environ.get("TILL_IMAGE", "")
# Under emulation on a busy machine a start takes minutes.
START_S, PAGE_S = 1200, 240

GREY, CAUTION = (231, 235, 241), (255, 192, 74)
MERCHANTS_STRIP = (69, 75, 88)
STRIP = (20, 20)
BUTTON, RESET_BUTTON, KEEP_BUTTON = (360, 1215), (150, 1215), (560, 1215)
# In the mark's disc, left of its sign.
DISC = (290, 540)


@unittest.skipUnless(IMAGE, "TILL_IMAGE names no image; ./till image test does")
class DataTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        """One terminal has its first start, and each test a copy of it."""
        cls.folder = tempfile.mkdtemp(dir="/var/tmp", prefix="till-system-")
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.first = os.path.join(cls.folder, "first")
        machine = Machine(cls.first, IMAGE)
        machine.start()
        try:
            _wait_for_sign_in(machine)
        finally:
            machine.stop()

    def terminal(self, tpm=True, change=None):
        """terminal is the first one after `change` was done to its folder, switched on again."""
        folder = os.path.join(self.folder, self.id().rsplit(".", 1)[-1])
        subprocess.run(["cp", "-a", "--sparse=always", self.first, folder], check=True)
        self.addCleanup(shutil.rmtree, folder)
        os.unlink(os.path.join(folder, "journal.log"))
        if change is not None:
            change(folder)
        self.machine = Machine(folder, IMAGE, tpm=tpm)
        self.machine.start()
        self.addCleanup(lambda: self.machine.stop())
        self.addCleanup(self.look_at_the_journal)
        return Panel(self.machine, PAGE_S)

    def wait_for_refusal(self, panel, name, said):
        panel.wait_for("explanation", (STRIP, MERCHANTS_STRIP), (DISC, CAUTION), timeout_s=START_S)
        panel.keep(name)
        end = time.monotonic() + PAGE_S
        while said not in Journal(self.machine.at("journal.log")).text():
            self.assertLess(time.monotonic(), end, f"the journal does not say: {said}")
            time.sleep(1)

    def look_at_the_journal(self):
        journal = Journal(self.machine.at("journal.log"))
        journal.keep(self.id().rsplit(".", 1)[-1] + ".log")
        self.assertTrue(journal.starts(), "it says nothing")
        self.assertEqual([str(denial) for denial in journal.denials()], [])

    def reset(self, panel):
        """reset touches its way to the reset: the way on, and two questions."""
        panel.tap((360, 700))  # a pointer's first event only brings it there
        panel.tap(BUTTON)
        panel.wait_for("first question", (KEEP_BUTTON, (31, 79, 168)))
        panel.tap(RESET_BUTTON)
        panel.tap(RESET_BUTTON)

    def test_a_cleared_tpm_is_explained_and_a_reset_leads_on(self):
        panel = self.terminal(change=lambda folder: shutil.rmtree(os.path.join(folder, "tpm")))
        self.wait_for_refusal(panel, "locked", "Finished data-locked.service")
        self.reset(panel)
        _wait_for_sign_in(self.machine)

    def test_the_power_is_cut_in_a_reset(self):
        panel = self.terminal(change=lambda folder: shutil.rmtree(os.path.join(folder, "tpm")))
        self.wait_for_refusal(panel, "locked", "Finished data-locked.service")
        self.reset(panel)
        seconds = random.uniform(0, 10)
        print(f"the power is cut after {seconds:.1f} s", file=sys.stderr)
        time.sleep(seconds)
        self.machine.cut_power()
        self.machine.start()
        panel.wait_for("a page", (STRIP, MERCHANTS_STRIP), timeout_s=START_S)
        end = time.monotonic() + START_S
        while panel.colours([DISC]) == [CAUTION] or panel.colours([BUTTON]) != [GREY]:
            self.assertLess(time.monotonic(), end, "neither a new terminal nor an explanation")
            if panel.colours([DISC]) == [CAUTION]:
                self.reset(panel)
            time.sleep(5)

    def test_a_missing_tpm_is_explained(self):
        panel = self.terminal(tpm=False)
        self.wait_for_refusal(panel, "no-tpm", "the data is refused: TPM_MISSING")

    def test_a_damaged_partition_is_explained_and_a_reset_leads_on(self):
        panel = self.terminal(change=lambda folder: _overwrite_data(folder, 16))
        self.wait_for_refusal(panel, "damaged", "the data is refused: DATA_UNREADABLE")
        self.reset(panel)
        _wait_for_sign_in(self.machine)

    def test_a_missing_partition_is_made_again(self):
        self.terminal(change=lambda folder: subprocess.run(
            ["sgdisk", f"--delete={data_partition.NUMBER}", os.path.join(folder, "disk.img")], check=True, capture_output=True))
        _wait_for_sign_in(self.machine)


def _wait_for_sign_in(machine):
    Panel(machine, PAGE_S).wait_for("sign-in page", *SIGN_IN_PAGE, timeout_s=START_S)


def _overwrite_data(folder, mib):
    """Both headers of LUKS2 and the key slots lie in the first 16 MiB."""
    disk = os.path.join(folder, "disk.img")
    with open(disk, "r+b") as file:
        file.seek(data_partition.begins_at(disk))
        file.write(os.urandom(mib << 20))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
