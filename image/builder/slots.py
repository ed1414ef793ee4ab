# SPDX-License-Identifier: Apache-2.0
"""What the image says of itself and of its two slots: the version, and RAUC's configuration."""

import subprocess

_TEST_MARK = "TEST ONLY"
# The root of a slot has the name that the firmware's list has; its boot partition belongs to it. RAUC writes them in the order of the
# bundle's manifest (bundle.py).
_SYSTEM = """# SPDX-License-Identifier: Apache-2.0
# Written by image/builder/slots.py.
[system]
compatible={product}
bootloader=efi
bundle-formats=verity
mountprefix=/run/rauc
data-directory=/var/lib/till/slots

[keyring]
path=/etc/rauc/keyring.pem
check-purpose=codesign
"""
_SLOT = """
[slot.root.{number}]
device=/dev/disk/by-partlabel/root-{letter}
type=raw
bootname=till-{letter}

[slot.esp.{number}]
device=/dev/disk/by-partlabel/esp-{letter}
type=raw
parent=root.{number}
"""


def name_version(tree, version):
    """name_version writes os-release(5)'s words for an image's version."""
    path = tree.path("usr/lib/os-release")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    tree.write("usr/lib/os-release", text.rstrip("\n") + f"\nIMAGE_ID=till\nIMAGE_VERSION={version}\n")


def install(tree, product, keyring, simulated):
    """install writes RAUC's configuration: `keyring` is the file of those who may sign. A ValueError for the test authority in an
    image that is not of the simulated world."""
    names = subprocess.run(["openssl", "crl2pkcs7", "-nocrl", "-certfile", keyring], capture_output=True, check=True).stdout
    names = subprocess.run(["openssl", "pkcs7", "-print_certs", "-noout"], input=names, capture_output=True, check=True).stdout.decode()
    if "subject=" not in names:
        raise ValueError(f"{keyring} has no certificate")
    if _TEST_MARK in names and not simulated:
        raise ValueError(f"{keyring} is the test authority, whose key everybody has: an image for the field takes updates of its own maker's")
    slots = "".join(_SLOT.format(number=number, letter=letter) for number, letter in enumerate("ab"))
    tree.write("etc/rauc/system.conf", _SYSTEM.format(product=product) + slots)
    with open(keyring, encoding="utf-8") as file:
        tree.write("etc/rauc/keyring.pem", file.read())
