# SPDX-License-Identifier: Apache-2.0
"""What a message says of the card and the money: the question to the issuer."""

from simulators.acquirer import issuer

_CHIP_MODES = ("05", "07")
_MAIL_ORDER = ("08", "18")


class CardRequest:
    """CardRequest is read from the fields of a message; Declined 30 when they contradict each other.

    needs_chip: a message in a chip entry mode must carry field 55 (voids and advices need not).
    """

    def __init__(self, fields, keys, now, needs_chip):
        self.now = now
        self.amount_minor = self.approved_minor = int(fields.get(4, "0"))
        self.entry_mode = fields[22]
        self.sequence = fields.get(23)
        self.by_mail = fields.get(25) in _MAIL_ORDER
        self.takes_parts = fields.get(60, "")[13:14] == "1"
        self.response_cryptogram = None
        self.scheme = None
        self.chip = None
        self._read_account(fields, keys)
        self.pin_block = self._pin_block(fields, keys)
        if self.entry_mode[:2] in _CHIP_MODES and (needs_chip or 55 in fields):
            self.chip = issuer.ChipData(fields.get(55, b""), self.amount_minor)

    def _read_account(self, fields, keys):
        if 35 in fields:
            track = keys.clear_track(fields[35], fields.get(53))
            self.pan, separator, rest = track.partition("=")
            digits = (self.pan + rest).isdigit()
            if not separator or not digits or len(rest) < 7 or fields.get(2, self.pan) != self.pan:
                raise issuer.Declined("30", "track 2")
            self.expiry = rest[:4]
        elif 2 in fields:
            self.pan, self.expiry = fields[2], fields.get(14)
        else:
            raise issuer.Declined("30", "no card number")

    def _pin_block(self, fields, keys):
        if (self.entry_mode[2] == "1") != (52 in fields):
            raise issuer.Declined("30", "field 22 and field 52 disagree")
        return keys.clear_pin_block(fields[52], fields.get(53)) if 52 in fields else None
