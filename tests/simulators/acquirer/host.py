# SPDX-License-Identifier: Apache-2.0
"""The acquiring host: takes one message, does its business for good, and says what to answer."""

import datetime
import hmac
import os

from simulators import des
from simulators.acquirer import iso8583, issuer

ZONE = datetime.timezone(datetime.timedelta(hours=8))  # host time is Beijing's
SCHEME_CODES = {"unionpay": "CUP", "visa": "VIS", "mastercard": "MCC"}
CURRENCY = "156"
PIN_CONTROL = "2600000000000000"
MANAGEMENT = ("0800", "0820")  # without MAC, either way


def _now():
    return datetime.datetime.now(ZONE)


class Answer:
    """Answer is an MTI, fields, and the MAC key to seal them with, or None where there is no key to use."""

    def __init__(self, mti, fields, mac_key=None):
        self.mti, self.fields, self.mac_key = mti, fields, mac_key

    def packed(self, spoil_mac=False, fields=None):
        """packed returns the message; spoil_mac makes its MAC a wrong one."""
        fields = {**self.fields, **(fields or {})}
        if self.mac_key is None:
            return iso8583.pack(self.mti, fields)
        message = iso8583.sealed(self.mti, fields, lambda data: des.union_pay_mac(self.mac_key, data))
        if spoil_mac:
            message = message[:-1] + (b"0" if message[-1:] != b"0" else b"1")
        return message


class _Payment:
    """_Payment is what the issuer is asked about."""

    def __init__(self, fields, pin_key, now):
        self.now, self.pin_key = now, pin_key
        self.amount_minor = int(fields[4])
        self.entry_mode = fields[22]
        self.sequence = fields.get(23)
        self.pin_block = fields.get(52)
        self.response_cryptogram = None
        self.chip = None
        track = fields.get(35)
        if track is not None:
            self.pan, separator, rest = track.partition("=")
            if not separator or len(rest) < 7 or fields.get(2, self.pan) != self.pan:
                raise issuer.Declined("30", "track 2")
            self.expiry = rest[:4]
        elif 2 in fields:
            self.pan, self.expiry = fields[2], fields.get(14)
        else:
            raise issuer.Declined("30", "no card number")
        if (self.entry_mode[2] == "1") != (self.pin_block is not None):
            raise issuer.Declined("30", "field 22 and field 52 disagree")
        if self.pin_block is not None and fields.get(53) != PIN_CONTROL:
            raise issuer.Declined("30", "field 53")
        if self.entry_mode[:2] in ("05", "07"):
            self.chip = issuer.ChipData(fields.get(55, b""), self.amount_minor)


