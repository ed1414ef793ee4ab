#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""till-card as it runs, with the simulated counter for its reader and this test for `payment` and the issuer."""

import ctypes
import json
import os
import queue
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "py"))

import grpc
from simulators import control, emv_crypto, tlv
from till.card.v1 import reader_pb2
from till.common.v1 import card_pb2, error_pb2

ROOT = os.environ.get("TILL_ROOT", os.getcwd())
BINARY = os.environ.get("TILL_CARD", os.path.join(ROOT, "services/card/till-card"))
CONFIG = os.path.join(ROOT, "services/card/testdata/card.textproto")
CARDS = os.path.join(ROOT, "tests/simulators/testdata/cards")
COUNTER = os.path.join(ROOT, "tests/simulators/counter/counter.py")
OUTCOME = reader_pb2.TransactionEnded.Outcome


def listen(path):
    server = socket.socket(socket.AF_UNIX)
    server.bind(path)
    server.listen(16)
    return server


class Process:
    """Process runs till-card with its socket handed over as a service manager does."""

    def __init__(self, folder, change=lambda text: text):
        self.socket_path = os.path.join(folder, "card", "reader.sock")
        server = listen(self.socket_path)
        config = os.path.join(folder, "card.textproto")
        with open(CONFIG, encoding="utf-8") as file:
            text = file.read()
        text = change(text.replace("/var/lib/till/card", os.path.join(folder, "state")).replace("/run/till", folder))
        with open(config, "w", encoding="utf-8") as file:
            file.write(text)
        self.log_path = os.path.join(folder, f"card{len(os.listdir(folder))}.log")

        def hand_over():
            os.dup2(server.fileno(), 3)

        # The shell's number is the program's after exec.
        command = ["/bin/sh", "-c", 'LISTEN_PID=$$ LISTEN_FDS=1 LISTEN_FDNAMES=reader exec "$0" "--config=$1"', BINARY, config]
        with open(self.log_path, "wb") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, preexec_fn=hand_over, pass_fds=(3,), close_fds=True)
        server.close()
        self.channel = grpc.insecure_channel("unix:" + self.socket_path)

    def log(self):
        with open(self.log_path, encoding="utf-8") as file:
            return file.read()

    def stop(self):
        self.channel.close()
        self.process.terminate()
        try:
            return self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return None

    def unary(self, method, request, reply):
        call = self.channel.unary_unary("/till.card.v1.Reader/" + method, type(request).SerializeToString, reply.FromString)
        return call(request, timeout=10, wait_for_ready=True)

    def store(self, kind, entries):
        request = reader_pb2.StoreDownloadRequest(kind=reader_pb2.CardDownload.Value(kind))
        if kind == "BLACKLIST":
            request.sealed_entries = self.seal(entries)
        else:
            request.entries.extend(entries)
        return self.unary("StoreDownload", request, reader_pb2.StoreDownloadResponse).stored

    def seal(self, entries):
        """seal puts a blacklist into a box as services/common/sealed_account/sealed_blacklist.h has it, with libsodium."""
        grpc.channel_ready_future(self.channel).result(10)  # then the key is published
        with open(os.path.join(os.path.dirname(self.socket_path), "sealing.pub"), "rb") as file:
            key = file.read()
        plain = b"till.blacklist.1" + b"".join(bytes([len(entry)]) + entry for entry in entries)
        box = ctypes.create_string_buffer(len(plain) + 48)  # crypto_box_SEALBYTES
        assert ctypes.CDLL("libsodium.so.23").crypto_box_seal(box, plain, ctypes.c_ulonglong(len(plain)), key) == 0
        return box.raw

    def transact(self, amount_minor, modes=(), timeout_ms=5000, flow="FULL", offline=False):
        """transact returns the queue of requests and the iterator of events of a new transaction."""
        start = reader_pb2.TransactRequest()
        start.start.payment = "payments/e2e"
        start.start.amount.minor_units = amount_minor
        start.start.amount.currency_code = "CNY"
        start.start.time.GetCurrentTime()
        start.start.trace_number = 7
        start.start.card_timeout_ms = timeout_ms
        start.start.may_approve_offline = offline
        start.start.flow = reader_pb2.StartTransaction.Flow.Value(flow)
        start.start.entry_modes.extend(modes)
        requests = queue.Queue()
        requests.put(start)
        call = self.channel.stream_stream(
            "/till.card.v1.Reader/Transact", reader_pb2.TransactRequest.SerializeToString, reader_pb2.TransactEvent.FromString)
        return requests, call(iter(requests.get, None), timeout=60, wait_for_ready=True)


