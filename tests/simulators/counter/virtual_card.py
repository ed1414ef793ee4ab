# SPDX-License-Identifier: Apache-2.0
"""A payment card made of data: answers real APDUs with real cryptography.

Written from EMV 4.4 Book 1 (selection), Book 2 (security), Book 3 (commands) and, for contactless, Books C-2, C-3
and C-7 as far as an online transaction goes. The JSON of a card is explained in ../testdata/README.md.
"""

import json
import os

from simulators import emv_crypto, tlv

CONTACT, CONTACTLESS, STRIPE = 1, 2, 4
INTERFACE_NAMES = {"contact": CONTACT, "contactless": CONTACTLESS, "stripe": STRIPE}

ARQC, TC, AAC = 0x80, 0x40, 0x00
APPROVALS = (b"00", b"10", b"11", b"Y1", b"Y3")
DIRECTORIES = {CONTACT: b"1PAY.SYS.DDF01", CONTACTLESS: b"2PAY.SYS.DDF01"}


class StatusError(Exception):
    """StatusError ends a command with a status word and no data."""

    def __init__(self, status):
        super().__init__(f"{status:04X}")
        self.status = status


class _Command:
    """_Command is a parsed short APDU (ISO/IEC 7816-4, 5.1)."""

    def __init__(self, raw):
        if len(raw) < 4:
            raise StatusError(0x6700)
        self.cla, self.ins, self.p1, self.p2 = raw[:4]
        self.data, self.expected = b"", None
        if len(raw) == 4:
            return
        if len(raw) == 5:
            self.expected = raw[4] or 256
            return
        count = raw[4]
        if count == 0 or len(raw) not in (5 + count, 6 + count):
            raise StatusError(0x6700)
        self.data = raw[5 : 5 + count]
        if len(raw) == 6 + count:
            self.expected = raw[-1] or 256


class _Application:
    """_Application is one application of a card, as its data file describes it."""

    def __init__(self, data):
        self.data = data
        self.aid = bytes.fromhex(data["aid"])
        self.profile = data["profile"]  # "contact", "quick" (cryptogram in GPO) or "c2" (GENERATE AC, contactless)
        self.scheme = data["scheme"]
        self.blocked = data.get("blocked", False)
        self.script_key = bytes.fromhex(data["script_key"]) if "script_key" in data else None
        self.aip = bytes.fromhex(data["aip"])
        self.afl = bytes.fromhex(data.get("afl", ""))
        self.pdol = tlv.decode_dol(bytes.fromhex(data.get("pdol", "")))
        self.card_key = bytes.fromhex(data["card_key"])
        self.rsa = emv_crypto.RsaKey.from_json(data["rsa"]) if "rsa" in data else None
        self.records = {}
        self.elements = {}
        for record in data["records"]:
            pairs = [(tag, bytes.fromhex(value)) for tag, value in record["data"].items()]
            self.records[record["sfi"], record["record"]] = tlv.encode("70", tlv.encode_all(pairs))
            self.elements.update(pairs)

    def dol(self, tag):
        """dol returns the decoded list that a record holds under a tag, empty when no record has it."""
        return tlv.decode_dol(self.elements.get(tag, b""))

    def directory_entry(self, contactless):
        """directory_entry returns template 61 (Book 1, 12.2.3, table 15; Book B, 3.3.1 for the PPSE)."""
        pairs = [("4F", self.aid), ("50", self.data["label"].encode()), ("87", bytes([self.data["priority"]]))]
        if contactless and "kernel" in self.data:
            pairs.append(("9F2A", bytes([self.data["kernel"]])))
        return tlv.encode("61", tlv.encode_all(pairs))

    def control_information(self):
        """control_information returns the FCI of an ADF (Book 1, 11.3.4, table 10)."""
        pairs = [("50", self.data["label"].encode()), ("87", bytes([self.data["priority"]]))]
        if self.data.get("pdol"):
            pairs.append(("9F38", bytes.fromhex(self.data["pdol"])))
        pairs.append(("5F2D", self.data.get("language", "zhen").encode()))
        if "preferred_name" in self.data:
            pairs += [("9F11", b"\x01"), ("9F12", self.data["preferred_name"].encode())]
        return tlv.encode("6F", tlv.encode("84", self.aid) + tlv.encode("A5", tlv.encode_all(pairs)))


