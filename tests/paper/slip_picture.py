# SPDX-License-Identifier: Apache-2.0
"""Compares a receipt on paper with its picture: the lines that an ESC/POS interpreter read, and the PNG of the same document.

What is compared: the words of every line; the height of the picture to the pixel; the ink of every line of text, which must
look like the same line as the interpreter burns it and unlike every other line of the slip; rules; and codes, read by zbar.
"""

import io

import zbar
from PIL import Image, ImageFilter

from tests.simulators.counter import paper

# The picture's measures (services/print/render_png.cc), in pixels.
_MARGIN, _HEAD, _LINE, _BIG_LINE, _BLANK, _RULE = 24, 34, 30, 56, 20, 24
_BARCODE, _GAP, _QR_MODULE, _PRINTED_QR_MODULE, _QUIET_MODULES = 56, 8, 5, 6, 4
_INK = 128
_BOLDER = 1.2  # ink of a line with bold in it, by the ink of the same in plain: 1.3 and more; of another one 1.1 at most
_ALIKE = 0.6  # correlation of two pictures of the same line, a third of full size


def words_of(lines):
    """words_of drops the blanks that only place words, and the dashes of a cut."""
    words = [" ".join(line.split()) for line in lines]
    words = [line for line in words if not line.startswith("- -")]
    while words and not words[-1]:
        words.pop()
    return words


def read_codes(picture):
    """read_codes returns what zbar reads, from the top: (kind, text)."""
    picture = picture.convert("L")
    scanner, image = zbar.ImageScanner(), zbar.Image(*picture.size, "Y800", picture.tobytes())
    scanner.scan(image)
    found = sorted((min(y for _, y in symbol.location), str(symbol.type), symbol.data) for symbol in image)
    return [(kind, text) for _, kind, text in found]


def differences(lines, png, columns):
    """differences returns in words everything in which the paper and its picture differ."""
    picture = Image.open(io.BytesIO(png))
    described = picture.text["Description"].split("\n")
    flat = Image.new("L", picture.size, 255)
    flat.paste(picture.getchannel("L"), mask=picture.getchannel("A"))
    found = []
    printed = words_of(line.text(columns) for line in lines)
    if printed != words_of(described):
        found.append(f"words: {[pair for pair in zip(printed, words_of(described)) if pair[0] != pair[1]][:3]}")
    while lines and _kind(lines[-1], columns) == "blank":
        lines = lines[:-1]
    heights = [_height(line, columns) for line in lines]
    if picture.size != (columns * 12, sum(heights) + 2 * _HEAD):
        found.append(f"size: {picture.size}, {sum(heights) + 2 * _HEAD} high by its lines")
        return found
    strips, top = [], _HEAD
    for line, height in zip(lines, heights):
        strips.append(flat.crop((_MARGIN, top, flat.width - _MARGIN, top + height)))
        top += height
    found += _compare_text(lines, strips, columns)
    found += _compare_rules(lines, strips, columns)
    if read_codes(paper.draw(lines, columns)) != read_codes(flat):
        found.append(f"codes: {read_codes(paper.draw(lines, columns))} on paper, {read_codes(flat)} in the picture")
    return found


def _kind(line, columns):
    if line.raster is not None:
        words = line.text(columns).strip()
        return "barcode" if words.startswith("[barcode") else "qr" if words.startswith("[QR") else "image"
    text = "".join(run[0] for run in line.runs)
    if not text:
        return "blank"
    if len(text) == columns and set(text) in ({"-"}, {"="}):
        return "rule"
    return "text"


def _height(line, columns):
    kind = _kind(line, columns)
    if kind == "text":
        return _BIG_LINE if any(run[2] == 2 for run in line.runs) else _LINE
    if kind == "barcode":
        return _BARCODE + 2 * _GAP
    if kind == "qr":
        return (line.raster[0] // _PRINTED_QR_MODULE + 2 * _QUIET_MODULES) * _QR_MODULE
    if kind == "image":
        return max(1, int(line.raster[1] * (columns * 12 - 2 * _MARGIN) / (columns * 12))) + 2 * _GAP
    return {"blank": _BLANK, "rule": _RULE}[kind]


def _sample(strip, columns):
    """A small, soft and standardised picture of a line: mean 0, length 1."""
    small = strip.resize((columns * 12, 30)).filter(ImageFilter.GaussianBlur(1.5)).resize((columns * 4, 10))
    values = list(small.getdata())
    mean = sum(values) / len(values)
    values = [value - mean for value in values]
    length = sum(value * value for value in values) ** 0.5 or 1.0
    return [value / length for value in values]


def _correlation(one, other):
    return sum(a * b for a, b in zip(one, other))


def _compare_text(lines, strips, columns):
    places = [place for place, line in enumerate(lines) if _kind(line, columns) == "text"]
    burnt = {place: _sample(paper.strip(lines[place], columns), columns) for place in places}
    found = []
    for place in places:
        seen = _sample(strips[place], columns)
        text = lines[place].text(columns)
        own = _correlation(seen, burnt[place])
        if own < _ALIKE:
            found.append(f"ink: {text.strip()!r} is alike by {own:.2f} only")
        better = [other for other in places if lines[other].text(columns) != text and _correlation(seen, burnt[other]) >= own]
        if better:
            found.append(f"ink: {text.strip()!r} looks like {lines[better[0]].text(columns).strip()!r}")
        if not _is_as_bold(strips[place], lines[place], columns):
            found.append(f"ink: {text.strip()!r} is not as bold in the picture as on paper")
    return found


def _darkness(strip):
    """Ink by area: the white of the paper is not quite white."""
    return sum(255 - value for value in strip.getdata() if value < 250) / (strip.width * strip.height)


def _is_as_bold(strip, line, columns):
    """Where anything is bold on paper the picture has more ink than the line in plain, and only there."""
    plain = type(line)([(text, width, height, False) for text, width, height, _ in line.runs], line.alignment)
    share = _darkness(strip) / _darkness(paper.strip(plain, columns))
    return (share > _BOLDER) == any(run[3] for run in line.runs)


def _compare_rules(lines, strips, columns):
    found = []
    for line, strip in zip(lines, strips):
        if _kind(line, columns) != "rule":
            continue
        rows = [[strip.getpixel((x, y)) < 200 for x in range(strip.width)] for y in range(strip.height)]
        best = max(rows, key=sum)
        heavy = "".join(run[0] for run in line.runs).startswith("=")
        if not best[0] and not best[1] or sum(best) < strip.width * (0.99 if heavy else 0.5):
            found.append("a rule that is not drawn from edge to edge")
        if heavy != (sum(best) >= strip.width * 0.99):
            found.append("a rule of the wrong weight")
    return found
