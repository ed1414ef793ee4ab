# SPDX-License-Identifier: Apache-2.0
"""Compares the terminal's journal with the acquirer's own record, entry by entry."""

from dataclasses import dataclass

from tools.launcher.words import words

# What the host may hold of a payment, by what the journal says became of it. "none": no message arrived, or it took no
# trace number there. A reversal of a message that never came, or was declined, leaves no money moved at either side.
_MONEY_MOVED = {"approved"}
_DECLINED = {"declined", "none"}
_UNDONE = {"reversed", "declined", "none"}
_NOTHING = {"none"}


@dataclass(frozen=True)
class Difference:
    """Difference is one entry that the two sides tell differently, in the reader's language."""

    batch: int
    trace: int
    text: str

    def __str__(self):
        return f"{self.batch:06d}/{self.trace:06d}  {self.text}"


@dataclass
class Comparison:
    """Comparison is every difference, and how much was compared."""

    entries: int
    approved_minor: int
    differences: list

    @property
    def equal(self):
        return not self.differences


def compare(journal, host_record):
    """compare takes till.ledger.v1.PaymentRecords as dicts and the acquirer's record, and returns the Comparison.

    A pair belongs together by batch and trace number; amount, state, reference number and authorisation code must agree.
    """
    ours = {(record["batch_number"], record["trace_number"]): record for record in journal}
    theirs = {(int(row["batch"]), int(row["trace"])): row for row in host_record}
    differences = []
    if len(ours) != len(journal):
        differences.append(Difference(0, 0, words("two payments in the journal share a trace number",
                                                  "账本中有两笔交易使用同一流水号")))
    for key in sorted(ours.keys() | theirs.keys()):
        differences += [Difference(*key, text) for text in _differ(ours.get(key), theirs.get(key))]
    approved = sum(int(row["amount_minor"]) for row in theirs.values() if row["state"] == "approved")
    return Comparison(len(ours.keys() | theirs.keys()), approved, differences)


def allowed_states(record):
    """allowed_states returns what the host may hold of this payment; empty when the journal itself is not done."""
    steps = [step["step"] for step in record["steps"]]
    sent = "ABOUT_TO_SEND" in steps and "NOT_SENT" not in steps
    if record["state"] == "POSTED":
        return _MONEY_MOVED
    if record["state"] == "OPEN":
        return set() if sent else _NOTHING
    if not sent:
        return _NOTHING
    if "REVERSAL_OWED" in steps:
        return _UNDONE
    return _DECLINED


def _differ(ours, theirs):
    if ours is None:
        return [words(f"only the host has it: {theirs['state']} {theirs['amount_minor']}",
                      f"只有银行有记录:{theirs['state']} {theirs['amount_minor']}")]
    host_state = theirs["state"] if theirs else "none"
    state = ours["state"] + ("" if ours["state"] != "VOIDED" else "/" + _void_reason(ours))
    found = []
    if host_state not in allowed_states(ours):
        found.append(words(f"{ours['payment']}: the journal says {state}, the host says {host_state}",
                           f"{ours['payment']}:账本为 {state},银行为 {host_state}"))
    if theirs:
        found += _differing_fields(ours, theirs)
    return found


def _void_reason(record):
    return (record.get("details") or {}).get("void_reason", "?")


def _differing_fields(ours, theirs):
    host = (ours.get("details") or {}).get("host") or {}
    pairs = [("amount", int(ours["amount"]["minor_units"]), int(theirs["amount_minor"])),
             ("currency", ours["amount"]["currency_code"], _alphabetic(theirs["currency"]))]
    if ours["state"] == "POSTED":
        pairs += [("reference number", host.get("reference_number"), theirs["rrn"]),
                  ("authorisation code", host.get("authorisation_code"), theirs["auth_code"])]
    return [words(f"{ours['payment']}: {name} is {mine} in the journal, {other} at the host",
                  f"{ours['payment']}:{name} 账本为 {mine},银行为 {other}")
            for name, mine, other in pairs if mine != other]


def _alphabetic(currency):
    return {"156": "CNY", "840": "USD", "344": "HKD", "392": "JPY", "978": "EUR"}.get(currency, currency)


def read_journal(api):
    """read_journal returns every payment that the ledger knows, as dicts."""
    records, token = [], ""
    while True:
        answer = api.call("till.ledger.v1.Reports/Search", {"page": {"page_size": 200, "page_token": token}})
        records += answer["records"]
        token = answer["next_page_token"]
        if not token:
            return records
