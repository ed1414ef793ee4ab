#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Copies the pictures that docs/merchant-guide*.md name from what the touch tests left:

    bazel test //tests/kiosk/... --test_env=TILL_GUIDE_PICTURES=1
    bazel run //tests/kiosk:update_guide

Folders as arguments are searched too: where a test that was run by hand put its pictures (TEST_UNDECLARED_OUTPUTS_DIR).
A picture is made half as wide and its colours few, so that the guide stays small."""

import glob
import io
import os
import re
import sys
import zipfile

from PIL import Image

_NAMED = re.compile(r"merchant-guide/([a-z0-9-]+\.png)")
_COLOURS = 64


def _named(root):
    names = set()
    for guide in glob.glob(os.path.join(root, "docs", "merchant-guide*.md")):
        with open(guide, encoding="utf-8") as file:
            names |= set(_NAMED.findall(file.read()))
    return names


def _left(root, folders):
    """What the tests left: a name to a function that reads it; what a folder has comes before what bazel keeps."""
    left = {}
    for archive in glob.glob(os.path.join(root, "bazel-testlogs", "tests", "kiosk", "*", "test.outputs", "outputs.zip")):
        with zipfile.ZipFile(archive) as outputs:
            for name in outputs.namelist():
                left[os.path.basename(name)] = outputs.read(name)
    for folder in folders:
        for path in glob.glob(os.path.join(folder, "*.png")):
            with open(path, "rb") as file:
                left[os.path.basename(path)] = file.read()
    return left


def _small(picture):
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    return image.resize((image.width // 2, image.height // 2), Image.LANCZOS).quantize(_COLOURS, dither=Image.Dither.NONE)


def main(arguments):
    root = os.environ.get("BUILD_WORKSPACE_DIRECTORY", os.getcwd())
    target = os.path.join(root, "docs", "merchant-guide")
    left = _left(root, arguments)
    missing = []
    for name in sorted(_named(root)):
        if name in left:
            _small(left[name]).save(os.path.join(target, name), optimize=True)
        else:
            missing.append(name)
    if missing:
        print("no test left: " + " ".join(missing), file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
