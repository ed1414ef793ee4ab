# SPDX-License-Identifier: Apache-2.0
"""What libselinux says of a path, from a list of labels: the same look-up that systemd and udev make."""

import subprocess

_MATCHPATHCON = "/usr/sbin/matchpathcon"


def type_of(contexts, kind, path):
    """type_of returns the type of a path; `kind` is file, dir, sock_file, chr_file or blk_file."""
    done = subprocess.run([_MATCHPATHCON, "-n", "-f", contexts, "-m", kind, path], capture_output=True, text=True, check=True)
    return done.stdout.strip().split(":")[2]
