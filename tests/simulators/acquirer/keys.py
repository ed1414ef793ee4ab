# SPDX-License-Identifier: Apache-2.0
"""The working keys of one terminal: what sign-on gives out, and what the host does with them afterwards."""

from simulators import des, sm4
from simulators.acquirer.issuer import Declined

# 60.3 of the sign-on: single DES, double DES, double DES with a track key, SM4 (reference B3, B4).
MODES = ("001", "003", "004", "006")
# Second digit of field 53 by mode; SM4 hosts are seen with both.
_PIN_CONTROL = {"001": "0", "003": "6", "004": "6", "006": "46"}


class Keys:
    """Keys are a terminal's PIN, MAC and track keys under one mode; a key that is not there is None."""

    def __init__(self, mode, pin_key, mac_key, track_key=None):
        self.mode, self.pin_key, self.mac_key, self.track_key = mode, pin_key, mac_key, track_key

    @classmethod
    def of_terminal(cls, terminal):
        """of_terminal reads a row of the store."""
        return cls(terminal["key_mode"], terminal["pik"], terminal["mak"], terminal["tdk"])

    @classmethod
    def fresh(cls, mode, random):
        """fresh makes new keys for a sign-on."""
        if mode == "006":
            return cls(mode, random(16), random(16), random(16))
        return cls(mode, des.odd_parity(random(8 if mode == "001" else 16)), des.odd_parity(random(8)),
                   des.odd_parity(random(16)) if mode == "004" else None)

    def wrapped(self, terminal):
        """wrapped returns field 62 of the answer to a sign-on: each key under the master key, and its check value."""
        if self.mode == "006":
            master = terminal["sm4_tmk"]
            return b"".join(sm4.encrypt(master, key) + sm4.key_check_value(key)
                            for key in (self.pin_key, self.mac_key, self.track_key))
        master = terminal["tmk"]
        # The single-length MAC key of a double-length answer is filled up with eight zero bytes.
        filler = b"" if self.mode == "001" else bytes(8)
        data = des.encrypt(master, self.pin_key) + des.key_check_value(self.pin_key)
        data += des.encrypt(master, self.mac_key) + filler + des.key_check_value(self.mac_key)
        if self.track_key is not None:
            data += des.encrypt(master, self.track_key) + des.key_check_value(self.track_key)
        return data

    def mac(self, data):
        """mac returns field 64 over everything before it."""
        if self.mode == "006":
            return sm4.union_pay_mac(self.mac_key, data)
        return des.union_pay_mac(self.mac_key, data)

    @property
    def seal(self):
        """seal is mac, or None where there is no key to answer under."""
        return self.mac if self.mac_key else None

    def clear_pin_block(self, block, control):
        """clear_pin_block returns the 8-byte format 0 block; Declined 30 when field 53 does not announce one."""
        if not control or control[0] != "2" or control[1] not in _PIN_CONTROL[self.mode] or control[3:].strip("0"):
            raise Declined("30", "field 53")
        if self.mode == "006":
            clear = sm4.decrypt(self.pin_key, block)
            if clear[8:] != bytes(8):
                raise Declined("99", "not a format 0 PIN block under the terminal's key")
            return clear[:8]
        return des.decrypt(self.pin_key, block)

    def clear_track(self, track, control):
        """clear_track returns field 35 or 36 in clear: enciphered when the third digit of field 53 says so.

        The block ends one byte before the last byte of the packed track; the packed digits are as they travelled.
        """
        if control is None or len(control) < 3 or control[2] != "1":
            return track
        if self.track_key is None:
            raise Declined("30", "an enciphered track, and no key for it")
        size = 16 if self.mode == "006" else 8
        digits = track.replace("=", "D")
        packed = bytes.fromhex(digits + "0" * (len(digits) % 2))
        if len(packed) <= size:
            raise Declined("30", "an enciphered track shorter than a block")
        decrypt = sm4.decrypt if self.mode == "006" else des.decrypt
        clear = packed[: -size - 1] + decrypt(self.track_key, packed[-size - 1 : -1]) + packed[-1:]
        return clear.hex().upper()[: len(digits)].replace("D", "=")
