# SPDX-License-Identifier: Apache-2.0
"""One listening port of the acquirer: TLS connections, frames, and every way of answering badly."""

import asyncio
import os
import ssl
import sys

from simulators.acquirer import iso8583, kinds

BACKLOG = 4096
_TRICKLE_TICKS_PER_S = 20


class Line:
    """Line serves a Host on a port of loopback. Several lines may share host, script and demands."""

    def __init__(self, port, context, host, script):
        self.port, self._context, self._host, self._script = port, context, host, script
        self._server, self._connections, self._tasks = None, set(), set()
        self._refusals = 0
        self.accepted = 0

    async def listen(self):
        """listen opens the port; port 0 becomes the chosen one and stays it."""
        if self._server is None:
            self._server = await asyncio.start_server(
                self._serve, "127.0.0.1", self.port, ssl=self._context, backlog=BACKLOG)
            self.port = self._server.sockets[0].getsockname()[1]

    async def close_port(self):
        """close_port makes the system refuse new connections; those that are there stay."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def refuse(self, connections):
        """refuse hangs up on the next connections as soon as they are there."""
        self._refusals = connections

    def hang_up(self):
        """hang_up breaks every connection and returns how many there were."""
        connections = list(self._connections)
        for writer in connections:
            writer.transport.abort()
        return len(connections)

    @property
    def connections(self):
        return len(self._connections)

    async def stop(self):
        """stop ends everything."""
        await self.close_port()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for writer in list(self._connections):
            writer.close()

    async def _serve(self, reader, writer):
        if self._refusals:
            self._refusals -= 1
            writer.transport.abort()
            return
        self.accepted += 1
        self._connections.add(writer)
        try:
            while True:
                length = int.from_bytes(await reader.readexactly(2), "big")
                frame = await reader.readexactly(length)
                if not await self._receive(frame, writer):
                    break
        except (asyncio.IncompleteReadError, ConnectionError, ssl.SSLError, asyncio.CancelledError):
            pass
        finally:
            self._connections.discard(writer)
            writer.close()

    async def _receive(self, frame, writer):
        """_receive returns False when the line is to be dropped."""
        tpdu, header, message = frame[:5], frame[5:11], frame[11:]
        if len(message) < 2:
            return False
        manner = self._script.next_for(message[:2].hex(), self._kind_of(message))
        try:
            answer = self._host.handle(message, decline_with=manner.code)
        except iso8583.FormatError as error:
            print("acquirer: a message without shape:", error, file=sys.stderr, flush=True)
            return False
        wrap = lambda packed: iso8583.envelope(iso8583.answering_tpdu(tpdu), self._header(header), packed)
        if manner.word == "silent":
            return True
        if manner.word == "drop":
            return False
        if manner.word == "late":
            task = asyncio.create_task(self._send_late(writer, manner.number, wrap(answer.packed())))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            return True
        reply = self._spoilt(manner.word, answer, wrap)
        if manner.word in ("truncate", "drop-at"):  # the line breaks in the middle of the frame
            writer.write(reply[: len(reply) // 2 if manner.word == "truncate" else int(manner.number)])
            await writer.drain()
            return False
        if manner.word == "trickle":
            await self._send_slowly(writer, manner.number, reply)
        else:
            writer.write(reply * 2 if manner.word == "duplicate" else reply)
            await writer.drain()
        return True

    @staticmethod
    def _kind_of(message):
        try:
            mti, fields = iso8583.unpack_any(message)
        except iso8583.FormatError:
            return None
        kind = kinds.find(mti, fields)
        return kind.name if kind else None

    @staticmethod
    def _spoilt(word, answer, wrap):
        if word == "garbage":
            noise = os.urandom(64)
            return len(noise).to_bytes(2, "big") + noise
        if word == "wrong-mac":
            return wrap(answer.packed(spoil_mac=True))
        if word == "wrong-trace":
            other = f"{(int(answer.fields[11]) + 1) % 1000000:06d}"
            return wrap(answer.packed(fields={11: other}))
        packed = answer.packed()
        if word == "short":  # a whole frame whose message ends in the middle
            return wrap(packed[: len(packed) // 2])
        return wrap(packed)

    def _header(self, header):
        # The sixth digit is what the host demands of the terminal (reference B1).
        digits = header.hex()
        return bytes.fromhex(digits[:5] + f"{self._host.management.demand:X}" + digits[6:])

    @staticmethod
    async def _send_late(writer, seconds, reply):
        await asyncio.sleep(seconds)
        if not writer.is_closing():
            writer.write(reply)

    @staticmethod
    async def _send_slowly(writer, bytes_per_s, reply):
        step = max(1, int(bytes_per_s / _TRICKLE_TICKS_PER_S))
        for at in range(0, len(reply), step):
            if writer.is_closing():
                return
            writer.write(reply[at : at + step])
            await writer.drain()
            await asyncio.sleep(step / bytes_per_s)
