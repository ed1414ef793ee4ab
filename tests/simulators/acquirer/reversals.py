# SPDX-License-Identifier: Apache-2.0
"""Reversals (0400): each kind has the codes of what it undoes; asked twice, it is done once."""

from simulators.acquirer import kinds
from simulators.acquirer.effects import Effects
from simulators.acquirer.money import whole_amount
from simulators.acquirer.replies import Answer


class Reversals:
    """Reversals undoes what a row of the record did, or remembers that it must never be done."""

    def __init__(self, store, answers, clock, has_followers):
        self._store, self._answers, self._clock, self._has_followers = store, answers, clock, has_followers

    def take(self, terminal, keys, fields):
        """take returns the Answer to a reversal whose MAC was right."""
        reply = self._answers.make(fields, "00")
        reply[63] = "CUP"
        places = [(fields[60][2:8], fields[11])]
        if len(fields.get(61, "")) >= 12:
            places.append((fields[61][:6], fields[61][6:12]))
        found, original = self._find(terminal["terminal_id"], places, fields)
        undone, note, at = 0, "", [found]
        if original is not None:
            reply[39], undone, note = self._undo(original, int(fields.get(4, "0")))
        elif not kinds.is_reversible(fields):
            reply[39], note = "40", "nothing of this kind is reversed"
        elif self._store.owner_of_trace(terminal["terminal_id"], *found) is not None:
            reply[39], note = "12", "the codes are not the original's"
        else:
            # The original never came: the answer is 00 too, and it is remembered. Should it come late, it is 12.
            note = "reversal for unknown original"
            at = [place for place in dict.fromkeys(places)
                  if self._store.owner_of_trace(terminal["terminal_id"], *place) is None]
        for batch, trace in at:
            self._store.insert("reversal", {
                "terminal_id": terminal["terminal_id"], "batch": batch, "trace": trace, "reason": fields.get(39),
                "amount_minor": int(fields.get(4, "0")), "response_code": reply[39],
                "found": int(original is not None), "undone": undone, "rrn": reply[37], "note": note,
                "kind": original["kind"] if original else "",
                "time": self._clock().isoformat(timespec="seconds")})
        return Answer("0410", reply, keys.seal)

    def _find(self, terminal_id, places, fields):
        for place in places:
            row = self._store.owner_of_trace(terminal_id, *place)
            if row is not None and kinds.codes(fields) == (
                    (row["processing_code"] or "")[:2], row["condition_code"] or "", row["type_code"]):
                return place, row
        return places[0], None

    def _undo(self, original, amount_minor):
        """_undo returns the response code, whether money came back, and words for the record."""
        if amount_minor not in (original["amount_minor"], original["requested_minor"]):
            return "64", 0, "not the amount of the original"
        if original["state"] != "approved":
            return "00", 0, f"the original is {original['state']}"
        if not kinds.BY_NAME[original["kind"]].reversible:
            return "40", 0, "nothing of this kind is reversed"
        if self._has_followers(original) or whole_amount(original) != original["amount_minor"]:
            return "12", 0, "later transactions build on the original"
        Effects.of_row(self._store, original).undo()
        self._store.update("financial", original["id"], state="reversed", held_minor=0, fee_minor=0)
        return "00", 1, ""
