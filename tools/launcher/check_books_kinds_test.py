# SPDX-License-Identifier: Apache-2.0
"""The comparison of the books over every kind of payment and the settlement: equal where equal, and each difference."""

import base64
import copy
import unittest

from tools.launcher.check_books import compare, compare_all
from tools.launcher.check_books_kinds import allowed_states

_SENT = ["CARD_READ", "ABOUT_TO_SEND", "HOST_APPROVED"]


def ours(trace, kind, minor=None, state="POSTED", steps=None, original=None, **more):
    details = {"host": {"reference_number": f"{trace:012d}", "authorisation_code": f"{trace:06d}", **more.pop("host", {})},
               **more.pop("details", {})}
    record = {"payment": f"payments/{trace}", "batch_number": 1, "trace_number": trace, "kind": kind, "state": state,
              "steps": [{"step": step} for step in (_SENT if steps is None else steps)], "details": details,
              "original": f"payments/{original}" if original else "", "undone_by": "", "settled": False,
              "instalments": 0, "sequence": str(trace), **more}
    if minor is not None:
        record["amount"] = {"minor_units": str(minor), "currency_code": "CNY"}
    return record


def theirs(trace, kind, minor=0, state="approved", original=None, **more):
    return {"batch": "000001", "trace": f"{trace:06d}", "kind": kind, "state": state, "amount_minor": minor,
            "requested_minor": minor, "currency": "156", "rrn": f"{trace:012d}", "auth_code": f"{trace:06d}",
            "original": {"batch": "000001", "trace": f"{original:06d}"} if original else None, "settled": False,
            "refunded_minor": 0, "tips_minor": 0, "tip_minor": 0, "adjusted_minor": 0, "confirmed": False,
            "instalments": 0, "scripts": None, "order_state": None, "wallet_reference": None, **more}