class Terminal(unittest.TestCase):
    """Terminal is the process, the counter with its cards, and what tests do with them."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="till")
        for name in ("card", "pin", "uplink", "sim", "state"):
            os.mkdir(os.path.join(cls.folder, name), 0o700)
        for name in ("pin", "uplink"):
            # The base point of X25519 is as good a public key as any: nobody opens these boxes here.
            with open(os.path.join(cls.folder, name, "sealing.pub"), "wb") as file:
                file.write(bytes([9]) + bytes(31))
        with open(os.path.join(cls.folder, "counter.log"), "wb") as log:
            cls.counter = subprocess.Popen(
                [sys.executable, "-W", "ignore", COUNTER, "--run-dir", cls.folder], stdout=log, stderr=log)
        cls.control = control.Control(os.path.join(cls.folder, "sim", "counter.sock"))
        cls.control.wait_until_there()
        cls.logs = []
        cls.start()

    @classmethod
    def start(cls, change=lambda text: text):
        """start begins the process, anew after stop_card."""
        if os.path.exists(os.path.join(cls.folder, "card", "reader.sock")):
            os.unlink(os.path.join(cls.folder, "card", "reader.sock"))
        cls.card = Process(cls.folder, change)

    @classmethod
    def stop_card(cls):
        cls.card.process.poll()
        status = cls.card.stop()
        cls.logs.append(cls.card.log())
        assert status == 0, cls.logs[-1]

    @classmethod
    def tearDownClass(cls):
        try:
            cls.stop_card()
        finally:
            cls.control.close()
            cls.counter.terminate()
            cls.counter.wait(10)
            shutil.rmtree(cls.folder)
        for digits in cls.account_numbers():
            assert digits not in "".join(cls.logs), "an account number is in the log"

    @staticmethod
    def account_numbers():
        numbers = []
        for name in os.listdir(CARDS):
            with open(os.path.join(CARDS, name), encoding="utf-8") as file:
                data = json.load(file)
            for application in data.get("contact_applications", []) + data.get("contactless_applications", []):
                numbers.append(application["track2"].split("D")[0])
        return numbers

    def setUp(self):
        self.control.call("reset")

    def issuer(self, card, aid, field_55, scripts):
        """issuer answers with tag 91 for an ARQC, as the card's issuer does (EMV Book 2, 8.2.1, method 1), and its scripts."""
        with open(os.path.join(CARDS, card + ".json"), encoding="utf-8") as file:
            applications = json.load(file)["contact_applications"]
        application = next(item for item in applications if item["aid"] == aid)
        key = bytes.fromhex(application["card_key"])
        found = dict(tlv.decode(field_55))
        cryptogram = emv_crypto.response_cryptogram(key, found["9F36"], found["9F26"], b"00")
        return tlv.encode("91", cryptogram + b"00") + scripts(bytes.fromhex(application.get("script_key", "")), found)

    def run_card(self, card, how, amount=12345, modes=(), choice=0, host="APPROVED", issuer=True, remove_after="auto",
                 pin="ENTERED", flow="FULL", scripts=lambda key, found: b"", swipe_after="", offline=False):
        """run_card plays one transaction and returns the names of its events, the outcome last; events stay in self.events."""
        if card:
            self.control.call("present", card=card, how=how, remove_after=remove_after)
        requests, events = self.card.transact(amount, modes, 5000 if card else 1000, flow, offline)
        names, self.events, aid = [], [], ""
        for event in events:
            kind = event.WhichOneof("event")
            names.append(kind)
            self.events.append(event)
            answer = reader_pb2.TransactRequest()
            if kind == "choose_application":
                answer.select_application.index = choice
                requests.put(answer)
            elif kind == "waiting_for_card" and swipe_after and list(event.waiting_for_card.entry_modes) == [card_pb2.FALLBACK_STRIPE]:
                self.control.call("present", card=swipe_after, how="swipe", remove_after="auto")
            elif kind == "card_read":
                aid = event.card_read.card.aid
            elif kind == "verification_needed" and event.verification_needed.method == card_pb2.ONLINE_PIN:
                answer.pin_outcome.outcome = reader_pb2.PinOutcome.Outcome.Value(pin)
                requests.put(answer)
            elif kind == "online_request":
                answer.online_result.outcome = reader_pb2.OnlineResult.Outcome.Value(host)
                if host != "UNABLE_TO_GO_ONLINE":
                    answer.online_result.authorisation_response_code = "00" if host == "APPROVED" else "51"
                if issuer and how == "insert" and event.online_request.field_55:
                    answer.online_result.issuer_data = self.issuer(card, aid, event.online_request.field_55, scripts)
                requests.put(answer)
            elif kind == "ended":
                names[-1] = OUTCOME.Name(event.ended.outcome)
        requests.put(None)
        return " ".join(names)

    def ended(self):
        return self.events[-1].ended


