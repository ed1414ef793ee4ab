# SPDX-License-Identifier: Apache-2.0
"""Cryptography of EMV 4.4 Book 2: application cryptograms, issuer authentication and RSA certificates."""

import hashlib

from simulators import des

# The elements that every test card's cryptogram covers, in this order, and then the card verification results
# (EMV 4.4 Book 2, 8.1.1, table 26: the recommended minimum set).
CRYPTOGRAM_TAGS = ["9F02", "9F03", "9F1A", "95", "5F2A", "9A", "9C", "9F37", "82", "9F36"]
CRYPTOGRAM_LENGTHS = [6, 6, 2, 5, 2, 3, 1, 4, 2, 2]


def unique_key(issuer_master_key, pan, sequence):
    """unique_key returns a card's 16-byte key from the issuer's (Book 2, A1.4.1, option A)."""
    digits = (pan + sequence)[-16:].rjust(16, "0")
    block = bytes.fromhex(digits)
    inverted = des.xor(block, b"\xff" * 8)
    return des.odd_parity(des.encrypt(issuer_master_key, block) + des.encrypt(issuer_master_key, inverted))


def session_key(card_key, atc):
    """session_key returns the key of one transaction (Book 2, A1.3.1: common session key derivation)."""
    left = atc + b"\xf0" + bytes(5)
    right = atc + b"\x0f" + bytes(5)
    return des.odd_parity(des.encrypt(card_key, left) + des.encrypt(card_key, right))


def cryptogram_input(values, verification_results):
    """cryptogram_input returns the bytes under the MAC; values maps each of CRYPTOGRAM_TAGS to bytes."""
    parts = []
    for tag, length in zip(CRYPTOGRAM_TAGS, CRYPTOGRAM_LENGTHS):
        if len(values[tag]) != length:
            raise ValueError("element " + tag + " has a wrong length")
        parts.append(values[tag])
    return b"".join(parts) + verification_results


def application_cryptogram(card_key, atc, data):
    """application_cryptogram returns the 8 bytes of ARQC, TC or AAC (Book 2, 8.1.1 and A1.2.1)."""
    return des.retail_mac(session_key(card_key, atc), des.pad_method_2(data))


def response_cryptogram(card_key, atc, request_cryptogram, response_code):
    """response_cryptogram returns the 8-byte ARPC for a 2-byte authorisation response code (8.2.1, method 1)."""
    block = des.xor(request_cryptogram, response_code + bytes(6))
    return des.encrypt(session_key(card_key, atc), block)


def script_mac(card_key, atc, request_cryptogram, command):
    """script_mac returns the four bytes that secure a script command (Book 2, 9.2: format 2).

    card_key is the card's key for messages. The session key is that of A1.3.1 with the request cryptogram as the
    diversifier; the MAC covers the header, the counter, the cryptogram, and the command's data.
    """
    left = request_cryptogram[:2] + b"\xf0" + request_cryptogram[3:]
    right = request_cryptogram[:2] + b"\x0f" + request_cryptogram[3:]
    key = des.odd_parity(des.encrypt(card_key, left) + des.encrypt(card_key, right))
    covered = command[:5] + atc + request_cryptogram + command[5:]
    return des.retail_mac(key, des.pad_method_2(covered))[:4]


def verification_results(scheme, issuer_application_data):
    """verification_results returns the CVR inside tag 9F10, or None when 9F10 is not of the scheme's test layout.

    unionpay, visa: length 1, key index 1, version 1, CVR 4 (03 and three bytes), the rest.
    mastercard: key index 1, version 1, CVR 6, the rest.
    """
    if scheme in ("unionpay", "visa"):
        results = issuer_application_data[3:7]
        return results if len(results) == 4 and results[0] == 3 else None
    if scheme == "mastercard":
        results = issuer_application_data[2:8]
        return results if len(results) == 6 else None
    return None


