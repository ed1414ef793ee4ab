# SPDX-License-Identifier: Apache-2.0
"""Compares the terminal's journal with the acquirer's own record, entry by entry."""

import base64
from dataclasses import dataclass

from tools.launcher import check_books_kinds as kinds
from tools.launcher.check_books_settlements import differing_settlements
from tools.launcher.words import words


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
    settlements: int = 0

    @property
    def equal(self):
        return not self.differences


def compare(journal, host_record, settlements=(), host_settlements=(), host_management=None):
    """compare takes till.ledger.v1.PaymentRecords as dicts and the acquirer's record, and returns the Comparison.

    A pair belongs together by batch and trace number; kind, amount, state, reference number, authorisation code and
    whatever else both sides know of it must agree. `journal` has the messages owed for other payments too.
    host_management is the record's `management`; None leaves signed slips out.
    """
    books = _Books(journal, host_record, host_management)
    differences = []
    if len(books.ours) != len(journal):
        differences.append(Difference(0, 0, words("two payments in the journal share a trace number",
                                                  "账本中有两笔交易使用同一流水号")))
    for key in sorted(books.ours.keys() | books.theirs.keys()):
        differences += [Difference(*key, text) for text in books.differ(key)]
    differences += [Difference(batch, 0, text) for batch, text in differing_settlements(settlements, host_settlements)]
    return Comparison(len(books.ours.keys() | books.theirs.keys()),
                      sum(kinds.net_minor(row) for row in books.theirs.values()), differences,
                      len({int(item["batch_number"]) for item in settlements}))


def compare_all(journal, settlements, host):
    """compare_all is compare for the whole answer of the acquirer's `record` operation."""
    return compare(journal, host["record"], settlements, host["settlements"], host["management"])


