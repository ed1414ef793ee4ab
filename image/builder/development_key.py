# SPDX-License-Identifier: Apache-2.0
"""The key that a development image is signed with: the one of Debian's ovmf package, whose firmware variables trust it and whose
passphrase everybody knows. What ships is signed with a key of its owner (--key, --certificate)."""

import os
import subprocess

_KEY = "/usr/share/ovmf/PkKek-1-snakeoil.key"
CERTIFICATE = "/usr/share/ovmf/PkKek-1-snakeoil.pem"


def unlocked(folder):
    """unlocked writes the key without its passphrase into `folder`, as sbsign wants it; returns the file."""
    path = os.path.join(folder, "development.key")
    if not os.path.exists(path):
        subprocess.run(["openssl", "rsa", "-in", _KEY, "-passin", "pass:snakeoil", "-out", path], check=True, capture_output=True)
        os.chmod(path, 0o600)
    return path
