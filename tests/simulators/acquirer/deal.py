# SPDX-License-Identifier: Apache-2.0
"""One financial message on its way through the host."""

from simulators.acquirer import effects


class Deal:
    """Deal is what is known of a financial message while it is decided: parts of it fill in as the work goes on."""

    def __init__(self, kind, terminal, keys, fields, store, now):
        self.kind, self.terminal, self.keys, self.fields = kind, terminal, keys, fields
        self.terminal_id, self.batch, self.trace = terminal["terminal_id"], fields[60][2:8], fields[11]
        self.amount_minor = int(fields.get(4, "0"))
        self.approved_minor = self.amount_minor
        self.now = now
        self.request = None  # CardRequest
        self.account = None
        self.original = None  # row of the record
        self.effects = effects.Effects(store)
        self.reply = {}  # fields that the work adds to the answer
        self.columns = {}  # columns that it adds to the record
        self.scripts = b""  # templates 71 and 72 for the card

    @property
    def code(self):
        """code is the response code of an approval."""
        return "10" if self.approved_minor != self.amount_minor else "00"
