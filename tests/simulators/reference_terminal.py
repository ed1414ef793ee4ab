# SPDX-License-Identifier: Apache-2.0
"""The least terminal that can take a payment, to test the simulators with: it trusts nothing a card or host says."""

import hashlib
import json
import os

from simulators import des, emv_crypto, sm4, tlv
from simulators.acquirer import iso8583
from simulators.reference_messages import CHIP_TAGS, CODES

TESTDATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "testdata")


class CardError(Exception):
    """CardError carries the status word of a command that should have worked."""


def read_testdata(name):
    """read_testdata returns a JSON file of the test data."""
    with open(os.path.join(TESTDATA, name), encoding="utf-8") as file:
        return json.load(file)


class CardSession:
    """CardSession takes one card through a transaction by `transmit`, a function from command to response bytes."""

    def __init__(self, transmit, amount_minor=1234, contactless=False, qualifiers="36804000"):
        self._transmit = transmit
        self._contactless = contactless
        self.values = {
            "9F02": bytes.fromhex(f"{amount_minor:012d}"), "9F03": bytes(6), "9F1A": b"\x01\x56", "95": bytes(5),
            "5F2A": b"\x01\x56", "9A": bytes.fromhex("261122"), "9C": b"\0", "9F37": bytes.fromhex("11223344"),
            "9F33": bytes.fromhex("E0F8C8"), "9F35": b"\x22", "9F66": bytes.fromhex(qualifiers),
            "9F34": bytes.fromhex("020300"),
        }
        self.elements = {}
        self._static = b""

    def command(self, text, data=b"", le=False):
        """command sends CLA INS P1 P2 in hex and data; follows 61xx and 6Cxx; returns (data, status word)."""
        head = bytes.fromhex(text)
        raw = head + (bytes([len(data)]) + data if data else b"") + (b"\0" if le or not data else b"")
        response = self._transmit(raw)
        if response[-2] == 0x61:
            response = self._transmit(bytes.fromhex("00C00000") + response[-1:])
        elif response[-2] == 0x6C:
            response = self._transmit(raw[:-1] + response[-1:])
        return response[:-2], int.from_bytes(response[-2:], "big")

    def must(self, text, data=b"", le=False):
        """must is command, and raises CardError unless the card says 9000."""
        data, status = self.command(text, data, le)
        if status != 0x9000:
            raise CardError(f"{text} answered {status:04X}")
        return data

    def raw(self, command):
        """raw sends a command as it is, of a script, and returns the status word's bytes."""
        return self._transmit(command)[-2:]

    def build(self, dol):
        """build returns command data for a list; what the terminal does not know is zeros (Book 3, 5.4)."""
        return b"".join(
            self.values.get(tag, bytes(length)).rjust(length, b"\0")[-length:] for tag, length in tlv.decode_dol(dol))

    def select(self, aid):
        """select selects an application and returns its FCI as a dictionary."""
        information = dict(tlv.decode(self.must("00A40400", aid, le=True)))
        inner = dict(tlv.decode(information["6F"]))
        self._fci = dict(tlv.decode(inner["A5"]))
        self.elements["84"] = inner["84"]
        return self._fci

    def initiate(self):
        """initiate sends GET PROCESSING OPTIONS and reads the records."""
        data = self.build(self._fci.get("9F38", b""))
        answer = dict(tlv.decode(self.must("80A80000", b"\x83" + bytes([len(data)]) + data, le=True)))
        if "80" in answer:
            self.elements["82"], self.elements["94"] = answer["80"][:2], answer["80"][2:]
        else:
            self.elements.update(tlv.decode(answer["77"]))
        self.values["82"] = self.elements["82"]
        file_locator = self.elements.get("94", b"")
        for at in range(0, len(file_locator), 4):
            sfi, first, last, signed = file_locator[at] >> 3, *file_locator[at + 1 : at + 4]
            for number in range(first, last + 1):
                record = self.must(f"00B2{number:02X}{sfi << 3 | 4:02X}")
                content = dict(tlv.decode(record))["70"]
                self.elements.update(tlv.decode(content))
                if number < first + signed:
                    self._static += content

    def generate(self, kind):
        """generate sends GENERATE AC ("ARQC", "TC" or "AAC") and returns the cryptogram information byte."""
        dol = self.elements["8D" if "9F26" in self.elements else "8C"]
        code = {"AAC": "00", "TC": "40", "ARQC": "80"}[kind]
        answer = dict(tlv.decode(self.must("80AE" + code + "00", self.build(dol), le=True)))
        if "80" in answer:
            raw = answer["80"]
            self.elements.update({"9F27": raw[:1], "9F36": raw[1:3], "9F26": raw[3:11], "9F10": raw[11:]})
        else:
            self.elements.update(tlv.decode(answer["77"]))
        return self.elements["9F27"][0]

    def field_55(self):
        """field_55 returns the chip data of a sale."""
        merged = {**self.elements, **self.values}
        return tlv.encode_all([(tag, merged[tag]) for tag in CHIP_TAGS])

    def track_2(self):
        """track_2 returns tag 57 as the text of field 35."""
        return self.elements["57"].hex().upper().rstrip("F").replace("D", "=")

    # Offline data authentication (Book 2, 5 and 6): each returns True or False.

    def _recovered(self, key, signature, kind, hashed_after):
        block = key.recover(signature)
        good = block[0] == 0x6A and block[1] == kind and block[-1] == 0xBC
        return block, good and hashlib.sha1(block[1:-21] + hashed_after).digest() == block[-21:-1]

    def _issuer_key(self):
        rid, index = self.elements["84"][:5].hex().upper(), self.elements["8F"].hex().upper()
        ca = next(emv_crypto.RsaKey(int(key["modulus"], 16), int(key["exponent"], 16))
                  for key in read_testdata("capks.json")["certification_authority_public_keys"]
                  if key["rid"] == rid and key["index"] == index)
        remainder, exponent = self.elements.get("92", b""), self.elements["9F32"]
        block, good = self._recovered(ca, self.elements["90"], 2, remainder + exponent)
        pan = self.elements["5A"].hex()
        good = good and pan.startswith(block[2:6].hex().rstrip("f"))
        modulus = (block[15:-21] + remainder)[: block[13]]
        return emv_crypto.RsaKey(int.from_bytes(modulus, "big"), int.from_bytes(exponent, "big")), good

    def static_authentication(self):
        issuer, good = self._issuer_key()
        _, signed = self._recovered(issuer, self.elements["93"], 3, self._static + self.elements["82"])
        return good and signed

    def dynamic_authentication(self):
        issuer, good = self._issuer_key()
        remainder, exponent = self.elements.get("9F48", b""), self.elements["9F47"]
        static = self._static + self.elements["82"]
        block, certified = self._recovered(issuer, self.elements["9F46"], 4, remainder + exponent + static)
        modulus = (block[21:-21] + remainder)[: block[19]]
        card = emv_crypto.RsaKey(int.from_bytes(modulus, "big"), int.from_bytes(exponent, "big"))
        if not (good and certified and block[2:12].hex().upper() == self.elements["5A"].hex().upper().ljust(20, "F")):
            return False
        data = self.build(self.elements["9F49"])
        answer = dict(tlv.decode(self.must("00880000", data, le=True)))
        signature = answer["80"] if "80" in answer else dict(tlv.decode(answer["77"]))["9F4B"]
        return self._recovered(card, signature, 5, data)[1]


