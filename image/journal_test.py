# SPDX-License-Identifier: Apache-2.0
"""Lines of a kernel 6.1 under SELinux, as journalctl prints them: by the kernel's own log and by the audit socket."""

import sys
import tempfile
import unittest

from image.journal import Journal

_FIRST = "2026-11-22T20:24:02.123456+0000 till kernel: Linux version 6.1.0-41-amd64 (debian-kernel@lists.debian.org)\n"
_REST = ('scontext=system_u:system_r:till_card_t:s0 tcontext=system_u:object_r:till_pin_state_t:s0 tclass=dir permissive=0\n')
_SEARCH = ('avc:  denied  { search } for  pid=279 comm="act 17" name="pin" dev="dm-1" ino=7 ' + _REST)
_BY_KERNEL = "2026-11-22T20:24:09.1+0000 till kernel: audit: type=1400 audit(1795000000.123:45): " + _SEARCH
_BY_AUDIT = "2026-11-22T20:24:09.1+0000 till audit[279]: AVC " + _SEARCH
_OF_ITSELF = ("2026-11-22T20:24:10.1+0000 till audit[3]: AVC avc:  denied  { read write } for  pid=3 comm=6162 "
              "scontext=system_u:system_r:init_t:s0 tcontext=system_u:system_r:init_t:s0:c1.c3 tclass=process permissive=1\r\n")


class JournalTest(unittest.TestCase):

    def journal(self, text):
        file = tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="")
        self.addCleanup(file.close)
        file.write(text)
        file.flush()
        return Journal(file.name)

    def test_a_denial_is_found_once_with_all_it_says(self):
        denials = self.journal(_FIRST + _BY_KERNEL + _BY_AUDIT).denials()
        self.assertEqual(len(denials), 1)
        denial = denials[0]
        self.assertEqual((denial.who, denial.what, denial.kind, denial.rights, denial.refused),
                         ("till_card_t", "till_pin_state_t", "dir", ("search",), True))
        self.assertEqual((denial.word("comm"), denial.word("name"), denial.word("pid"), denial.word("path")),
                         ("act 17", "pin", "279", None))

    def test_a_permissive_one_and_several_rights(self):
        denial, = self.journal(_OF_ITSELF).denials()
        self.assertEqual((denial.rights, denial.refused, denial.word("comm")), (("read", "write"), False, "6162"))

    def test_starts_are_told_apart(self):
        starts = self.journal("the firmware's\x1b[2J" + _FIRST + _BY_AUDIT + "half a li" + _FIRST + _OF_ITSELF).starts()
        self.assertEqual(len(starts), 2)
        self.assertIn("permissive=1", starts[1])
        self.assertEqual(self.journal("").starts(), [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