class Host:
    """Host is the acquirer without its line: handle() does business in one durable transaction."""

    def __init__(self, store, master_keys, acquirer_code, clock=_now, random=os.urandom):
        self.store = store
        self._issuer = issuer.Issuer(store, master_keys)
        self._acquirer_code = acquirer_code
        self._clock, self._random = clock, random
        # (MTI, 60.3) for management, (MTI, processing code) for money; add rows as the terminal learns more.
        self._table = {
            ("0800", "001"): self._sign_on, ("0800", "003"): self._sign_on,
            ("0820", "002"): self._sign_off, ("0820", "301"): self._echo,
            ("0200", "000000"): self._sale,
            ("0400", "000000"): self._reversal,
        }

    def handle(self, message, decline_with=None):
        """handle returns the Answer to a message without TPDU and header; raises FormatError when it has no shape.

        decline_with makes a financial message end in that response code before the issuer is asked.
        """
        mti, fields = iso8583.unpack(message)
        if int(mti[2]) % 2 or 11 not in fields or 41 not in fields or 42 not in fields:
            raise iso8583.FormatError("not a request")
        kind = fields.get(3) if mti in ("0200", "0400") else fields.get(60, "")[8:11]
        with self.store:
            return self._checked(mti, fields, message, self._table.get((mti, kind)), decline_with)

    def _checked(self, mti, fields, message, work, decline_with):
        terminal = self.store.terminal(fields[41])
        if terminal is None:
            return self._refuse(mti, fields, "97", None)
        if terminal["merchant_id"] != fields[42]:
            return self._refuse(mti, fields, "03", None if mti in MANAGEMENT else terminal["mak"])
        if mti in MANAGEMENT:
            return work(terminal, fields) if work else self._refuse(mti, fields, "40", None)
        if not terminal["signed_on"] or terminal["mak"] is None:
            return self._refuse(mti, fields, "77", terminal["mak"])  # the last keys still prove who says so
        expected = des.union_pay_mac(terminal["mak"], message[:-8])
        if 64 not in fields or not hmac.compare_digest(expected, fields[64]):
            return self._refuse(mti, fields, "A0", terminal["mak"], "MAC is wrong")
        if work is None:
            return self._refuse(mti, fields, "40", terminal["mak"])
        if len(fields.get(60, "")) < 8 or not {4, 22, 25, 49} <= fields.keys():
            return self._refuse(mti, fields, "30", terminal["mak"], "a mandatory field is missing")
        return work(terminal, fields, decline_with)

    # Management

    def _sign_on(self, terminal, fields):
        double = fields[60][8:11] == "003"
        pik = des.odd_parity(self._random(16 if double else 8))
        mak = des.odd_parity(self._random(8))
        self.store.set_working_keys(terminal["terminal_id"], pik, mak)
        # Reference B4: PIK under TMK and its KCV; MAK under TMK, filled with eight zero bytes where double, its KCV.
        keys = des.encrypt(terminal["tmk"], pik) + des.key_check_value(pik)
        keys += des.encrypt(terminal["tmk"], mak) + (bytes(8) if double else b"") + des.key_check_value(mak)
        reply = self._reply(fields, "00")
        reply[60] = fields[60][:2] + terminal["batch"] + fields[60][8:11]
        reply[62] = keys
        return Answer("0810", reply)

    def _sign_off(self, terminal, fields):
        self.store.sign_off(terminal["terminal_id"])
        return Answer("0830", self._reply(fields, "00"))

    def _echo(self, _, fields):
        return Answer("0830", self._reply(fields, "00"))

    # Money

    def _sale(self, terminal, fields, decline_with):
        terminal_id, batch, trace = terminal["terminal_id"], fields[60][2:8], fields[11]
        if self.store.owner_of_trace(terminal_id, batch, trace) is not None:
            return self._refuse("0200", fields, "94", terminal["mak"], "trace number used before in this batch")
        reply = self._reply(fields, "00")
        payment, account, note = None, None, ""
        try:
            if self.store.was_reversed_before(terminal_id, batch, trace):
                raise issuer.Declined("12", "arrived after its reversal")
            if fields[49] != CURRENCY:
                raise issuer.Declined("12", "currency")
            payment = _Payment(fields, terminal["pik"], self._clock())
            if payment.amount_minor == 0:
                raise issuer.Declined("13")
            if decline_with is not None:
                raise issuer.Declined(decline_with, "told to decline")
            account = self._issuer.authorize(payment)
            self.store.move(account["pan"], -payment.amount_minor)
            reply[38] = f"{self.store.next_number('authorization') % 1000000:06d}"
            reply[14] = account["expiry"]
        except issuer.Declined as declined:
            reply[39], note = declined.code, declined.note
        if payment is not None and payment.response_cryptogram is not None:
            arpc = payment.response_cryptogram(reply[39])
            reply[55] = b"\x91\x0a" + arpc + reply[39].encode("ascii")
        scheme = account["scheme"] if account is not None else None
        reply[63] = SCHEME_CODES.get(scheme, "CUP")
        self.store.add_financial(
            state="approved" if reply[39] == "00" else "declined", owns_trace=1, note=note,
            **self._row("0200", fields, reply, payment.pan if payment else None))
        return Answer("0210", reply, terminal["mak"])

    def _reversal(self, terminal, fields, _):
        terminal_id, batch, trace = terminal["terminal_id"], fields[60][2:8], fields[11]
        if len(fields.get(61, "")) >= 12:
            batch, trace = fields[61][:6], fields[61][6:12]
        original = self.store.owner_of_trace(terminal_id, batch, trace)
        reply = self._reply(fields, "00")
        undone = 0
        if original is not None and original["amount_minor"] != int(fields[4]):
            reply[39] = "64"
        elif original is not None and original["state"] == "approved":
            self.store.move(original["pan"], original["amount_minor"])
            self.store.mark_reversed(original["id"])
            undone = 1
        # For an original that never came the answer is 00 too, and it is remembered: should it come late, it is 12.
        reply[63] = "CUP"
        self.store.add_reversal(
            terminal_id=terminal_id, batch=batch, trace=trace, reason=fields.get(39), amount_minor=int(fields[4]),
            response_code=reply[39], found=int(original is not None), undone=undone, rrn=reply[37],
            time=self._clock().isoformat(timespec="seconds"))
        return Answer("0410", reply, terminal["mak"])

    # Replies and records

    def _reply(self, fields, code):
        now = self._clock()
        reply = {number: fields[number] for number in (3, 4, 11, 25, 41, 42, 49, 60) if number in fields}
        reply[12], reply[13] = now.strftime("%H%M%S"), now.strftime("%m%d")
        reply[32] = self._acquirer_code
        reply[37] = now.strftime("%y%j")[1:] + f"{self.store.next_number('reference') % 10**8:08d}"
        reply[39] = code
        if 4 in fields:
            reply[15] = now.strftime("%m%d")
            reply[44] = f"{self._acquirer_code:<11}{self._acquirer_code:<11}"
        return reply

    def _refuse(self, mti, fields, code, mac_key, note=""):
        reply = self._reply(fields, code)
        if mti == "0200" and 4 in fields:
            self.store.add_financial(state="declined", owns_trace=0, note=note, **self._row(mti, fields, reply, None))
        return Answer(f"{int(mti) + 10:04d}", reply, mac_key)

    def _row(self, mti, fields, reply, pan):
        return {
            "terminal_id": fields[41], "batch": fields.get(60, "")[2:8], "trace": fields[11], "mti": mti,
            "processing_code": fields.get(3), "amount_minor": int(fields[4]), "currency": fields.get(49), "pan": pan,
            "response_code": reply[39], "auth_code": reply.get(38), "rrn": reply[37],
            "time": self._clock().isoformat(timespec="seconds"),
        }
