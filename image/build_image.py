#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Makes one disk image: what image/image.bzl runs, in the root of the sources. Neither root nor the network is needed."""

import argparse
import os
import shutil
import sys
import tempfile

from image.builder import development_key, disk, machines
from image.builder.build import Build, Plan


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("machine", "built", "packages", "keyring", "version", "disk", "root", "boot", "bill"):
        parser.add_argument("--" + name, required=True)
    for name in ("simulated", "development", "permissive", "bare", "attack"):
        parser.add_argument("--" + name, action="store_true")
    parser.add_argument("--crashing", action="append", default=[])
    arguments = parser.parse_args()
    # Bazel's path has no folder for an administrator's programs.
    os.environ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin"
    os.umask(0o022)
    # Beside the outputs, and not in /tmp, which may be memory: the tree is half a gigabyte before it is pruned.
    with tempfile.TemporaryDirectory(dir=os.path.dirname(os.path.abspath(arguments.disk))) as work:
        plan = Plan(machine=arguments.machine, checkout=os.getcwd(), built=os.path.abspath(arguments.built), work=work,
                    packages=os.path.abspath(arguments.packages), keyring=os.path.abspath(arguments.keyring),
                    version=arguments.version, crashing=tuple(arguments.crashing), simulated=arguments.simulated,
                    development=arguments.development, permissive=arguments.permissive, bare=arguments.bare,
                    attack=arguments.attack)
        parts = Build(plan).run()
        for name in ("root", "boot", "bill"):
            shutil.move(getattr(parts, name), getattr(arguments, name))
        disk.build_signed(arguments.boot, arguments.root, machines.Kind(plan.checkout, plan.machine).facts["boot_file"],
                          development_key.unlocked(work), development_key.CERTIFICATE, work, arguments.disk)


if __name__ == "__main__":
    sys.exit(main())
