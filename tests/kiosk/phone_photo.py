# SPDX-License-Identifier: Apache-2.0
"""Photos as a phone takes them: large, stored lying on their side, with words about where they were taken."""

from PIL import Image, ImageChops, ImageDraw

# As most phones: 12 megapixels, held upright, stored lying.
SIZE = (3024, 4032)
# The colour of what is printed on the card.
PRINT = (88, 108, 122)

_EXIF_ORIENTATION, _EXIF_MAKE = 0x0112, 0x010F
_TURNED = 6  # EXIF 2.3, 4.6.4 A: the stored picture's first row is the right side


def take(path, colour):
    """take makes a photo of a card of that colour, on a table whose grain is hard to make small."""
    grain = Image.effect_noise(SIZE, 60)
    table = ImageChops.multiply(Image.merge("RGB", (grain, grain, grain)), Image.new("RGB", SIZE, (255, 214, 178)))
    pen = ImageDraw.Draw(table)
    left, top, width, height = 320, 1250, 2384, 1504  # 85.6 by 54 mm, ISO/IEC 7810 ID-1
    pen.rounded_rectangle((left, top, left + width, top + height), 90, fill=colour)
    for row, length in enumerate((500, 900, 720, 1100)):
        line = top + 240 + row * 220
        pen.rounded_rectangle((left + 160, line, left + 160 + length, line + 80), 40, fill=PRINT)
    pen.rounded_rectangle((left + 1560, top + 200, left + 2200, top + 1050), 40, fill=(190, 205, 212))
    pen.ellipse((left + 1720, top + 300, left + 2040, top + 660), fill=PRINT)
    pen.chord((left + 1600, top + 720, left + 2160, top + 1380), 180, 360, fill=PRINT)
    stored = table.transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[_EXIF_ORIENTATION] = _TURNED
    exif[_EXIF_MAKE] = "Phone in Hengshan Road"
    stored.save(path, "JPEG", quality=92, exif=exif)