class RsaKey:
    """RsaKey is a textbook RSA key: EMV pads by itself, so only the bare operation is wanted."""

    def __init__(self, modulus, exponent, private_exponent=None):
        self.modulus = modulus
        self.exponent = exponent
        self.private_exponent = private_exponent
        self.length = (modulus.bit_length() + 7) // 8

    @classmethod
    def from_json(cls, data):
        """from_json reads {"modulus": hex, "exponent": hex, "private_exponent": hex}."""
        private = data.get("private_exponent")
        return cls(int(data["modulus"], 16), int(data["exponent"], 16), int(private, 16) if private else None)

    def to_json(self):
        """to_json is the inverse of from_json."""
        data = {"modulus": self.modulus_bytes().hex().upper(), "exponent": self.exponent_bytes().hex().upper()}
        if self.private_exponent is not None:
            data["private_exponent"] = f"{self.private_exponent:0{2 * self.length}X}"
        return data

    def modulus_bytes(self):
        return self.modulus.to_bytes(self.length, "big")

    def exponent_bytes(self):
        return self.exponent.to_bytes((self.exponent.bit_length() + 7) // 8, "big")

    def sign(self, block):
        """sign returns block to the private exponent; block has the modulus's length."""
        assert len(block) == self.length
        return pow(int.from_bytes(block, "big"), self.private_exponent, self.modulus).to_bytes(self.length, "big")

    def recover(self, block):
        """recover returns block to the public exponent."""
        if len(block) != self.length:
            raise ValueError("signature does not have the length of the key")
        return pow(int.from_bytes(block, "big"), self.exponent, self.modulus).to_bytes(self.length, "big")


def _signed(key, content, hashed_after):
    # B1 of Book 2, A2.1.2: header 6A, the message, the hash of message and what was left out, trailer BC.
    digest = hashlib.sha1(content + hashed_after).digest()
    return key.sign(b"\x6a" + content + digest + b"\xbc")


def _key_fields(key, room):
    modulus = key.modulus_bytes()
    shown, remainder = modulus[:room], modulus[room:]
    head = b"\x01\x01" + bytes([key.length, len(key.exponent_bytes())])
    return head + shown.ljust(room, b"\xbb"), remainder


def issuer_certificate(ca, issuer, identifier, expiry_mmyy, serial):
    """issuer_certificate returns (tag 90, tag 92) for an issuer key (Book 2, 5.1, table 1)."""
    fields, remainder = _key_fields(issuer, ca.length - 36)
    content = b"\x02" + bytes.fromhex(identifier.ljust(8, "F")) + bytes.fromhex(expiry_mmyy) + serial + fields
    return _signed(ca, content, remainder + issuer.exponent_bytes()), remainder


def card_certificate(issuer, card, pan, expiry_mmyy, serial, static_data):
    """card_certificate returns (tag 9F46, tag 9F48) for a card key (Book 2, 6.1, table 7)."""
    fields, remainder = _key_fields(card, issuer.length - 42)
    content = b"\x04" + bytes.fromhex(pan.ljust(20, "F")) + bytes.fromhex(expiry_mmyy) + serial + fields
    return _signed(issuer, content, remainder + card.exponent_bytes() + static_data), remainder


def static_signature(issuer, data_authentication_code, static_data):
    """static_signature returns tag 93 (Book 2, 5.1, table 2)."""
    content = b"\x03\x01" + data_authentication_code
    return _signed(issuer, content + b"\xbb" * (issuer.length - 26), static_data)


def dynamic_signature(card, dynamic_number, dynamic_data):
    """dynamic_signature returns tag 9F4B over the terminal's DDOL data (Book 2, 6.5.1, table 15)."""
    dynamic = bytes([len(dynamic_number)]) + dynamic_number
    content = b"\x05\x01" + bytes([len(dynamic)]) + dynamic
    return _signed(card, content + b"\xbb" * (card.length - len(dynamic) - 25), dynamic_data)


def capk_checksum(rid, index, key):
    """capk_checksum returns SHA-1 over RID, index, modulus and exponent (Book 2, 11.2.3 and its annex)."""
    return hashlib.sha1(bytes.fromhex(rid + index) + key.modulus_bytes() + key.exponent_bytes()).digest()
