# SPDX-License-Identifier: Apache-2.0
"""From locked packages and what Bazel built to a verified root and the file that boots it: one run, which needs no root: whose a
file is and which label it has is said when the tree is packed."""

import dataclasses
import os
import shutil

from image.builder import (attack, crash, initramfs, kernel, links, machines, own_files, packages, sbom, selinux, slots, system,
                           uki, verity)
from image.builder.tree import Tree


@dataclasses.dataclass(frozen=True)
class Plan:
    """Plan is what is asked for. `checkout` holds the sources, `built` what Bazel built of them, `packages` the .deb files of the
    lock by their SHA-256, `work` what comes out. `simulated`: for the simulated world, with its devices and test keys;
    `development`: with a root shell on the serial line; `permissive`: what SELinux forbids is only logged;
    `attack`: with programs that try it (tests/attack); `bare`: Debian's kernel and systemd alone, to measure a start against. `keyring` has those who may sign updates of `version`;
    `crashing` are programs that die at their start, for a test."""

    machine: str
    checkout: str
    built: str
    packages: str
    work: str
    keyring: str
    version: str
    crashing: tuple = ()
    simulated: bool = False
    development: bool = False
    permissive: bool = False
    bare: bool = False
    attack: bool = False


@dataclasses.dataclass(frozen=True)
class Parts:
    """Parts are the files of an image: the verified root, the boot file before it is signed, the bill of materials."""

    root: str
    boot: str
    bill: str


class Build:
    """Build is one run: packages to tree to root to boot file."""

    def __init__(self, plan):
        self._plan = plan
        self._machine = machines.Kind(plan.checkout, plan.machine)
        self._image = os.path.join(plan.checkout, "image")
        self._contents = os.path.join(self._image, "contents")
        self._work = os.path.abspath(plan.work)
        self._busybox = self._at("busybox")
        os.makedirs(self._work, exist_ok=True)

    def run(self):
        """run returns the Parts, which lie in the work folder."""
        tree = self._tree()
        root = verity.build(tree, selinux.labels(tree), self._at("till.root"))
        print(f"root: {os.path.getsize(root.file) / 1e6:.0f} MB packed, {tree.size() / 1e6:.0f} MB, hash {root.root_hash}", flush=True)
        return Parts(root.file, self._boot(tree, root), self._at("till.spdx.json"))

    def _write_bill(self, locked, tree):
        with open(self._at("till.spdx.json"), "w", encoding="utf-8") as file:
            file.write(sbom.document(locked, lambda package: sbom.copyright_in(tree, package)))

    def _at(self, name):
        return os.path.join(self._work, name)

    def _tree(self):
        locked = packages.read_lock(self._machine.lock)
        wanted, _ = self._machine.wanted()
        tree = Tree(self._at("root"))
        for package in locked:
            tree.unpack(package, os.path.join(self._plan.packages, package.sha256 + ".deb"))
        self._write_bill(locked, tree)
        shutil.copyfile(tree.path("usr/bin/busybox"), self._busybox)
        os.rename(tree.path("boot/vmlinuz-" + kernel.version(tree)), self._at("vmlinuz"))
        shutil.copyfile(tree.path(self._machine.facts["boot_stub"]), self._at("stub.efi"))
        names = self._machine.modules("modules.txt")
        tree.remove(self._names("removed.txt"))
        kernel.keep_modules(tree, names)
        initramfs.build(tree, self._machine, os.path.join(self._image, "initramfs", "init"), self._busybox, self._at("initramfs"),
                        self._at("initramfs.gz"))
        if self._plan.bare:
            tree.lay(os.path.join(self._image, "bare"))
        else:
            self._lay(tree, "root", "till.txt")
            own_files.link(tree, os.path.join(self._contents, "links.txt"))
        if self._plan.simulated:
            self._lay(tree, "simulated", "till-simulated.txt")
        if self._plan.development:
            self._lay(tree, "development", "till-development.txt")
        slots.name_version(tree, self._plan.version)
        slots.install(tree, self._machine.facts["product"], self._plan.keyring, self._plan.simulated or self._plan.bare)
        for name in self._plan.crashing:
            crash.make_crash(tree.path("usr/lib/till/till-" + name))
        if self._plan.attack:
            tree.lay(os.path.join(self._image, "attack"))
            attack.lay(tree, self._plan.built, self._machine.tool("strip"))
        self._keep_what_is_used(tree, wanted)
        system.drop_set_user_ids(tree)
        system.make_users(tree)
        system.make_certificates(tree)
        system.make_mount_points(tree)
        system.enable_units(tree)
        system.make_caches(tree)
        policy = "attack_policy" if self._plan.attack else "simulated_policy" if self._plan.simulated else "policy"
        selinux.install(tree, self._plan.built, os.path.join(self._plan.checkout, "sepolicy"), policy)
        for program, library in links.missing(tree, self._machine):
            print(f"  {program} wants {library}, which is not there", flush=True)
        return tree

    def _lay(self, tree, folder, own_list):
        tree.lay(os.path.join(self._image, folder))
        own_files.lay(tree, os.path.join(self._contents, own_list), self._plan.checkout, self._plan.built, self._machine.tool("strip"))

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
        for path in links.unused(tree, is_root, self._machine):
            os.unlink(tree.path(path))
        system.remove_dangling_links(tree)

    def _names(self, name):
        return kernel.read_names(os.path.join(self._contents, name))

    def _boot(self, tree, root):
        with open(os.path.join(tree.root, "etc/os-release"), encoding="utf-8") as file:
            os_release = file.read()
        command_line = " ".join([
            # Huge pages would have the kernel keep 45 MB free and round every heap up: too much of a small machine.
            "panic=3", "fsck.repair=yes", "transparent_hugepage=never", *([] if self._plan.bare else selinux.command_line(self._plan.permissive)),
            f"till.roothash={root.root_hash}", f"till.hash_offset={root.hash_offset}", "rd.systemd.show_status=0", "vt.global_cursor_default=0",
            *([f"console=tty0 console={self._machine.facts['console']} systemd.log_target=console"] if self._plan.development else ["console=tty0 quiet"]),
        ])
        uki.build(self._machine, self._at("stub.efi"), self._at("vmlinuz"), self._at("initramfs.gz"), command_line, os_release,
                  self._work, self._at("till.efi"))
        return self._at("till.efi")