class HostSession:
    """HostSession speaks to the acquirer by `exchange`, a function from message to reply, both without envelope."""

    TMK = bytes.fromhex("0123456789ABCDEFFEDCBA9876543210")
    SM4_TMK = bytes.fromhex("FEDCBA98765432100123456789ABCDEF")

    def __init__(self, exchange, batch="000001"):
        self._exchange = exchange
        self.batch, self.trace = batch, 0
        self.pik = self.mak = self.tdk = None
        self.mode = "003"

    def _common(self, trace=None):
        if trace is None:
            self.trace += 1
            trace = self.trace
        return {11: f"{trace:06d}", 41: "TILL0001", 42: "898100012345678"}

    def sign_on(self, mode="003"):
        """sign_on takes working keys: 001 single DES, 003 double, 004 with a track key, 006 SM4."""
        fields = {**self._common(), 60: "00" + self.batch + mode, 62: b"TILL", 63: "001"}
        mti, reply = iso8583.unpack(self._exchange(iso8583.pack("0800", fields)))
        assert mti == "0810" and reply[39] == "00", reply[39]
        self.mode, keys = mode, reply[62]
        assert len(keys) == {"001": 24, "003": 40, "004": 60, "006": 60}[mode], len(keys)
        pin_length = 8 if mode == "001" else 16
        self.pik = self._unwrap(keys[:pin_length], keys[pin_length : pin_length + 4])
        rest = keys[pin_length + 4 :]
        if mode == "006":
            self.mak, rest = self._unwrap(rest[:16], rest[16:20]), rest[20:]
        else:
            filler = 0 if mode == "001" else 8
            assert rest[8 : 8 + filler] == bytes(filler)
            self.mak, rest = self._unwrap(rest[:8], rest[8 + filler : 12 + filler]), rest[12 + filler :]
        self.tdk = self._unwrap(rest[:16], rest[16:20]) if rest else None
        self.batch = reply[60][2:8]
        return reply

    def _unwrap(self, wrapped, check_value):
        cipher, master = (sm4, self.SM4_TMK) if self.mode == "006" else (des, self.TMK)
        key = cipher.decrypt(master, wrapped)
        assert cipher.key_check_value(key) == check_value
        return key

    def mac(self, data):
        """mac returns field 64 under the working key."""
        return (sm4 if self.mode == "006" else des).union_pay_mac(self.mak, data)

    def pin_fields(self, pin, pan):
        """pin_fields returns fields 26, 52 and 53 of an online PIN."""
        block = des.pin_block_format_0(pin, pan)
        if self.mode == "006":
            return {26: "12", 52: sm4.encrypt(self.pik, block + bytes(8)), 53: "2600000000000000"}
        return {26: "12", 52: des.encrypt(self.pik, block), 53: ("20" if self.mode == "001" else "26") + "0" * 14}

    def enciphered_track(self, track):
        """enciphered_track returns a track as field 35 with the track key: the eight bytes before its last one."""
        digits = track.replace("=", "D")
        packed = bytes.fromhex(digits + "0" * (len(digits) % 2))
        packed = packed[:-9] + des.encrypt(self.tdk, packed[-9:-1]) + packed[-1:]
        return packed.hex().upper()[: len(digits)].replace("D", "=")

    def manage(self, function):
        fields = {**self._common(), 60: "00" + self.batch + function}
        return iso8583.unpack(self._exchange(iso8583.pack("0820", fields)))

    def message(self, kind, amount_minor=None, track_2=None, mode="01", chip=None, pin=None, trace=None, sequence=None,
                original=None, fields=None):
        """message returns a sealed financial message. kind: a name of reference_messages.CODES.

        original: (batch, trace, reference number, authorisation code, MMDD) of field 61, 37 and 38; None leaves one out.
        """
        mti, processing, condition, kind_code = CODES[kind]
        values = {**self._common(trace), 3: processing, 22: mode + ("1" if pin else "2"), 25: condition, 35: track_2,
                  49: "156", 60: kind_code + self.batch + "00050", 63: "CUP", 55: chip, 23: sequence}
        if amount_minor is not None:
            values[4] = f"{amount_minor:012d}"
        if pin is not None:
            values.update(self.pin_fields(pin, track_2.split("=")[0]))
        if original is not None:
            batch, number, values[37], values[38], date = original
            values[61] = batch + number + date
        values.update(fields or {})
        return self.seal(mti, values)

    def seal(self, mti, fields):
        """seal returns the message under the MAC key, without the fields that are None."""
        there = {number: value for number, value in fields.items() if value is not None}
        return iso8583.sealed(mti, there, self.mac)

    def sale_message(self, amount_minor, track_2, mode="05", chip=None, pin=None, trace=None, sequence="001", **more):
        return self.message("sale", amount_minor, track_2, mode, chip, pin, trace, sequence, None, more.get("fields"))

    def reversal_message(self, amount_minor, pan, trace, reason="98", kind="sale", **more):
        _, processing, condition, kind_code = CODES[kind]
        return self.seal("0400", {
            **self._common(trace), 2: pan, 3: processing, 4: f"{amount_minor:012d}", 22: "051", 25: condition, 39: reason,
            49: "156", 60: kind_code + self.batch + "00050", **more.get("fields", {})})

    def plain_message(self, mti, function, trace=None, **fields):
        """plain_message returns a message without MAC; function is 60.3, and fields are named f48, f62…"""
        return iso8583.pack(mti, self._of_function(function, trace, fields))

    def batch_message(self, mti, function, trace=None, **fields):
        """batch_message is plain_message under the MAC key."""
        return self.seal(mti, self._of_function(function, trace, fields))

    def _of_function(self, function, trace, fields):
        numbered = {int(name[1:]): value for name, value in fields.items()}
        return {**self._common(trace), 60: "00" + self.batch + function, **numbered}

    def send(self, message):
        """send returns the reply's fields after its MAC was found right."""
        raw = self._exchange(message)
        _, fields = iso8583.unpack(raw)
        assert self.mac(raw[:-8]) == fields[64], "MAC of the reply"
        return fields
