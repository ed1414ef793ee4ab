# SPDX-License-Identifier: Apache-2.0
"""The files of the working tree as git sees them: tracked, or new and not ignored."""

import os
import subprocess


class Tree:
    """Tree is the checkout that `landmark`, a file of its root, belongs to (through Bazel's links)."""

    def __init__(self, landmark):
        self.root = os.path.dirname(os.path.realpath(landmark))
        # safe.directory: a test may run under another user than the checkout's owner.
        listed = subprocess.run(
            ["git", "-c", "safe.directory=*", "-C", self.root, "ls-files", "-z", "--cached", "--others",
             "--exclude-standard"], check=True, capture_output=True).stdout.decode()
        self.paths = sorted(path for path in set(listed.split("\0")) if path and os.path.isfile(self.absolute(path)))

    def absolute(self, path):
        return os.path.join(self.root, path)

    def read(self, path):
        """read returns the file's bytes."""
        with open(self.absolute(path), "rb") as file:
            return file.read()

    def exists(self, path):
        return os.path.exists(self.absolute(path))
