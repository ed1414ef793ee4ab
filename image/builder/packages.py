# SPDX-License-Identifier: Apache-2.0
"""What an image is made of: the packages that are asked for, and the lock that says which they were."""

import dataclasses
import re

_LOCK_LINE = re.compile(r"^(\S+) (\S+) (\S+) ([0-9a-f]{64}) (\d+) (\S+)$")


@dataclasses.dataclass(frozen=True, order=True)
class Package:
    """Package is one .deb of the lock: `path` is where a Debian mirror keeps it, below `archive`'s root."""

    name: str
    version: str
    architecture: str
    sha256: str
    size: int
    path: str

    def line(self):
        return f"{self.name} {self.version} {self.architecture} {self.sha256} {self.size} {self.path}"


def read_wanted(path):
    """read_wanted returns what the list asks for and what it leaves out: a line is a package, "-package" is one that
    Debian would bring along and the image does without. `#` begins a comment."""
    wanted, left_out = [], []
    with open(path, encoding="utf-8") as file:
        for line in file:
            name = line.split("#")[0].strip()
            if name.startswith("-"):
                left_out.append(name[1:])
            elif name:
                wanted.append(name)
    return wanted, left_out


def read_lock(path):
    """read_lock returns the lock's packages; raises ValueError naming the line that is none."""
    packages = []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.startswith("#") or not line.strip():
                continue
            match = _LOCK_LINE.match(line.rstrip("\n"))
            if match is None:
                raise ValueError(f"{path}:{number}: not a line of the lock")
            name, version, architecture, sha256, size, where = match.groups()
            packages.append(Package(name, version, architecture, sha256, int(size), where))
    return packages


def write_lock(path, packages):
    with open(path, "w", encoding="utf-8") as file:
        file.write("# SPDX-License-Identifier: Apache-2.0\n"
                   "# Written by ./till image lock: name, version, architecture, SHA-256, bytes, path on the mirror.\n")
        file.writelines(package.line() + "\n" for package in sorted(packages))
