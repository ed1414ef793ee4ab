# SPDX-License-Identifier: Apache-2.0
"""The disk of a terminal: two slots, each with its boot partition and its root, and the beginning of the data."""

import os
import subprocess
import uuid

from image.builder import uki

_MIB = 1 << 20
_FIRST = 1  # MiB: where the first partition begins
ESP_MIB, ROOT_MIB, DISK_MIB = 64, 384, 2048
_LAYOUT = (("esp-a", "ef00", ESP_MIB), ("root-a", "8300", ROOT_MIB), ("esp-b", "ef00", ESP_MIB), ("root-b", "8300", ROOT_MIB))
# Partitions and the disk have the same names (GUIDs) on every terminal: slots are found by them.
_NAMESPACE = uuid.UUID("5f1e2a56-6d0f-4d6b-9a55-7a0c1f2f7b11")


def build_signed(boot, root, boot_file, key, certificate, work, target):
    """build_signed writes a disk from a boot file, which it signs, and its root."""
    build(build_signed_esp(boot, boot_file, key, certificate, work), root, DISK_MIB, target)


def build_signed_esp(boot, boot_file, key, certificate, work):
    """build_signed_esp returns a boot partition with a boot file, which it signs."""
    signed, esp = os.path.join(work, "signed.efi"), os.path.join(work, "esp.img")
    uki.sign(boot, key, certificate, signed)
    build_esp(boot_file, signed, esp)
    return esp


def build_esp(boot_file, uki, target):
    """build_esp writes a boot partition whose only file is `uki`, under the name that firmware looks for."""
    with open(target, "wb") as file:
        file.truncate(ESP_MIB * _MIB)
    environment = {"PATH": "/usr/bin:/bin:/sbin:/usr/sbin", "SOURCE_DATE_EPOCH": "315532800", "MTOOLS_SKIP_CHECK": "1", "TZ": "UTC"}
    subprocess.run(["mkfs.vfat", "-F", "32", "-i", "54494c4c", "-n", "TILL", target], check=True, capture_output=True,
                   env=environment)
    folder = ""
    for name in os.path.dirname(boot_file).split("/"):
        folder = f"{folder}/{name}"
        subprocess.run(["mmd", "-i", target, "::" + folder], check=True, env=environment)
    subprocess.run(["mcopy", "-i", target, uki, "::/" + boot_file], check=True, env=environment)


def build(esp, root, size_mib, target):
    """build writes a disk with slot A filled. Slot B is empty: the first update fills it; the data partition is made by the
    terminal itself, sealed by its own TPM."""
    with open(target, "wb") as file:
        file.truncate(size_mib * _MIB)
    options, start, starts = [f"--disk-guid={uuid.uuid5(_NAMESPACE, 'disk')}"], _FIRST, {}
    for number, (name, kind, mib) in enumerate(_LAYOUT, 1):
        options += [f"--new={number}:{start}M:+{mib}M", f"--typecode={number}:{kind}", f"--change-name={number}:{name}",
                    f"--partition-guid={number}:{uuid.uuid5(_NAMESPACE, name)}"]
        starts[name] = start
        start += mib
    subprocess.run(["sgdisk", *options, target], check=True, capture_output=True)
    for name, source in (("esp-a", esp), ("root-a", root)):
        subprocess.run(["dd", f"if={source}", f"of={target}", "bs=1M", f"seek={starts[name]}", "conv=notrunc,sparse"],
                       check=True, capture_output=True)
