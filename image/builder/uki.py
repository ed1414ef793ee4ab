# SPDX-License-Identifier: Apache-2.0
"""The unified kernel image (systemd-stub(7)): kernel, first root and command line in one signed file, so that the firmware's
signature covers the root hash and with it every byte of the root."""

import os
import subprocess

_ALIGN = 0x1000


def build(machine, stub, kernel, initramfs, command_line, os_release, work, target):
    """build writes the unsigned file for a `machine` (machines.Kind)."""
    sections = []
    for name, content in ((".osrel", os_release.encode()), (".cmdline", command_line.encode())):
        path = os.path.join(work, name.lstrip("."))
        with open(path, "wb") as file:
            file.write(content)
        sections.append((name, path))
    sections += [(".linux", kernel), (".initrd", initramfs)]
    options, address = [], _end_of(machine, stub)
    for name, path in sections:
        options += [f"--add-section={name}={path}", f"--change-section-vma={name}={address:#x}"]
        address += os.path.getsize(path) + -os.path.getsize(path) % _ALIGN
    subprocess.run([machine.tool("objcopy"), *options, stub, target], check=True, capture_output=True)
    _forget_the_time(target)


def sign(source, key, certificate, target):
    """sign writes `source` with a Secure Boot signature."""
    subprocess.run(["sbsign", "--key", key, "--cert", certificate, "--output", target, source], check=True,
                   capture_output=True)


def _forget_the_time(path):
    """objcopy writes the hour into the file's head (PE format, "COFF File Header", TimeDateStamp): the same parts are to give the
    same file. The checksum ("Optional Header", CheckSum), which firmware does not look at, would tell it, too."""
    with open(path, "r+b") as file:
        file.seek(0x3C)
        head = int.from_bytes(file.read(4), "little")
        for offset in (head + 8, head + 24 + 64):
            file.seek(offset)
            file.write(b"\0\0\0\0")


def _end_of(machine, stub):
    """The first free address behind the stub's own sections."""
    shown = subprocess.run([machine.tool("objdump"), "--section-headers", stub], capture_output=True, text=True, check=True).stdout
    end = 0
    for line in shown.splitlines():
        words = line.split()
        if len(words) == 7 and words[0].isdigit():
            end = max(end, int(words[2], 16) + int(words[3], 16))
    return end + -end % _ALIGN
