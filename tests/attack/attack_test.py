# SPDX-License-Identifier: Apache-2.0
"""A terminal in QEMU whose processes turn against it: in the place of each, a probe tries what acts.txt forbids, first in the process's own
cell, then with nothing but SELinux in its way. Every act is refused, and where SELinux was asked it says whom it refused what."""

import collections
import mmap
import os
import re
import shutil
import sys
import tempfile
import time
import unittest

from image.journal import Journal
from image.machine import Machine
from image.world import World
from tests.attack.acts import CELL, read_acts, runs_of
from tests.tidy.tree import Tree

ROOT = Tree(sys.argv[1]).root
IMAGE = os.path.abspath(sys.argv[2])
# Under emulation on a busy machine a start takes minutes, and so do all the attempts together.
ALL_S = 5400
_SAID = re.compile(r"\battack ([a-z]+) ([a-z]+) (?:(\d+) ([A-Za-z0-9]+)|(end))$", re.MULTILINE)
# Being refused is one of these; a name that is not there, or a wrong argument, is not.
_REFUSALS = {"EACCES", "EPERM"}


class AttackTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        folder = tempfile.mkdtemp(dir="/var/tmp", prefix="till-attack-")
        cls.addClassCleanup(shutil.rmtree, folder)
        world = World(ROOT, os.path.join(folder, "world"))
        world.start()
        cls.addClassCleanup(world.stop)
        machine = Machine(os.path.join(folder, "machine"), IMAGE, world, steady=True)
        machine.start()
        cls.addClassCleanup(machine.stop)
        cls.runs = runs_of(read_acts())
        cls.journal = Journal(machine.at("journal.log"))
        wait_for_the_end(cls.journal, cls.runs)
        cls.read()

    @classmethod
    def read(cls):
        cls.journal.keep()
        cls.outcomes = {(name, mode, int(number)): outcome
                        for name, mode, number, outcome, _ in _SAID.findall(cls.journal.text()) if number}
        cls.refused = collections.defaultdict(set)  # who and the probe's name for the act -> (type, class)
        for denial in cls.journal.denials():
            cls.refused[denial.who, denial.word("comm")].add((denial.what, denial.kind))

    def each(self):
        for run in self.runs:
            for act in run.acts:
                with self.subTest(process=run.name, where=run.mode, act=act.words_for(run.name), number=act.number):
                    yield run, act, self.outcomes.get((run.name, run.mode, act.number)), \
                        self.refused[f"till_{run.name}_t", f"{run.mode}-{act.number}"]

    def test_the_image_is_the_one_that_no_other_is_like(self):
        """What sale_test does not find in its image is found here."""
        with open(IMAGE, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            self.assertNotEqual(content.find(b"till-attack-"), -1)

    def test_nothing_forbidden_succeeds_in_the_processs_own_cell(self):
        for run, act, outcome, _ in self.each():
            if run.mode == CELL:
                self.assertNotIn(outcome, (None, "done", "UNKNOWN"))

    def test_selinux_alone_refuses_each_act_and_says_so(self):
        for run, act, outcome, refused in self.each():
            if run.mode == CELL or act.allowed():
                continue
            if act.error:
                self.assertEqual(outcome, act.error)
                continue
            self.assertIn(outcome, _REFUSALS)
            for choice in act.refused_for(run.name):
                self.assertTrue(choice & refused, f"none of {choice} in {refused}")

    def test_who_may_can(self):
        """The same probe, the same act, another domain: what is refused is refused because of who asks."""
        for _, act, outcome, refused in self.each():
            if act.allowed():
                self.assertEqual((outcome, refused), ("done", set()))

    def test_it_was_enforced_and_nobody_fell(self):
        denials = self.journal.denials()
        self.assertTrue(denials)
        self.assertTrue(all(denial.refused for denial in denials))
        self.assertNotRegex(self.journal.text(), r"till-(?!attack)[a-z-]+\.service: Main process exited")

    def test_report(self):
        """Not a test: the figures for README.md."""
        walls = collections.Counter()
        for run, act, outcome, refused in self.each():
            if not act.allowed():
                walls[run.mode == CELL, "SELinux" if refused else outcome] += 1
        for (cell, wall), count in sorted(walls.items()):
            print(f"{'in the cell' if cell else 'SELinux alone'}: {count} stopped by {wall}")


def wait_for_the_end(journal, runs):
    """wait_for_the_end returns when each of `runs` has come to its end."""
    end = time.monotonic() + ALL_S
    while True:
        over = {(name, mode) for name, mode, _, _, last in _SAID.findall(journal.text()) if last}
        missing = [f"{run.name} as {run.mode}" for run in runs if (run.name, run.mode) not in over]
        if not missing:
            return
        if time.monotonic() > end:
            raise TimeoutError(f"{len(missing)} of {len(runs)} attacks did not come to their end, first {missing[0]}")
        time.sleep(5)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
