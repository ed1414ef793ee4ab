# SPDX-License-Identifier: Apache-2.0
"""An ESC/POS receipt printer, seen from the paper: bytes go in, lines of text and pictures come out.

Kanji mode is off after power on and ESC @, as the command reference has it: a program that forgets FS & gets
question marks, here as on the counter. Real-time status (DLE EOT) is answered even while paper is out.
"""

from simulators.counter import symbols

ALL_WELL = 0x12  # the bits that every answer to DLE EOT has
MAX_HELD = 1 << 20
_CODE_128 = 73

# Parameter bytes after two-byte commands that only change looks we do not draw, or nothing at all.
_IGNORED = {
    b"\x1b ": 1, b"\x1b-": 1, b"\x1b2": 0, b"\x1b3": 1, b"\x1bG": 1, b"\x1bM": 1, b"\x1bR": 1, b"\x1bV": 1,
    b"\x1bt": 1, b"\x1b{": 1, b"\x1b$": 2, b"\x1b\\": 2, b"\x1bc": 2, b"\x1b=": 1, b"\x1bS": 0,
    b"\x1bL": 0, b"\x1bT": 1, b"\x1d!": 1, b"\x1dB": 1, b"\x1dL": 2, b"\x1dW": 2,
    b"\x1dH": 1, b"\x1df": 1, b"\x1da": 1, b"\x1db": 1, b"\x1dP": 2, b"\x1dI": 1, b"\x1dr": 1, b"\x1dT": 1,
    b"\x1c-": 1, b"\x1cS": 2, b"\x1cC": 1, b"\x1cW": 1, b"\x1c&": 0, b"\x1c.": 0, b"\x1c!": 1, b"\x1b@": 0,
    b"\x1b!": 1, b"\x1bE": 1, b"\x1ba": 1, b"\x1bd": 1, b"\x1bJ": 1, b"\x1bi": 0, b"\x1bm": 0,
}


