# SPDX-License-Identifier: Apache-2.0
"""Asks Debian's mirror what the wanted packages are today, with all they need, and writes the lock."""

import os
import subprocess

from image.builder import packages

_KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
_RELEASE = "bookworm"


def refresh(machine, mirror, cache):
    """refresh writes the lock of a machine (machines.Kind) anew. apt resolves in a folder of its own: what this machine has installed, or trusts, plays
    no part. The mirror's lists are believed by Debian's archive keys alone."""
    wanted, left_out = machine.wanted()
    architecture = machine.facts["debian_architecture"]
    apt = _Apt(os.path.join(cache, "apt-" + architecture), architecture, mirror)
    apt.update()
    chosen = [package for package in apt.closure(wanted) if package.name not in left_out]
    packages.write_lock(machine.lock, chosen)
    return chosen


class _Apt:
    def __init__(self, folder, architecture, mirror):
        self._folder = folder
        self._architecture = architecture
        self._mirror = mirror.rstrip("/")
        for name in ("state/lists/partial", "cache/archives/partial", "etc/preferences.d", "etc/apt.conf.d"):
            os.makedirs(os.path.join(folder, name), exist_ok=True)
        open(os.path.join(folder, "state", "status"), "w", encoding="utf-8").close()
        with open(os.path.join(folder, "etc", "sources.list"), "w", encoding="utf-8") as file:
            for suite, archive in ((_RELEASE, "debian"), (_RELEASE + "-updates", "debian"),
                                   (_RELEASE + "-security", "debian-security")):
                file.write(f"deb [arch={architecture} signed-by={_KEYRING}] {self._mirror}/{archive} {suite} main\n")

    def update(self):
        self._run("apt-get", "update")

    def closure(self, wanted):
        """The newest version of each wanted package and of all that they depend on (not what they recommend)."""
        plan = self._run("apt-get", "install", "--no-install-recommends", "--simulate", *wanted)
        names = []
        for line in plan.splitlines():
            if line.startswith("Inst "):
                words = line.split()
                names.append(f"{words[1]}={words[2].lstrip('(')}")
        return [self._describe(record) for record in self._run("apt-cache", "show", *names).split("\n\n") if record.strip()]

    def _describe(self, record):
        fields = dict(line.split(": ", 1) for line in record.splitlines() if ": " in line and not line.startswith(" "))
        # The pool of Debian's security archive, and no other, begins so.
        archive = "debian-security" if fields["Filename"].startswith("pool/updates/") else "debian"
        return packages.Package(fields["Package"], fields["Version"], fields["Architecture"], fields["SHA256"],
                                int(fields["Size"]), archive + "/" + fields["Filename"])

    def _run(self, *command):
        options = [
            "-o", f"Dir::State={self._folder}/state", "-o", f"Dir::State::status={self._folder}/state/status",
            "-o", f"Dir::Cache={self._folder}/cache", "-o", f"Dir::Etc={self._folder}/etc",
            "-o", f"APT::Architecture={self._architecture}", "-o", f"APT::Architectures={self._architecture}",
            "-o", "APT::Get::List-Cleanup=false", "-o", "Debug::NoLocking=true", "-o", "APT::Sandbox::User=root",
        ]
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}
        done = subprocess.run([command[0], *options, *command[1:]], capture_output=True, text=True, env=environment,
                              check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(command[:2])}: {done.stderr.strip()[-2000:]}")
        return done.stdout
