# SPDX-License-Identifier: Apache-2.0
"""Messages that are not about money: sign-on and sign-off, echo, status, downloads, signed slips."""

from simulators.acquirer import downloads, replies, slips
from simulators.acquirer.keys import MODES, Keys
from simulators.acquirer.replies import Answer

# What an end of the work takes back of the header's demand (reference B1).
DEMANDS = {"360": 1, "362": 2, "sign-on": 3, "370": 4, "380": 5, "390": 7, "394": 9}
STATUS_FUNCTIONS = ("362", "372", "382")
SLIP_FUNCTIONS = tuple(str(number) for number in range(800, 810))


class Management:
    """Management answers 0800 and 0820; `demand` is what the header of every answer asks the terminal for."""

    def __init__(self, store, answers, clock, random, library):
        self._store, self._answers, self._clock, self._random = store, answers, clock, random
        self._library = library
        self.demand = 0

    def take(self, mti, terminal, fields):
        """take returns the Answer, without MAC, as these messages are."""
        function = fields.get(60, "")[8:11]
        if mti == "0800" and function in MODES:
            answer = self._sign_on(terminal, fields, function)
        elif mti == "0800" and function in downloads.FUNCTIONS:
            answer = self._download(fields, function)
        elif mti == "0800" and function in downloads.ENDS:
            answer = self._end_download(fields, downloads.ENDS[function])
        elif mti == "0820":
            answer = self._other(terminal, fields, function)
        else:
            answer = None
        reply = answer or self._answers.make(fields, "40")
        self._note(mti, terminal, fields, function, reply)
        return Answer(replies.answering(mti), reply)

    def _done(self, demand):
        if self.demand == demand:
            self.demand = 0

    def _sign_on(self, terminal, fields, mode):
        if mode == "006" and terminal["sm4_tmk"] is None:
            return None
        keys = Keys.fresh(mode, self._random)
        self._store.set_working_keys(terminal["terminal_id"], keys)
        self._done(DEMANDS["sign-on"])
        reply = self._answers.make(fields, "00")
        reply[60] = fields[60][:2] + terminal["batch"] + mode
        reply[62] = keys.wrapped(terminal)
        return reply

    def _download(self, fields, function):
        reply = self._answers.make(fields, "00")
        count = downloads.count_so_far(fields.get(62))
        if count is None:
            reply[39] = "30"
        else:
            reply[62] = self._library.page(function, count)
        return reply

    def _end_download(self, fields, function):
        self._done(DEMANDS[function])
        return self._answers.make(fields, "00")

    def _other(self, terminal, fields, function):
        if function == "002":
            self._store.sign_off(terminal["terminal_id"])
        elif function in STATUS_FUNCTIONS:
            self._done(DEMANDS["362"])
        elif function in SLIP_FUNCTIONS:
            return self._slip(terminal, fields)
        elif function != "301":
            return None
        return self._answers.make(fields, "00")

    def _slip(self, terminal, fields):
        original = fields.get(61, "")
        found = len(original) >= 12 and self._store.owner_of_trace(
            terminal["terminal_id"], original[:6], original[6:12])
        try:
            slips.read(fields.get(62) or b"")
            code = "00" if found else "25"
        except ValueError:
            code = "30"
        return self._answers.make(fields, code)

    def _note(self, mti, terminal, fields, function, reply):
        self._store.insert("management", {
            "terminal_id": terminal["terminal_id"], "batch": fields.get(60, "")[2:8], "trace": fields[11], "mti": mti,
            "function": function, "response_code": reply[39], "original": fields.get(61),
            "data": None if function in MODES else fields.get(62),
            "time": self._clock().isoformat(timespec="seconds")})
