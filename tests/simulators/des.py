# SPDX-License-Identifier: Apache-2.0
"""DES as payments use it: ECB blocks, key check values, retail MAC, PIN blocks, odd parity."""

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK = 8


def _cipher(key, mode):
    # TripleDES with an 8-byte key is single DES, because encrypt-decrypt-encrypt under one key is one encryption.
    return Cipher(algorithms.TripleDES(key), mode)


def encrypt(key, data):
    """encrypt returns the ECB encryption of whole blocks under a key of 8 (DES), 16 or 24 bytes (3DES)."""
    transform = _cipher(key, modes.ECB()).encryptor()
    return transform.update(data) + transform.finalize()


def decrypt(key, data):
    """decrypt returns the ECB decryption of whole blocks."""
    transform = _cipher(key, modes.ECB()).decryptor()
    return transform.update(data) + transform.finalize()


def xor(left, right):
    """xor returns left xor right, both of the same length."""
    if len(left) != len(right):
        raise ValueError("xor of unequal lengths")
    return bytes(a ^ b for a, b in zip(left, right))


def odd_parity(key):
    """odd_parity returns the key with the lowest bit of each byte set so that the byte has an odd number of ones."""
    return bytes(b if bin(b).count("1") % 2 else b ^ 1 for b in key)


def key_check_value(key, length=4):
    """key_check_value returns the first bytes of the encryption of a zero block (reference B4: four of them)."""
    return encrypt(key, bytes(BLOCK))[:length]


def pad_method_2(data):
    """pad_method_2 appends 80 and then zeros up to a whole block (ISO/IEC 9797-1, padding method 2)."""
    padded = data + b"\x80"
    return padded + bytes(-len(padded) % BLOCK)


def retail_mac(key, padded):
    """retail_mac returns ISO/IEC 9797-1 MAC algorithm 3 of whole blocks: DES-CBC under the left half of the 16-byte
    key, then the last block decrypted under the right half and encrypted under the left one."""
    if not padded or len(padded) % BLOCK:
        raise ValueError("retail MAC wants whole blocks")
    left, right = key[:8], key[8:16]
    transform = _cipher(left, modes.CBC(bytes(BLOCK))).encryptor()
    last = (transform.update(padded) + transform.finalize())[-BLOCK:]
    return encrypt(left, decrypt(right, last))


def union_pay_mac(key, data):
    """union_pay_mac returns the 8 ASCII bytes of field 64: the ECB-XOR algorithm of reference B5.

    XOR of all blocks, as 16 hexadecimal characters; encrypt the first eight, XOR the last eight, encrypt, and take
    the first eight hexadecimal characters of the result.
    """
    padded = data + bytes(-len(data) % BLOCK)
    folded = bytes(BLOCK)
    for start in range(0, len(padded), BLOCK):
        folded = xor(folded, padded[start : start + BLOCK])
    text = folded.hex().upper().encode("ascii")
    second = encrypt(key, xor(encrypt(key, text[:8]), text[8:]))
    return second.hex().upper().encode("ascii")[:8]


def _account_block(pan):
    # The rightmost twelve digits, the check digit excluded (ISO 9564-1, 9.3.2).
    return bytes.fromhex("0000" + pan[:-1][-12:].rjust(12, "0"))


def pin_block_format_0(pin, pan):
    """pin_block_format_0 returns the clear ISO 9564-1 format 0 block of a PIN of 4 to 12 digits."""
    if not (4 <= len(pin) <= 12 and pin.isdigit()):
        raise ValueError("a PIN has 4 to 12 digits")
    return xor(bytes.fromhex((f"0{len(pin):X}" + pin).ljust(16, "F")), _account_block(pan))


def pin_of_block_format_0(block, pan):
    """pin_of_block_format_0 returns the digits in a clear format 0 block, or None when the block is not one."""
    text = xor(block, _account_block(pan)).hex().upper()
    length = int(text[1], 16)
    if text[0] != "0" or not 4 <= length <= 12:
        return None
    pin, filler = text[2 : 2 + length], text[2 + length :]
    if not pin.isdigit() or filler.strip("F"):
        return None
    return pin
