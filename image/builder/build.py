# SPDX-License-Identifier: Apache-2.0
"""From locked packages and what Bazel built to a disk that boots: one run."""

import configparser
import dataclasses
import os
import shutil

from image.builder import (bundle, crash, disk, initramfs, kernel, links, own_files, packages, sbom, selinux, slots, system, uki,
                           verity)
from image.builder.tree import Tree

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


@dataclasses.dataclass(frozen=True)
class Plan:
    """Plan is what is asked for. `simulated`: for the simulated world, with its devices and test keys; `development`: with a
    root shell on the serial line; `enforcing`: what SELinux forbids is refused,
    and not only logged. `key` and `certificate` sign for Secure Boot; `keyring` has those who may sign updates. `crashing` are
    programs that die at their start, for a test."""

    machine: str
    built: str
    output: str
    work: str
    key: str
    certificate: str
    keyring: str
    version: str = "1.0.0"
    crashing: tuple = ()
    simulated: bool = False
    development: bool = False
    enforcing: bool = False
    disk_mib: int = 2048


def machine_data(machine):
    """machine_data returns what is known of a kind of machine (image/MACHINE/machine.ini)."""
    found = configparser.ConfigParser()
    if not found.read(os.path.join(HERE, machine, "machine.ini")):
        raise ValueError(f"no machine is called {machine}")
    return found["machine"]


def lock_path(machine):
    return os.path.join(HERE, machine, "packages.lock")


class Build:
    """Build is one run: packages to tree to root to disk. `store` gives the packages."""

    def __init__(self, plan, store):
        self._plan = plan
        self._store = store
        self._machine = machine_data(plan.machine)
        self._contents = os.path.join(HERE, "contents")
        self._work = os.path.abspath(plan.work)
        self._busybox = self._at("busybox")
        os.makedirs(self._work, exist_ok=True)

    def run(self):
        """run makes the disk, till.img, and its bill of materials in the output folder; returns the root (verity.Root)."""
        root = self._slot()
        disk.build(self._at("esp.img"), root.file, self._plan.disk_mib, os.path.join(self._plan.output, "till.img"))
        return root

    def bundle(self, certificate, key):
        """bundle makes till-VERSION.raucb, signed, and its bill of materials in the output folder; returns its path."""
        root = self._slot()
        target = os.path.join(self._plan.output, f"till-{self._plan.version}.raucb")
        bundle.build(root.file, self._at("esp.img"), self._machine["product"], self._plan.version, certificate, key, self._work, target)
        return target

    def _slot(self):
        """What a slot holds: its root, which is returned, and its boot partition, esp.img."""
        tree = self._tree()
        root = verity.build(tree, self._at("root.squashfs"), os.cpu_count())
        print(f"root: {os.path.getsize(root.file) / 1e6:.0f} MB packed, {tree.size() / 1e6:.0f} MB, hash {root.root_hash}", flush=True)
        boot = self._boot(tree, root)
        disk.build_esp(self._machine["boot_file"], boot, self._at("esp.img"))
        return root

    def _write_bill(self, locked, tree):
        os.makedirs(self._plan.output, exist_ok=True)
        with open(os.path.join(self._plan.output, "till.spdx.json"), "w", encoding="utf-8") as file:
            file.write(sbom.document(locked, lambda package: sbom.copyright_in(tree, package)))

    def _at(self, name):
        return os.path.join(self._work, name)

    def _tree(self):
        locked = packages.read_lock(lock_path(self._plan.machine))
        wanted, _ = packages.read_wanted(os.path.join(self._contents, "packages.txt"))
        self._store.fetch(locked)
        tree = Tree(self._at("root"))
        for package in locked:
            tree.unpack(package, self._store.path(package))
        self._write_bill(locked, tree)
        shutil.copyfile(tree.path("usr/bin/busybox"), self._busybox)
        os.rename(tree.path("boot/vmlinuz-" + kernel.version(tree)), self._at("vmlinuz"))
        shutil.copyfile(tree.path(self._machine["boot_stub"]), self._at("stub.efi"))
        names = self._names("modules.txt")
        tree.remove(self._names("removed.txt"))
        kernel.keep_modules(tree, names)
        initramfs.build(tree, self._contents, os.path.join(HERE, "initramfs", "init"), self._busybox,
                        self._machine["boot_file"], self._at("initramfs"), self._at("initramfs.gz"))
        self._lay(tree, "root", "till.txt")
        if self._plan.simulated:
            self._lay(tree, "simulated", "till-simulated.txt")
        if self._plan.development:
            self._lay(tree, "development", "till-development.txt")
        slots.name_version(tree, self._plan.version)
        slots.install(tree, self._machine["product"], self._plan.keyring, self._plan.simulated)
        for name in self._plan.crashing:
            crash.make_crash(tree.path("usr/lib/till/till-" + name))
        self._keep_what_is_used(tree, wanted)
        system.drop_set_user_ids(tree)
        system.make_users(tree)
        system.make_certificates(tree)
        system.make_mount_points(tree)
        system.enable_units(tree)
        system.make_caches(tree)
        selinux.install(tree, self._plan.built, os.path.join(os.path.dirname(HERE), "sepolicy"), self._plan.simulated)
        for program, library in links.missing(tree):
            print(f"  {program} wants {library}, which is not there", flush=True)
        selinux.label(tree)
        return tree

    def _lay(self, tree, folder, own_list):
        tree.lay(os.path.join(HERE, folder))
        own_files.lay(tree, os.path.join(self._contents, own_list), os.path.dirname(HERE), self._plan.built)

    def _keep_what_is_used(self, tree, wanted):
        programs = self._names("programs.txt")
        if self._plan.development:
            programs += self._names("development-programs.txt")

        def is_root(path):
            folder, name = os.path.split(path)
            if folder in ("/usr/bin", "/usr/sbin"):
                return any(system.matches(name, pattern) for pattern in programs)
            return tree.owners.get(path, "till") in wanted + ["till"]

        system.keep_programs(tree, programs)
        for path in links.unused(tree, is_root):
            os.unlink(tree.path(path))
        system.remove_dangling_links(tree)

    def _names(self, name):
        return kernel.read_names(os.path.join(self._contents, name))

    def _boot(self, tree, root):
        with open(os.path.join(tree.root, "etc/os-release"), encoding="utf-8") as file:
            os_release = file.read()
        command_line = " ".join([
            "panic=3", *selinux.command_line(self._plan.enforcing), f"till.roothash={root.root_hash}",
            f"till.hash_offset={root.hash_offset}", "rd.systemd.show_status=0", "vt.global_cursor_default=0",
            *([f"console=tty0 console={self._machine['console']} systemd.log_target=console"] if self._plan.development else ["console=tty0 quiet"]),
        ])
        uki.build(self._at("stub.efi"), self._at("vmlinuz"), self._at("initramfs.gz"), command_line, os_release,
                  self._work, self._at("till.efi"))
        uki.sign(self._at("till.efi"), self._plan.key, self._plan.certificate, self._at("till.signed.efi"))
        return self._at("till.signed.efi")
