# SPDX-License-Identifier: Apache-2.0
"""The root file system as a folder: Debian's packages unpacked, and nothing that nobody uses. Every file of it becomes root's when
it is packed: on a terminal nobody owns a part of the root.

No package's scripts are run. What they would have done for what is in the image (users, certificates, caches) is done here,
by name, so that the same packages give the same tree."""

import fnmatch
import os
import shutil
import subprocess

_MERGED = ("bin", "sbin", "lib", "lib32", "lib64", "libx32")


class Tree:
    """Tree is the folder `root`; it belongs to one build and is made anew."""

    def __init__(self, root):
        self.root = root
        shutil.rmtree(root, ignore_errors=True)
        os.makedirs(root)
        for name in _MERGED:
            os.makedirs(self.path("usr", name), exist_ok=True)
            os.symlink("usr/" + name, self.path(name))
        self.owners = {}  # path in the tree -> the package that brought it

    def path(self, *names):
        return os.path.join(self.root, *(name.lstrip("/") for name in names))

    def unpack(self, package, deb):
        """unpack lays a package's files into the tree. /bin and its like stay the links that a merged /usr has."""
        with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", deb], stdout=subprocess.PIPE) as content:
            listed = subprocess.run(["tar", "--extract", "--verbose", "--keep-directory-symlink", "--preserve-permissions",
                                     "--no-same-owner", "--directory", self.root],
                                    stdin=content.stdout, capture_output=True, text=True, check=True).stdout
        if content.returncode != 0:
            raise RuntimeError(f"{package.name}: {deb} cannot be read")
        for line in listed.splitlines():
            if not line.endswith("/"):
                self.owners[_merged(os.path.normpath("/" + line.lstrip("./")))] = package.name

    def remove(self, patterns):
        """remove takes away what matches (fnmatch over absolute paths; a folder goes with all that is in it)."""
        for folder, folders, files in os.walk(self.root, topdown=True):
            here = "/" + os.path.relpath(folder, self.root) if folder != self.root else ""
            for name in list(folders):
                if any(fnmatch.fnmatchcase(f"{here}/{name}", pattern) for pattern in patterns):
                    path = os.path.join(folder, name)
                    if os.path.islink(path):
                        os.unlink(path)
                    else:
                        shutil.rmtree(path)
                    folders.remove(name)
            for name in files:
                if any(fnmatch.fnmatchcase(f"{here}/{name}", pattern) for pattern in patterns):
                    os.unlink(os.path.join(folder, name))

    def lay(self, source):
        """lay copies the folder `source` over the tree, its modes kept; links are followed, for Bazel's sandbox is made of them."""
        for folder, folders, files in os.walk(source):
            target = os.path.join(self.root, os.path.relpath(folder, source))
            for name in folders:
                os.makedirs(os.path.join(target, name), exist_ok=True)
            for name in files:
                self.put(os.path.join(target, name), os.path.join(folder, name))

    def put(self, target, source, mode=None):
        os.makedirs(os.path.dirname(target), exist_ok=True)
        if os.path.lexists(target):
            os.unlink(target)
        shutil.copyfile(source, target)
        os.chmod(target, mode if mode is not None else 0o755 if os.stat(source).st_mode & 0o100 else 0o644)

    def write(self, name, text, mode=0o644):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if os.path.lexists(path):
            os.unlink(path)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(path, mode)

    def size(self):
        """The bytes of all regular files."""
        total = 0
        for folder, _, files in os.walk(self.root):
            for name in files:
                path = os.path.join(folder, name)
                if not os.path.islink(path):
                    total += os.stat(path).st_size
        return total


def _merged(path):
    first = path.split("/")[1]
    return "/usr" + path if first in _MERGED else path
