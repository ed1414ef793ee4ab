# SPDX-License-Identifier: Apache-2.0
"""Settlement (0500), batch upload and its end (0320): the terminal's books against this host's own record."""

import json

from simulators import tlv
from simulators.acquirer import kinds, replies
from simulators.acquirer.money import whole_amount
from simulators.acquirer.replies import Answer

BALANCED, UNBALANCED, ERROR = 1, 2, 3
GROUPS = ("domestic", "foreign")
SUMS = ("debit_minor", "debit_count", "credit_minor", "credit_count")
_WIDTHS = (12, 3, 12, 3)
_GROUP_DIGITS = sum(_WIDTHS) + 1
LAST_BATCH = 999999
# 60.3 of an upload: name of the section, and whether it belongs to a balanced batch (None: to either).
_SECTIONS = {"000": ("notice", None), "201": ("stripe_online", False), "203": ("chip_online", True),
             "205": ("chip_online", False), "204": ("chip_failed", True), "206": ("chip_failed", False)}
_ENDS = {"202": False, "207": True}
_ITEM_DIGITS, _MOST_ITEMS = 40, 8


def parse_totals(text):
    """parse_totals reads field 48 of a settlement: {group: {sum: number}}; None when it is not 62 digits."""
    if len(text) != 2 * _GROUP_DIGITS:
        return None
    found = {}
    for index, group in enumerate(GROUPS):
        at, found[group] = index * _GROUP_DIGITS, {}
        for name, width in zip(SUMS, _WIDTHS):
            found[group][name] = int(text[at : at + width])
            at += width
    return found


def with_flags(text, flags):
    """with_flags returns field 48 with the host's word at digits 31 and 62."""
    return "".join(text[i * _GROUP_DIGITS : (i + 1) * _GROUP_DIGITS - 1] + str(flag) for i, flag in enumerate(flags))


def next_batch(batch):
    """next_batch returns the number after a batch's."""
    return f"{int(batch) % LAST_BATCH + 1:06d}"


