# SPDX-License-Identifier: Apache-2.0
"""The image in QEMU, as a shop has it: it starts into the touchscreen, an operator signs in by touches, a card is inserted, its PIN
is entered at the secure keypad, the bank approves, the slip comes out of a USB printer. Then it is started again: what it knew
is still there, and opens with its TPM alone."""

import os
import shutil
import ssl
import sys
import tempfile
import time
import unittest

from image.journal import Journal
from image.machine import Machine
from image.panel import SIGN_IN_PAGE, Panel
from image.world import World
from tests.tidy.tree import Tree

ROOT = Tree(sys.argv[1]).root
IMAGE = os.path.abspath(sys.argv[2])
# Under emulation on a busy machine a start takes minutes.
START_S, PAGE_S = 1200, 240

BLUE, GREY, GREEN, WHITE = (31, 79, 168), (231, 235, 241), (11, 119, 71), (255, 255, 255)
MERCHANTS_STRIP, GENUINE_STRIP = (69, 75, 88), (7, 107, 64)
STRIP = (20, 20)
BUTTON, WIDE_BUTTON = (360, 1215), (640, 1215)


def keys(columns, rows, order="1234567890"):
    """The middle of each digit's key, from the middles of the three columns and four rows."""
    places = [(column, row) for row in rows[:3] for column in columns] + [(columns[1], rows[3])]
    return dict(zip(order, places))


SIGN_IN = keys((137, 360, 582), (621, 772, 923, 1074))
AMOUNT = keys((137, 360, 582), (510, 691, 871, 1058))
KEYPAD = keys((133, 360, 586), (542, 701, 860, 1020))
DOTS = (172, 398), (555, 398)


class SaleTest(unittest.TestCase):

    def setUp(self):
        self.folder = tempfile.mkdtemp(dir="/var/tmp", prefix="till-system-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.world = World(ROOT, os.path.join(self.folder, "world"))
        self.world.start()
        self.addCleanup(self.world.stop)
        self.journal = Journal(os.path.join(self.folder, "machine", "journal.log"))
        self.addCleanup(self.journal.keep)
        self.start()
        self.addCleanup(lambda: self.machine.stop())

    def start(self):
        self.machine = Machine(os.path.join(self.folder, "machine"), IMAGE, self.world)
        self.machine.start()
        self.panel = Panel(self.machine, PAGE_S)
        begin = time.monotonic()
        self.panel.wait_for("sign-in page", *SIGN_IN_PAGE, timeout_s=START_S)
        print(f"a start: {time.monotonic() - begin:.0f} s, {self.machine.processor_s():.0f} s of them QEMU's processor time", flush=True)

    def type(self, layout, digits):
        for digit in digits:
            self.panel.tap(layout[digit])

    def sign_in(self):
        # The first event that a pointer ever brings into a window is its arrival, and a press with it is lost: a finger has none.
        self.panel.tap((360, 480))
        # The number's field is marked from the start, and after two digits the password's is.
        self.type(SIGN_IN, "010000")
        # The page "out of service" has a blue button, too, and a sign where the key "2" is.
        self.panel.wait_for("button to sign in", (BUTTON, BLUE), ((300, 580), WHITE))
        self.panel.keep("sign-in")
        self.panel.tap(BUTTON)

    def books(self):
        """The bank's own record of payments."""
        return [(entry["state"], entry["amount_minor"], entry["entry_mode"])
                for entry in self.world.acquirer.call("record")["record"]]

    def wait_for_a_start_of_day(self):
        """Every line is green: paper, reader, keypad, clock, line, sign-on, storage."""
        lines = [((62, 249 + 64 * line), GREEN) for line in range(7)]
        self.panel.wait_for("start of day with all green", *lines, (WIDE_BUTTON, BLUE))

    def test_a_sale_and_a_second_start(self):
        self.sign_in()
        self.wait_for_a_start_of_day()
        self.panel.keep("start-of-day")
        self.panel.tap(WIDE_BUTTON)
        self.panel.wait_for("home page", ((100, 200), BLUE))
        self.panel.tap((360, 380))
        self.panel.wait_for("amount", (BUTTON, GREY))
        self.type(AMOUNT, "1234")
        self.panel.wait_for("button to pay", (BUTTON, BLUE))
        self.world.counter.call("present", card="unionpay-debit", how="insert")
        self.panel.tap(BUTTON)
        self.panel.wait_for("genuine keypad", (STRIP, GENUINE_STRIP))
        self.panel.keep("keypad")
        self.type(KEYPAD, "123456")
        self.panel.wait_for("six dots", *[(dot, (255, 255, 255)) for dot in DOTS])
        self.panel.tap((360, 1178))
        self.panel.wait_for("merchant's page again", (STRIP, MERCHANTS_STRIP))
        self.panel.wait_for("approval", ((60, 120), GREEN))
        self.panel.keep("approved")

        self.assertEqual(self.books(), [("approved", 1234, "051")])
        end = time.monotonic() + PAGE_S
        while not (slips := self.world.counter.call("printed")["receipts"]) and time.monotonic() < end:
            time.sleep(1)
        self.assertTrue(slips, "no slip came out of the printer")
        self.assertIn("12.34", "\n".join(slips[0]))

        # A till program of another machine is answered, by a terminal that shows who it is.
        self.assertIn("BEGIN CERTIFICATE", ssl.get_server_certificate(("127.0.0.1", self.machine.endpoint_port), timeout=PAGE_S))

        print("memory in use: {} MiB of {}".format(*self.machine.memory_mib()), flush=True)

        self.machine.cut_power()
        self.start()
        self.sign_in()
        # The day has begun, and the terminal has not forgotten it: straight to the home page.
        self.panel.wait_for("home page", ((100, 200), BLUE))
        self.assertEqual(self.books(), [("approved", 1234, "051")], "what was approved stays so")

        self.assertEqual(len(self.journal.starts()), 2)
        self.assertEqual([str(denial) for denial in self.journal.denials()], [], "a normal day: SELinux refuses nothing")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