class _Books:
    """_Books finds what belongs together on the two sides."""

    def __init__(self, journal, host_record, host_management):
        self.ours = {(record["batch_number"], record["trace_number"]): record for record in journal}
        self.theirs = {(int(row["batch"]), int(row["trace"])): row for row in host_record}
        self._management = host_management
        self._by_name = {record["payment"]: record for record in journal}
        self._about = {}
        for record in journal:
            if record.get("original"):
                self._about.setdefault(record["original"], []).append(record)

    def differ(self, key):
        """differ returns what is told differently of one trace number, in words."""
        ours, theirs = self.ours.get(key), self.theirs.get(key)
        if ours is None:
            return [words(f"only the host has it: {theirs['state']} {theirs['amount_minor']}",
                          f"只有银行有记录:{theirs['state']} {theirs['amount_minor']}")]
        name = ours["payment"]
        found = [words(f"{name}: {english}", f"{name}:{chinese}") for english, chinese in self._states(ours, theirs)]
        pairs = self._pairs_of_any(ours, theirs) if theirs else []
        if theirs and ours["state"] == "POSTED":
            pairs += self._pairs_of_posted(ours, theirs)
        return found + [words(f"{name}: {what} is {mine} in the journal, {other} at the host",
                              f"{name}:{what} 账本为 {mine},银行为 {other}")
                        for what, mine, other in pairs if mine != other]

    # States

    def _states(self, ours, theirs):
        host_state = theirs["state"] if theirs else "none"
        # The host knows a sale that the card approved by its upload: that is what a void undid there.
        undone = self._by_name.get(ours["original"], ours) if kinds.kind_of(ours) == "OFFLINE_SALE_UPLOAD" else ours
        undoing = self._by_name.get(undone.get("undone_by") or "")
        allowed = kinds.allowed_states(ours, voided=undoing is not None and undoing["state"] == "POSTED")
        if undoing is not None and undoing["state"] == "OPEN" and allowed == {"approved"}:
            allowed = {"approved", "voided"}  # that one is told of under its own number
        if host_state not in allowed:
            state = ours["state"] + ("" if ours["state"] != "VOIDED" else "/" + _void_reason(ours))
            yield (f"the journal says {state}, the host says {host_state}", f"账本为 {state},银行为 {host_state}")
        if ours["state"] != "POSTED":
            return
        if _is_offline(ours) and not self._posted_about(ours, {"OFFLINE_SALE_UPLOAD"}, or_open=True):
            yield ("a sale that the card approved, and nobody will tell the host", "卡片脱机批准的交易没有待上送记录")
        if kinds.kind_of(ours) in kinds.SCRIPTED and _script_results(ours) and not self._posted_about(
                ours, {"SCRIPT_RESULT"}, or_open=True):
            yield ("results of scripts, and nobody will tell the host", "发卡行脚本结果没有待上送记录")
        if kinds.kind_of(ours) == "SLIP_UPLOAD" and self._management is not None and not self._has_slip(ours):
            yield ("the host has no such slip", "银行没有该签购单")
        if kinds.kind_of(ours) in kinds.ORDERS and theirs and theirs.get("order_state", "paid") != "paid":
            yield (f"posted, and the order is {theirs['order_state']}", f"已入账,而订单状态为 {theirs['order_state']}")

    def _has_slip(self, ours):
        original = self._by_name.get(ours["original"])
        about = f"{original['batch_number']:06d}{original['trace_number']:06d}" if original else "?"
        return any((row["original"] or "").startswith(about) and row["response_code"] == "00"
                   and row["function"].startswith("80") for row in self._management)

    # Fields: (name, ours, theirs)

    def _pairs_of_any(self, ours, theirs):
        kind = kinds.kind_of(ours)
        pairs = [("kind", kind.lower(), theirs.get("kind", kind.lower()))]
        if kind not in kinds.WITHOUT_AMOUNT and kind != "OFFLINE_SALE_UPLOAD":
            pairs.append(("currency", ours["amount"]["currency_code"], _alphabetic(theirs["currency"])))
            if ours["state"] != "POSTED":  # what was asked for; what was approved may be less
                # A record of an older acquirer does not say what was asked for.
                asked = theirs.get("requested_minor")
                pairs.append(("amount", _minor(ours.get("amount")), int(theirs["amount_minor"] if asked is None else asked)))
        return pairs

    def _pairs_of_posted(self, ours, theirs):
        kind, host = kinds.kind_of(ours), (ours.get("details") or {}).get("host") or {}
        pairs = []
        if kind not in kinds.WITHOUT_AMOUNT:
            pairs.append(("amount", self._worth(ours), int(theirs["amount_minor"])))
        if kind in kinds.ORDERS:
            pairs.append(("wallet reference", host.get("wallet_reference") or "", theirs.get("wallet_reference") or ""))
        else:
            pairs += [("reference number", host.get("reference_number") or "", theirs["rrn"] or ""),
                      ("authorisation code", host.get("authorisation_code") or "", theirs["auth_code"] or "")]
        if ours.get("original"):
            pairs.append(("original", *self._originals(ours, theirs)))
        if "settled" in ours:
            pairs.append(("settled", ours["settled"], theirs.get("settled", ours["settled"])))
        if kind == "INSTALMENT_SALE":
            pairs.append(("instalments", ours.get("instalments", 0), theirs.get("instalments")))
        if kind == "SCRIPT_RESULT":
            pairs.append(("script results", *self._scripts(ours, theirs)))
        return pairs + self._sums(ours, theirs)

    def _worth(self, ours):
        # A sale that the card approved travels under its upload's number, with the sale's amount.
        if kinds.kind_of(ours) == "OFFLINE_SALE_UPLOAD" and ours["original"] in self._by_name:
            ours = self._by_name[ours["original"]]
        approved = ((ours.get("details") or {}).get("host") or {}).get("approved_amount")
        return _minor(approved) or _minor(ours.get("amount"))

    def _originals(self, ours, theirs):
        original = self._by_name.get(ours["original"])
        mine = _key(original) if original else ours["original"]
        if kinds.kind_of(ours) == "OFFLINE_SALE_UPLOAD":
            return mine, mine  # the host knows the sale by this message alone
        other = theirs.get("original")
        other = (int(other["batch"]), int(other["trace"])) if other else None
        uploads = [_key(record) for record in self._posted_about(original, {"OFFLINE_SALE_UPLOAD"})] if original else []
        return (other if other in uploads else mine), other

    def _scripts(self, ours, theirs):
        return _script_results(self._by_name.get(ours["original"], ours)), theirs.get("scripts") or ""

    def _sums(self, ours, theirs):
        """_sums compares what later payments did to this one."""
        about = lambda names: self._posted_about(ours, names)
        worth = lambda records: sum(self._worth(record) for record in records)
        if kinds.kind_of(ours) == "OFFLINE_SALE_UPLOAD":
            about = lambda names: self._posted_about(self._by_name.get(ours["original"]), names)
        pairs = []
        if "refunded_minor" in theirs:
            pairs.append(("refunded", worth(about(kinds.REFUNDS)), int(theirs["refunded_minor"])))
        if "tips_minor" in theirs:
            pairs.append(("tips", worth(about({"TIP_ADJUSTMENT"})), int(theirs["tips_minor"])))
        if kinds.kind_of(ours) == "SALE" and "tip_minor" in theirs:
            pairs.append(("tip", _minor(ours.get("tip")), int(theirs["tip_minor"])))
        adjustments = sorted(about({"OFFLINE_ADJUSTMENT"}), key=lambda record: int(record.get("sequence", 0)))
        if "adjusted_minor" in theirs and kinds.kind_of(ours) == "OFFLINE_SETTLEMENT":
            final = self._worth(adjustments[-1]) if adjustments else self._worth(ours)
            pairs.append(("adjusted amount", final, int(theirs["amount_minor"]) + int(theirs["adjusted_minor"])))
        if kinds.kind_of(ours) in kinds.TOP_UPS and "confirmed" in theirs:
            pairs.append(("confirmed", bool(about({"TOP_UP_CONFIRMATION"})), theirs["confirmed"]))
        return pairs

    def _posted_about(self, record, names, or_open=False):
        states = ("POSTED", "OPEN") if or_open else ("POSTED",)
        return [other for other in self._about.get(record["payment"], [])
                if kinds.kind_of(other) in names and other["state"] in states] if record else []


