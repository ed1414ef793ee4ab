#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Makes a bundle of an image's root and boot file, signed twice: for Secure Boot with the key that everybody knows, and for RAUC."""

import argparse
import os
import sys
import tempfile

from image.builder import bundle, development_key, disk, machines


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("machine", "version", "root", "boot", "certificate", "key", "bundle"):
        parser.add_argument("--" + name, required=True)
    arguments = parser.parse_args()
    # Bazel's path has no folder for an administrator's programs.
    os.environ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin"
    kind = machines.Kind(os.getcwd(), arguments.machine)
    with tempfile.TemporaryDirectory(dir=os.path.dirname(os.path.abspath(arguments.bundle))) as work:
        esp = disk.build_signed_esp(arguments.boot, kind.facts["boot_file"], development_key.unlocked(work),
                                    development_key.CERTIFICATE, work)
        bundle.build(arguments.root, esp, kind.facts["product"], arguments.version, arguments.certificate, arguments.key, work,
                     os.path.abspath(arguments.bundle))


if __name__ == "__main__":
    sys.exit(main())
