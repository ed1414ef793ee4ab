# SPDX-License-Identifier: Apache-2.0
"""Every way in which the acquirer's line can be bad, a second host, and a thousand terminals at once."""

import asyncio
import os
import socket
import ssl
import time
import unittest

from simulators import control
from simulators.acquirer import acquirer as acquirers
from simulators.acquirer import behaviour, iso8583
from simulators.acquirer_fixture import HEADER, NOW, TPDU, AcquirerTestCase, Line
from simulators.reference_terminal import TESTDATA, HostSession

MANY = 1000


class ScriptTest(unittest.TestCase):

    def words(self, script, *messages):
        return [script.next_for(*message).word for message in messages]

    def test_the_first_that_is_for_the_message(self):
        script = behaviour.Script()
        script.add([{"do": "silent", "mti": "0400", "times": 2}, {"do": "drop", "kind": "refund"}, "garbage"])
        self.assertEqual(self.words(script, ("0800", None), ("0400", None), ("0200", "sale"), ("0220", "refund"),
                                    ("0400", None), ("0400", None)),
                         ["normal", "silent", "garbage", "drop", "silent", "normal"])

    def test_chance_is_the_seeds(self):
        def draw(seed):
            script = behaviour.Script()
            script.at_random(seed, 0.3, ["silent", {"late_s": 1}, {"do": "drop", "mti": "0400"}])
            return self.words(script, *[("0200", "sale")] * 500)

        self.assertEqual(draw(1), draw(1))
        self.assertNotEqual(draw(1), draw(2))
        self.assertNotIn("drop", draw(1))
        self.assertAlmostEqual(draw(1).count("normal") / 500, 0.8, delta=0.07)  # a third of the three in ten is for 0400

    def test_what_it_refuses(self):
        script = behaviour.Script()
        for item in ("dance", {"do": "dance"}, {"do": "silent", "times": 0}, {"bytes_per_s": 0}, {"late_s": -1}, {}, 7):
            with self.subTest(item), self.assertRaises(ValueError):
                script.add(["silent", item])
        self.assertEqual(script.remaining(), 0)
        for arguments in ((1, 2, ["silent"]), (1, 0.5, []), (1, 0.5, ["dance"])):
            with self.subTest(arguments), self.assertRaises(ValueError):
                script.at_random(*arguments)


class FaultsTest(AcquirerTestCase):

    async def _make(self):
        return acquirers.Acquirer(self.folder, 0, os.path.join(self.folder, "state"), backup_port=0, clock=lambda: NOW)

    def echo(self):
        return self.terminal.plain_message("0820", "301")

    def spoil(self, *behaviours):
        self.control.call("behave", next=[{**item, "mti": "0820"} for item in behaviours])

    def test_duplicate(self):
        self.spoil({"do": "duplicate"})
        self.line.send(self.echo())
        self.assertEqual(self.line.receive(), self.line.receive())
        self.line.exchange(self.echo())

    def test_dropped_at_a_byte(self):
        for count in (0, 1, 2, 20):
            with self.subTest(count):
                self.spoil({"drop_at": count})
                self.line.send(self.echo())
                got = b""
                with self.assertRaises(EOFError):
                    while True:
                        got += self.line._exactly(1)
                self.assertEqual(len(got), count)
                self.connect()

    def test_a_slow_line(self):
        self.spoil({"bytes_per_s": 400})
        began = time.monotonic()
        self.line.exchange(self.echo())
        self.assertGreater(time.monotonic() - began, 0.15)  # some ninety bytes

    def test_times(self):
        self.spoil({"do": "silent", "times": 2})
        for _ in range(2):
            self.line.send(self.echo())
            with self.assertRaises(TimeoutError):
                self.line.receive(0.1)
        self.line._socket.settimeout(10)
        self.line.exchange(self.echo())

    def test_by_kind(self):
        self.control.call("behave", next=[{"do": "decline:96", "kind": "balance_inquiry"}])
        self.assertEqual(self.sale()[39], "00")
        self.assertEqual(self.do("balance_inquiry", None)[39], "96")

    def test_at_random(self):
        self.control.call("faults", seed=7, rate=1, of=["decline:91"])
        self.assertEqual([self.sale()[39] for _ in range(3)], ["91"] * 3)
        self.assertEqual(self.control.call("state")["by_chance"], 3)
        self.control.call("faults")
        self.assertEqual(self.sale()[39], "00")

    # Two hosts

    def test_the_backup_host_has_the_same_books(self):
        self.sale(trace=5)
        backup = Line(self.acquirer.backup_port)
        self.addCleanup(backup.close)
        message = self.terminal.reversal_message(1234, "6293990100000001003", 5)
        self.assertEqual(iso8583.unpack(backup.exchange(message))[1][39], "00")
        self.assertEqual(self.row(5)["state"], "reversed")
        hosts = self.control.call("state")["hosts"]
        self.assertEqual((hosts["main"]["connections"], hosts["backup"]["connections"]), (1, 1))

    def test_a_port_that_is_closed_refuses_and_opens_again(self):
        self.control.call("listen", host="main", on=False)
        with self.assertRaises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", self.acquirer.port), 5)
        self.line.exchange(self.echo())  # who is there stays there
        Line(self.acquirer.backup_port).close()
        self.control.call("listen", host="main", on=True)
        self.connect()
        self.line.exchange(self.echo())

    def test_connections_that_are_hung_up_on_at_once(self):
        self.control.call("refuse", connections=2)
        for _ in range(2):
            with self.assertRaises((OSError, EOFError)):
                line = Line(self.acquirer.port)
                line.send(self.echo())
                line.receive()
        self.connect()
        self.line.exchange(self.echo())
        with self.assertRaises(control.ControlError):
            self.control.call("refuse", host="third")

    # Many

    def test_a_thousand_terminals_at_once(self):
        acquirers.raise_file_limit()
        self.terminal.trace = 0
        answers = asyncio.run(self._many())
        self.assertEqual(answers, ["00"] * MANY)
        rows = self.control.call("record")["record"]
        self.assertEqual([row["state"] for row in rows], ["approved"] * MANY)
        self.assertEqual(len({row["trace"] for row in rows}), MANY)

    async def _many(self):
        context = ssl.create_default_context(cafile=os.path.join(TESTDATA, "acquirer_ca.pem"))
        all_there, there = asyncio.Event(), 0

        async def one(number):
            nonlocal there
            reader, writer = await asyncio.open_connection(
                "127.0.0.1", self.acquirer.port, ssl=context, server_hostname="localhost", ssl_handshake_timeout=120)
            there += 1
            if there == MANY:
                all_there.set()
            await all_there.wait()
            terminal = HostSession(None)
            terminal.__dict__.update({key: self.terminal.__dict__[key] for key in ("batch", "pik", "mak", "mode")})
            message = terminal.sale_message(1, "4761739900000013=49122010000000013", "02", trace=number, sequence=None)
            writer.write(iso8583.envelope(TPDU, HEADER, message))
            frame = await reader.readexactly(int.from_bytes(await reader.readexactly(2), "big"))
            writer.close()
            return iso8583.unpack(frame[11:])[1][39]

        return await asyncio.gather(*(one(number) for number in range(1, MANY + 1)))


if __name__ == "__main__":
    unittest.main()