def allowed_states(record):
    """allowed_states returns what the host may hold of a payment that nothing undid; empty when it is not done."""
    return kinds.allowed_states(record)


def _is_offline(record):
    return any(step["step"] == "OFFLINE_APPROVED" for step in record["steps"])


def _script_results(record):
    encoded = (record.get("details") or {}).get("script_results") or ""
    return base64.b64decode(encoded).hex().upper()


def _key(record):
    return record["batch_number"], record["trace_number"]


def _minor(amount):
    return int((amount or {}).get("minor_units", 0))


def _void_reason(record):
    return (record.get("details") or {}).get("void_reason", "?")


def _alphabetic(currency):
    return {"156": "CNY", "840": "USD", "344": "HKD", "392": "JPY", "978": "EUR"}.get(currency, currency)


def read_journal(api):
    """read_journal returns every payment that the ledger knows, as dicts, and the messages owed for payments."""
    return _pages(api, "till.ledger.v1.Reports/Search", {"with_messages": True}, "records")


def read_settlements(api):
    """read_settlements returns every settlement that the ledger knows, as dicts."""
    return _pages(api, "till.ledger.v1.Reports/ListSettlements", {}, "settlements")


def _pages(api, method, request, name):
    found, token = [], ""
    while True:
        answer = api.call(method, {**request, "page": {"page_size": 200, "page_token": token}})
        found += answer[name]
        token = answer["next_page_token"]
        if not token:
            return found
