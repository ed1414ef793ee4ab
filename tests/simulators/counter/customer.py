# SPDX-License-Identifier: Apache-2.0
"""The customer: holds cards out, takes them back, and types a PIN."""

import asyncio
import collections
import os

from simulators.counter import virtual_card

HOW = {"insert": virtual_card.CONTACT, "tap": virtual_card.CONTACTLESS, "swipe": virtual_card.STRIPE}
# Its number and date are typed at the PIN pad, by whoever holds it or hears of it on the telephone.
TYPED = "type"
STEPS = ("select", "gpo", "read-record", "get-data", "get-challenge", "verify", "internal-authenticate",
         "external-authenticate", "first-gen-ac", "script", "second-gen-ac")
REMOVALS = ("auto", "never", "power-on", "pin") + STEPS


class Presentation:
    """Presentation is one card held out once. remove_after is one of REMOVALS: after a step's answer was given."""

    def __init__(self, card, interface, pin, remove_after):
        self.card, self.interface, self.remove_after = card, interface, remove_after
        self.pins = list(pin) if isinstance(pin, list) else None
        self.pin = pin

    def keys(self):
        """keys returns what is typed at the next PIN entry: digits and E, C for cancel, nothing for None.

        A list of PINs is typed one by one, its last one again and again.
        """
        pin = self.pin
        if self.pins is not None:
            pin = self.pins.pop(0) if len(self.pins) > 1 else self.pins[0]
        if pin is None:
            return ""
        return "C" if pin == "cancel" else pin + "E"


class Customer:
    """Customer owns the wallet of cards, the queue of what will be presented, and the card at the reader now."""

    def __init__(self, cards_folder):
        self._folder = cards_folder
        self.changed = asyncio.Condition()
        self.reset_now()

    def reset_now(self):
        """reset_now takes every card back, forgets the queue, and starts every card's counters afresh."""
        self.wallet = {}
        for name in sorted(os.listdir(self._folder)):
            if name.endswith(".json"):
                card = virtual_card.VirtualCard.load(os.path.join(self._folder, name))
                self.wallet[card.name] = card
        self.queue = collections.deque()
        self.dictated = collections.deque()  # presentations whose number will be typed
        self.present = None
        self.last = None
        self.typed = ""

    async def notify(self):
        async with self.changed:
            self.changed.notify_all()

    def hold_out(self, card, how=None, pin=None, remove_after="auto"):
        """hold_out queues a card for the next wait that can see it; raises ValueError in words the user can act on."""
        if card not in self.wallet:
            raise ValueError(f"no card is called {card!r}; there are: {', '.join(self.wallet)}")
        chosen = self.wallet[card]
        if how is None:
            how = next(name for name, interface in HOW.items() if interface in chosen.interfaces)
        if how not in HOW and how != TYPED:
            raise ValueError(f"how is one of {', '.join(HOW)} or {TYPED}, not {how!r}")
        if how in HOW and HOW[how] not in chosen.interfaces:
            raise ValueError(f"the card {card!r} cannot be used so: {how}")
        if remove_after not in REMOVALS:
            raise ValueError(f"remove_after is one of {', '.join(REMOVALS)}")
        entries = pin if isinstance(pin, list) else [pin]
        if not entries or not all(
            entry is None or entry == "cancel" or (isinstance(entry, str) and entry.isdigit()) for entry in entries
        ):
            raise ValueError('pin is digits, "cancel", null, or a list of these')
        if how == TYPED:
            chosen.embossed()  # there must be something to type
            self.dictated.append(Presentation(chosen, None, pin, "auto"))
        else:
            self.queue.append(Presentation(chosen, HOW[how], pin, remove_after))

    def arrive(self, mask):
        """arrive returns the interface at which a card is there or comes now, 0 when none that mask admits."""
        if self.present is None:
            for presentation in self.queue:
                if presentation.interface & mask:
                    self.queue.remove(presentation)
                    self.present = self.last = presentation
                    break
        return self.present.interface if self.present and self.present.interface & mask else 0

    def dictate(self):
        """dictate returns the keys of the next card that is to be typed, None when there is none: its PIN comes after."""
        if not self.dictated:
            return None
        self.last = self.dictated.popleft()
        number, month, year = self.last.card.embossed()
        return f"{number}E{month}{year}E"

    def take_back(self):
        """take_back removes the card that is at the reader, if there is one."""
        if self.present is not None:
            self.present.card.power_off()
            self.present = None
