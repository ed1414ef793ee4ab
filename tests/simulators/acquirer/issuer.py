# SPDX-License-Identifier: Apache-2.0
"""The issuer behind the acquirer: is the card genuine, is the PIN right, is the money there."""

import hmac

from simulators import des, emv_crypto, tlv
from simulators.acquirer import scripts
from simulators.acquirer import store as stores

# Field 55 of a sale, mandatory (reference B6), and their lengths; 9F10 varies.
MANDATORY = {"9F26": 8, "9F27": 1, "9F10": None, "9F37": 4, "9F36": 2, "95": 5, "9A": 3, "9C": 1, "9F02": 6,
             "5F2A": 2, "82": 2, "9F1A": 2, "9F03": 6, "9F33": 3}
# Bits 8 and 7 of the cryptogram information, 9F27 (EMV 4.4 Book 3, 6.5.5.4).
ONLINE_REQUEST, OFFLINE_APPROVAL = 0x80, 0x40
PIN_FREE_LIMIT_MINOR = 100000  # contactless up to 1,000 CNY asks for no PIN
STATUS_CODES = {"open": None, "pick-up": "04", "lost": "41", "stolen": "43", "restricted": "62", "closed": "14"}


class Declined(Exception):
    """Declined carries a response code (field 39)."""

    def __init__(self, code, note=""):
        super().__init__(code)
        self.code, self.note = code, note


class ChipData:
    """ChipData is a well-formed field 55 of a request; anything else is Declined("30")."""

    def __init__(self, raw, amount_minor):
        try:
            pairs = tlv.decode(raw)
        except (tlv.TlvError, IndexError) as error:
            raise Declined("30", "field 55 is not TLV") from error
        self.values = dict(pairs)
        if len(self.values) != len(pairs):
            raise Declined("30", "field 55 has a tag twice")
        for tag, length in MANDATORY.items():
            value = self.values.get(tag)
            if value is None or (length is not None and len(value) != length):
                raise Declined("30", f"field 55: {tag} is missing or has a wrong length")
        if self.values["9F02"].hex() != f"{amount_minor:012d}" or self.values["5F2A"].hex() != "0156":
            raise Declined("30", "amount or currency of field 55 is not that of the message")


class Issuer:
    """Issuer decides on one payment; master_keys maps scheme to its 16-byte key."""

    def __init__(self, store, master_keys, script_keys=None):
        self._store = store
        self._master_keys = master_keys
        self._script_keys = script_keys or {}

    def authorize(self, request, asks):
        """authorize returns the account when the payment may go through, and raises Declined when not.

        asks: "account" whose it is; "chip" also whether card and account are good; "card" also the PIN; "money" all but
        the PIN; "full" all. The amount is approved whole, or what there is of it when the terminal takes parts:
        request.approved_minor. request.response_cryptogram is set to a function of the response code once the card
        proved genuine, so that a refusal can be signed for the card as well.
        """
        account = self._store.account(request.pan)
        if account is None:
            raise Declined("14")
        request.scheme = account["scheme"]
        if request.expiry is not None and asks == "account" and request.expiry != account["expiry"]:
            raise Declined("54", "expiry is not the card's")
        if asks == "account":
            return account
        if request.chip is not None:
            self.check_cryptogram(account, request, ONLINE_REQUEST)
        if request.expiry is not None and request.expiry != account["expiry"]:
            raise Declined("54", "expiry is not the card's")
        if account["expiry"] < request.now.strftime("%y%m"):
            raise Declined("54")
        code = STATUS_CODES[account["status"]]
        if code:
            raise Declined(code)
        if asks in ("card", "full"):
            self._check_pin(account, request)
        if asks in ("money", "full"):
            self._check_money(account, request)
        return account

    def available(self, account):
        """available returns what an account can pay: its balance without what pre-authorisations hold."""
        return account["balance_minor"] - self._store.held(account["pan"])

    def _check_money(self, account, request):
        if request.amount_minor > account["limit_minor"]:
            raise Declined("61")
        available = self.available(account)
        if request.amount_minor <= available:
            return
        if not request.takes_parts or available <= 0:
            raise Declined("51")
        request.approved_minor = available

    def check_cryptogram(self, account, request, kind):
        """check_cryptogram raises Declined 05 unless field 55 proves the card; kind is the cryptogram that it must hold."""
        values = request.chip.values
        results = emv_crypto.verification_results(account["scheme"], values["9F10"])
        if results is None or values["9F27"][0] & 0xC0 != kind:
            raise Declined("05", "not such a cryptogram of this issuer's cards")
        if request.sequence is not None and request.sequence[-2:] != account["sequence"]:
            raise Declined("05", "card sequence number")
        key = emv_crypto.unique_key(self._master_keys[account["scheme"]], account["pan"], account["sequence"])
        data = emv_crypto.cryptogram_input(values, results)
        expected = emv_crypto.application_cryptogram(key, values["9F36"], data)
        if not hmac.compare_digest(expected, values["9F26"]):
            raise Declined("05", "the cryptogram is wrong")
        if kind == ONLINE_REQUEST:
            request.response_cryptogram = lambda code: emv_crypto.response_cryptogram(
                key, values["9F36"], values["9F26"], code.encode("ascii"))

    def script(self, account, request, commands, phase="after", number=1, spoil_mac=False):
        """script returns a template for the card that proved itself in this request; empty for one that did not."""
        if request.chip is None or account["scheme"] not in self._script_keys:
            return b""
        key = emv_crypto.unique_key(self._script_keys[account["scheme"]], account["pan"], account["sequence"])
        values = request.chip.values
        return scripts.build(key, values["9F36"], values["9F26"], commands, phase, number, spoil_mac)

    def _check_pin(self, account, request):
        if account["pin_tries"] == 0:
            raise Declined("75")
        if request.pin_block is None:
            free = request.entry_mode[:2] == "07" and request.amount_minor <= PIN_FREE_LIMIT_MINOR
            if account["pin"] is None or free or request.by_mail or self._verified_by_card(request):
                return
            raise Declined("55", "no PIN, and the account wants one")
        pin = des.pin_of_block_format_0(request.pin_block, account["pan"])
        if pin is None:
            raise Declined("99", "not a format 0 PIN block under the terminal's key")
        if account["pin"] is None:
            return  # there is nothing to compare with: terminals ask for a PIN whose cards have none
        if hmac.compare_digest(pin, account["pin"]):
            self._store.set_pin_tries(account["pan"], stores.PIN_TRIES)
            return
        tries = account["pin_tries"] - 1
        self._store.set_pin_tries(account["pan"], tries)
        raise Declined("55" if tries else "75")

    @staticmethod
    def _verified_by_card(request):
        # 9F34: method 01 or 04 is a PIN that the card checked, result 02 successful (EMV 4.4 Book 4, annex A4).
        results = request.chip.values.get("9F34", b"") if request.chip else b""
        return len(results) == 3 and results[0] & 0x3F in (0x01, 0x03, 0x04, 0x05) and results[2] == 0x02
