#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""An acquirer to test a terminal against: UnionPay-style ISO 8583 over TLS, accounts, PINs, an issuer, a record.

Control socket: RUN_DIR/sim/acquirer.sock; operations and behaviours are in ../README.md.
"""

import argparse
import asyncio
import json
import os
import resource
import ssl
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from simulators import unix_server
from simulators.acquirer import behaviour, controls, downloads, host, line, store

DEFAULT_TESTDATA = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "testdata")


class Acquirer:
    """Acquirer serves one Host over TLS on loopback and its control socket in a run folder.

    backup_port: of a second listener in front of the same host, None for none.
    """

    def __init__(self, run_dir, port, state_dir, testdata=DEFAULT_TESTDATA, backup_port=None, **host_options):
        self._run_dir = run_dir

        def read(name):
            with open(os.path.join(testdata, name), encoding="utf-8") as file:
                return json.load(file)

        terminals = read("terminals.json")
        self._store = store.Store(state_dir, terminals["terminals"], read("accounts.json")["accounts"])
        library = downloads.Library(read("downloads.json"))
        self.host = host.Host(self._store, read("test_hierarchy.json")["schemes"], terminals["acquirer_code"], library,
                              **host_options)
        self._controls = controls.Controls(self._store, self.host)
        self._script = behaviour.Script()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_cert_chain(os.path.join(testdata, "acquirer_cert.pem"), os.path.join(testdata, "acquirer_key.pem"))
        self._lines = {"main": line.Line(port, context, self.host, self._script)}
        if backup_port is not None:
            self._lines["backup"] = line.Line(backup_port, context, self.host, self._script)
        self._control = None

    @property
    def port(self):
        return self._lines["main"].port

    @property
    def backup_port(self):
        """backup_port is None without a second listener."""
        return self._lines["backup"].port if "backup" in self._lines else None

    async def start(self):
        """start returns when TLS and control sockets accept connections; port 0 becomes the chosen one."""
        for one in self._lines.values():
            await one.listen()
        operations = {
            **self._controls.operations(), "behave": self._behave, "faults": self._faults, "reset": self._reset,
            "hang_up": self._hang_up, "listen": self._listen, "refuse": self._refuse, "state": self._state,
        }
        self._control = await unix_server.serve(
            os.path.join(self._run_dir, "sim", "acquirer.sock"), unix_server.control_handler(operations))

    async def stop(self):
        """stop closes the sockets and the books."""
        self._control.close()
        for one in self._lines.values():
            await one.stop()
        self._store.close()

    # Control operations of the lines; those of the host are in controls.py

    def _behave(self, next):  # the argument's name is the protocol's
        self._script.add(next)
        return {"remaining": self._script.remaining()}

    def _faults(self, seed=0, rate=0.0, of=()):
        self._script.at_random(seed, float(rate), of)

    def _reset(self):
        self._script.clear()
        self._controls.reset()

    def _hang_up(self):
        return {"connections": sum(one.hang_up() for one in self._lines.values())}

    def _line(self, name):
        if name not in self._lines:
            raise ValueError(f"a host is one of {', '.join(self._lines)}")
        return self._lines[name]

    async def _listen(self, host="main", on=True):
        one = self._line(host)
        await (one.listen() if on else one.close_port())

    def _refuse(self, connections=1, host="main"):
        self._line(host).refuse(int(connections))

    def _state(self):
        return {"port": self.port, "backup_port": self.backup_port, "scripted": self._script.remaining(),
                "by_chance": self._script.by_chance,
                "connections": sum(one.connections for one in self._lines.values()),
                "hosts": {name: {"connections": one.connections, "accepted": one.accepted}
                          for name, one in self._lines.items()}}


async def _run(arguments):
    acquirer = Acquirer(arguments.run_dir, arguments.port, arguments.state_dir, arguments.testdata,
                        arguments.backup_port)
    await acquirer.start()
    await unix_server.run_until_stopped(f"acquirer: ready on 127.0.0.1:{acquirer.port}")
    await acquirer.stop()


def raise_file_limit():
    """raise_file_limit lets this process hold as many connections as the system allows it."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run-dir", required=True, help="the run folder; the control socket goes into its sim/")
    parser.add_argument("--port", type=int, required=True, help="TLS port on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--backup-port", type=int, help="a second port in front of the same host")
    parser.add_argument("--state-dir", required=True, help="where the acquirer keeps its record")
    parser.add_argument("--testdata", default=DEFAULT_TESTDATA)
    raise_file_limit()
    asyncio.run(_run(parser.parse_args()))


if __name__ == "__main__":
    main()