RESULTS = bytes.fromhex("2000000000")
JOURNAL = [
    ours(1, "SALE", 1000, undone_by="payments/2"), ours(2, "SALE_VOID", 1000, original=1),
    ours(3, "SALE", 5000, refunded={"minor_units": "1500"}), ours(4, "REFUND", 1000, original=3),
    ours(5, "REFUND", 500, original=3),
    ours(6, "SALE", 2200, tip={"minor_units": "200"}), ours(7, "TIP_ADJUSTMENT", 300, original=6),
    ours(8, "PRE_AUTHORIZATION", 4000, completed_by="payments/9"), ours(9, "COMPLETION", 4500, original=8),
    ours(10, "OFFLINE_SETTLEMENT", 900), ours(11, "OFFLINE_ADJUSTMENT", 800, original=10),
    ours(12, "INSTALMENT_SALE", 6000, instalments=3),
    ours(13, "CASH_TOP_UP", 5000), ours(14, "TOP_UP_CONFIRMATION", original=13),
    ours(15, "BALANCE_INQUIRY"),
    ours(16, "SALE", 100, host={"approved_amount": {"minor_units": "60", "currency_code": "CNY"}}),
    ours(17, "SALE", 250, steps=["CARD_READ", "OFFLINE_APPROVED"]), ours(18, "OFFLINE_SALE_UPLOAD", original=17),
    ours(19, "SALE", 700, details={"script_results": base64.b64encode(RESULTS).decode()}),
    ours(20, "SCRIPT_RESULT", original=19),
    ours(21, "QR_SALE", 1500, host={"wallet_reference": "W1", "reference_number": "of the query"}),
    ours(22, "QR_REFUND", 600, original=21), ours(23, "SLIP_UPLOAD", original=3),
    ours(24, "QR_SALE", 1, "VOIDED", ["ABOUT_TO_SEND", "REVERSAL_OWED", "REVERSAL_SENT"]),
    ours(25, "BALANCE_INQUIRY", state="VOIDED", steps=["CARD_READ", "ABOUT_TO_SEND", "HOST_SILENT"]),
    ours(26, "REFUND", 1, "VOIDED", ["ABOUT_TO_SEND", "HOST_DECLINED"], original=3),
]
RECORD = [
    theirs(1, "sale", 1000, "voided"), theirs(2, "sale_void", 1000, original=1),
    theirs(3, "sale", 5000, refunded_minor=1500), theirs(4, "refund", 1000, original=3),
    theirs(5, "refund", 500, original=3),
    theirs(6, "sale", 2200, tip_minor=200, tips_minor=300), theirs(7, "tip_adjustment", 300, original=6),
    theirs(8, "pre_authorization", 4000), theirs(9, "completion", 4500, original=8),
    theirs(10, "offline_settlement", 900, adjusted_minor=-100), theirs(11, "offline_adjustment", 800, original=10),
    theirs(12, "instalment_sale", 6000, instalments=3),
    theirs(13, "cash_top_up", 5000, confirmed=True), theirs(14, "top_up_confirmation", 5000, original=13),
    theirs(15, "balance_inquiry"),
    theirs(16, "sale", 60, requested_minor=100),
    theirs(18, "offline_sale_upload", 250),
    theirs(19, "sale", 700), theirs(20, "script_result", original=19, scripts=RESULTS.hex().upper()),
    theirs(21, "qr_sale", 1500, order_state="paid", wallet_reference="W1", refunded_minor=600),
    theirs(22, "qr_refund", 600, original=21),
    theirs(24, "qr_sale", 1, "reversed", order_state="returned"),
    theirs(25, "balance_inquiry"),
    theirs(26, "refund", 1, "declined", original=3),
]
MANAGEMENT = [{"function": "800", "original": "0000010000031122", "response_code": "00"}]
SUMS = {"debit_minor": 24210, "debit_count": 9, "credit_minor": 3100, "credit_count": 4}
EMPTY = dict.fromkeys(SUMS, 0)
SETTLEMENT = {"batch_number": 1, "state": "CLOSED", "domestic": {**SUMS, "debit_minor": "24210", "credit_minor": "3100"},
              "foreign": EMPTY, "domestic_flag": 1, "foreign_flag": 1, "uploaded": 1}
HOST_SETTLEMENT = {"batch": "000001", "theirs": {"domestic": SUMS, "foreign": EMPTY},
                   "ours": {"domestic": SUMS, "foreign": EMPTY}, "domestic_flag": 1, "foreign_flag": 1, "state": "ended",
                   "uploaded_count": 1, "note": "", "uploads": [{"trace": "000001", "section": "chip_online",
                                                                "verdict": "equal", "times": 1}]}


class World:
    """World is both sides of one equal pair of books, to be spoilt."""

    def __init__(self):
        self.journal = {record["trace_number"]: record for record in copy.deepcopy(JOURNAL)}
        self.record = {int(row["trace"]): row for row in copy.deepcopy(RECORD)}
        self.settlements, self.host_settlements = [copy.deepcopy(SETTLEMENT)], [copy.deepcopy(HOST_SETTLEMENT)]
        self.management = copy.deepcopy(MANAGEMENT)

    def compare(self):
        return compare_all(list(self.journal.values()), self.settlements,
                           {"record": list(self.record.values()), "settlements": self.host_settlements,
                            "management": self.management})

    def found(self):
        return [(difference.trace, difference.text) for difference in self.compare().differences]


