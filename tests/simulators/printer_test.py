# SPDX-License-Identifier: Apache-2.0
"""The printer, byte by byte."""

import unittest

import zbar

from simulators.counter import escpos, paper

INIT, KANJI, CUT = b"\x1b@", b"\x1c&", b"\x1dV\x00"


def printed(data, columns=32):
    printer = escpos.Printer(columns)
    printer.feed(data)
    return [line.text(columns) for line in printer.pending()], printer


def read_codes(picture):
    """What zbar reads in a picture: (kind, text)."""
    # A quiet zone all around, as paper has.
    from PIL import ImageOps  # pylint: disable=import-outside-toplevel
    picture = ImageOps.expand(picture, 40, 255)
    scanner, image = zbar.ImageScanner(), zbar.Image(*picture.size, "Y800", picture.tobytes())
    scanner.scan(image)
    return [(str(symbol.type), symbol.data) for symbol in image]


class PrinterTest(unittest.TestCase):

    def test_text_and_alignment(self):
        lines, printer = printed(INIT + b"left\n\x1ba\x01mid\n\x1ba\x02right\n", 11)
        self.assertEqual(lines, ["left", "    mid", "      right"])
        self.assertEqual(printer.errors, [])

    def test_chinese_needs_kanji_mode(self):
        text = "商户：测试\n".encode("gb18030")
        lines, printer = printed(INIT + KANJI + text)
        self.assertEqual((lines, printer.errors), (["商户：测试"], []))
        lines, printer = printed(INIT + text)
        self.assertEqual(lines, ["?" * 10])
        self.assertEqual(len(printer.errors), 10)

    def test_chinese_in_four_bytes(self):
        self.assertEqual(printed(KANJI + "¥㐀\n".encode("gb18030"))[0], ["¥㐀"])

    def test_double_width_counts_twice(self):
        self.assertEqual(printed(b"\x1d!\x11abcdef\n", 8)[0], ["abcd", "ef"])
        self.assertEqual(printed(KANJI + "一二三\n".encode("gb18030"), 4)[0], ["一二", "三"])

    def test_looks_are_kept(self):
        _, printer = printed(b"a\x1bE\x01b\x1d!\x11c\n")
        self.assertEqual(printer.pending()[0].runs, [("a", 1, 1, False), ("b", 1, 1, True), ("c", 2, 2, True)])

    def test_raster_image(self):
        image = b"\x1dv0\x00\x02\x00\x03\x00" + b"\xff\x00" * 3
        lines, printer = printed(image + b"after\n")
        self.assertEqual(lines, ["[image 16x3]", "after"])
        self.assertEqual(printer.pending()[0].raster, (16, 3, b"\xff\x00" * 3))

    def test_barcode_is_read_back_by_zbar(self):
        # GS h, GS w, GS k 73: set C, then B (Epson's reference of GS k).
        for data, text in ((b"{C\x0b\x16\x03\x36\x0c\x62", "112203541298"), (b"{BTILL-{C\x0c\x22{B5", "TILL-12345")):
            lines, printer = printed(b"\x1dh\x40\x1dw\x02\x1dkI" + bytes((len(data),)) + data)
            self.assertEqual((lines, printer.errors), (["[barcode " + text + "]"], []))
            self.assertEqual(printer.pending()[0].raster[1], 64)
            self.assertEqual(read_codes(paper.draw(printer.pending(), 32)), [("CODE128", text)])

    def test_broken_barcode_is_complained_of(self):
        for data in (b"123", b"{C\x70", b"{X1", b"{B"):
            _, printer = printed(b"\x1dkI" + bytes((len(data),)) + data)
            self.assertEqual(len(printer.errors), 1, data)

    def test_qr_code_is_read_back_by_zbar(self):
        text = "https://till.example/r/7Q"
        body = b"1P0" + text.encode()
        lines, printer = printed(b"\x1ba\x01\x1d(k\x03\x001C\x06\x1d(k\x03\x001E1\x1d(k" + bytes((len(body), 0)) + body +
                                 b"\x1d(k\x03\x001Q0")
        self.assertEqual(([line.strip() for line in lines], printer.errors), (["[QR " + text + "]"], []))
        self.assertEqual(printer.pending()[0].raster[0] % 6, 0)
        self.assertEqual(read_codes(paper.draw(printer.pending(), 32)), [("QRCODE", text)])

    def test_each_character_has_its_place(self):
        _, printer = printed(KANJI + b"\x1ba\x01" + "中a\n".encode("gb18030"), 8)
        self.assertEqual(printer.pending()[0].cells(8), [(2.5, "中", 1, 1, False), (4.5, "a", 1, 1, False)])

    def test_drawer(self):
        lines, printer = printed(b"\x1bp\x00\x32\xfa" + b"text\n")
        self.assertEqual((lines, printer.errors, printer.drawer_openings), (["text"], [], 1))

    def test_cut_finishes_a_receipt(self):
        seen = []
        printer = escpos.Printer(32, seen.append)
        printer.feed(b"one\n" + CUT + b"two\n\x1dVB\x00" + b"three\n")
        self.assertEqual([[line.text(32) for line in lines] for lines in seen], [["one"], ["two"]])
        self.assertEqual([line.text(32) for line in printer.pending()], ["three"])

    def test_any_split_prints_the_same(self):
        data = INIT + KANJI + "合计 12.34\n".encode("gb18030") + b"\x1dv0\x00\x01\x00\x01\x00\xaa" + b"\x1bd\x02x\n"
        whole = printed(data)[0]
        printer = escpos.Printer(32)
        for byte in data:
            printer.feed(bytes([byte]))
        self.assertEqual([line.text(32) for line in printer.pending()], whole)
        self.assertEqual(whole, ["合计 12.34", "[image 8x1]", "", "", "x"])

    def test_status_while_there_is_paper_and_not(self):
        printer = escpos.Printer(32)
        ask = b"\x10\x04\x01\x10\x04\x02\x10\x04\x04"
        self.assertEqual(printer.feed(ask), b"\x12\x12\x12")
        printer.set_paper(False)
        self.assertEqual(printer.feed(b"held back\n" + ask), b"\x1a\x32\x72")
        self.assertEqual(printer.pending(), [])
        printer.set_paper(True)
        self.assertEqual(printer.feed(ask), b"\x12\x12\x12")
        self.assertEqual(printer.pending()[0].text(32), "held back")

    def test_paper_runs_out_in_the_middle(self):
        printer = escpos.Printer(32)
        printer.set_paper(True, after_lines=2)
        printer.feed(b"1\n2\n3\n4\n" + CUT)
        self.assertEqual([line.text(32) for line in printer.pending()], ["1", "2"])
        self.assertEqual(printer.feed(b"\x10\x04\x04"), b"\x72")
        printer.set_paper(True)
        self.assertEqual([line.text(32) for line in printer.receipts[0]], ["1", "2", "3", "4"])

    def test_qr_code(self):
        store = b"\x1d(k\x07\x001P0abcd"
        self.assertEqual(printed(store + b"\x1d(k\x03\x001Q0")[0], ["[QR abcd]"])

    def test_unknown_commands_are_told(self):
        self.assertEqual(printed(b"\x1d\x01x\n")[1].errors, ["unknown command 1D01"])


if __name__ == "__main__":
    unittest.main()
