# SPDX-License-Identifier: Apache-2.0
"""A development image in QEMU that finds a newer version on the maker's web server: what the tests of updates share."""

import csv
import json
import os
import re
import shutil
import sys
import tempfile
import time
import unittest

from image.journal import Journal
from image.machine import Machine
from image.shell import Shell
from image.world import World
from tests.tidy.tree import Tree

ROOT = Tree(sys.argv[1]).root
# A development image, a bundle with a higher version, and two more: one's ledger crashes, the other's update process.
IMAGE = os.environ.get("TILL_IMAGE", "")
BUNDLE = os.environ.get("TILL_BUNDLE", "")
CRASHING_BUNDLE = os.environ.get("TILL_CRASHING_BUNDLE", "")
MUTE_BUNDLE = os.environ.get("TILL_MUTE_BUNDLE", "")
BEFORE, NEWER, CRASHING, MUTE = "1.0.0", "1.1.0", "1.2.0", "1.3.0"
_APPROVED = re.compile(r"^Approved: .*reference (\d{12})", re.MULTILINE)
# Under emulation on a busy machine a start takes minutes, and an update two of them.
START_S, ANSWER_S, UPDATE_S = 1200, 300, 3600


@unittest.skipUnless(IMAGE and BUNDLE, "TILL_IMAGE and TILL_BUNDLE name no files; ./till image test-update does")
class UpdateCase(unittest.TestCase):
    """UpdateCase has a world and a terminal in it, which is started. `sold` has the bank's references of the payments
    that tillctl called approved."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(dir="/var/tmp", prefix="till-update-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.world = World(ROOT, os.path.join(self.folder, "world"))
        self.world.start()
        self.addCleanup(self.world.stop)
        self.machine = Machine(os.path.join(self.folder, "machine"), IMAGE, self.world)
        self.shell = Shell(self.machine, ANSWER_S)
        self.addCleanup(lambda: self.machine.stop())
        self.sold = set()
        self.start()

    def start(self):
        """start switches the terminal on and waits until every process serves."""
        self.machine.start()
        self.shell.wait_for_start(START_S)
        self.wait_until_it_serves()

    def wait_until_it_serves(self):
        self.wait_for(lambda: self.shell.tillctl("status")[0] == 0, START_S, "every process to serve")

    def wait_for(self, condition, seconds, what):
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                self.fail(f"waited for {what}; the end of the serial line:\n{self.machine.serial()[-4000:]}")
            time.sleep(5)

    # ---- The update, as its own process sees it. ----

    def update(self):
        """update returns (phase, running version, fault); Nones while nobody answers, as during a start."""
        try:
            code, said = self.shell.tillctl("update status --json", timeout_s=60)
            found = json.loads(said[said.index("{"):said.rindex("}") + 1])["result"] if code == 0 else {}
        except (TimeoutError, ValueError):
            found = {}
        return found.get("phase"), found.get("running_version"), found.get("update_fault")

    def wait_for_update(self, *wanted):
        """wait_for_update returns when phase and running version are `wanted`."""
        self.wait_for(lambda: self.update()[:2] == wanted, UPDATE_S, f"the update to be {wanted}")

    def wait_for_version(self, slot, version):
        """wait_for_version returns when the terminal runs that version from that slot, and knows it: RAUC may start later than who asks."""
        self.wait_for(lambda: (self.slot(), self.update()[1]) == (slot, version), ANSWER_S, f"{version} in slot {slot}")

    def slot(self):
        return self.shell.run("cat /run/till-boot/slot")[1].split()[0]

    def is_in_slot(self, name):
        """is_in_slot: the terminal answers, from that slot."""
        try:
            return self.slot() == name
        except (TimeoutError, IndexError):
            return False

    def assert_nothing_refused(self):
        """assert_nothing_refused: whatever an update needs, SELinux lets it have."""
        self.assertEqual([str(denial) for denial in Journal(self.machine.at("journal.log")).denials()], [])

    # ---- Money. ----

    def sell(self, minor=100, timeout_s=None):
        """sell takes a payment by a card that asks for no PIN; returns whether it was approved. The exit code does not say it: of a
        command that ends because the machine goes down, init says that all is well, or nothing."""
        self.world.counter.call("present", card="unionpay-credit", how="insert")
        try:
            _, said = self.shell.tillctl(f"sale {minor // 100}.{minor % 100:02} --operator 01 --password 0000", timeout_s)
        except TimeoutError as error:
            said = str(error)
        approved = _APPROVED.search(said)
        if approved:
            self.sold.add(approved[1])
        return approved is not None, said

    def books(self):
        """books returns what the terminal says was approved, and what the bank says: trace number, amount and reference number of
        each payment. The ledger's own proof holds, too."""
        code, said = self.shell.tillctl("payments list --csv")
        self.assertEqual(code, 0, said)
        lines = [line for line in said.splitlines() if line.count(",") >= 20]
        ours = sorted((int(row["trace"]), int(row["amount_minor"]), row["reference_number"])
                      for row in csv.DictReader(lines) if row["state"] == "APPROVED")
        code, said = self.shell.tillctl("ledger verify")
        self.assertEqual(code, 0, said)
        record = self.world.acquirer.call("record")["record"]
        return ours, sorted((int(row["trace"]), int(row["amount_minor"]), row["rrn"]) for row in record if row["state"] == "approved")

    def assert_books_equal(self):
        """assert_books_equal waits until what was owed to the bank, a reversal say, has been told."""
        books = [None]

        def equal():
            books[0] = self.books()
            return books[0][0] == books[0][1]

        self.wait_for(equal, ANSWER_S, "the books to be equal")
        self.assertLessEqual(self.sold, {reference for _, _, reference in books[0][0]})