class CardProcess(Terminal):
    def test_contact_cards_that_are_approved(self):
        for card, method in (
            ("unionpay-debit", card_pb2.ONLINE_PIN), ("unionpay-credit", card_pb2.NO_CVM),
            ("visa-credit", card_pb2.SIGNATURE), ("mastercard-debit", card_pb2.ONLINE_PIN),
            ("t0", card_pb2.ONLINE_PIN), ("static-only", card_pb2.NO_CVM),
        ):
            with self.subTest(card=card):
                self.assertEqual(
                    self.run_card(card, "insert"),
                    "waiting_for_card card_detected card_read verification_needed online_request remove_card APPROVED")
                request = next(event.online_request for event in self.events if event.HasField("online_request"))
                self.assertEqual(request.verification, method)
                self.assertEqual(self.ended().emv.cryptogram_type, "TC")
                self.assertEqual(self.ended().emv.request_cryptogram, request.emv.cryptogram)
                # No failure of data authentication, and the issuer was authenticated.
                self.assertEqual(int(self.ended().emv.tvr[:2], 16) & 0xCC, 0, self.ended().emv.tvr)
                self.assertEqual(self.ended().emv.tvr[8:], "00")

    def test_tapped_cards_that_are_approved(self):
        for card in ("unionpay-debit", "unionpay-tap", "visa-credit", "mastercard-debit"):
            for amount, method in ((10000, card_pb2.NO_CVM), (200000, card_pb2.ONLINE_PIN)):
                with self.subTest(card=card, amount=amount):
                    self.assertEqual(
                        self.run_card(card, "tap", amount),
                        "waiting_for_card card_detected card_read verification_needed online_request APPROVED")
                    request = next(event.online_request for event in self.events if event.HasField("online_request"))
                    self.assertEqual(request.verification, method)

    def test_a_card_that_refuses_an_approval(self):
        self.assertTrue(self.run_card("refuses-second-ac", "insert").endswith("remove_card CARD_REFUSED_APPROVAL"))
        self.assertIn(b"\x9f\x36", self.ended().reversal_field_55)

    def test_an_approval_without_issuer_authentication_is_refused_by_the_card(self):
        self.assertTrue(self.run_card("unionpay-debit", "insert", issuer=False).endswith("CARD_REFUSED_APPROVAL"))

    def test_a_card_taken_out_after_the_approval(self):
        self.assertTrue(self.run_card("unionpay-debit", "insert", remove_after="first-gen-ac").endswith("CARD_REFUSED_APPROVAL"))

    def test_the_host_declines(self):
        self.assertTrue(self.run_card("unionpay-debit", "insert", host="DECLINED").endswith("DECLINED"))

    def test_the_host_is_not_reached(self):
        self.assertTrue(self.run_card("unionpay-debit", "insert", host="UNABLE_TO_GO_ONLINE", issuer=False).endswith("DECLINED"))

    def test_a_torn_card(self):
        self.assertTrue(self.run_card("torn", "insert").endswith("verification_needed remove_card CARD_REMOVED"))
        self.assertNotIn("online_request", self.run_card("torn", "insert"))

    def test_a_card_that_declines_offline(self):
        self.assertTrue(self.run_card("declines-offline", "insert").endswith("remove_card DECLINED"))

    def test_a_bad_certificate_goes_online_with_its_mark(self):
        self.assertTrue(self.run_card("bad-certificate", "insert").endswith("APPROVED"))
        self.assertEqual(self.ended().emv.tvr[:2], "08")

    def test_a_mute_card(self):
        self.assertEqual(self.run_card("mute", "insert"), "waiting_for_card remove_card UNREADABLE")

    def test_an_expired_card_says_so(self):
        self.run_card("expired", "insert")
        self.assertTrue(self.events[2].card_read.card.expired)

    def test_two_applications(self):
        self.assertEqual(
            self.run_card("two-apps", "insert", choice=1),
            "waiting_for_card card_detected choose_application card_read verification_needed online_request remove_card APPROVED")
        self.assertEqual(self.events[3].card_read.card.application_label, "Credit line")

    def test_a_swiped_chip_card_and_its_fallback(self):
        self.assertEqual(self.run_card("unionpay-debit", "swipe", modes=[card_pb2.MAGNETIC_STRIPE]), "waiting_for_card TRY_CONTACT")
        self.assertEqual(
            self.run_card("unionpay-debit", "swipe", modes=[card_pb2.FALLBACK_STRIPE]),
            "waiting_for_card card_detected card_read verification_needed online_request APPROVED")
        self.assertEqual(self.events[2].card_read.card.entry_mode, card_pb2.FALLBACK_STRIPE)

    def test_a_stripe_without_a_chip(self):
        for card in ("stripe-only", "stripe-only-pin"):
            with self.subTest(card=card):
                self.assertEqual(
                    self.run_card(card, "swipe", modes=[card_pb2.CONTACT, card_pb2.CONTACTLESS, card_pb2.MAGNETIC_STRIPE]),
                    "waiting_for_card card_detected card_read verification_needed online_request APPROVED")
                self.assertEqual(self.events[2].card_read.card.entry_mode, card_pb2.MAGNETIC_STRIPE)
                self.assertEqual(self.events[2].card_read.card.scheme, "UNIONPAY")
                # The scheme's rule: always a PIN.
                self.assertEqual(self.events[3].verification_needed.method, card_pb2.ONLINE_PIN)
                self.assertEqual(self.events[4].online_request.field_55, b"")

    def test_a_chip_that_cannot_be_read_and_its_stripe(self):
        for card in ("mute", "dead-chip"):
            with self.subTest(card=card):
                self.assertEqual(
                    self.run_card(card, "insert", modes=[card_pb2.CONTACT, card_pb2.MAGNETIC_STRIPE], swipe_after=card),
                    "waiting_for_card remove_card waiting_for_card card_detected card_read verification_needed online_request APPROVED")
                self.assertEqual(self.events[4].card_read.card.entry_mode, card_pb2.FALLBACK_STRIPE)
                self.assertFalse(self.ended().HasField("emv"))

    def test_the_account_alone(self):
        for how, names in (("insert", "card_read remove_card"), ("tap", "card_read"), ("swipe", "card_read")):
            with self.subTest(how=how):
                modes = [card_pb2.FALLBACK_STRIPE] if how == "swipe" else []
                self.assertEqual(
                    self.run_card("unionpay-debit", how, 200000, modes, flow="READ_ACCOUNT"),
                    f"waiting_for_card card_detected {names} APPROVED")
                read = next(event.card_read for event in self.events if event.HasField("card_read"))
                self.assertEqual(read.card.masked_number, "629399*********1003")
                self.assertFalse(self.ended().HasField("emv"))
                self.assertEqual(self.ended().field_55, b"")

    def test_scripts_and_their_results(self):
        def script(template, number, head, data, key, found, spoil=False):
            data = bytes.fromhex(data)
            header = bytes.fromhex(head) + bytes([len(data) + 4])
            mac = bytearray(emv_crypto.script_mac(key, found["9F36"], found["9F26"], header + data))
            mac[0] ^= spoil
            return tlv.encode(template, tlv.encode_all([("9F18", number.to_bytes(4, "big")), ("86", header + data + mac)]))

        def issuer_scripts(spoil):  # unblock the PIN before the final cryptogram, put the electronic cash after it
            return lambda key, found: (script("71", 1, "84240000", "", key, found) +
                                       script("72", 2, "04DA9F79", "000000005000", key, found, spoil))

        for spoil, results, tvr in ((False, "20000000012000000002", "00"), (True, "20000000011100000002", "10")):
            with self.subTest(spoil=spoil):
                self.assertTrue(self.run_card("takes-scripts", "insert", scripts=issuer_scripts(spoil)).endswith("remove_card APPROVED"))
                self.assertEqual(self.ended().script_results.hex().upper(), results)
                self.assertEqual(self.ended().emv.tvr[8:], tvr)
                final = dict(tlv.decode(self.ended().field_55))
                self.assertEqual((final["9F27"], final["9F26"].hex().upper()), (b"\x40", self.ended().emv.cryptogram))

    def test_nobody_comes(self):
        self.assertEqual(self.run_card(None, "insert"), "waiting_for_card TIMED_OUT")

    def test_a_card_left_in_the_slot_does_not_pay_for_the_next_customer(self):
        self.assertTrue(self.run_card("unionpay-debit", "insert", remove_after="never").endswith("APPROVED"))
        self.assertEqual(self.run_card(None, "insert"), "remove_card TIMED_OUT")
        self.control.call("remove")
        self.assertTrue(self.run_card("unionpay-debit", "insert").startswith("waiting_for_card card_detected"))

    def test_cancel_while_waiting(self):
        requests, events = self.card.transact(1, timeout_ms=60000)
        self.assertTrue(next(events).HasField("waiting_for_card"))
        self.card.unary("Cancel", reader_pb2.CancelRequest(payment="payments/e2e"), reader_pb2.CancelResponse)
        self.assertEqual(next(events).ended.outcome, reader_pb2.TransactionEnded.CANCELLED)
        requests.put(None)
        self.assertTrue(self.run_card("unionpay-debit", "insert").endswith("APPROVED"))

    def test_a_caller_that_dies_at_the_host_leaves_no_card_powered(self):
        self.control.call("present", card="unionpay-debit", how="insert", remove_after="auto")
        requests, events = self.card.transact(12345)
        for event in events:
            if event.HasField("verification_needed"):
                answer = reader_pb2.TransactRequest()
                answer.pin_outcome.outcome = reader_pb2.PinOutcome.ENTERED
                requests.put(answer)
            if event.HasField("online_request"):
                break
        events.cancel()
        requests.put(None)
        for _ in range(100):
            if not self.card.unary("Status", reader_pb2.StatusRequest(), reader_pb2.StatusResponse).busy:
                break
            time.sleep(0.05)
        self.assertTrue(self.run_card("unionpay-debit", "insert").endswith("APPROVED"))

    def test_self_test(self):
        response = self.card.unary("SelfTest", reader_pb2.SelfTestRequest(), reader_pb2.SelfTestResponse)
        self.assertEqual([result.name for result in response.results if not result.passed], [])


