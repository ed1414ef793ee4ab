# SPDX-License-Identifier: Apache-2.0
"""A channel's file, as the maker writes and signs it (services/update/channel/channel_file.h)."""

import hashlib
import os
import time

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

# TEST ONLY. Its public key is 03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8.
_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
_VALID_S = 30 * 86400


def signed(product, serial, version, size, sha256):
    """signed returns a channel's file with one release for everybody."""
    text = f"""product: "{product}"
channel: "stable"
serial: {serial}
valid_until {{ seconds: {int(time.time()) + _VALID_S} }}
releases {{
  version: "{version}"
  bundle: "till-{version}.raucb"
  size_bytes: {size}
  sha256: "{sha256}"
  share_hundredths: 10000
  notes_zh: "模拟的新版本,用于试用更新流程"
  notes_en: "A simulated version, to try updates with"
}}
""".encode()
    return b"till-channel-1\n" + _KEY.sign(text).hex().encode() + b"\n" + text


def next_serial(folder):
    """next_serial returns one more at each call, so that there is always something newer."""
    path = os.path.join(folder, "serial")
    serial = 1
    if os.path.exists(path):
        with open(path, encoding="ascii") as file:
            serial = int(file.read()) + 1
    _replace(path, str(serial).encode())
    return serial


def publish(folder, product, version, bundle):
    """publish puts the file `bundle` and a channel's file that names it into `folder`, from where a web server serves them."""
    os.makedirs(folder, exist_ok=True)
    target = os.path.join(folder, f"till-{version}.raucb")
    if os.path.lexists(target):
        os.unlink(target)
    os.symlink(os.path.abspath(bundle), target)
    with open(bundle, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    _replace(os.path.join(folder, "stable.channel"), signed(product, next_serial(folder), version, os.path.getsize(bundle), digest))


def _replace(path, content):
    """Whoever reads it has the old one or the new one, whole."""
    with open(path + ".new", "wb") as file:
        file.write(content)
    os.replace(path + ".new", path)