class KindsTest(unittest.TestCase):

    def assert_found(self, trace, words, spoil):
        """What spoil(world) plants is told at its trace number, in these words."""
        world = World()
        spoil(world)
        self.assertTrue(any(at == trace and words in text for at, text in world.found()), world.found())

    def test_equal_books_of_every_kind(self):
        comparison = World().compare()
        self.assertEqual([str(difference) for difference in comparison.differences], [])
        self.assertEqual((comparison.entries, comparison.settlements), (26, 1))
        net = 5000 + 2200 + 300 + 4500 + 800 + 6000 + 60 + 250 + 700 + 1500 - 1000 - 500 - 600
        self.assertEqual(comparison.approved_minor, net)

    def test_each_sort_of_difference_is_found(self):
        change = lambda side, trace, **values: lambda world: getattr(world, side)[trace].update(values)
        drop = lambda side, trace: lambda world: getattr(world, side).pop(trace)
        planted = [
            ("a void that the host did not do", 1, "host says approved", change("record", 1, state="approved")),
            ("a void that the journal has not", 1, "host says voided", change("journal", 1, undone_by="")),
            ("a void that the host declined", 2, "host says declined", change("record", 2, state="declined")),
            ("a refund that the host has not", 4, "host says none", drop("record", 4)),
            ("a refund of another amount", 4, "amount", change("record", 4, amount_minor=1001)),
            ("the sum of refunds", 3, "refunded", change("record", 3, refunded_minor=1000)),
            ("a refund about another payment", 4, "original", change("record", 4, original={"batch": "000001", "trace": "000001"})),
            ("a refund only at the host", 99, "only the host", lambda world: world.record.update({99: theirs(99, "refund", 1)})),
            ("a tip that did not arrive", 6, "tips", change("record", 6, tips_minor=0)),
            ("a tip inside the amount", 6, "tip", change("record", 6, tip_minor=0)),
            ("another kind", 8, "kind", change("record", 8, kind="sale")),
            ("a completion reversed at the host", 9, "reversed", change("record", 9, state="reversed")),
            ("an adjustment that did not arrive", 10, "adjusted amount", change("record", 10, adjusted_minor=0)),
            ("a number of instalments", 12, "instalments", change("record", 12, instalments=6)),
            ("a top-up that is not confirmed", 13, "confirmed", change("record", 13, confirmed=False)),
            ("a confirmation that nobody wrote", 13, "confirmed", drop("journal", 14)),
            ("what was approved in part", 16, "amount", change("record", 16, amount_minor=100)),
            ("an offline sale that reached the host by itself", 17, "host says approved",
             lambda world: world.record.update({17: theirs(17, "sale", 250)})),
            ("an offline sale that nobody tells the host", 17, "nobody will tell", drop("journal", 18)),
            ("the amount of an offline sale", 18, "amount", change("record", 18, amount_minor=251)),
            ("an upload that did not arrive", 18, "host says none", drop("record", 18)),
            ("results of scripts", 20, "script results", change("record", 20, scripts="1000000000")),
            ("a part of the results of scripts", 20, "script results", change("record", 20, scripts="00000000")),
            ("results of scripts that did not arrive", 20, "script results", change("record", 20, scripts=None)),
            ("results of scripts that the journal has not", 20, "script results", change("journal", 19, details={})),
            ("results of scripts that nobody tells the host", 19, "nobody will tell", drop("journal", 20)),
            ("an order that was given back", 21, "the order is returned", change("record", 21, order_state="returned")),
            ("the wallet's number", 21, "wallet reference", change("record", 21, wallet_reference="W2")),
            ("a QR refund's sum", 21, "refunded", change("record", 21, refunded_minor=0)),
            ("a slip that the host has not", 23, "no such slip", lambda world: world.management.clear()),
            ("an order that is closed here and paid there", 24, "host says approved", change("record", 24, state="approved")),
            ("a refund declined here and done there", 26, "host says approved", change("record", 26, state="approved")),
            ("a batch that is settled on one side", 3, "settled", change("record", 3, settled=True)),
            ("a reference number", 4, "reference number", change("record", 4, rrn="x")),
            ("an advice that is still owed", 4, "OPEN", change("journal", 4, state="OPEN")),
        ]
        for name, trace, words, spoil in planted:
            with self.subTest(name):
                self.assert_found(trace, words, spoil)

    def test_a_void_of_an_offline_sale_undoes_its_upload_at_the_host(self):
        world = World()
        world.journal[17]["undone_by"] = "payments/30"
        world.journal[30] = ours(30, "SALE_VOID", 250, original=17)
        world.record[30] = theirs(30, "sale_void", 250, original=18)
        world.record[18]["state"] = "voided"
        self.assertEqual(world.found(), [])
        world.record[18]["state"] = "approved"
        self.assertEqual([trace for trace, _ in world.found()], [18])

    def test_a_void_in_between_is_told_of_once(self):
        world = World()
        world.journal[2]["state"] = "OPEN"
        self.assertEqual([trace for trace, _ in world.found()], [2])

    def test_settlements(self):
        def ours_is(**values):
            return lambda world: world.settlements[0].update(values)

        def theirs_is(**values):
            return lambda world: world.host_settlements[0].update(values)

        wrong = {"domestic": {**SUMS, "debit_minor": 1}, "foreign": EMPTY}
        bad_upload = [{"trace": "000003", "section": "notice", "verdict": "unknown", "times": 1}]
        planted = [
            ("other totals were sent", "was settled", theirs_is(theirs=wrong)),
            ("the host has other totals", "at the host", theirs_is(ours=wrong)),
            ("the word about the domestic cards", "the host's word", ours_is(domestic_flag=2)),
            ("the word about the foreign cards", "the host's word", theirs_is(foreign_flag=2)),
            ("the host has not ended it", "the host says compared", theirs_is(state="compared")),
            ("how many were uploaded", "2 uploaded", ours_is(uploaded=2)),
            ("an upload that the host does not know", "unknown", theirs_is(uploads=bad_upload)),
            ("what the host noted", "arrived", theirs_is(note="the terminal says 3 uploaded, 2 arrived")),
            ("the host knows of none", "knows no settlement", lambda world: world.host_settlements.clear()),
            ("only the host has it", "only the host", lambda world: world.settlements.clear()),
            ("settled twice", "twice", lambda world: world.settlements.append(copy.deepcopy(SETTLEMENT))),
        ]
        for name, words, spoil in planted:
            with self.subTest(name):
                self.assert_found(0, words, spoil)

    def test_a_settlement_on_its_way_is_no_difference(self):
        for state, host_state in (("BEGUN", None), ("BALANCED", "compared"), ("BALANCED", "ended"), ("UNBALANCED", "ended")):
            with self.subTest((state, host_state)):
                world = World()
                world.settlements[0]["state"] = state
                if host_state is None:
                    world.host_settlements.clear()
                else:
                    world.host_settlements[0]["state"] = host_state
                self.assertEqual(world.found(), [])

    def test_an_unbalanced_batch_is_equal_when_both_say_so(self):
        world = World()
        world.settlements[0].update(domestic_flag=2)
        world.host_settlements[0].update(domestic_flag=2, forced=True)
        self.assertEqual(world.found(), [])

    def test_what_silence_leaves(self):
        silent = ["CARD_READ", "ABOUT_TO_SEND", "HOST_SILENT"]
        states = lambda kind, state, steps: allowed_states(ours(1, kind, 1, state, steps))
        self.assertEqual(states("BALANCE_INQUIRY", "VOIDED", silent), {"approved", "declined", "none"})
        self.assertEqual(states("REFUND", "OPEN", silent), set())
        self.assertEqual(states("SALE", "VOIDED", silent + ["REVERSAL_OWED"]), {"reversed", "declined", "none"})
        self.assertEqual(states("QR_SALE", "VOIDED", silent + ["REVERSAL_OWED"]), {"reversed", "declined", "none", "closed"})
        self.assertEqual(states("SALE", "POSTED", ["CARD_READ", "OFFLINE_APPROVED"]), {"none"})

    def test_records_without_settlements_are_compared_as_before(self):
        self.assertTrue(compare(JOURNAL, RECORD).equal)


if __name__ == "__main__":
    unittest.main()