def without_keys(text):
    """without_keys is the configuration of a terminal that knows no certification authority."""
    changed = re.sub(r"(?s)authority_keys \{.*?\n\}\n", "", text)
    assert changed != text and "authority_keys" not in changed
    return changed


class Downloads(Terminal):
    """What the host says of cards, kept over a restart."""

    def tearDown(self):
        for kind in ("AUTHORITY_KEYS", "APPLICATIONS", "BLACKLIST", "CONTACTLESS"):
            self.card.store(kind, [])

    def restart(self, change=lambda text: text):
        self.stop_card()
        self.start(change)

    def complaint(self):
        response = self.card.unary("SelfTest", reader_pb2.SelfTestRequest(), reader_pb2.SelfTestResponse)
        return next(result.detail for result in response.results if result.name == "storage")

    def refused(self, kind, entries):
        with self.assertRaises(grpc.RpcError) as caught:
            self.card.store(kind, entries)
        self.assertEqual(caught.exception.code(), grpc.StatusCode.INVALID_ARGUMENT)

    def test_a_refused_card(self):
        self.assertEqual(self.card.store("BLACKLIST", [b"62284", b"6293990100000001003"]), 2)
        for _ in range(2):
            self.assertTrue(self.run_card("unionpay-debit", "insert").endswith("card_read remove_card NOT_ACCEPTED"))
            self.assertEqual(self.ended().reason, error_pb2.CARD_BLACKLISTED)
            self.assertTrue(self.run_card("unionpay-tap", "tap", 10000).endswith("APPROVED"))
            self.restart()
        self.refused("BLACKLIST", [b"62284", b"6293 99"])
        self.assertTrue(self.run_card("unionpay-debit", "insert").endswith("NOT_ACCEPTED"), "nothing has changed")
        self.assertEqual(self.card.store("BLACKLIST", []), 0)
        self.assertTrue(self.run_card("unionpay-debit", "insert").endswith("APPROVED"))

    def test_a_blacklist_in_the_clear_or_of_an_earlier_life_is_refused(self):
        self.card.store("BLACKLIST", [b"629399"])
        kind = reader_pb2.CardDownload.Value("BLACKLIST")
        older = self.card.seal([b"6228"])
        self.restart()
        for request in (reader_pb2.StoreDownloadRequest(kind=kind, entries=[b"6228"]),
                        reader_pb2.StoreDownloadRequest(kind=kind, sealed_entries=older)):
            with self.assertRaises(grpc.RpcError) as caught:
                self.card.unary("StoreDownload", request, reader_pb2.StoreDownloadResponse)
            self.assertEqual(caught.exception.code(), grpc.StatusCode.INVALID_ARGUMENT)
        self.assertTrue(self.run_card("unionpay-debit", "insert").endswith("NOT_ACCEPTED"), "nothing has changed")

    def test_a_damaged_file_is_set_aside(self):
        self.card.store("BLACKLIST", [b"629399"])
        path = os.path.join(self.folder, "state", "blacklist.download")
        with open(path, "r+b") as file:
            file.truncate(30)
        self.restart()
        self.assertIn("blacklist.download", self.complaint())
        self.assertIn("blacklist.download", self.card.log())
        self.assertTrue(os.path.exists(path + ".damaged"))
        self.assertTrue(self.run_card("unionpay-debit", "insert").endswith("APPROVED"), "the configuration is in force")
        self.card.store("BLACKLIST", [b"629399"])
        self.assertEqual(self.complaint(), "")

    def test_keys_of_the_authorities(self):
        with open(os.path.join(os.path.dirname(CARDS), "capks.json"), encoding="utf-8") as file:
            keys = json.load(file)["certification_authority_public_keys"]
        entries = [tlv.encode_all([
            ("9F06", bytes.fromhex(key["rid"])), ("9F22", bytes.fromhex(key["index"])), ("DF05", b"20" + key["expiry"].encode()),
            ("DF06", b"\x01"), ("DF07", b"\x01"), ("DF02", bytes.fromhex(key["modulus"])), ("DF04", bytes.fromhex(key["exponent"])),
            ("DF03", bytes.fromhex(key["checksum_sha1"]))]) for key in keys]
        self.restart(without_keys)
        self.run_card("unionpay-debit", "insert")
        self.assertEqual(self.ended().emv.tvr[:2], "08", "without the key the card cannot be authenticated")
        self.refused("AUTHORITY_KEYS", [entries[0][:-1] + bytes([entries[0][-1] ^ 1])])
        self.assertEqual(self.card.store("AUTHORITY_KEYS", entries), 3)
        self.run_card("unionpay-debit", "insert")
        self.assertEqual(self.ended().emv.tvr[:2], "00")
        self.card.store("AUTHORITY_KEYS", [])
        self.restart()

    def test_what_the_simulated_host_gives(self):
        """The entries are another program's, written from the same table (unionpay.md B7)."""
        with open(os.path.join(os.path.dirname(CARDS), "downloads.json"), encoding="utf-8") as file:
            downloads = json.load(file)
        for kind in ("authority_keys", "applications", "blacklist", "contactless"):
            entries = [bytes.fromhex(entry[4:]) if entry.startswith("hex:") else entry.encode() for entry in downloads[kind]]
            self.assertEqual(self.card.store(kind.upper(), entries), len(entries))
        self.assertTrue(self.run_card("unionpay-debit", "insert").endswith("APPROVED"))
        self.assertEqual(self.ended().emv.tvr[:2], "00")
        for how in ("insert", "tap"):
            self.assertTrue(self.run_card("blacklisted", how, 10000).endswith("NOT_ACCEPTED"), how)
            self.assertEqual(self.ended().reason, error_pb2.CARD_BLACKLISTED)

    def test_a_card_that_approves_by_itself(self):
        self.assertTrue(self.run_card("offline-approving", "insert", 10000, offline=True).endswith("remove_card APPROVED"),
                        "the floor limit of the configuration is nothing")
        self.card.store("APPLICATIONS", [bytes.fromhex("9F0608A0000003330101029F1B0400004E20")])
        self.assertEqual(
            self.run_card("offline-approving", "insert", 10000, offline=True),
            "waiting_for_card card_detected card_read verification_needed remove_card APPROVED_OFFLINE")
        self.assertEqual(dict(tlv.decode(self.ended().field_55))["9F27"], b"\x40")
        self.assertTrue(self.run_card("offline-approving", "insert", 10000).endswith("online_request remove_card APPROVED"))
        self.assertTrue(
            self.run_card("offline-approving", "insert", 10001, offline=True).endswith("online_request remove_card APPROVED"),
            "above what the card approves")

    def test_limits_of_an_application_and_of_the_field(self):
        self.card.store("APPLICATIONS", [bytes.fromhex("9F0608A000000333010101 DF2006000000005000 DF2106000000002000".replace(" ", ""))])
        self.assertTrue(self.run_card("unionpay-tap", "tap", 5000).endswith("TRY_CONTACT"))
        self.run_card("unionpay-tap", "tap", 2000)
        self.assertEqual(self.events[3].verification_needed.method, card_pb2.ONLINE_PIN)
        self.card.store("CONTACTLESS", [bytes.fromhex("FF80540101FF805806000000004000FF805A0101FF805906000000004000")])
        self.run_card("unionpay-tap", "tap", 4000)
        self.assertEqual(self.events[3].verification_needed.method, card_pb2.NO_CVM)
        self.run_card("unionpay-tap", "tap", 4001)
        self.assertEqual(self.events[3].verification_needed.method, card_pb2.ONLINE_PIN)


if __name__ == "__main__":
    unittest.main()
