# SPDX-License-Identifier: Apache-2.0
"""Keeps what the printer printed: text for people and tests, and a picture where PIL is there."""

import os

try:
    from PIL import Image, ImageDraw, ImageFont
except ImportError:  # python3-pil is not needed for a payment
    Image = None

DOTS_PER_COLUMN, LINE_DOTS = 12, 30
FONTS = (
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf",
)


class ReceiptFolder:
    """ReceiptFolder writes 0001.txt (and 0001.png) and so on into a folder, going on after what is there."""

    def __init__(self, folder, columns):
        self._folder, self._columns = folder, columns
        os.makedirs(folder, exist_ok=True)
        self._number = max((int(name[:4]) for name in os.listdir(folder) if name[:4].isdigit()), default=0)

    def save(self, lines):
        """save writes one receipt's lines."""
        self._number += 1
        base = os.path.join(self._folder, f"{self._number:04d}")
        with open(base + ".txt", "w", encoding="utf-8") as file:
            file.writelines(line.text(self._columns) + "\n" for line in lines)
        if Image is not None:
            self._draw(lines).save(base + ".png")

    def _draw(self, lines):
        paper = self._columns * DOTS_PER_COLUMN
        heights = [self._height(line) for line in lines]
        picture = Image.new("L", (paper, sum(heights) + 40), 255)
        top = 20
        for line, height in zip(lines, heights):
            self._draw_line(picture, line, top, paper)
            top += height
        return picture

    @staticmethod
    def _height(line):
        if line.raster is not None:
            return line.raster[1]
        return LINE_DOTS * max((height for _, _, height, _ in line.runs), default=1)

    @staticmethod
    def _draw_line(picture, line, top, paper):
        if line.raster is not None:
            width, height, bits = line.raster
            image = Image.frombytes("1", (width, height), bytes(byte ^ 0xFF for byte in bits))
            left = {0: 0, 1: (paper - width) // 2, 2: paper - width}[line.alignment]
            picture.paste(image.convert("L"), (max(0, left), top))
            return
        pieces = [_rendered(text, width, height, bold) for text, width, height, bold in line.runs]
        total = sum(piece.width for piece in pieces)
        left = {0: 0, 1: (paper - total) // 2, 2: paper - total}[line.alignment]
        for piece in pieces:
            picture.paste(piece, (max(0, left), top))
            left += piece.width


def _font():
    for path in FONTS:
        if os.path.exists(path):
            return ImageFont.truetype(path, 22)
    return ImageFont.load_default()


def _rendered(text, width, height, bold):
    # Each character in the cell that a thermal head gives it: one column, or two for a wide one.
    font = _font()
    cells = [(character, 2 if ord(character) > 0x7F else 1) for character in text]
    image = Image.new("L", (sum(columns for _, columns in cells) * DOTS_PER_COLUMN, LINE_DOTS), 255)
    draw, left = ImageDraw.Draw(image), 0
    for character, columns in cells:
        draw.text((left, 2), character, fill=0, font=font, stroke_width=1 if bold else 0)
        left += columns * DOTS_PER_COLUMN
    return image.resize((image.width * width, image.height * height))
