# SPDX-License-Identifier: Apache-2.0
"""A bundle: what RAUC writes into the other slot, signed (RAUC's manual, "RAUC Bundle Format", verity)."""

import os
import shutil
import subprocess

# The root first: a boot partition that was written belongs to a root that was.
_MANIFEST = """[update]
compatible={product}
version={version}

[bundle]
format=verity

[image.root]
filename=root.img

[image.esp]
filename=esp.img
"""
# What is inside is packed already; the empty rest of the boot partition is all there is to gain.
_PACKING = "-comp zstd -Xcompression-level 3 -b 131072"


def build(root, esp, product, version, certificate, key, work, target):
    """build writes the bundle `target` from a root and a boot partition."""
    folder = os.path.join(work, "bundle")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    for name, source in (("root.img", root), ("esp.img", esp)):
        shutil.copyfile(source, os.path.join(folder, name))
    with open(os.path.join(folder, "manifest.raucm"), "w", encoding="ascii") as file:
        file.write(_MANIFEST.format(product=product, version=version))
    if os.path.exists(target):
        os.unlink(target)
    done = subprocess.run(["rauc", "bundle", "--cert=" + certificate, "--key=" + key, "--mksquashfs-args=" + _PACKING, folder, target],
                          capture_output=True, text=True, check=False)
    shutil.rmtree(folder)
    if done.returncode != 0:
        raise RuntimeError("rauc bundle: " + done.stderr.strip()[-2000:])
