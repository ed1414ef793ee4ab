# SPDX-License-Identifier: Apache-2.0
"""How the acquirer misbehaves when told to. Business is done first: a lost answer does not undo a debit."""

import random

WORDS = ("normal", "silent", "duplicate", "garbage", "wrong-mac", "wrong-trace", "drop", "truncate", "short")
# Words with a number of their own, and the key that stands for word and number together.
_NUMBERED = {"late_s": "late", "drop_at": "drop-at", "bytes_per_s": "trickle"}


class Behaviour:
    """Behaviour is one scripted reply: a word of WORDS, one with a number, or "decline" with a response code.

    mti and kind say which messages it is for; without both it is for any message about money.
    """

    def __init__(self, word, number=0.0, code=None, mti=None, kind=None):
        self.word, self.number, self.code, self.mti, self.kind = word, number, code, mti, kind

    @classmethod
    def parse(cls, item):
        """parse reads "silent", "decline:51", {"late_s": 3}, {"do": "silent", "mti": "0800", "times": 2}; returns a list."""
        mti, kind, times = None, None, 1
        if isinstance(item, dict):
            mti, kind, times = item.get("mti"), item.get("kind"), item.get("times", 1)
            if not isinstance(times, int) or not 1 <= times <= 1_000_000:
                raise ValueError("times is 1 to 1,000,000")
            for key, word in _NUMBERED.items():
                if key in item:
                    number = float(item[key])
                    if number < 0 or (word == "trickle" and number <= 0):
                        raise ValueError(f"{key} is not negative, and bytes_per_s not zero")
                    return [cls(word, number, mti=mti, kind=kind)] * times
            item = item.get("do")
        if isinstance(item, str) and item.startswith("decline:") and len(item) == 10:
            return [cls("decline", code=item[8:], mti=mti, kind=kind)] * times
        if item not in WORDS:
            raise ValueError(f"a behaviour is one of {', '.join(WORDS)}, decline:NN, or an object with "
                             + ", ".join(_NUMBERED))
        return [cls(item, mti=mti, kind=kind)] * times

    def is_for(self, mti, kind):
        """is_for says whether a message of this type and kind is meant."""
        if self.mti is None and self.kind is None:
            return mti[1:2] != "8"
        return self.mti in (None, mti) and self.kind in (None, kind)


class Script:
    """Script hands out behaviours: the first queued one that is for the message, else by chance, else a normal one."""

    def __init__(self):
        self._queue = []
        self._chance, self._rate, self._choices = None, 0.0, []
        self.by_chance = 0

    def add(self, items):
        """add appends behaviours; raises ValueError and adds none when one is unknown."""
        self._queue.extend([parsed for item in items for parsed in Behaviour.parse(item)])

    def at_random(self, seed, rate, items):
        """at_random spoils that share of messages, each in one of these ways; the same seed chooses the same."""
        choices = [parsed for item in items for parsed in Behaviour.parse(item)]
        if not 0 <= rate <= 1 or (rate and not choices):
            raise ValueError("rate is 0 to 1, and something has to be chosen from")
        self._chance, self._rate, self._choices = random.Random(seed), rate, choices

    def clear(self):
        """clear forgets the queue and chance."""
        self._queue.clear()
        self._rate, self.by_chance = 0.0, 0

    def remaining(self):
        """remaining returns how many wait."""
        return len(self._queue)

    def next_for(self, mti, kind=None):
        """next_for returns how to answer a message."""
        for index, behaviour in enumerate(self._queue):
            if behaviour.is_for(mti, kind):
                return self._queue.pop(index)
        if self._rate:
            # Both are drawn for every message, so that what is spoilt does not depend on what else comes.
            drawn, chosen = self._chance.random(), self._chance.choice(self._choices)
            if drawn < self._rate and chosen.is_for(mti, kind):
                self.by_chance += 1
                return chosen
        return Behaviour("normal")
