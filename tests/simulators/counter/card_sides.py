# SPDX-License-Identifier: Apache-2.0
"""The card's side of what a reader at TPDU level leaves to its host: T=0 and T=1.

Written from ISO/IEC 7816-3 (T=0: 12.2; T=1: 11) for a virtual card that knows APDUs only. It shares nothing with the
terminal's side, which is tested against it.
"""

GET_RESPONSE = 0xC0
_IFSC = 32  # what this card takes in a block, as its ATR says

_RESYNCH, _IFS, _ABORT, _WTX = 0, 1, 2, 3
_REQUEST, _RESPONSE = 0xC0, 0xE0


def atr_of_t1(atr):
    """atr_of_t1 returns an ATR of T=1 (ISO/IEC 7816-3, 8.2) with the historical bytes of another: TB1, TC1, TD1, TD2, TA3, TB3."""
    count, rest = atr[1] & 0x0F, atr[1] >> 4
    historical = atr[len(atr) - count:] if count and not rest & 8 else b""
    body = bytes((0xE0 | len(historical), 0x00, 0x00, 0x81, 0x31, _IFSC, 0x45)) + historical
    check = 0
    for byte in body:
        check ^= byte
    return b"\x3b" + body + bytes((check,))


def atr_of_contactless(answer):
    """atr_of_contactless returns what a reader makes of an ATS (PC/SC part 3, 3.1.3.2.3.1); an ATR stays."""
    if answer[0] in (0x3B, 0x3F):
        return answer
    skip = 2 + bin(answer[1] >> 4 & 7).count("1") if len(answer) > 1 else 1
    historical = answer[skip:][:15]
    body = bytes((0x80 | len(historical), 0x80, 0x01)) + historical
    check = 0
    for byte in body:
        check ^= byte
    return b"\x3b" + body + bytes((check,))


class T0Side:
    """T0Side answers command TPDUs, of which the reader does the procedure bytes."""

    def __init__(self, transmit):
        self._transmit = transmit
        self._waiting = b""

    async def take(self, tpdu, _):
        """take returns data and status; None when the card is gone. A TPDU is five bytes and data."""
        if len(tpdu) < 5 or len(tpdu) not in (5, 5 + tpdu[4]):
            return b"\x67\x00"
        if self._waiting and tpdu[1] == GET_RESPONSE:
            wanted = tpdu[4] or 256
            if wanted > len(self._waiting) - 2:
                return bytes((0x6C, len(self._waiting) - 2 & 0xFF))
            answer, self._waiting = self._waiting[:-2], b""
            return answer[:wanted] + b"\x90\x00"
        self._waiting = b""
        if len(tpdu) == 5:
            return await self._transmit(tpdu)
        # Case 3 and case 4 are one here: data goes out, and what comes in is asked for by GET RESPONSE (12.2.4).
        answer = await self._transmit(tpdu + b"\x00")
        if answer is None or len(answer) == 2:
            return answer
        self._waiting = answer
        return bytes((0x61, len(answer) - 2 & 0xFF))


class T1Side:
    """T1Side answers blocks. `faults` has a method taken(name) that says whether a fault is to happen now."""

    def __init__(self, transmit, faults):
        self._transmit, self._faults = transmit, faults
        self.waiting_times = []  # bBWI of each block
        self._begin()

    def _begin(self):
        self._sends, self._expects, self._ifsd = 0, 0, 32
        self._command, self._answer = b"", []
        self._last, self._held = None, None
        self._answering = False

    async def take(self, raw, waiting_times):
        """take returns the answer to a block, b"" for one that cannot be read, None when the card is gone."""
        self.waiting_times.append(waiting_times)
        block = self._read(raw)
        if block is None or self._faults.taken("t1_again"):
            return self._send(self._ready(1))
        control, information = block
        if not control & 0x80:
            return await self._information(control, information)
        if control & 0xC0 == 0x80:
            return self._repeat_or_next(control >> 4 & 1)
        return self._supervisory(control, information)

    @staticmethod
    def _read(raw):
        check = 0
        for byte in raw:
            check ^= byte
        if len(raw) < 4 or raw[0] != 0 or raw[2] != len(raw) - 4 or check:
            return None
        return raw[1], raw[3:-1]

    def _ready(self, trouble=0):
        return (0x80 | self._expects << 4 | trouble, b"")

    async def _information(self, control, information):
        if control >> 6 & 1 != self._expects or len(information) > _IFSC:
            return self._send(self._ready(2))
        if self._answering:  # the terminal's next command acknowledges the end of our answer
            self._sends, self._answering = self._sends ^ 1, False
        self._expects ^= 1
        self._command += information
        if control & 0x20:
            return self._send(self._ready())
        command, self._command = self._command, b""
        answer = await self._transmit(command)
        if answer is None:
            return None
        self._answer = [answer[i:i + self._ifsd] for i in range(0, len(answer), self._ifsd)]
        self._answering = True
        return self._send_piece()

    def _send_piece(self):
        more = 0x20 if len(self._answer) > 1 else 0
        return self._send((self._sends << 6 | more, self._answer[0]))

    def _repeat_or_next(self, number):
        if self._answering and number != self._sends and len(self._answer) > 1:
            self._answer.pop(0)
            self._sends ^= 1
            return self._send_piece()
        return self._send(self._last or self._ready())

    def _supervisory(self, control, information):
        if control == _REQUEST | _RESYNCH:
            self._begin()
            return self._send((_RESPONSE | _RESYNCH, b""))
        if control == _REQUEST | _IFS and len(information) == 1:
            self._ifsd = information[0]
            return self._send((_RESPONSE | _IFS, information))
        if control in (_RESPONSE | _WTX, _RESPONSE | _IFS) and self._held is not None:
            held, self._held = self._held, None
            return self._send(held)
        return self._send(self._ready(2))

    def _send(self, block):
        if self._faults.taken("t1_wtx") or self._faults.taken("t1_endless_wtx"):
            self._held = block
            return self._bytes((_REQUEST | _WTX, b"\x03"))
        if self._faults.taken("t1_ifs"):
            self._held = block
            return self._bytes((_REQUEST | _IFS, b"\x10"))
        if self._faults.taken("t1_abort"):
            return self._bytes((_REQUEST | _ABORT, b""))
        self._last = block
        raw = self._bytes(block)
        if self._faults.taken("t1_lrc"):
            return raw[:-1] + bytes((raw[-1] ^ 0x55,))
        if self._faults.taken("t1_length"):
            return raw[:2] + bytes((0xFF,)) + raw[3:]
        if self._faults.taken("t1_number"):
            return self._bytes((block[0] ^ (0x10 if block[0] & 0x80 else 0x40), block[1]))
        if self._faults.taken("t1_silent"):
            return b""
        return raw

    @staticmethod
    def _bytes(block):
        control, information = block
        raw = bytes((0, control, len(information))) + information
        check = 0
        for byte in raw:
            check ^= byte
        return raw + bytes((check,))
