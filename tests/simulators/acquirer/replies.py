# SPDX-License-Identifier: Apache-2.0
"""What every answer has in common, and how an answer is kept so that it can be given again."""

import json

from simulators.acquirer import iso8583

# "Not now": nothing was decided, and the same message again is decided anew.
COME_AGAIN = ("09", "19", "22", "28", "68", "79", "90", "91", "92", "96", "98")
_ECHOED = (3, 4, 11, 25, 41, 42, 49, 60)


class Answer:
    """Answer is an MTI, fields, and the function that seals them, or None where there is no key to use."""

    def __init__(self, mti, fields, mac=None):
        self.mti, self.fields, self.mac = mti, fields, mac

    def packed(self, spoil_mac=False, fields=None):
        """packed returns the message; spoil_mac makes its MAC a wrong one."""
        fields = {**self.fields, **(fields or {})}
        if self.mac is None:
            return iso8583.pack(self.mti, fields)
        message = iso8583.sealed(self.mti, fields, self.mac)
        if spoil_mac:
            message = message[:-1] + (b"0" if message[-1:] != b"0" else b"1")
        return message


class Replies:
    """Replies makes the fields that answers share: time, acquirer, reference number."""

    def __init__(self, store, acquirer_code, clock):
        self._store, self._acquirer_code, self._clock = store, acquirer_code, clock

    def make(self, fields, code):
        """make returns the answer's fields to a request's."""
        now = self._clock()
        reply = {number: fields[number] for number in _ECHOED if number in fields}
        reply[12], reply[13] = now.strftime("%H%M%S"), now.strftime("%m%d")
        reply[32] = self._acquirer_code
        reply[37] = now.strftime("%y%j")[1:] + f"{self._store.next_number('reference') % 10**8:08d}"
        reply[39] = code
        if 3 in fields:
            reply[15] = now.strftime("%m%d")
            reply[44] = f"{self._acquirer_code:<11}{self._acquirer_code:<11}"
        return reply


def answering(mti):
    """answering returns the message type of the answer."""
    return f"{int(mti) + 10:04d}"


def to_json(fields):
    """to_json keeps an answer's fields as text."""
    return json.dumps({number: {"hex": value.hex()} if isinstance(value, bytes) else value
                       for number, value in fields.items()})


def of_json(text):
    """of_json is the inverse of to_json."""
    return {int(number): bytes.fromhex(value["hex"]) if isinstance(value, dict) else value
            for number, value in json.loads(text).items()}
