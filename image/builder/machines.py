# SPDX-License-Identifier: Apache-2.0
"""What differs from one kind of machine to another: the folder image/MACHINE, with machine.ini, the lock, and the kernel's modules
that others do not have."""

import configparser
import os

from image.builder import kernel, packages


class Kind:
    """Kind is a kind of machine, as `checkout` describes it; ValueError when there is none of that name."""

    def __init__(self, checkout, name):
        self.folder = os.path.join(checkout, "image", name)
        self._contents = os.path.join(checkout, "image", "contents")
        found = configparser.ConfigParser()
        if not found.read(os.path.join(self.folder, "machine.ini")):
            raise ValueError(f"no machine is called {name}")
        self.facts = found["machine"]
        self.qemu = found["qemu"]

    @property
    def lock(self):
        """lock is the path of its lock, which may not be there yet."""
        return os.path.join(self.folder, "packages.lock")

    def tool(self, name):
        """tool returns the name that one of the binutils has for this machine's programs."""
        return self.facts["binutils"] + name

    def wanted(self):
        """wanted returns the packages that are asked for, and those that are left out."""
        wanted, left_out = packages.read_wanted(os.path.join(self._contents, "packages.txt"))
        return wanted + [self.facts["kernel_package"]], left_out

    def modules(self, list_name):
        """modules returns the kernel's modules of a list that contents/ has, and the machine's own."""
        return [name for folder in (self._contents, self.folder) for name in kernel.read_names(os.path.join(folder, list_name))]
