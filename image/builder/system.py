# SPDX-License-Identifier: Apache-2.0
"""What the scripts of Debian's packages would have done, for what is in the image, and what Till adds."""

import fnmatch
import os
import shutil
import stat
import subprocess

# Day 0 would mean to PAM that every password has to be changed.
_PASSWORDS_CHANGED = "315532800"


def make_users(tree):
    """make_users writes passwd, group and shadow: Debian's own numbers first, then every sysusers.d file in the tree."""
    for kind in ("passwd", "group"):
        shutil.copyfile(tree.path("usr/share/base-passwd", kind + ".master"), tree.path("etc", kind))
    for name, mode in (("shadow", 0o640), ("gshadow", 0o640)):
        tree.write("etc/" + name, "", mode)
    done = subprocess.run(["systemd-sysusers", "--root=" + tree.root], text=True, capture_output=True, check=False,
                          env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "SOURCE_DATE_EPOCH": _PASSWORDS_CHANGED})
    # It passes over a line that it does not understand, and a user is missing. That the first line about a user counts is meant.
    troubles = [line for line in done.stderr.splitlines()
                if not line.startswith("Creating ") and "Conflict with earlier configuration for user" not in line]
    if done.returncode != 0 or troubles:
        raise ValueError("systemd-sysusers: " + "\n".join(troubles))
    # Nobody has a shell, and nobody but root has a password entry that could be opened.
    path = tree.path("etc/passwd")
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n").rsplit(":", 1)[0] + ":/usr/sbin/nologin\n" for line in file]
    tree.write("etc/passwd", "".join(lines))
    for name in ("passwd-", "group-", "shadow-", "gshadow-", ".pwd.lock"):
        if os.path.exists(tree.path("etc", name)):
            os.unlink(tree.path("etc", name))


def make_certificates(tree):
    """make_certificates puts the authorities that ca-certificates brings into the one file that programs read."""
    folder = tree.path("usr/share/ca-certificates/mozilla")
    bundle = ""
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="ascii") as file:
            bundle += file.read()
    tree.write("etc/ssl/certs/ca-certificates.crt", bundle)


def make_caches(tree):
    """make_caches writes the caches that the loader and fontconfig read; a read-only root cannot make them later, and without
    its own fontconfig reads every font at each start of each program."""
    subprocess.run(["ldconfig", "-X", "-r", tree.root], check=True)
    shutil.rmtree(tree.path("var/cache/ldconfig"), ignore_errors=True)
    # fontconfig trusts a cache that is of its folder's time: the epoch, as of every file in the packed root.
    for folder, _, _ in os.walk(tree.path("usr/share/fonts"), topdown=False):
        os.utime(folder, (0, 0))
    subprocess.run(["fc-cache", "--system-only", "--force", "--sysroot=" + tree.root], check=True, capture_output=True)


def enable_units(tree):
    """enable_units follows the image's preset file: what it does not name is off."""
    subprocess.run(["systemctl", "--root=" + tree.root, "--preset-mode=full", "preset-all"], check=True,
                   capture_output=True)


def make_mount_points(tree):
    """make_mount_points makes the folders that others are mounted on. What packages have put into /var is gone: the data
    partition lies there, and systemd-tmpfiles fills it."""
    shutil.rmtree(tree.path("var"))
    for name, mode in (("dev", 0o755), ("proc", 0o555), ("sys", 0o555), ("run", 0o755), ("tmp", 0o1777), ("var", 0o755),
                       ("root", 0o700), ("boot", 0o755), ("home", 0o755)):
        os.makedirs(tree.path(name), exist_ok=True)
        os.chmod(tree.path(name), mode)


def drop_set_user_ids(tree):
    """drop_set_user_ids takes the set-uid and set-gid bits from every program: nobody here becomes another."""
    for folder, _, names in os.walk(tree.root):
        for name in names:
            path = os.path.join(folder, name)
            mode = os.lstat(path).st_mode
            if stat.S_ISREG(mode) and mode & (stat.S_ISUID | stat.S_ISGID):
                os.chmod(path, stat.S_IMODE(mode) & 0o1777)


def matches(name, pattern):
    return fnmatch.fnmatchcase(name, pattern)


def keep_programs(tree, patterns):
    """keep_programs removes what is not named from /usr/bin and /usr/sbin."""
    for folder in ("usr/bin", "usr/sbin"):
        for name in os.listdir(tree.path(folder)):
            if not any(matches(name, pattern) for pattern in patterns):
                os.unlink(tree.path(folder, name))


def remove_dangling_links(tree):
    """remove_dangling_links takes away links to libraries and programs that went."""
    for folder, _, names in os.walk(tree.path("usr")):
        for name in names:
            path = os.path.join(folder, name)
            if os.path.islink(path):
                target = os.readlink(path)
                full = tree.path(target) if target.startswith("/") else os.path.join(folder, target)
                if not os.path.lexists(full) and not target.startswith(("/run", "/dev", "/proc")):
                    os.unlink(path)
