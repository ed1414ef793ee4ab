# SPDX-License-Identifier: Apache-2.0
"""How the acquirer misbehaves when told to. Business is done first: a lost answer does not undo a debit."""

import collections

WORDS = ("normal", "silent", "garbage", "wrong-mac", "wrong-trace", "drop", "truncate", "short")


class Behaviour:
    """Behaviour is one scripted reply: a word of WORDS, "late" with seconds, or "decline" with a response code."""

    def __init__(self, word, late_s=0.0, code=None, mti=None):
        self.word, self.late_s, self.code, self.mti = word, late_s, code, mti

    @classmethod
    def parse(cls, item):
        """parse reads "silent", "decline:51", {"late_s": 3} or {"do": "silent", "mti": "0800"}."""
        mti = None
        if isinstance(item, dict):
            mti = item.get("mti")
            if "late_s" in item:
                return cls("late", late_s=float(item["late_s"]), mti=mti)
            item = item.get("do")
        if isinstance(item, str) and item.startswith("decline:") and len(item) == 10:
            return cls("decline", code=item[8:], mti=mti)
        if item not in WORDS:
            raise ValueError(f"a behaviour is one of {', '.join(WORDS)}, decline:NN, or an object with late_s")
        return cls(item, mti=mti)


class Script:
    """Script hands out the scripted behaviours in order. One without an MTI waits for a message about money."""

    def __init__(self):
        self._queue = collections.deque()

    def add(self, items):
        """add appends behaviours; raises ValueError and adds none when one is unknown."""
        self._queue.extend([Behaviour.parse(item) for item in items])

    def clear(self):
        self._queue.clear()

    def remaining(self):
        """remaining returns how many wait."""
        return len(self._queue)

    def next_for(self, mti):
        """next_for takes the first behaviour if it is for this message, else returns a normal one."""
        if self._queue:
            wanted = self._queue[0].mti
            if wanted == mti or (wanted is None and mti[1] != "8"):
                return self._queue.popleft()
        return Behaviour("normal")
