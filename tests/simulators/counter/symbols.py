# SPDX-License-Identifier: Apache-2.0
"""Barcodes and QR codes as a printer draws them: dots from the data of GS k and GS ( k.

Code 128 is read off its rules here: a pattern of three bars and three spaces is eleven modules wide, and bars sum to an even
number (ISO/IEC 15417, 4.3.1); those 106 patterns and their order are the standard's table, kept as bar and space widths.
QR codes are drawn by Debian's python3-qrcode, where it is installed.
"""

try:
    import qrcode
except ImportError:  # then the paper shows the words alone
    qrcode = None

_PATTERNS = (
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211"
    "221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113"
    "132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121"
    "312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211"
    "221114413111241112134111111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141"
    "114113114311411113411311113141114131311141411131211412211214211232"
)
_STOP = "2331112"
_START = {"A": 103, "B": 104, "C": 105}
_SWITCH = {"A": 101, "B": 100, "C": 99}
_LEVELS = {48: "L", 49: "M", 50: "Q", 51: "H"}


def code128_text(data):
    """code128_text returns (text, values) of GS k 73's data: {A {B {C choose the set, {{ is a brace. ValueError for another."""
    text, values, chosen, at = "", [], None, 0
    while at < len(data):
        if data[at] == 0x7B and at + 1 < len(data) and data[at + 1] != 0x7B:
            name = chr(data[at + 1])
            if name not in _START:
                raise ValueError("code set " + name)
            values.append(_SWITCH[name] if values else _START[name])
            chosen, at = name, at + 2
            continue
        if chosen is None:
            raise ValueError("no code set")
        byte = data[at]
        if chosen == "C":
            if byte > 99:
                raise ValueError("no pair of digits")
            text += f"{byte:02d}"
            values.append(byte)
        else:
            if byte == 0x7B:
                at += 1
            if not 32 <= byte < 127:
                raise ValueError("no character of code set " + chosen)
            text += chr(byte)
            values.append(byte - 32)
        at += 1
    if not text:
        raise ValueError("nothing in it")
    return text, values


def code128_raster(values, module, height):
    """code128_raster returns (width, height, bits) of the bars, a high bit black."""
    check = (values[0] + sum(place * value for place, value in enumerate(values))) % 103
    widths = "".join(_PATTERNS[6 * value:6 * value + 6] for value in (*values, check)) + _STOP
    dots = "".join(("1" if place % 2 == 0 else "0") * (int(width) * module) for place, width in enumerate(widths))
    return _raster([dots] * height)


def qr_raster(data, module, level):
    """qr_raster returns (width, height, bits) of the code without its quiet zone, or None."""
    if qrcode is None:
        return None
    code = qrcode.QRCode(error_correction=getattr(qrcode.constants, "ERROR_CORRECT_" + _LEVELS.get(level, "L")), border=0)
    code.add_data(qrcode.util.QRData(bytes(data), mode=qrcode.util.MODE_8BIT_BYTE))
    code.make()
    rows = []
    for line in code.get_matrix():
        rows += ["".join(("1" if dark else "0") * module for dark in line)] * module
    return _raster(rows)


def _raster(rows):
    width = len(rows[0])
    stride = (width + 7) // 8
    bits = b"".join(int(row.ljust(stride * 8, "0"), 2).to_bytes(stride, "big") for row in rows)
    return width, len(rows), bits
