#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""An acquirer to test a terminal against: UnionPay-style ISO 8583 over TLS, accounts, PINs, an issuer, a record.

Control socket: RUN_DIR/sim/acquirer.sock; operations and behaviours are in ../README.md.
"""

import argparse
import asyncio
import json
import os
import ssl
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from simulators import unix_server
from simulators.acquirer import behaviour, controls, downloads, host, iso8583, store

DEFAULT_TESTDATA = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "testdata")


class Acquirer:
    """Acquirer serves one Host over TLS on loopback and its control socket in a run folder."""

    def __init__(self, run_dir, port, state_dir, testdata=DEFAULT_TESTDATA, **host_options):
        self._run_dir, self._testdata = run_dir, testdata
        self.port = port

        def read(name):
            with open(os.path.join(testdata, name), encoding="utf-8") as file:
                return json.load(file)

        terminals = read("terminals.json")
        self._store = store.Store(state_dir, terminals["terminals"], read("accounts.json")["accounts"])
        library = downloads.Library(read("downloads.json"))
        self.host = host.Host(self._store, read("test_hierarchy.json")["schemes"], terminals["acquirer_code"], library,
                              **host_options)
        self.controls = controls.Controls(self._store, self.host)
        self._script = behaviour.Script()
        self._servers, self._connections, self._tasks = [], set(), set()

    async def start(self):
        """start returns when TLS and control sockets accept connections; port 0 becomes the chosen one."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_cert_chain(os.path.join(self._testdata, "acquirer_cert.pem"),
                                os.path.join(self._testdata, "acquirer_key.pem"))
        server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, ssl=context)
        self.port = server.sockets[0].getsockname()[1]
        operations = {
            **self.controls.operations(), "behave": self._behave, "reset": self._reset, "hang_up": self._hang_up,
            "state": self._state,
        }
        control = await unix_server.serve(
            os.path.join(self._run_dir, "sim", "acquirer.sock"), unix_server.control_handler(operations))
        self._servers = [server, control]

    async def stop(self):
        """stop closes the sockets and the books."""
        for server in self._servers:
            server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for writer in list(self._connections):
            writer.close()
        self._store.close()

    # The line

    async def _serve(self, reader, writer):
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
        manner = self._script.next_for(message[:2].hex())
        try:
            answer = self.host.handle(message, decline_with=manner.code)
        except iso8583.FormatError as error:
            print("acquirer: a message without shape:", error, file=sys.stderr, flush=True)
            return False
        wrap = lambda packed: iso8583.envelope(iso8583.answering_tpdu(tpdu), self._header(header), packed)
        if manner.word == "silent":
            return True
        if manner.word == "drop":
            return False
        if manner.word == "late":
            task = asyncio.create_task(self._send_late(writer, manner.late_s, wrap(answer.packed())))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            return True
        if manner.word == "garbage":
            noise = os.urandom(64)
            reply = len(noise).to_bytes(2, "big") + noise
        elif manner.word == "wrong-mac":
            reply = wrap(answer.packed(spoil_mac=True))
        elif manner.word == "wrong-trace":
            other = f"{(int(answer.fields[11]) + 1) % 1000000:06d}"
            reply = wrap(answer.packed(fields={11: other}))
        elif manner.word == "short":  # a whole frame whose message ends in the middle
            packed = answer.packed()
            reply = wrap(packed[: len(packed) // 2])
        else:
            reply = wrap(answer.packed())
        if manner.word == "truncate":  # the line breaks in the middle of the frame
            writer.write(reply[: len(reply) // 2])
            await writer.drain()
            return False
        writer.write(reply)
        await writer.drain()
        return True

    def _header(self, header):
        # The sixth digit is what the host demands of the terminal (reference B1).
        digits = header.hex()
        return bytes.fromhex(digits[:5] + f"{self.host.management.demand:X}" + digits[6:])

    @staticmethod
    async def _send_late(writer, seconds, reply):
        await asyncio.sleep(seconds)
        if not writer.is_closing():
            writer.write(reply)

    # Control operations of the line; those of the host are in controls.py

    def _behave(self, next):  # the argument's name is the protocol's
        self._script.add(next)
        return {"remaining": self._script.remaining()}

    def _reset(self):
        self._script.clear()
        self.controls.reset()

    def _hang_up(self):
        connections = list(self._connections)
        for writer in connections:
            writer.transport.abort()
        return {"connections": len(connections)}

    def _state(self):
        return {"port": self.port, "connections": len(self._connections), "scripted": self._script.remaining()}


async def _run(arguments):
    acquirer = Acquirer(arguments.run_dir, arguments.port, arguments.state_dir, arguments.testdata)
    await acquirer.start()
    unix_server.tell_ready()
    print(f"acquirer: ready on 127.0.0.1:{acquirer.port}", flush=True)
    await unix_server.until_stopped()
    await acquirer.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run-dir", required=True, help="the run folder; the control socket goes into its sim/")
    parser.add_argument("--port", type=int, required=True, help="TLS port on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--state-dir", required=True, help="where the acquirer keeps its record")
    parser.add_argument("--testdata", default=DEFAULT_TESTDATA)
    asyncio.run(_run(parser.parse_args()))


if __name__ == "__main__":
    main()
