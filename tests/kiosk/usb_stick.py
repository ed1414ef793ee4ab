# SPDX-License-Identifier: Apache-2.0
"""A USB stick for the kiosk: a folder on another file system is what a mounted stick is to a program."""

import os
import shutil
import tempfile


class UsbStick:
    """UsbStick is a stick that is not put in yet; `media` is where the kiosk looks for what the system mounts."""

    def __init__(self, media):
        self._media = media
        os.mkdir(media)
        self.folder = tempfile.mkdtemp(dir="/dev/shm", prefix="till-stick-")
        os.chmod(self.folder, 0o777)

    def remove(self):
        """remove takes the stick and everything on it away, for good."""
        shutil.rmtree(self.folder, True)

    def put_in(self, label="KINGSTON"):
        """put_in mounts it."""
        os.symlink(self.folder, os.path.join(self._media, label))

    def path(self, *names):
        """path is of a file on it; the folders above are made."""
        path = os.path.join(self.folder, *names)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return path
