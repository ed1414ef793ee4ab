# SPDX-License-Identifier: Apache-2.0
"""A terminal on a counter of its own: a fresh folder, seven processes, simulated devices and bank, and a till program."""

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import sys
import tempfile
import time
import unittest

from google.protobuf import json_format

from tests.harness.client import Client
from tests.simulators import control
from tools.launcher import check_books
from tools.launcher.terminal import PROCESSES, Terminal

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

_SANITIZER = re.compile(r"^.*(?:(?:Address|Leak|Thread)Sanitizer\b|: runtime error: ).*$", re.MULTILINE)


class Shop:
    """Shop is opened before use and closed after; `terminal`, `client`, `counter` and `acquirer` are its parts.

    The simulators and their data are copied below the folder, so that a test may add cards without touching the checkout.
    """

    def __init__(self, overrides=None, language="en", with_backup=False, printer="stream",
                 touch_keypad=False, reader="frames", with_update=False, with_endpoint=False):
        # Short, because the path of a Unix socket has 107 bytes at most.
        self.home = tempfile.mkdtemp(dir="/tmp", prefix="till-")
        os.chmod(self.home, 0o755)
        self.root = os.path.join(self.home, "root")
        shutil.copytree(os.path.join(ROOT, "tests", "simulators"), os.path.join(self.root, "tests", "simulators"))
        os.symlink(os.path.join(ROOT, "services"), os.path.join(self.root, "services"))
        self.terminal = Terminal(self.root, ROOT, os.path.join(self.home, "t"), overrides=overrides, language=language,
                                 with_backup=with_backup, printer=printer, touch_keypad=touch_keypad, reader=reader, with_update=with_update,
                                 with_endpoint=with_endpoint)
        self.client = None
        self.counter = control.counter(self.terminal.run)
        self.acquirer = control.acquirer(self.terminal.run)

    # ---- Life. ----

    def open(self, **options):
        """open starts everything and signs cashier 01 in. `options` are Terminal.start's."""
        try:
            self.terminal.start(**options)
            self.client = Client(self.terminal.run)
            self.client.sign_in()
        except BaseException:
            self.print_logs()
            self.close()
            raise
        return self

    def close(self):
        """close ends everything and removes the folder; an AssertionError when a process fell by itself meanwhile: the
        launcher has started it again, so that a test may not have noticed."""
        self.counter.close()
        self.acquirer.close()
        if self.client is not None:
            self.client.close()
        for name in self.terminal.processes:
            self.resume(name)
        crashed = [name for name, process in self.terminal.processes.items() if process.crashes]
        if crashed:
            self.print_logs(60)
        self.terminal.stop()
        reports = self.sanitizer_reports()
        shutil.rmtree(self.home, ignore_errors=True)
        if reports or crashed:
            raise AssertionError(reports or "fell by themselves: " + ", ".join(crashed))

    def __enter__(self):
        return self.open()

    def __exit__(self, *_):
        self.close()

    def print_logs(self, lines=25):
        """print_logs shows the end of every log, for a test that fails."""
        for name in (*PROCESSES, "counter", "acquirer"):
            print(f"---- {name}\n{self.terminal.log_tail(name, lines)}", file=sys.stderr)

    def sanitizer_reports(self):
        """sanitizer_reports returns what a sanitizer wrote into a process's log: the process that it ended was started
        again, so nothing else may show it."""
        reports = ""
        for name in PROCESSES:
            log = self.terminal.log_tail(name, 1_000_000)
            if found := _SANITIZER.search(log):
                reports += f"---- {name}\n{log[found.start():][:8000]}\n"
        return reports

    # ---- The customer and the bank. ----

    def present(self, card, how="insert", pin=None, remove_after="auto"):
        """present holds a card out for the next payment."""
        self.counter.call("present", card=card, how=how, pin=pin, remove_after=remove_after)

    def sell(self, card="unionpay-debit", how="insert", pin="123456", amount_minor=1234, remove_after="auto", **fields):
        """sell takes a payment from its start to its final state."""
        self.present(card, how, pin, remove_after)
        return self.client.start(amount_minor, **fields).end()

    def host_row(self, payment):
        """host_row returns the acquirer's own entry for a payment, or None."""
        for row in self.acquirer.call("record")["record"]:
            if (int(row["batch"]), int(row["trace"])) == (payment.batch_number, payment.trace_number):
                return row
        return None

    def host_reversals(self, payment):
        """host_reversals returns the reversals of a payment that reached the acquirer."""
        return [row for row in self.acquirer.call("record")["reversals"]
                if (int(row["batch"]), int(row["trace"])) == (payment.batch_number, payment.trace_number)]

    def balances(self):
        """balances returns what each account holds, by masked number."""
        return {row["masked_pan"]: row["balance_minor"] for row in self.acquirer.call("accounts")["accounts"]}

    def add_card(self, name, based_on, change):
        """add_card makes a card file from another before the shop opens; change(data) edits it."""
        folder = os.path.join(self.root, "tests", "simulators", "testdata", "cards")
        with open(os.path.join(folder, based_on + ".json"), encoding="utf-8") as file:
            data = json.load(file)
        data["name"] = name
        change(data)
        with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as file:
            json.dump(data, file)

    def books(self):
        """books compares the journal and its settlements with the acquirer's record, entry by entry."""
        return check_books.compare_all(_dicts(self.client.records()), _dicts(self.client.settlements()),
                                       self.acquirer.call("record"))

    def metrics(self, name):
        """metrics returns what a process's metrics socket answers, head and body."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(5)
            connection.connect(self.terminal.socket_path(name, "metrics"))
            connection.sendall(b"GET /metrics HTTP/1.0\r\n\r\n")
            answer = b""
            while piece := connection.recv(65536):
                answer += piece
            return answer

    # ---- Processes. ----

    def pause(self, name):
        """pause stops a process where it is: provably, it does nothing until resume."""
        os.kill(self.terminal.processes[name].pid, signal.SIGSTOP)

    def resume(self, name):
        """resume lets a process go on; harmless when it was not paused or is gone."""
        pid = self.terminal.processes[name].pid
        if pid is not None:
            with contextlib.suppress(ProcessLookupError):  # gone since
                os.kill(pid, signal.SIGCONT)

    @contextlib.contextmanager
    def paused(self, name):
        """paused holds a process for the length of a with block."""
        self.pause(name)
        try:
            yield
        finally:
            self.resume(name)

    def kill(self, name, timeout_s=30.0):
        """kill sends SIGKILL; the launcher starts the process again by itself."""
        process = self.terminal.processes[name]
        pid = process.pid
        process.kill()
        end = time.monotonic() + timeout_s
        while process.pid == pid:
            if time.monotonic() > end:
                raise TimeoutError(f"{name} does not die")
            time.sleep(0.002)

    def until_back(self, name, timeout_s=30.0):
        """until_back returns when the process is ready again."""
        if not self.terminal.processes[name].wait_until_ready(timeout_s):
            raise TimeoutError(f"{name} does not come back:\n{self.terminal.log_tail(name)}")


def _dicts(messages):
    return [json_format.MessageToDict(message, preserving_proto_field_name=True, including_default_value_fields=True)
            for message in messages]


def wait_for(condition, what, timeout_s=20.0):
    """wait_for returns the first true value of condition(); TimeoutError says what was waited for."""
    end = time.monotonic() + timeout_s
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise TimeoutError("not in time: " + what)
        time.sleep(0.01)


class ShopTestCase(unittest.TestCase):
    """ShopTestCase opens one shop for all its tests and shows the logs after the first that fails."""

    shop = None
    overrides = None
    with_backup = False
    printer = "stream"  # or "usb"
    reader = "frames"  # or "ccid": a USB reader, without a stripe
    touch_keypad = False  # or True: the PIN is entered on a TouchPanel
    with_endpoint = False  # or True: till programs on other machines may be let in
    with_update = False  # or True: the update service too, with simulated slots and the maker's server
    _logs_shown = False

    @classmethod
    def prepare(cls, shop):
        """prepare is for what must be there before the terminal starts."""

    @classmethod
    def setUpClass(cls):
        cls.shop = Shop(overrides=cls.overrides, with_backup=cls.with_backup, printer=cls.printer,
                        touch_keypad=cls.touch_keypad, reader=cls.reader, with_update=cls.with_update,
                        with_endpoint=cls.with_endpoint)
        cls.prepare(cls.shop)
        cls.shop.open()
        cls.addClassCleanup(cls.shop.close)

    def setUp(self):
        self.shop.counter.call("reset")
        self.client = self.shop.client

    def run(self, result=None):
        before = _bad(result)
        began = time.monotonic()
        super().run(result)
        print(f"{self._testMethodName}: {time.monotonic() - began:.1f} s", file=sys.stderr)
        if result is not None and _bad(result) > before and not ShopTestCase._logs_shown:
            ShopTestCase._logs_shown = True
            self.shop.print_logs()
        return result

    def assert_books_equal(self):
        """assert_books_equal waits until nothing is open, then compares every entry and proves the ledger."""
        self.client.until_quiet()
        comparison = self.shop.books()
        self.assertEqual([str(difference) for difference in comparison.differences], [])
        proof = self.client.verify_books()
        self.assertTrue(proof.sound, proof)


def _bad(result):
    return 0 if result is None else len(result.failures) + len(result.errors)
