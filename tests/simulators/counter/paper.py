# SPDX-License-Identifier: Apache-2.0
"""What a thermal head burns for a receipt's lines: a picture of 12 dots to the column and 30 to a line of text."""

import os

from PIL import Image, ImageDraw, ImageFont

DOTS_PER_COLUMN, LINE_DOTS, BASELINE = 12, 30, 22
_CHARACTER_DOTS, _LATIN_DOTS = 21, 19
FONTS = (
    ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 1),
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 0),
    ("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf", 0),
)
_fonts = {}


def draw(lines, columns):
    """draw returns the paper, grey, white where nothing was burnt."""
    strips = [strip(line, columns) for line in lines]
    picture = Image.new("L", (columns * DOTS_PER_COLUMN, sum(piece.height for piece in strips) + 40), 255)
    top = 20
    for piece in strips:
        picture.paste(piece, (0, top))
        top += piece.height
    return picture


def strip(line, columns):
    """strip returns one line of it, as wide as the paper."""
    dots = columns * DOTS_PER_COLUMN
    if line.raster is not None:
        width, height, bits = line.raster
        picture = Image.new("L", (dots, height), 255)
        image = Image.frombytes("1", (width, height), bytes(byte ^ 0xFF for byte in bits))
        picture.paste(image.convert("L"), (max(0, _left(line.alignment, dots, width)), 0))
        return picture
    picture = Image.new("L", (dots, LINE_DOTS * max((height for _, _, height, _ in line.runs), default=1)), 255)
    for place, character, width, height, bold in line.cells(columns):
        cell = _cell(character, bold)
        cell = cell.resize((cell.width * width, cell.height * height))
        picture.paste(cell, (round(place * DOTS_PER_COLUMN), picture.height - cell.height))
    return picture


def _left(alignment, dots, width):
    return {0: 0, 1: (dots - width) // 2, 2: dots - width}[alignment]


def _font(size):
    if size not in _fonts:
        path, face = next((font for font in FONTS if os.path.exists(font[0])), (None, 0))
        _fonts[size] = ImageFont.truetype(path, size, index=face) if path else ImageFont.load_default()
    return _fonts[size]


def _cell(character, bold):
    wide = ord(character) > 0x7F
    image = Image.new("L", (DOTS_PER_COLUMN * (2 if wide else 1), LINE_DOTS), 255)
    font = _font(_CHARACTER_DOTS if wide else _LATIN_DOTS)
    left = (image.width - font.getlength(character)) / 2
    ImageDraw.Draw(image).text((left, BASELINE), character, fill=0, font=font, anchor="ls", stroke_width=1 if bold else 0)
    return image
