# SPDX-License-Identifier: Apache-2.0
"""Where a sale's controls are and how they look: asked of the screen reader in one sale before anything is measured, so that
what is measured need not serve a screen reader."""

from tests.bench.x_screen import XScreen

DIGITS = "1234"  # an amount of 12.34
_EDGE = 56
_SHADE = 4


class Place:
    """Place is one control: its box, and the pixels of a line through its middle."""

    def __init__(self, screen, box):
        self.box = tuple(box)
        self._line = (box[0], box[1] + box[3] // 2, box[2], 1)
        self._pixels = screen.look(self._line)

    def shows(self, screen):
        """shows says whether the control is there and drawn: a glyph's edge may lie a fraction of a pixel elsewhere after an
        animation, but no letter may miss, and a pressed key is another."""
        apart = [abs(now - then) for now, then in zip(screen.look(self._line), self._pixels)]
        return max(apart) < _EDGE and sum(apart) < _SHADE * len(apart)


class KioskPlaces:
    """KioskPlaces are those of one sale, learnt from a TouchedKiosk on which nobody is signed in."""

    def __init__(self, shop, touched):
        screen = XScreen(touched.display)
        try:
            self.sign_in = self._learn(screen, touched, "1")  # a key of the page that stands there at the start
            touched.tap_digits("01")
            touched.tap_digits("0000")
            touched.tap("Sign in")
            self.start = self._learn(screen, touched, "Start")  # below what a shop looks at before it opens
            touched.tap("Start")
            shop.present("unionpay-debit", "insert", pin="123456")
            self.home = self._learn(screen, touched, "Take payment")
            touched.tap("Take payment")
            self.digits = [self._learn(screen, touched, digit) for digit in DIGITS]
            touched.tap_digits(DIGITS)
            self.pay = self._learn(screen, touched, "Take payment")
            touched.tap("Take payment")
            self.done = self._learn(screen, touched, "Done", 30.0)
            touched.tap("Done")
            self._learn(screen, touched, "Take payment")
        finally:
            screen.close()

    @staticmethod
    def _learn(screen, touched, name, timeout_s=15.0):
        part = touched.wait_for(name, timeout_s, lambda part: part["role"] != "label" and part["enabled"])
        screen.rest()
        return Place(screen, part["box"])
