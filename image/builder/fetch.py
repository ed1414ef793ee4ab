#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Brings the packages of a lock into a folder: fetch.py LOCK FOLDER MIRROR STORE. Each is SHA256.deb, and is fetched once for all
folders of this machine. image/packages.bzl runs it."""

import os
import shutil
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from image.builder import packages
from image.builder.store import Gone, Store
from tools.launcher.words import CouldNot, complain

COULD_NOT = 2


def fetch(lock, folder, mirror, store_folder):
    """fetch fills `folder`; raises CouldNot with the names of what the mirror no longer has."""
    locked = packages.read_lock(lock)
    store = Store(store_folder, mirror)
    try:
        store.fetch(locked)
    except Gone as gone:
        lines = "".join(f"\n  {package.name} {package.version} ({package.path})" for package in gone.packages)
        raise CouldNot("the mirror no longer holds these locked versions; refresh the lock with ./till image lock, look at what "
                       "changed, and commit it; or name a mirror that keeps old versions (TILL_IMAGE_MIRROR):" + lines,
                       "镜像站已不再提供以下锁定版本;请用 ./till image lock 更新锁定文件,查看改动并提交;或用 TILL_IMAGE_MIRROR "
                       "指定保留旧版本的镜像站:" + lines) from gone
    os.makedirs(folder, exist_ok=True)
    for package in locked:
        target = os.path.join(folder, os.path.basename(store.path(package)))
        if not os.path.exists(target):
            _link(store.path(package), target)


def _link(source, target):
    try:
        os.link(source, target)
    except OSError:
        # Another file system than the store's.
        shutil.copyfile(source, target)


def main():
    try:
        fetch(*sys.argv[1:])
    except CouldNot as error:
        complain(error.words)
        return COULD_NOT
    return 0


if __name__ == "__main__":
    sys.exit(main())
