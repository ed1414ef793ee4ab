# SPDX-License-Identifier: Apache-2.0
"""SM4 (GB/T 32907-2016) as payments use it: ECB blocks, key check values, the acquirer's MAC."""

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK = 16


def encrypt(key, data):
    """encrypt returns the ECB encryption of whole blocks."""
    transform = Cipher(algorithms.SM4(key), modes.ECB()).encryptor()
    return transform.update(data) + transform.finalize()


def decrypt(key, data):
    """decrypt returns the ECB decryption of whole blocks."""
    transform = Cipher(algorithms.SM4(key), modes.ECB()).decryptor()
    return transform.update(data) + transform.finalize()


def key_check_value(key):
    """key_check_value returns the first four bytes of the encryption of a zero block."""
    return encrypt(key, bytes(BLOCK))[:4]


def union_pay_mac(key, data):
    """union_pay_mac returns the 8 ASCII bytes of field 64: reference B5 with blocks of sixteen bytes.

    XOR of all blocks, as 32 hexadecimal characters; encrypt the first sixteen, XOR the last sixteen, encrypt, and take
    the first eight hexadecimal characters of the result.
    """
    padded = data + bytes(-len(data) % BLOCK)
    folded = 0
    for start in range(0, len(padded), BLOCK):
        folded ^= int.from_bytes(padded[start : start + BLOCK], "big")
    text = f"{folded:032X}".encode("ascii")
    first = encrypt(key, text[:BLOCK])
    second = encrypt(key, bytes(a ^ b for a, b in zip(first, text[BLOCK:])))
    return second.hex().upper().encode("ascii")[:8]