class VirtualCard:
    """VirtualCard is one card: power it on, transmit commands, power it off. Counters live as long as the object.

    After each command `last_step` names what was done ("select", "gpo", "read-record", "get-data", "get-challenge",
    "verify", "internal-authenticate", "external-authenticate", "first-gen-ac", "script", "second-gen-ac",
    "get-response") or is None when the command was refused before it meant anything.
    """

    def __init__(self, data, random=os.urandom):
        self.data = data
        self.name = data["name"]
        self.interfaces = [INTERFACE_NAMES[name] for name in data["interfaces"]]
        self.last_step = None
        self._random = random
        self._applications = {
            CONTACT: [_Application(item) for item in data.get("contact_applications", [])],
            CONTACTLESS: [_Application(item) for item in data.get("contactless_applications", [])],
        }
        self._offline_pin = data.get("offline_pin")
        self._pin_try_limit = data.get("pin_try_limit", 3)
        self._pin_tries_left = self._pin_try_limit
        self._atc = data.get("first_atc", 0)
        self._cash_minor = data.get("electronic_cash_minor")
        self._card_blocked = False
        self._last_online_atc = 0
        self._interface = None
        self._leave_application()

    @classmethod
    def load(cls, path, random=os.urandom):
        """load reads a card's JSON file."""
        with open(path, encoding="utf-8") as file:
            return cls(json.load(file), random)

    def power_on(self, interface):
        """power_on returns the ATR or ATS, or None when the card stays mute on that interface."""
        self._interface = None
        self._leave_application()
        answer = self.data.get("atr" if interface == CONTACT else "ats")
        if interface not in self.interfaces or not answer:
            return None
        self._interface = interface
        return bytes.fromhex(answer)

    def power_off(self):
        """power_off forgets the transaction; counters stay."""
        self._interface = None
        self._leave_application()

    def embossed(self):
        """embossed returns number, month and year as they stand on the card; ValueError for one without a number."""
        for item in self.data.get("contact_applications", []) + self.data.get("contactless_applications", []):
            number, _, rest = item["track2"].partition("D")
            return number, rest[2:4], rest[:2]
        number, separator, rest = self.tracks()[1].partition("=")
        if not separator:
            raise ValueError(f"the card {self.name!r} has no number")
        return number, rest[2:4], rest[:2]

    def tracks(self):
        """tracks returns the three tracks of the stripe as text without sentinels, empty where there is none."""
        return self.data.get("tracks", ["", "", ""])

    def transmit(self, raw):
        """transmit returns the response to one command, status word included; None without power."""
        if self._interface is None:
            return None
        self.last_step = None
        try:
            command = _Command(raw)
            if self._interface == CONTACT and self.data.get("t0_status"):
                return self._transmit_t0(command)
            data, status = self._execute(command)
            # Over ISO/IEC 14443-4 a command that wants data says so with Le; over T=0 a case 4 command cannot.
            if data and command.expected is None and self._interface == CONTACTLESS:
                raise StatusError(0x6700)
        except StatusError as error:
            return error.status.to_bytes(2, "big")
        return data + status.to_bytes(2, "big")

    def _transmit_t0(self, command):
        # Book 1, 9.3.1.2: 61xx after a case 4 command, 6Cxx after a case 2 command with a wrong Le.
        if (command.cla, command.ins) == (0x00, 0xC0):
            if not self._waiting:
                raise StatusError(0x6985)
            self.last_step = "get-response"
            if command.expected is None or command.expected > len(self._waiting):
                raise StatusError(0x6C00 | len(self._waiting) & 0xFF)
            data, self._waiting = self._waiting[: command.expected], self._waiting[command.expected :]
            status = 0x6100 | min(len(self._waiting), 0xFF) if self._waiting else self._waiting_status
            return data + status.to_bytes(2, "big")
        if self._repeatable is not None and self._repeatable[0] == (command.cla, command.ins, command.p1, command.p2):
            data, status = self._repeatable[1]
        else:
            data, status = self._execute(command)
        self._waiting, self._repeatable = b"", None
        if not data:
            return status.to_bytes(2, "big")
        if command.data:
            self._waiting, self._waiting_status = data, status
            return bytes([0x61, len(data) & 0xFF])
        if command.expected != len(data):
            self._repeatable = ((command.cla, command.ins, command.p1, command.p2), (data, status))
            return bytes([0x6C, len(data) & 0xFF])
        return data + status.to_bytes(2, "big")

    def _leave_application(self):
        self._application = None
        self._in_directory = False
        self._last_name, self._last_index = None, -1
        self._waiting, self._waiting_status, self._repeatable = b"", 0x9000, None
        self._forget_transaction()

    def _forget_transaction(self):
        self._initiated = False
        self._cryptograms = []
        self._request_values = {}
        self._request_cryptogram = None
        self._issuer_authentication = None  # None not tried, True, False
        self._pin_result = None
        self._dynamic_number = bytes(8)

    def _execute(self, command):
        handler = {
            (0x00, 0xA4): self._select,
            (0x00, 0xB2): self._read_record,
            (0x80, 0xA8): self._get_processing_options,
            (0x80, 0xCA): self._get_data,
            (0x00, 0x84): self._get_challenge,
            (0x00, 0x20): self._verify,
            (0x00, 0x88): self._internal_authenticate,
            (0x00, 0x82): self._external_authenticate,
            (0x80, 0xAE): self._generate_cryptogram,
            (0x84, 0x16): self._script,
            (0x84, 0x18): self._script,
            (0x84, 0x1E): self._script,
            (0x84, 0x24): self._script,
            (0x04, 0xDA): self._script,
        }.get((command.cla, command.ins))
        if handler is None:
            raise StatusError(0x6D00 if command.cla in (0x00, 0x80) else 0x6E00)
        if self._card_blocked:
            raise StatusError(0x6A81)
        return handler(command)

    # Selection (Book 1, 11.3 and 12.3)

    def _select(self, command):
        self.last_step = "select"
        if command.p1 != 0x04 or command.p2 not in (0x00, 0x02):
            raise StatusError(0x6A86)
        name = command.data
        if not 5 <= len(name) <= 16:
            raise StatusError(0x6A82 if name else 0x6700)
        following = command.p2 == 0x02 and name == self._last_name
        start = self._last_index + 1 if following else 0
        contactless = self._interface == CONTACTLESS
        applications = self._applications[self._interface]
        if name == DIRECTORIES[self._interface] and applications and self.data.get("directory", True):
            if command.p2 == 0x02:
                raise StatusError(0x6A82)
            self._leave_application()
            self._in_directory = True
            return self._directory(contactless), 0x9000
        for index in range(start, len(applications)):
            application = applications[index]
            if application.aid.startswith(name):
                self._leave_application()
                self._application = application
                self._last_name, self._last_index = name, index
                return application.control_information(), 0x6283 if application.blocked else 0x9000
        raise StatusError(0x6A82)

    def _directory(self, contactless):
        name = DIRECTORIES[self._interface]
        if contactless:
            entries = b"".join(item.directory_entry(True) for item in self._applications[CONTACTLESS])
            inside = tlv.encode("BF0C", entries)
        else:
            inside = tlv.encode_all([("88", b"\x01"), ("5F2D", b"zhen"), ("9F11", b"\x01")])
        return tlv.encode("6F", tlv.encode("84", name) + tlv.encode("A5", inside))

    def _read_record(self, command):
        self.last_step = "read-record"
        sfi = command.p2 >> 3
        if command.p2 & 0x07 != 0x04 or command.p1 == 0 or not 1 <= sfi <= 30:
            raise StatusError(0x6A86)
        if self._in_directory and self._interface == CONTACT:
            if sfi != 1:
                raise StatusError(0x6A82)
            applications = self._applications[CONTACT]
            if command.p1 > len(applications):
                raise StatusError(0x6A83)
            return tlv.encode("70", applications[command.p1 - 1].directory_entry(False)), 0x9000
        application = self._selected()
        if not self._initiated:
            raise StatusError(0x6985)
        if not any(file == sfi for file, _ in application.records):
            raise StatusError(0x6A82)
        record = application.records.get((sfi, command.p1))
        if record is None:
            raise StatusError(0x6A83)
        return record, 0x9000

    def _selected(self):
        if self._application is None:
            raise StatusError(0x6985)
        return self._application

    # Initiation (Book 3, 6.5.8)

    def _get_processing_options(self, command):
        self.last_step = "gpo"
        application = self._selected()
        if command.p1 or command.p2:
            raise StatusError(0x6A86)
        if self._initiated or application.blocked or self._atc == 0xFFFF:
            raise StatusError(0x6985)
        data = command.data
        if len(data) < 2 or data[0] != 0x83 or data[1] != len(data) - 2 or data[1] >= 0x80:
            raise StatusError(0x6700)
        if data[1] != tlv.dol_length(application.pdol):
            raise StatusError(0x6700)
        values = tlv.split_by_dol(application.pdol, data[2:])
        if application.profile == "quick":
            return self._quick(application, values), 0x9000
        self._initiated = True
        self._atc += 1
        if application.data.get("gpo_format", "80") == "80":
            return tlv.encode("80", application.aip + application.afl), 0x9000
        return tlv.encode("77", tlv.encode("82", application.aip) + tlv.encode("94", application.afl)), 0x9000

    def _quick(self, application, values):
        # Book C-3, 5.2 and C-7: the qualifiers (9F66) say what the terminal can do; the cryptogram comes at once.
        qualifiers = values.get("9F66", bytes(4))
        if not qualifiers[0] & 0x20:
            raise StatusError(0x6985)
        self._initiated = True
        self._atc += 1
        answers = [0x00, 0x00]  # card transaction qualifiers, 9F6C
        if qualifiers[1] & 0x40:  # a verification of the cardholder is required
            wanted = application.data.get("contactless_cvm", ["online-pin", "signature"])
            if "online-pin" in wanted and qualifiers[0] & 0x04:
                answers[0] |= 0x80
            elif "signature" in wanted and qualifiers[0] & 0x02:
                answers[0] |= 0x40
            else:
                raise StatusError(0x6984)
        kind = AAC if qualifiers[0] & 0x08 else ARQC  # these cards approve nothing without their issuer
        cryptogram, issuer_data = self._make_cryptogram(application, kind, values)
        self._cryptograms.append(kind)
        pairs = [("82", application.aip)]
        if application.afl:
            pairs.append(("94", application.afl))
        pairs += [
            ("57", bytes.fromhex(application.data["track2"])),
            ("5F34", bytes.fromhex(application.data["sequence"])),
            ("9F10", issuer_data),
            ("9F26", cryptogram),
            ("9F27", bytes([kind])),
            ("9F36", self._atc.to_bytes(2, "big")),
            ("9F6C", bytes(answers)),
        ]
        return tlv.encode("77", tlv.encode_all(pairs))

    # Data and cardholder (Book 3, 6.5.5 to 6.5.12)

    def _get_data(self, command):
        self.last_step = "get-data"
        self._selected()
        tag = command.p1 << 8 | command.p2
        if tag == 0x9F36:
            value = self._atc.to_bytes(2, "big")
        elif tag == 0x9F13:
            value = self._last_online_atc.to_bytes(2, "big")
        elif tag == 0x9F17 and self._offline_pin:
            value = bytes([self._pin_tries_left])
        elif tag == 0x9F79 and self._cash_minor is not None:
            value = bytes.fromhex(f"{self._cash_minor:012d}")
        else:
            raise StatusError(0x6A88)
        return tlv.encode(f"{tag:04X}", value), 0x9000

    def _get_challenge(self, command):
        self.last_step = "get-challenge"
        self._selected()
        if command.p1 or command.p2:
            raise StatusError(0x6A86)
        return self._random(8), 0x9000

    def _verify(self, command):
        self.last_step = "verify"
        self._selected()
        if not self._initiated or self._cryptograms:
            raise StatusError(0x6985)
        if command.p1 != 0 or command.p2 != 0x80 or self._offline_pin is None:
            raise StatusError(0x6A86)
        if len(command.data) != 8:
            raise StatusError(0x6700)
        if self._pin_tries_left == 0:
            raise StatusError(0x6983)
        expected = f"2{len(self._offline_pin):X}{self._offline_pin}".ljust(16, "F")  # Book 3, table 25
        if command.data.hex().upper() == expected:
            self._pin_tries_left, self._pin_result = self._pin_try_limit, True
            return b"", 0x9000
        self._pin_tries_left -= 1
        self._pin_result = False
        raise StatusError(0x63C0 | self._pin_tries_left)

    # Security (Book 2; Book 3, 6.5.4, 6.5.5 and 6.5.9)

    def _internal_authenticate(self, command):
        self.last_step = "internal-authenticate"
        application = self._selected()
        if not self._initiated or application.rsa is None or self._cryptograms:
            raise StatusError(0x6985)
        if command.p1 or command.p2:
            raise StatusError(0x6A86)
        dol = application.dol("9F49") or [("9F37", 4)]
        if len(command.data) != tlv.dol_length(dol):
            raise StatusError(0x6700)
        self._dynamic_number = self._random(8)
        signature = emv_crypto.dynamic_signature(application.rsa, self._dynamic_number, command.data)
        if application.data.get("ac_format", "77") == "80":
            return tlv.encode("80", signature), 0x9000
        return tlv.encode("77", tlv.encode("9F4B", signature)), 0x9000

    def _external_authenticate(self, command):
        self.last_step = "external-authenticate"
        application = self._selected()
        if command.p1 or command.p2:
            raise StatusError(0x6A86)
        if not application.aip[0] & 0x04 or self._cryptograms != [ARQC] or self._issuer_authentication is not None:
            raise StatusError(0x6985)
        if not 8 <= len(command.data) <= 16:
            raise StatusError(0x6700)
        self._check_response(application, command.data)
        if not self._issuer_authentication:
            raise StatusError(0x6300)
        return b"", 0x9000

    def _check_response(self, application, data):
        expected = emv_crypto.response_cryptogram(
            application.card_key, self._atc.to_bytes(2, "big"), self._request_cryptogram, data[8:10]
        ) if len(data) >= 10 else None
        self._issuer_authentication = data[:8] == expected

    def _script(self, command):
        # An issuer's command, secured by its MAC (Book 2, 9.2; Book 3, 6.5.1, 6.5.2, 6.5.3 and 6.5.10).
        self.last_step = "script"
        application = self._selected()
        if application.script_key is None or self._request_cryptogram is None:
            raise StatusError(0x6985)
        if len(command.data) < 4:
            raise StatusError(0x6987)
        head = bytes([command.cla, command.ins, command.p1, command.p2, len(command.data)])
        data, mac = command.data[:-4], command.data[-4:]
        expected = emv_crypto.script_mac(
            application.script_key, self._atc.to_bytes(2, "big"), self._request_cryptogram, head + data)
        if mac != expected:
            raise StatusError(0x6988)
        if command.ins == 0xDA:
            if (command.p1, command.p2) != (0x9F, 0x79) or len(data) != 6 or self._cash_minor is None:
                raise StatusError(0x6A88)
            self._cash_minor = int(data.hex())
        elif command.ins == 0x24:
            self._pin_tries_left = self._pin_try_limit
        elif command.ins == 0x16:
            self._card_blocked = True
        else:
            application.blocked = command.ins == 0x1E
        return b"", 0x9000

    def _generate_cryptogram(self, command):
        first = not self._cryptograms
        self.last_step = "first-gen-ac" if first else "second-gen-ac"
        application = self._selected()
        if command.p2 or command.p1 & 0x3F or command.p1 & 0xC0 == 0xC0:
            raise StatusError(0x6A86)
        # One cryptogram over contactless, two over contacts, and a second one only after an ARQC (Book 3, 6.5.5).
        if not self._initiated or application.profile == "quick" or not (first or self._cryptograms == [ARQC]):
            raise StatusError(0x6985)
        if not first and application.profile == "c2":
            raise StatusError(0x6985)
        dol = application.dol("8C" if first else "8D")
        if len(command.data) != tlv.dol_length(dol):
            raise StatusError(0x6700)
        values = tlv.split_by_dol(dol, command.data)
        requested = command.p1 & 0xC0
        kind = self._first_decision(requested, values) if first else self._second_decision(application, requested, values)
        cryptogram, issuer_data = self._make_cryptogram(application, kind, values)
        self._cryptograms.append(kind)
        counter = self._atc.to_bytes(2, "big")
        if application.data.get("ac_format", "77") == "80":
            return tlv.encode("80", bytes([kind]) + counter + cryptogram + issuer_data), 0x9000
        pairs = [("9F27", bytes([kind])), ("9F36", counter), ("9F26", cryptogram), ("9F10", issuer_data)]
        return tlv.encode("77", tlv.encode_all(pairs)), 0x9000

    def _first_decision(self, requested, values):
        # The card may turn an approval into a question, never a refusal into anything (Book 3, 10.8, table 34).
        if requested == AAC or self.data.get("decline_first"):
            return AAC
        limit = self.data.get("offline_limit_minor")
        within = limit is None or int(values.get("9F02", bytes(6)).hex()) <= limit
        return TC if requested == TC and self.data.get("offline_approval") and within else ARQC

    def _second_decision(self, application, requested, values):
        if requested == ARQC:
            raise StatusError(0x6A86)
        issuer_data = values.get("91", b"")
        if any(issuer_data):
            self._check_response(application, issuer_data)
        if requested == AAC or self.data.get("refuse_second_ac") or self._issuer_authentication is False:
            return AAC
        if self._issuer_authentication is None and not self.data.get("issuer_authentication_optional"):
            return AAC
        if values.get("8A", b"00") not in APPROVALS:
            return AAC
        self._last_online_atc = self._atc
        return TC

    def _make_cryptogram(self, application, kind, values):
        # Elements that CDOL2 does not carry again keep the value they had in CDOL1.
        merged = {**self._request_values, **values}
        self._request_values = merged
        counter = self._atc.to_bytes(2, "big")
        merged = {**merged, "82": application.aip, "9F36": counter}
        results = self._verification_results(application.scheme, kind)
        data = emv_crypto.cryptogram_input(merged, results)
        cryptogram = emv_crypto.application_cryptogram(application.card_key, counter, data)
        if kind == ARQC:
            self._request_cryptogram = cryptogram
        return cryptogram, self._issuer_application_data(application.scheme, results)

    def _verification_results(self, scheme, kind):
        first = self._cryptograms[0] if self._cryptograms else kind
        second = kind if self._cryptograms else ARQC  # 10: not requested yet
        flags = (second & 0xC0) | (first >> 2)
        flags |= 0x08 if self._issuer_authentication is False else 0
        flags |= 0x04 if self._pin_result is not None else 0
        flags |= 0x02 if self._pin_result is False else 0
        if scheme == "mastercard":
            return bytes([flags, 0, 0, 0, 0, self._pin_tries_left])
        return bytes([0x03, flags, 0x00, self._pin_tries_left << 4])

    @staticmethod
    def _issuer_application_data(scheme, results):
        if scheme == "visa":
            return b"\x06\x01\x12" + results
        if scheme == "unionpay":
            return b"\x07\x01\x01" + results + b"\x01"
        return b"\x01\x10" + results + bytes(10)
