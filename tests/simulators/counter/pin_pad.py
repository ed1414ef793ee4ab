# SPDX-License-Identifier: Apache-2.0
"""The PIN pad and the finger on it: pin_pad.sock."""

import asyncio

from simulators.counter import frames

DOT_WAIT_S = 2.0


class PinPad:
    """PinPad types what the last presented card's holder would, one key per dot, or digit, that the terminal shows; and
    the number of the card that is dictated, when a card number is asked for."""

    def __init__(self, customer):
        self._customer = customer
        self._connection = None
        self.healthy = True
        self._typing = None
        self._forget_entry()

    def _forget_entry(self):
        if self._typing is not None:
            self._typing.cancel()
            self._typing = None
        self.open, self.prompt, self.dots = False, "", 0
        self.typed = []  # what was shown of a card number: part, fault, digits
        self._dot_shown = asyncio.Event()

    async def handle(self, reader, writer):
        if self._connection is not None:
            self._connection.close()
        self._connection = writer
        self._forget_entry()
        try:
            while (request := await frames.read(reader)) is not None:
                kind, payload = request
                if kind == "S":
                    writer.write(frames.frame("s", bytes([1 if self.healthy else 0])))
                elif kind in "BC" and len(payload) >= 6:
                    await self._begin(kind, payload, writer)
                elif kind == "T" and len(payload) >= 2:
                    self.typed.append((chr(payload[0]), chr(payload[1]), payload[2:].decode("ascii")))
                    self._dot_shown.set()
                elif kind == "N" and len(payload) == 1:
                    self.dots = payload[0]
                    self._dot_shown.set()
                elif kind == "F":
                    self._forget_entry()
                else:
                    break
        except ConnectionError:
            pass
        finally:
            writer.close()
            if self._connection is writer:
                self._connection = None
                self._forget_entry()

    async def _begin(self, kind, payload, writer):
        self._forget_entry()
        self.open, self.prompt = True, payload[6:].decode("utf-8", "replace")
        if kind == "C":
            keys = self._customer.typed or self._customer.dictate() or ""
        else:
            keys = self._customer.last.keys() if self._customer.last is not None else ""
            present = self._customer.present
            if present is not None and present.remove_after == "pin":
                self._customer.take_back()
                await self._customer.notify()
            keys += self._customer.typed
        self._customer.typed = ""
        self._typing = asyncio.create_task(self._type(keys, writer, self._customer.dictate if kind == "C" else None))

    async def _type(self, keys, writer, dictate):
        # Until Python 3.12 asyncio.wait_for can swallow a cancellation: an entry that is over must not take the keys of
        # the next one.
        over = lambda: self._typing is not asyncio.current_task()
        while True:
            for key in keys:
                if over():
                    return
                self._dot_shown.clear()
                writer.write(frames.frame("K", key.encode("ascii")))
                # The date comes only when the number was taken, which the pad then shows.
                if key == "C" or (key == "E" and not dictate):
                    continue
                try:
                    await asyncio.wait_for(self._dot_shown.wait(), DOT_WAIT_S)
                except asyncio.TimeoutError:
                    pass
            more = lambda: self._customer.typed or (dictate and self._customer.dictated)
            async with self._customer.changed:
                await self._customer.changed.wait_for(lambda: more() or over())
            if over():
                return
            keys, self._customer.typed = self._customer.typed or dictate(), ""