class Settling:
    """Settling compares totals, takes a batch in detail, and opens the next one."""

    def __init__(self, store, answers, clock):
        self._store, self._answers, self._clock = store, answers, clock
        self._forced = []  # (domestic flag, foreign flag) of the next settlements; None: as it is

    def force(self, domestic, foreign):
        """force makes the next settlement answer these flags, whatever the totals are."""
        self._forced.append((domestic, foreign))

    def clear(self):
        self._forced.clear()

    def totals(self, terminal_id, batch):
        """totals returns this host's own sums of a batch: what was approved, and what was voided since, counts."""
        sums = {group: dict.fromkeys(SUMS, 0) for group in GROUPS}
        for row in self._store.of_batch(terminal_id, batch):
            side = kinds.BY_NAME[row["kind"]].side
            if side and row["state"] in ("approved", "voided"):
                group = sums[GROUPS[row["foreign_card"]]]
                group[side + "_minor"] += whole_amount(row)
                group[side + "_count"] += 1
        return sums

    def settle(self, terminal, keys, fields):
        """settle answers 0500 with the flags; the batch takes no more payments from now on."""
        reply = self._answers.make(fields, "00")
        batch = fields[60][2:8]
        theirs = parse_totals(fields.get(48, ""))
        known = self._store.settlement(terminal["terminal_id"], batch)
        if theirs is None:
            reply[39] = "30"
        elif known is None and batch != terminal["batch"]:
            reply[39] = "77"
        else:
            reply[48] = with_flags(fields[48], self._compare(terminal, fields, theirs, known))
        return Answer("0510", reply, keys.seal)

    def _compare(self, terminal, fields, theirs, known):
        batch = fields[60][2:8]
        if known is not None and json.loads(known["theirs"]) == theirs:
            return known["domestic_flag"], known["foreign_flag"]
        ours = self.totals(terminal["terminal_id"], batch)
        flags = [BALANCED if theirs[group] == ours[group] else UNBALANCED for group in GROUPS]
        forced = self._forced.pop(0) if self._forced else (None, None)
        flags = [wanted or flag for wanted, flag in zip(forced, flags)]
        row = {"terminal_id": terminal["terminal_id"], "batch": batch, "trace": fields[11],
               "theirs": json.dumps(theirs), "ours": json.dumps(ours), "domestic_flag": flags[0],
               "foreign_flag": flags[1], "forced": int(any(forced)), "state": "compared",
               "time": self._clock().isoformat(timespec="seconds")}
        if known is None:
            self._store.insert("settlement", row)
        else:
            self._store.update("settlement", known["id"], **row)
        return flags

    def take_upload(self, terminal, keys, fields):
        """take_upload answers 0320: one or more payments of a settled batch, or the end of the upload."""
        reply = self._answers.make(fields, "00")
        batch, function = fields[60][2:8], fields[60][8:11]
        settlement = self._store.settlement(terminal["terminal_id"], batch)
        if settlement is None:
            reply[39] = "12"
        elif function in _ENDS:
            self._end(terminal, settlement, fields, reply)
        elif function in _SECTIONS:
            items = self._items(fields, function)
            if items is None:
                reply[39] = "30"
            for item in items or ():
                self._note(terminal, settlement, function, item)
        else:
            reply[39] = "40"
        return Answer("0330", reply, keys.seal)

    # Items: dictionaries of trace, amount_minor, pan, row

    def _items(self, fields, function):
        terminal_id, batch = fields[41], fields[60][2:8]
        if function == "201":
            text = fields.get(48, "")
            count = int(text[:2] or "0")
            if not 1 <= count <= _MOST_ITEMS or len(text) != 2 + count * _ITEM_DIGITS:
                return None
            pieces = [text[at : at + _ITEM_DIGITS] for at in range(2, len(text), _ITEM_DIGITS)]
            return [{"trace": piece[2:8], "pan": piece[8:28].lstrip("0"), "amount_minor": int(piece[28:]),
                     "foreign": int(piece[:2]), "row": self._store.owner_of_trace(terminal_id, batch, piece[2:8])}
                    for piece in pieces]
        if 4 not in fields:
            return None
        row = self._store.owner_of_trace(terminal_id, batch, fields[11])
        if row is None and 37 in fields:
            row = self._store.by_reference(terminal_id, fields[37])
        if row is None and 2 in fields:
            row = self._by_certificate(fields)
        return [{"trace": fields[11], "pan": fields.get(2), "amount_minor": int(fields[4]), "foreign": None, "row": row}]

    def _by_certificate(self, fields):
        # A sale that the card approved by itself was booked under the trace number of its upload.
        try:
            counter = dict(tlv.decode(fields.get(55, b""))).get("9F36", b"")
        except (tlv.TlvError, IndexError):
            return None
        return self._store.find_upload(fields[2], counter.hex().upper()) if counter else None

    def _note(self, terminal, settlement, function, item):
        section, of_balanced = _SECTIONS[function]
        verdict = self._verdict(section, item)
        balanced = self.is_balanced(settlement)
        if verdict == "equal" and of_balanced not in (None, balanced):
            verdict = "a section of " + ("an unbalanced" if balanced else "a balanced") + " batch"
        known = self._store.upload(terminal["terminal_id"], settlement["batch"], item["trace"], section)
        if known is not None:
            self._store.update("upload", known["id"], times=known["times"] + 1, verdict=verdict)
            return
        self._store.insert("upload", {
            "terminal_id": terminal["terminal_id"], "batch": settlement["batch"], "trace": item["trace"],
            "section": section, "amount_minor": item["amount_minor"], "verdict": verdict,
            "time": self._clock().isoformat(timespec="seconds")})

    @staticmethod
    def _verdict(section, item):
        row = item["row"]
        if row is None:
            return "unknown"
        if item["amount_minor"] not in (row["amount_minor"], row["requested_minor"], whole_amount(row)):
            return "another amount"
        if item["pan"] and row["pan"] and item["pan"] != row["pan"]:
            return "another card"
        if item["foreign"] not in (None, row["foreign_card"]):
            return "another group of cards"
        if section != "chip_failed" and row["state"] not in ("approved", "voided"):
            return "it is " + row["state"]
        return "equal"

    @staticmethod
    def is_balanced(settlement):
        """is_balanced says what the terminal was told of a batch."""
        return settlement["domestic_flag"] == settlement["foreign_flag"] == BALANCED

    def _end(self, terminal, settlement, fields, reply):
        batch, function = settlement["batch"], fields[60][8:11]
        following = next_batch(batch)
        reply[60] = fields[60][:2] + following + function
        if settlement["state"] == "ended":
            return
        told = int(fields.get(48, "0"))
        got = len({row["trace"] for row in self._store.uploads(terminal["terminal_id"], batch)})
        notes = [] if told == got else [f"the terminal says {told} uploaded, {got} arrived"]
        if _ENDS[function] != self.is_balanced(settlement):
            notes.append("ended with the code of the other outcome")
        self._store.update("settlement", settlement["id"], state="ended", uploaded_count=told, end_code=function,
                           note="; ".join(notes))
        self._store.settle_batch(terminal["terminal_id"], batch)
        self._store.set_batch(terminal["terminal_id"], following)
