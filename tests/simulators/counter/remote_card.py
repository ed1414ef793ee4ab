# SPDX-License-Identifier: Apache-2.0
"""Cards that somebody else plays, over a socket: a test's own. Frames as on reader.sock: `O` and `A`, from us to the card."""

import asyncio

from simulators.counter import frames


class RemotePlace:
    """RemotePlace is the slot and the field of one reader, with one played card at most."""

    def __init__(self):
        self.powered = 0
        self._interface, self._path = 0, None

    def hold_out(self, interface, socket):
        """hold_out puts in the card that is played on a socket; None takes it out."""
        self.powered = 0
        self._interface, self._path = interface, socket

    def here(self, interface):
        return self._path is not None and self._interface == interface

    holds = here

    async def power_on(self, interface):
        answer = await self._ask("O", bytes((interface,)), "o") if self.here(interface) else None
        self.powered = interface if answer else 0
        return answer

    async def transmit(self, command):
        answer = await self._ask("A", command, "a") if self._path is not None else None
        if answer is None:
            self.hold_out(0, None)
        return answer

    async def power_off(self):
        self.powered = 0

    async def _ask(self, kind, payload, expected):
        reader, writer = await asyncio.open_unix_connection(self._path)
        try:
            writer.write(frames.frame(kind, payload))
            await writer.drain()
            answer = await frames.read(reader)
        finally:
            writer.close()
        return answer[1] if answer is not None and answer[0] == expected else None
