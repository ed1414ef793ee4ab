# SPDX-License-Identifier: Apache-2.0
"""The packages of a lock on this machine: fetched once, known by their SHA-256."""

import concurrent.futures
import hashlib
import os
import urllib.error
import urllib.request

_TIMEOUT_S = 60
_AT_ONCE = 4


class Gone(Exception):
    """Gone names the packages that the mirror no longer has in the locked version."""

    def __init__(self, packages):
        super().__init__(", ".join(f"{package.name} {package.version}" for package in packages))
        self.packages = packages


class Store:
    """Store keeps .deb files under the name of their SHA-256. What does not have the locked hash never gets a name."""

    def __init__(self, folder, mirror):
        self._folder = folder
        self._mirror = mirror.rstrip("/")
        os.makedirs(folder, exist_ok=True)

    def path(self, package):
        return os.path.join(self._folder, package.sha256 + ".deb")

    def fetch(self, packages):
        """fetch brings what is missing; raises Gone, or ValueError for a file that is not the locked one."""
        missing = [package for package in packages if not os.path.exists(self.path(package))]
        with concurrent.futures.ThreadPoolExecutor(_AT_ONCE) as pool:
            found = list(pool.map(self._fetch, missing))
        gone = [package for package, there in zip(missing, found) if not there]
        if gone:
            raise Gone(gone)

    def _fetch(self, package):
        try:
            with urllib.request.urlopen(f"{self._mirror}/{package.path}", timeout=_TIMEOUT_S) as answer:
                content = answer.read(package.size + 1)
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return False
            raise
        if hashlib.sha256(content).hexdigest() != package.sha256:
            raise ValueError(f"{package.name} {package.version}: the mirror's file is not the locked one")
        temporary = self.path(package) + f".{os.getpid()}"
        with open(temporary, "wb") as file:
            file.write(content)
        os.replace(temporary, self.path(package))
        return True