class Line:
    """Line is one printed line: text runs (text, width factor, height factor, bold), or a raster image, which `words` describe."""

    def __init__(self, runs, alignment, raster=None, words=None):
        self.runs, self.alignment, self.raster = runs, alignment, raster
        self._words = words

    def text(self, columns):
        """text returns the line as a reader sees it, placed in so many columns of single-width characters."""
        if self._words is not None or self.raster is not None:
            words = self._words or f"[image {self.raster[0]}x{self.raster[1]}]"
            used = len(words)
        else:
            words = "".join(text for text, _, _, _ in self.runs)
            used = sum(columns_of(text) * width for text, width, _, _ in self.runs)
        free = max(0, columns - used)
        return (" " * (free // 2 if self.alignment == 1 else free if self.alignment == 2 else 0) + words).rstrip()

    def cells(self, columns):
        """cells returns each character where it is burnt: (column, which may be a half, character, width, height, bold)."""
        free = columns - sum(columns_of(text) * width for text, width, _, _ in self.runs)
        place, cells = {0: 0, 1: free / 2, 2: free}[self.alignment], []
        for text, width, height, bold in self.runs:
            for character in text:
                cells.append((place, character, width, height, bold))
                place += columns_of(character) * width
        return cells


def columns_of(text):
    """columns_of returns how many half-width columns a text takes: two for what GB18030 writes in several bytes."""
    return sum(2 if ord(character) > 0x7F else 1 for character in text)


class Printer:
    """Printer interprets one stream of bytes. feed() returns the bytes to send back (status replies)."""

    def __init__(self, columns=32, on_receipt=None):
        self.columns = columns
        self.paper = True
        self.paper_after_lines = None
        self.paper_low, self.cover_open, self.online = False, False, None
        self.receipts = []  # finished by a cut: lists of Line
        self.errors = []
        self._on_receipt = on_receipt or (lambda lines: None)
        self._buffer = bytearray()
        self._held = []
        self._lines = []
        self._reset_mode()
        self._row, self._row_columns, self._raw = [], 0, bytearray()
        self.drawer_openings = 0

    def pending(self):
        """pending returns the lines printed since the last cut."""
        return list(self._lines)

    def feed(self, data):
        """feed takes bytes as they arrive, in any pieces."""
        self._buffer += data
        replies = bytearray()
        while self._buffer:
            used = self._step(replies)
            if used == 0:
                break
            del self._buffer[:used]
        if len(self._buffer) > MAX_HELD:
            self._complain("command longer than the buffer")
            self._buffer.clear()
        return bytes(replies)

    def set_paper(self, paper, after_lines=None):
        """set_paper puts a roll in or takes it out; after_lines lets it run out after so many more lines."""
        self.paper, self.paper_after_lines = paper, after_lines
        if self.can_print():
            held, self._held = self._held, []
            for action, arguments in held:
                self._print(action, *arguments)

    def set_troubles(self, paper_low=False, cover_open=False, online=None):
        """set_troubles sets the other sensors; online None is: as long as it can print."""
        self.paper_low, self.cover_open, self.online = bool(paper_low), bool(cover_open), online
        self.set_paper(self.paper, self.paper_after_lines)

    def can_print(self):
        """can_print says whether what comes now reaches the paper."""
        return self.paper and not self.cover_open and self.online is not False

    def is_online(self):
        return self.can_print() if self.online is None else bool(self.online)

    def real_time_status(self, question):
        """real_time_status answers DLE EOT 1 to 4; None for another number."""
        bits = {
            1: 0 if self.is_online() else 0x08,
            2: (0x04 if self.cover_open else 0) | (0 if self.paper else 0x20),
            3: 0,
            4: (0x0C if self.paper_low else 0) | (0 if self.paper else 0x60),
        }.get(question)
        return None if bits is None else ALL_WELL | bits

    def port_status(self):
        """port_status answers the USB printer class's GET_PORT_STATUS (USB Printer Class 1.1, 4.2.2)."""
        well = self.is_online() and self.paper and not self.cover_open
        return (0 if self.paper else 0x20) | (0x10 if self.is_online() else 0) | (0x08 if well else 0)

    def reset(self):
        """reset switches the printer off and on and clears what it printed."""
        self.__init__(self.columns, self._on_receipt)

    def disconnect(self):
        """disconnect drops a command that was cut off in the middle, as a cable pulled out does."""
        self._buffer.clear()

    def _complain(self, words):
        if len(self.errors) < 100:
            self.errors.append(words)

    def _reset_mode(self):
        self._kanji, self._bold, self._width, self._height, self._alignment = False, False, 1, 1, 0
        self._barcode_height, self._barcode_module = 162, 3
        self._qr_module, self._qr_level = 3, 48

    # The stream: each _step returns how many bytes it used, 0 when the command is not there whole.

    def _step(self, replies):
        data = self._buffer
        first = data[0]
        if first == 0x10:
            return self._real_time(replies)
        if first in (0x1B, 0x1C, 0x1D):
            return self._command()
        if first in (0x0A, 0x0D, 0x0C, 0x09):
            if first == 0x0A or first == 0x0C:
                self._end_row()
            elif first == 0x09:
                self._character(" ")
            return 1
        if first < 0x20:
            self._complain(f"control byte {first:02X}")
            return 1
        if first < 0x80:
            self._character(chr(first))
            return 1
        if not self._kanji:
            self._complain(f"byte {first:02X} outside Kanji mode")
            self._character("?")
            return 1
        return self._multibyte()

    def _multibyte(self):
        # GB18030: two bytes, or four when the second is a digit.
        data = self._buffer
        if len(data) < 2:
            return 0
        count = 4 if 0x30 <= data[1] <= 0x39 else 2
        if len(data) < count:
            return 0
        try:
            self._character(bytes(data[:count]).decode("gb18030"))
            return count
        except UnicodeDecodeError:
            self._complain("not GB18030: " + bytes(data[:count]).hex().upper())
            self._character("?")
            return 1

    def _real_time(self, replies):
        data = self._buffer
        if len(data) < 2:
            return 0
        if data[1] == 0x04:  # DLE EOT n
            if len(data) < 3:
                return 0
            status = self.real_time_status(data[2])
            if status is None:
                self._complain(f"DLE EOT {data[2]}")
            else:
                replies.append(status)
            return 3
        if data[1] == 0x05:  # DLE ENQ n: 2 clears the buffers and goes on
            if len(data) < 3:
                return 0
            if data[2] == 2:
                self._held.clear()
            return 3
        self._complain(f"DLE {data[1]:02X}")
        return 2

    def _command(self):
        data = self._buffer
        if len(data) < 2:
            return 0
        code = bytes(data[:2])
        if code == b"\x1dV":
            return self._cut()
        if code == b"\x1dv":
            return self._raster()
        if code == b"\x1d(":
            return self._sized()
        if code == b"\x1dk":
            return self._barcode()
        if code == b"\x1bD":
            end = data.find(0, 2, 35)
            return end + 1 if end >= 0 else 0
        if code == b"\x1bp":  # ESC p m t1 t2
            if len(data) >= 5:
                self.drawer_openings += 1
            return 5 if len(data) >= 5 else 0
        if code in (b"\x1dh", b"\x1dw"):
            return self._set_barcode(code)
        count = _IGNORED.get(code)
        if count is None:
            self._complain("unknown command " + code.hex().upper())
            return 2
        if len(data) < 2 + count:
            return 0
        self._set(code, data[2] if count else 0)
        return 2 + count

    def _set(self, code, value):
        if code == b"\x1b@":
            self._row, self._row_columns = [], 0
            self._reset_mode()
        elif code == b"\x1b!":
            self._bold = bool(value & 0x08)
            self._height, self._width = 2 if value & 0x10 else 1, 2 if value & 0x20 else 1
        elif code == b"\x1bE":
            self._bold = bool(value & 1)
        elif code == b"\x1ba":
            self._alignment = value % 48 if value % 48 < 3 else 0
        elif code == b"\x1d!":
            self._width, self._height = (value >> 4) + 1, (value & 0x0F) + 1
        elif code == b"\x1c&":
            self._kanji = True
        elif code == b"\x1c.":
            self._kanji = False
        elif code == b"\x1c!":
            self._width, self._height = 2 if value & 0x04 else 1, 2 if value & 0x08 else 1
        elif code == b"\x1cW":
            self._width = self._height = 2 if value & 1 else 1
        elif code == b"\x1bd":
            self._end_row(blank=False)
            for _ in range(value):
                self._out("line", Line([], 0))
        elif code == b"\x1bJ":
            self._end_row(blank=False)
        elif code in (b"\x1bi", b"\x1bm"):
            self._end_row(blank=False)
            self._out("cut")

    def _cut(self):
        data = self._buffer
        if len(data) < 3:
            return 0
        length = 4 if data[2] in (65, 66) else 3
        if len(data) < length:
            return 0
        self._end_row(blank=False)
        self._out("cut")
        return length

    def _raster(self):
        # GS v 0 m xL xH yL yH d1...dk
        data = self._buffer
        if len(data) < 8:
            return 0
        if data[2] != 0x30:
            self._complain("GS v without 0")
            return 2
        stride, height = data[4] | data[5] << 8, data[6] | data[7] << 8
        length = 8 + stride * height
        if length > MAX_HELD:
            self._complain("raster image too large")
            return 8
        if len(data) < length:
            return 0
        self._end_row(blank=False)
        self._out("line", Line([], self._alignment, (stride * 8, height, bytes(data[8:length]))))
        return length

    def _sized(self):
        # GS ( X pL pH ...: two-dimensional codes and the like, their length in front.
        data = self._buffer
        if len(data) < 5:
            return 0
        length = 5 + (data[3] | data[4] << 8)
        if len(data) < length:
            return 0
        body = bytes(data[5:length])
        if data[2] == 0x6B and len(body) >= 3 and body[0] == 0x31:
            self._qr(body[1], body[2:])
        return length

    def _qr(self, function, parameters):
        if function == 0x43:  # 167: module
            self._qr_module = parameters[0]
        elif function == 0x45:  # 169: error correction
            self._qr_level = parameters[0]
        elif function == 0x50:  # 180: data
            self._raw = bytearray(parameters[1:])
        elif function == 0x51:  # 181: print
            self._end_row(blank=False)
            words = "[QR " + self._raw.decode("utf-8", "replace") + "]"
            self._out("line", Line([], self._alignment, symbols.qr_raster(self._raw, self._qr_module, self._qr_level), words))

    def _set_barcode(self, code):
        data = self._buffer
        if len(data) < 3:
            return 0
        if code == b"\x1dh":
            self._barcode_height = data[2]
        else:
            self._barcode_module = data[2]
        return 3

    def _barcode(self):
        data = self._buffer
        if len(data) < 4:
            return 0
        if data[2] >= 65:
            length = 4 + data[3]
            body = data[4:length]
        else:
            end = data.find(0, 3)
            if end < 0:
                return 0
            length, body = end + 1, data[3:end]
        if len(data) < length:
            return 0
        self._end_row(blank=False)
        raster, text = None, bytes(body).decode("latin-1")
        if data[2] == _CODE_128:
            try:
                text, values = symbols.code128_text(bytes(body))
                raster = symbols.code128_raster(values, self._barcode_module, self._barcode_height)
            except ValueError as error:
                self._complain(f"Code 128: {error}")
        if raster is not None and raster[0] > self.columns * 12:
            self._complain("a barcode wider than the paper")
        self._out("line", Line([], self._alignment, raster, "[barcode " + text + "]"))
        return length

    # The paper

    def _character(self, character):
        needed = columns_of(character) * self._width
        if self._row_columns + needed > self.columns:
            self._end_row()
        looks = (self._width, self._height, self._bold)
        if self._row and self._row[-1][1:] == looks:
            self._row[-1] = (self._row[-1][0] + character, *looks)
        else:
            self._row.append((character, *looks))
        self._row_columns += needed

    def _end_row(self, blank=True):
        if self._row or blank:
            self._out("line", Line(self._row, self._alignment))
        self._row, self._row_columns = [], 0

    def _out(self, action, *arguments):
        if self.can_print():
            self._print(action, *arguments)
        elif len(self._held) < 10000:
            self._held.append((action, arguments))

    def _print(self, action, *arguments):
        if not self.can_print():
            self._held.append((action, arguments))
        elif action == "cut":
            lines, self._lines = self._lines, []
            if lines:
                self.receipts.append(lines)
                self._on_receipt(lines)
        else:
            self._lines.append(arguments[0])
            if self.paper_after_lines is not None:
                self.paper_after_lines -= 1
                if self.paper_after_lines <= 0:
                    self.paper, self.paper_after_lines = False, None
