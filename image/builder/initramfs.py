# SPDX-License-Identifier: Apache-2.0
"""The first root: a static busybox, veritysetup with what it is linked with, and the modules that find the disk, efibootmgr for
the firmware's list."""

import gzip
import os
import shutil
import subprocess

from image.builder import cpio, kernel, links

_BUSYBOX = "/usr/bin/busybox"
_PROGRAMS = ("/usr/sbin/veritysetup", "/usr/sbin/blkid", "/usr/bin/efibootmgr")


def build(tree, machine, init, busybox, work, target):
    """build writes the archive `target` for a `machine` (machines.Kind). `busybox` is the file of Debian's busybox-static."""
    shutil.rmtree(work, ignore_errors=True)
    for name in ("bin", "sbin", "etc", "lib"):
        os.makedirs(os.path.join(work, name))
    os.symlink("lib", os.path.join(work, "lib64"))
    shutil.copyfile(init, os.path.join(work, "init"))
    shutil.copyfile(busybox, os.path.join(work, "bin", "busybox"))
    for program in _PROGRAMS:
        shutil.copyfile(tree.path(program), os.path.join(work, "sbin", os.path.basename(program)))
    for library in links.libraries_of(tree, _PROGRAMS, machine):
        shutil.copyfile(tree.path(library), os.path.join(work, "lib", os.path.basename(library)))
    for folder in ("bin", "sbin", "lib"):
        for name in os.listdir(os.path.join(work, folder)):
            os.chmod(os.path.join(work, folder, name), 0o755)
    os.chmod(os.path.join(work, "init"), 0o755)
    with open(os.path.join(work, "etc/boot-file"), "w", encoding="ascii") as file:
        file.write("/" + machine.facts["boot_file"])
    _modules(tree, machine, work)
    with open(target, "wb") as file, gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
        cpio.write(work, packed)


def _modules(tree, machine, work):
    version = kernel.version(tree)
    names = machine.modules("initramfs-modules.txt")
    base = tree.path("usr/lib/modules", version)
    for path in sorted(kernel.files_of(tree, names)):
        target = os.path.join(work, "lib/modules", version, os.path.relpath(path, base))
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copyfile(path, target)
    for name in ("modules.builtin", "modules.order", "modules.builtin.modinfo"):
        shutil.copyfile(os.path.join(base, name), os.path.join(work, "lib/modules", version, name))
    subprocess.run(["depmod", "--basedir", work, version], check=True)
    with open(os.path.join(work, "etc/modules"), "w", encoding="ascii") as file:
        file.write("\n".join(names) + "\n")
