# SPDX-License-Identifier: Apache-2.0
"""The card reader: reader.sock."""

import asyncio

from simulators.counter import frames
from simulators.counter.virtual_card import STRIPE

REMOVED_OR_MUTE, NOT_POWERED = b"\x01", b"\x03"


class Reader:
    """Reader serves one terminal at a time; a new connection pushes the old one out.

    'C' with nothing pending is ignored: the answer of the pending request and the cancellation may have crossed.
    """

    def __init__(self, customer):
        self._customer = customer
        self._connection = None
        self._powered = 0

    async def handle(self, reader, writer):
        if self._connection is not None:
            self._connection.close()
            await self._power_off()
        self._connection = writer
        pending = None
        try:
            while (request := await frames.read(reader)) is not None:
                kind, payload = request
                if pending is not None and not pending.done():
                    if kind != "C":
                        break  # one request at a time: a terminal that breaks the protocol is hung up on
                    pending.cancel()
                    await asyncio.wait([pending])
                    if pending.cancelled():  # before it began, so it has not answered
                        writer.write(frames.frame(waiting, b"\0"))
                    continue
                if kind in "WR":
                    waiting = kind.lower()
                    pending = asyncio.create_task(self._wait(kind, payload, writer))
                elif kind != "C":
                    writer.write(await self._answer(kind, payload))
                    await writer.drain()
        except (ConnectionError, ValueError, IndexError):
            pass
        finally:
            if pending is not None:
                pending.cancel()
            writer.close()
            if self._connection is writer:
                self._connection = None
                await self._power_off()

    async def _wait(self, kind, payload, writer):
        if kind == "W":
            mask, timeout_ms, found = payload[0], int.from_bytes(payload[1:5], "big"), 0
            here = lambda: self._customer.arrive(mask)
        else:
            timeout_ms, found = int.from_bytes(payload[0:4], "big"), 0
            here = lambda: int(self._customer.present is None)
        try:
            found = here()  # a timeout of 0 asks without waiting
            async with self._customer.changed:
                found = found or await asyncio.wait_for(self._customer.changed.wait_for(here), timeout_ms / 1000)
        except (asyncio.TimeoutError, asyncio.CancelledError):
            pass
        writer.write(frames.frame(kind.lower(), bytes([found or 0])))

    async def _answer(self, kind, payload):
        customer = self._customer
        if kind == "X":
            await self._power_off()
            return frames.frame("x")
        present = customer.present
        if kind == "M":
            if present is None or present.interface != STRIPE:
                return frames.frame("e", REMOVED_OR_MUTE)
            tracks = [track.encode("ascii") for track in present.card.tracks()]
            customer.take_back()
            await customer.notify()
            return frames.frame("m", b"".join(bytes([len(track)]) + track for track in tracks))
        if kind == "O":
            return await self._power_on(payload)
        if kind == "A":
            return await self._transmit(payload)
        return frames.frame("e", b"\xff")

    async def _power_on(self, payload):
        present = self._customer.present
        self._powered = 0
        if present is None or len(payload) != 1 or payload[0] != present.interface:
            return frames.frame("e", REMOVED_OR_MUTE)
        answer = present.card.power_on(payload[0])
        if answer is None:
            return frames.frame("e", REMOVED_OR_MUTE)
        self._powered = payload[0]
        await self._remove_after("power-on")
        return frames.frame("o", answer)

    async def _transmit(self, command):
        if not self._powered:
            return frames.frame("e", NOT_POWERED)
        present = self._customer.present
        if present is None:
            return frames.frame("e", REMOVED_OR_MUTE)
        response = present.card.transmit(command)
        if response is None:
            return frames.frame("e", REMOVED_OR_MUTE)
        step = present.card.last_step
        if step is not None and step == present.card.data.get("remove_at"):
            self._customer.take_back()  # torn: the card has acted, its answer is lost
            await self._customer.notify()
            return frames.frame("e", REMOVED_OR_MUTE)
        # A step whose answer the terminal has yet to fetch (61xx) or ask again for (6Cxx) has not been answered.
        if response[-2] not in (0x61, 0x6C):
            await self._remove_after(step)
        return frames.frame("a", response)

    async def _remove_after(self, step):
        present = self._customer.present
        if present is not None and step is not None and present.remove_after == step:
            self._customer.take_back()
            await self._customer.notify()

    async def _power_off(self):
        # The customer of "auto" takes the card when the terminal lets go of it, however it lets go.
        was_powered, self._powered = self._powered, 0
        present = self._customer.present
        if present is None:
            return
        present.card.power_off()
        if present.remove_after == "auto" or (was_powered and present.remove_after != "never"):
            self._customer.take_back()
            await self._customer.notify()
