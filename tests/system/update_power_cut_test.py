# SPDX-License-Identifier: Apache-2.0
"""Power is cut (QEMU is killed) at random moments of an update: while it is fetched, while the other slot is written, in the first start
from it, and until it is good. Each time the terminal comes back, its books are the bank's, and the update ends well.

TILL_CUTS says how many (3 if it does not), TILL_SEED which; a failure names its own."""

import os
import random
import shutil
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from tests.system.update_case import BEFORE, BUNDLE, NEWER, UpdateCase

CUTS = int(os.environ.get("TILL_CUTS", "3"))
SEED = int(os.environ.get("TILL_SEED", time.time()))
# What a terminal is: its disk, the firmware's variables, its TPM. And the bank's books of it.
_STATE = ("machine/disk.img", "machine/firmware.fd", "machine/tpm", "world/books")


class UpdatePowerCutTest(UpdateCase):

    def test_wherever_the_power_is_cut_the_terminal_comes_back(self):
        moments = random.Random(SEED)
        self.world.offer(BUNDLE, NEWER)
        self.wait_for_update("DOWNLOADING", BEFORE)
        began = time.monotonic()
        self.machine.cut_power()
        self.keep()
        self.start()
        self.wait_for_update("GOOD", NEWER)
        # How long it takes from the switch to good, on this machine today: cuts are anywhere in that time.
        whole = time.monotonic() - began
        self.assert_books_equal()
        self.machine.cut_power()
        for number in range(CUTS):
            after = moments.uniform(0, whole)
            with self.subTest(seed=SEED, number=number, after=after):
                self.restore()
                self.machine.start()
                seen = self.take_payments_for(after)
                self.machine.cut_power()
                self.start()
                self.wait_for_update("GOOD", NEWER)
                self.wait_until_it_serves()
                self.assert_books_equal()
                print(f"cut {number + 1} of {CUTS} after {after:.0f} s of {whole:.0f}, at {seen}: back, good, books equal", flush=True)
                self.machine.cut_power()

    def take_payments_for(self, seconds):
        """take_payments_for takes payments for so long, as far as the terminal is up; returns the last that was heard of the update."""
        end, seen = time.monotonic() + seconds, "the start"
        while (left := end - time.monotonic()) > 0:
            try:
                self.shell.tillctl("status", timeout_s=min(left, 20))
                self.sell(timeout_s=left)
                seen = self.update()[0] or seen
            except TimeoutError:
                pass
        return seen

    def keep(self):
        for name in _STATE:
            subprocess.run(["cp", "-r", "--sparse=always", os.path.join(self.folder, name), self.kept(name)], check=True)

    def restore(self):
        """restore makes it the terminal that was kept, and the bank the one that knew it."""
        self.world.stop()
        for name in _STATE:
            path = os.path.join(self.folder, name)
            shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)
            subprocess.run(["cp", "-r", "--sparse=always", self.kept(name), path], check=True)
        self.world.start()
        self.sold = set()

    def kept(self, name):
        os.makedirs(os.path.join(self.folder, "kept"), exist_ok=True)
        return os.path.join(self.folder, "kept", os.path.basename(name))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
