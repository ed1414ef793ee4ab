# SPDX-License-Identifier: Apache-2.0
"""The list of forbidden acts against the policy and its promises; and what makes an image attack itself is in no other image."""

import glob
import os
import re
import sys
import tempfile
import unittest

import setools

from image.builder import own_files
from image.builder.attack import FOLDER
from image.builder.build import Plan
from sepolicy.tests.label_lookup import type_of
from sepolicy.tests.rights import Rights
from tests.attack.acts import CELL, NAMES, ROOT, read_acts, runs_of

POLICY, SIMULATED, ATTACK, LABELS, SIMULATED_LABELS, PROMISES = sys.argv[1:7]


def rules_of(path):
    """rules_of returns what a compiled policy allows and which domain follows which program, as text."""
    kinds = (setools.TERuletype.allow, setools.TERuletype.type_transition)
    return {str(rule) for rule in setools.SELinuxPolicy(path).terules() if rule.ruletype in kinds}


class ActsTest(unittest.TestCase):

    def test_every_process_of_the_policy_tries(self):
        rights = Rights(POLICY)
        self.assertEqual({f"till_{name}_t" for name in NAMES}, rights.members("till_process"))
        self.assertEqual({run.name for run in runs_of(read_acts())}, set(NAMES))

    def test_every_promise_is_tried_and_what_is_refused_exists(self):
        acts = read_acts()
        with open(PROMISES, encoding="utf-8") as file:
            numbers = set(re.findall(r"^## (\d+)\. ", file.read(), re.MULTILINE))
        self.assertEqual({act.promise for act in acts} - {"may", "-"}, numbers)
        known = {str(kind) for kind in setools.SELinuxPolicy(POLICY).types()}
        for act in acts:
            for name in act.who:
                self.assertEqual({kind for choice in act.refused_for(name) for kind, _ in choice} - known, set(), act)

    def test_each_run_has_something_to_do_and_a_name_that_fits(self):
        runs = runs_of(read_acts())
        self.assertEqual(len({(run.name, run.mode) for run in runs}), len(runs))
        for run in runs:
            self.assertTrue(run.acts)
            # The kernel keeps 15 letters of a thread's name (TASK_COMM_LEN): the probe tells its acts apart by it.
            self.assertLessEqual(max(len(f"{run.mode}-{act.number}") for act in run.acts), 15)
            self.assertFalse(run.mode == CELL and any(act.allowed() for act in run.acts))

    def test_a_line_that_is_none_is_found(self):
        for line in ("7 pin list /var/lib/till/pin till_pin_state_t:dir", "7 pin list /x till_pin_state_t:dir all-nobody"):
            with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
                file.write(line + "\n")
                file.flush()
                self.assertRaises(ValueError, read_acts, file.name)


class OnlyThereTest(unittest.TestCase):

    def test_the_attacked_policy_has_the_same_rights(self):
        self.assertEqual(rules_of(ATTACK), rules_of(SIMULATED))

    def test_elsewhere_the_probe_would_be_in_nobodys_place(self):
        programs = Rights(POLICY).members("till_program")
        self.assertIn(type_of(LABELS, "file", "/usr/lib/till/till-pin"), programs)
        for labels in (LABELS, SIMULATED_LABELS):
            for name in NAMES:
                self.assertNotIn(type_of(labels, "file", f"{FOLDER}/{name}"), programs)

    def test_no_list_of_an_image_names_it(self):
        pairs = [pair for path in glob.glob(os.path.join(ROOT, "image", "contents", "till*.txt")) for pair in own_files.read_list(path)]
        self.assertGreater(len(pairs), 20)
        self.assertEqual([pair for pair in pairs if "attack" in "".join(pair)], [])
        self.assertFalse(Plan.attack)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
