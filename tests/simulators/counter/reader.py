# SPDX-License-Identifier: Apache-2.0
"""The card reader: reader.sock."""

import asyncio

from simulators.counter import card_place, frames
from simulators.counter.virtual_card import STRIPE

REMOVED_OR_MUTE, NOT_POWERED = b"\x01", b"\x03"


class Reader:
    """Reader serves one terminal at a time; a new connection pushes the old one out.

    'C' with nothing pending is ignored: the answer of the pending request and the cancellation may have crossed.
    """

    def __init__(self, customer):
        self._customer = customer
        self._connection = None
        self._place = card_place.CardPlace(customer)

    async def handle(self, reader, writer):
        if self._connection is not None:
            self._connection.close()
            await self._place.power_off()
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
                await self._place.power_off()

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
            await self._place.power_off()
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
        answer = await self._place.power_on(payload[0]) if len(payload) == 1 else None
        return frames.frame("e", REMOVED_OR_MUTE) if answer is None else frames.frame("o", answer)

    async def _transmit(self, command):
        if not self._place.powered:
            return frames.frame("e", NOT_POWERED)
        response = await self._place.transmit(command)
        return frames.frame("e", REMOVED_OR_MUTE) if response is None else frames.frame("a", response)
