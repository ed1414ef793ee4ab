#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The training set beside the real one: what is done in either leaves the other as it was, and one may die without the
other. Prints how long the set takes to start and what memory it takes."""

import glob
import hashlib
import json
import os
import re
import subprocess
import sys
import time
import unittest

from google.protobuf import json_format
from till.payment.v1 import payments_pb2
from till.print.v1 import preview_pb2
from till.terminal.v1 import device_pb2, device_pb2_grpc

from tests.harness.client import Client, Payment
from tests.harness.errors import TillError
from tests.harness.shop import ROOT, ShopTestCase, wait_for
from tests.simulators import control
from tools.launcher import check_books
from tools.launcher.terminal import PROCESSES
from tools.launcher.training import Stay, Training

_MARK = "培训 TRAINING"
# Connects to each socket of stdin and says whether a gRPC server speaks (it does first: RFC 9113, 3.4).
_KNOCK = """
import json, socket, sys
said = {}
for path in json.load(sys.stdin):
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(5)
        try:
            connection.connect(path)
            said[path] = len(connection.recv(9)) > 0
        except OSError:
            said[path] = False
json.dump(said, sys.stdout)
"""


def _dicts(messages):
    return [json_format.MessageToDict(message, preserving_proto_field_name=True, including_default_value_fields=True)
            for message in messages]


class TrainingTest(ShopTestCase):
    maxDiff = None
    idle_s = 2.0

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.training = Training(cls.shop.terminal, idle_s=cls.idle_s)
        cls.training.open()
        cls.addClassCleanup(lambda: cls.training.close())  # the one of then
        cls.run_folder = os.path.join(cls.shop.terminal.run, "training")

    def enter(self):
        """enter brings the training set up for the length of a test, and signs its cashier in."""
        stay = Stay(self.shop.terminal.run)
        self.addCleanup(stay.close)
        began = time.monotonic()
        stay.enter()
        self.started_s = time.monotonic() - began
        self.trainee = Client(self.run_folder)
        self.addCleanup(self.trainee.close)
        self.trainee.sign_in()
        self.counter = control.counter(self.run_folder)
        self.addCleanup(self.counter.close)
        self.acquirer = control.acquirer(self.run_folder)
        self.addCleanup(self.acquirer.close)
        return stay

    def practise(self, amount_minor=500, pin="123456"):
        self.counter.call("present", card="unionpay-debit", how="insert", pin=pin, remove_after="auto")
        return self.trainee.start(amount_minor).end()

    def real_state(self):
        """real_state returns what the real processes keep, once it stands still (a slip is marked as printed a while after
        the payment): a digest of each of their files, and the bank's record."""
        self.client.until_quiet()
        now, before = self._look(), None
        end = time.monotonic() + 20.0
        while now != before and time.monotonic() < end:
            time.sleep(1.0)
            now, before = self._look(), now
        return now

    def _look(self):
        state, files = self.shop.terminal.state, {}
        for folder, _, names in os.walk(state):
            for path in (os.path.join(folder, name) for name in names):
                # An index that SQLite's readers keep is no state (sqlite.org/walformat.html, 2).
                if not path.startswith(os.path.join(state, "training")) and not path.endswith("-shm"):
                    with open(path, "rb") as file:
                        files[path] = hashlib.sha256(file.read()).hexdigest()
        return files, self.shop.acquirer.call("record")

    def books_of(self, client, acquirer):
        client.until_quiet()
        comparison = check_books.compare_all(_dicts(client.records()), _dicts(client.settlements()), acquirer.call("record"))
        return [str(difference) for difference in comparison.differences]

    # ---- Two worlds. ----

    def test_what_is_practised_leaves_the_real_books_as_they_were(self):
        first = self.shop.sell()
        before = self.real_state()
        self.enter()
        practised = self.practise()
        self.assertEqual(practised.state, Payment.APPROVED)
        self.assertTrue(practised.name.startswith("payments/training-"), practised.name)
        settled = self.trainee.settle()
        self.assertTrue(settled)
        self.assertEqual(self.practise(pin="000000").host.response.code, "55")
        self.assertEqual(self.books_of(self.trainee, self.acquirer), [])

        self.assertEqual(self.real_state(), before)
        self.assertFalse([record.payment for record in self.client.records() if "training" in record.payment])
        second = self.shop.sell()
        self.assertEqual((second.batch_number, second.trace_number), (first.batch_number, first.trace_number + 1))
        self.assertFalse("training" in second.name)
        self.assertNotIn(second.name, [record.payment for record in self.trainee.records()])
        self.assert_books_equal()
        # A session of one world opens nothing in the other.
        with self.assertRaises(TillError) as refused:
            self.client.start(100, session=self.trainee.session).end()
        self.assertEqual(refused.exception.code, "NOT_SIGNED_IN")

    def test_everything_says_so(self):
        self.enter()
        for client, training in ((self.client, False), (self.trainee, True)):
            device = device_pb2_grpc.DeviceStub(client.channel("terminal", "device"))
            self.assertEqual(client.call(device.GetDevice, device_pb2.GetDeviceRequest()).training, training)
        sold, practised = self.shop.sell(), self.practise()
        slip = wait_for(lambda: self.counter.call("printed")["receipts"], "a slip of training")[0]
        lines = [line.strip() for line in slip if line.strip()]
        self.assertIn(_MARK, lines[0])
        self.assertIn(_MARK, lines[-2])
        self.assertIn("NOT A PAYMENT", lines[-1])
        real = wait_for(lambda: self.shop.counter.call("printed")["receipts"], "a real slip")[0]
        self.assertNotIn("TRAINING", "\n".join(real))

        for language in ("zh", "en"):
            shown = self.trainee.receipt(practised.name, payments_pb2.MERCHANT_COPY, language)
            text = self.trainee.render(shown).decode("utf-8")
            self.assertEqual(text.count(_MARK), 2, text)
            self.assertNotIn(_MARK, self.client.render(self.client.receipt(sold.name, language=language)).decode("utf-8"))
        pdf = os.path.join(self.shop.home, "slip.pdf")
        with open(pdf, "wb") as file:
            file.write(self.trainee.render(shown, preview_pb2.PDF))
        words = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
        self.assertEqual(words.count("TRAINING"), 2, words)

    # ---- Nothing leads from one to the other. ----

    @unittest.skipUnless(os.geteuid() == 0, "NEEDS ROOT: it becomes the users of the training set")
    def test_no_process_of_training_reaches_the_real_ones(self):
        self.enter()
        real, training = self.shop.terminal, self.training.set
        users = {name: training.uids[name] for name in PROCESSES}
        self.assertFalse(set(users.values()) & set(real.uids.values()))
        sockets = [real.socket_path(facet.server, facet.role) for facet in real.facets]
        for name, uid in users.items():
            knock = subprocess.run(["/usr/bin/python3", "-I", "-c", _KNOCK], input=json.dumps(sockets), text=True, check=True,
                                   capture_output=True, user=uid, group=uid, extra_groups=[], cwd="/", timeout=60)
            self.assertEqual([path for path, speaks in json.loads(knock.stdout).items() if speaks], [], name)
            files = [path for process in PROCESSES for path in glob.glob(os.path.join(real.state, process, "*"))]
            self.assertGreater(len(files), 5)
            read = subprocess.run(["/usr/bin/python3", "-I", "-c",
                                   "import os, sys; print([p for p in sys.argv[1:] if os.access(p, os.R_OK)])", *files],
                                  text=True, check=True, capture_output=True, user=uid, group=uid, extra_groups=[], cwd="/")
            self.assertEqual(read.stdout.strip(), "[]", name)

    @unittest.skipUnless(os.geteuid() == 0, "NEEDS ROOT: it looks at the sockets of the processes")
    def test_the_line_reaches_this_machine_alone(self):
        self.enter()
        self.practise()
        links = [os.readlink(path) for path in glob.glob(f"/proc/{self.training.set.processes['uplink'].pid}/fd/*")
                 if os.path.islink(path)]
        own = set(re.findall(r"socket:\[(\d+)\]", " ".join(links)))
        peers = []
        for family in ("tcp", "tcp6", "udp", "udp6"):
            with open(f"/proc/net/{family}", encoding="ascii") as file:
                peers += [line.split()[2] for line in file.readlines()[1:] if line.split()[9] in own]
        self.assertEqual(peers, [f"0100007F:{self.training.set.acquirer_port:04X}"])

    def test_the_line_refuses_any_other_host(self):
        self.enter()
        with open(os.path.join(self.shop.terminal.home, "config", "training", "uplink.textproto"), encoding="utf-8") as file:
            good = file.read()
        for host in ("192.0.2.1", "localhost", "acquirer.example"):
            spoilt = os.path.join(self.shop.home, "uplink.textproto")
            with open(spoilt, "w", encoding="utf-8") as file:
                file.write(good.replace('host: "127.0.0.1"', f'host: "{host}"', 1))
            ended = subprocess.run([os.path.join(ROOT, "services/uplink/till-uplink"), "--config=" + spoilt],
                                   capture_output=True, text=True, timeout=30, check=False)
            self.assertEqual(ended.returncode, 1, ended.stderr)
            self.assertIn("training reaches this machine alone", ended.stderr)

    # ---- Side by side. ----

    def test_one_dies_and_the_other_goes_on(self):
        self.enter()
        set_of = self.training.set.processes
        # Training waits for a card while every real process dies and comes back, and the other way round.
        waiting = self.trainee.start(700)
        waiting.until_state(Payment.WAITING_FOR_CARD)
        starts = {name: process.starts for name, process in set_of.items()}
        for name in PROCESSES:
            self.shop.kill(name)
            self.shop.until_back(name)
        self.counter.call("present", card="unionpay-debit", how="insert", pin="123456", remove_after="auto")
        self.assertEqual(waiting.end().state, Payment.APPROVED)
        self.assertEqual({name: process.starts for name, process in set_of.items()}, starts)

        real = self.client.start_insisting(800)
        real.until_state(Payment.WAITING_FOR_CARD)
        for process in set_of.values():
            process.kill()
        self.shop.present("unionpay-debit", pin="123456")
        self.assertEqual(real.end().state, Payment.APPROVED)
        self.assert_books_equal()
        for name, process in set_of.items():
            self.assertTrue(process.wait_until_ready(30.0), name)

    # ---- Only when it is wanted. ----

    def test_it_runs_while_somebody_stays(self):
        wait_for(lambda: self.training.set is None, "the end of the stays before")
        self.assertEqual(self.training.processes, {})
        stay = self.enter()
        pids = [process.pid for process in self.training.processes.values()]
        self.assertEqual(len(pids), 9)
        self.assertEqual((stay.progress[0], stay.progress[-1]), ("starting 0 9 counter", "ready"))
        another = Stay(self.shop.terminal.run).enter()
        self.assertEqual(another.progress, ["ready"])
        memory = {name.removeprefix("training/"): _pss_mb(process.pid) for name, process in self.training.processes.items()}
        print(f"ready in {self.started_s:.2f} s; {sum(memory.values()):.0f} MB (PSS): "
              + ", ".join(f"{name} {size:.0f}" for name, size in memory.items()), file=sys.stderr)
        self.practise()
        kept = len(self.trainee.records())
        another.close()
        time.sleep(self.idle_s + 1.0)
        self.assertIsNotNone(self.training.set, "one stays")
        stay.close()
        wait_for(lambda: self.training.set is None, "the end of the training set")
        self.assertFalse([pid for pid in pids if os.path.exists(f"/proc/{pid}")])
        self.enter()
        self.assertEqual(len(self.trainee.records()), kept, "what was practised is there next time")

    @unittest.skipUnless(os.geteuid() == 0, "NEEDS ROOT: it becomes a stranger")
    def test_it_does_not_start_for_a_stranger(self):
        wait_for(lambda: self.training.set is None, "the end of the stays before")
        knock = subprocess.run(["/usr/bin/python3", "-I", "-c", _KNOCK], input=json.dumps([self.training.path]), text=True,
                               check=True, capture_output=True, user=65534, group=65534, extra_groups=[], cwd="/", timeout=60)
        self.assertEqual(json.loads(knock.stdout), {self.training.path: False})
        self.assertIsNone(self.training.set)

    def test_one_that_does_not_start_says_so(self):
        wait_for(lambda: self.training.set is None, "the end of the stays before")
        broken = Training(self.shop.terminal, start_timeout_s=5.0,
                          overrides={"ledger": 'time_zone: "Asia/Shanghai"'})  # twice: refused
        self.training.close()
        try:
            broken.open()
            with self.assertRaises(ConnectionError):
                Stay(self.shop.terminal.run).enter(90.0)
        finally:
            broken.close()
            type(self).training = Training(self.shop.terminal, idle_s=self.idle_s)
            self.training.open()
        self.enter()
        self.assertEqual(self.practise().state, Payment.APPROVED)

    def test_the_command_line_goes_there(self):
        real = self.real_state()
        sold = subprocess.run([os.path.join(ROOT, "tools/tillctl/tillctl"), "--training", "sale", "12.34", "--card",
                               "unionpay-debit", "--pin", "123456", "--json"], capture_output=True, text=True, timeout=120,
                              env={"PATH": "/usr/bin:/bin", "TILL_RUN": self.shop.terminal.run}, check=False)
        self.assertEqual(sold.returncode, 0, sold.stdout + sold.stderr)
        sale = json.loads(sold.stdout)
        self.assertTrue(sale["approved"])
        self.assertTrue(sale["payment_id"].startswith("payments/training-"), sale)
        self.assertEqual(self.real_state(), real)


def _pss_mb(pid):
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
        return int(re.search(r"^Pss:\s+(\d+) kB", file.read(), re.MULTILINE).group(1)) / 1024


if __name__ == "__main__":
    unittest.main()
