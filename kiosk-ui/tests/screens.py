# SPDX-License-Identifier: Apache-2.0
"""Draws the kiosk's screens, and compares or stores them."""

import json
import os
import pathlib
import subprocess

from PIL import Image, ImageChops, ImageDraw, ImageFont

# A pixel differs when a channel is further off than this, of 255; palettes and rounding stay below it.
CHANNEL_TOLERANCE = 40
# A picture differs when more than this share of its pixels does.
SHARE_TOLERANCE = 0.0005


def draw(runfiles, folder, prefix=""):
    """Draws every screen into `folder`, on all processors, and returns the files, by name."""
    tests = pathlib.Path(runfiles) / "kiosk-ui/tests"
    environment = dict(os.environ)
    environment.update(
        FONTCONFIG_FILE=str((tests / "fonts.conf").resolve()),
        HOME=str(folder),
        LC_ALL="C.UTF-8",
        QT_LOGGING_RULES="*.debug=false",
        XDG_RUNTIME_DIR=str(folder),
    )
    screens = list(json.loads((tests / "screens.json").read_text(encoding="utf-8")).items())
    shares, painters = os.cpu_count() or 1, []
    for share in range(shares):
        mine = pathlib.Path(folder) / f"screens-{share}.json"
        mine.write_text(json.dumps(dict(screens[share::shares])), encoding="utf-8")
        painters.append(subprocess.Popen([str(tests / "render_screens"), str(mine), str(folder), prefix], env=environment))
    failed = [painter.args for painter in painters if painter.wait() != 0]
    if failed:
        raise RuntimeError(f"not drawn without a warning: {failed}")
    return {path.name: path for path in sorted(pathlib.Path(folder).glob("*.png"))}


def difference(one, other):
    """The share of pixels in which two pictures differ, 0 to 1; 1 when their sizes do."""
    first, second = Image.open(one).convert("RGB"), Image.open(other).convert("RGB")
    if first.size != second.size:
        return 1.0
    red, green, blue = ImageChops.difference(first, second).split()
    largest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    differing = sum(largest.histogram()[CHANNEL_TOLERANCE + 1:])
    return differing / (first.size[0] * first.size[1])


def store(source, target, colours=64):
    """Stores a picture with a palette: the screens have few colours, and the repository keeps many of them."""
    picture = Image.open(source).convert("RGB")
    picture.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(target, optimize=True)


def contact_sheet(files, target, columns, scale):
    """All pictures on one sheet, with their names, to be looked at."""
    pictures = [(path.stem, Image.open(path).convert("RGB")) for path in files]
    width = max(int(picture.width * scale) for _, picture in pictures)
    height = max(int(picture.height * scale) for _, picture in pictures)
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * (width + 16) + 16, rows * (height + 40) + 16), "#8A93A0")
    pen = ImageDraw.Draw(sheet)
    font = ImageFont.truetype("/usr/share/fonts/opentype/inter/Inter-Medium.otf", 13)
    for index, (name, picture) in enumerate(pictures):
        left, top = 16 + index % columns * (width + 16), 16 + index // columns * (height + 40)
        size = (int(picture.width * scale), int(picture.height * scale))
        sheet.paste(picture.resize(size, Image.Resampling.LANCZOS), (left, top))
        pen.text((left, top + size[1] + 6), name, font=font, fill="#10161E")
    sheet.quantize(160, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(target, optimize=True)
