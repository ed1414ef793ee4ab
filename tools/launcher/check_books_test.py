# SPDX-License-Identifier: Apache-2.0
"""The comparison of the books finds each way in which two sides can differ, and nothing where they agree."""

import copy
import unittest

from tools.launcher.check_books import compare

_SENT = ["CARD_READ", "PIN_ENTERED", "ABOUT_TO_SEND"]


def ours(trace, state, steps, void_reason=None, minor=1234):
    details = {"host": {"reference_number": f"{trace:012d}", "authorisation_code": f"{trace:06d}"}}
    if void_reason:
        details["void_reason"] = void_reason
    return {"payment": f"payments/{trace}", "batch_number": 1, "trace_number": trace, "state": state,
            "amount": {"minor_units": str(minor), "currency_code": "CNY"},
            "steps": [{"step": step} for step in steps], "details": details}


def theirs(trace, state, minor=1234):
    return {"batch": "000001", "trace": f"{trace:06d}", "state": state, "amount_minor": minor, "currency": "156",
            "rrn": f"{trace:012d}", "auth_code": f"{trace:06d}"}


JOURNAL = [
    ours(1, "POSTED", _SENT + ["HOST_APPROVED", "CARD_COMPLETED"]),
    ours(2, "VOIDED", _SENT + ["HOST_DECLINED"], "DECLINED_BY_HOST"),
    ours(3, "VOIDED", ["CARD_READ"], "CANCELLED_BY_OPERATOR"),
    ours(4, "VOIDED", _SENT + ["HOST_SILENT", "REVERSAL_OWED", "REVERSAL_SENT"], "REVERSED_AT_HOST"),
    ours(5, "VOIDED", _SENT + ["HOST_SILENT", "REVERSAL_OWED", "REVERSAL_SENT"], "REVERSED_AT_HOST"),
    ours(6, "VOIDED", _SENT + ["NOT_SENT"], "NOTHING_SENT"),
    ours(7, "OPEN", []),
]
# Payment 5's request never arrived, so its reversal left no row under that trace number.
RECORD = [theirs(1, "approved"), theirs(2, "declined"), theirs(4, "reversed")]


class CompareTest(unittest.TestCase):

    def differing(self, change):
        journal, record = copy.deepcopy(JOURNAL), copy.deepcopy(RECORD)
        change(journal, record)
        return [(difference.trace, difference.text) for difference in compare(journal, record).differences]

    def test_equal_books_have_no_difference(self):
        comparison = compare(JOURNAL, RECORD)
        self.assertEqual([str(difference) for difference in comparison.differences], [])
        self.assertEqual((comparison.entries, comparison.approved_minor), (7, 1234))

    def test_every_planted_difference_is_found_at_its_trace_number(self):
        planted = {
            "the host never saw an approved payment": (1, lambda journal, record: record.pop(0)),
            "the host reversed what is posted": (1, lambda journal, record: record[0].update(state="reversed")),
            "the amount": (1, lambda journal, record: record[0].update(amount_minor=1235)),
            "the currency": (1, lambda journal, record: record[0].update(currency="840")),
            "the reference number": (1, lambda journal, record: record[0].update(rrn="999999999999")),
            "the authorisation code": (1, lambda journal, record: record[0].update(auth_code="999999")),
            "a decline that the host approved": (2, lambda journal, record: record[1].update(state="approved")),
            "a cancelled payment that reached the host": (3, lambda journal, record: record.append(theirs(3, "approved"))),
            "a reversal that the host does not know": (4, lambda journal, record: record[2].update(state="approved")),
            "nothing left, and yet it arrived": (6, lambda journal, record: record.append(theirs(6, "declined"))),
            "an open payment whose request left": (
                7, lambda journal, record: journal[6].update(steps=[{"step": "ABOUT_TO_SEND"}])),
            "a payment that only the host has": (8, lambda journal, record: record.append(theirs(8, "approved"))),
            "a payment in another batch": (1, lambda journal, record: record[0].update(batch="000002")),
        }
        for name, (trace, change) in planted.items():
            with self.subTest(name):
                self.assertIn(trace, [found for found, _ in self.differing(change)])

    def test_two_payments_with_one_trace_number_are_a_difference(self):
        self.assertTrue(self.differing(lambda journal, record: journal.append(copy.deepcopy(journal[0]))))


if __name__ == "__main__":
    unittest.main()
