// SPDX-License-Identifier: Apache-2.0
#include "services/print/render_escpos.h"

#include <algorithm>
#include <string_view>

#include "services/print/code128.h"
#include "services/print/gb18030.h"
#include "services/print/text_layout.h"

namespace till::print {
namespace {

// Commands of Epson's ESC/POS reference, which Chinese makers follow.
constexpr std::string_view kInitialise("\x1B\x40", 2);          // ESC @
constexpr std::string_view kChineseOn("\x1C\x26", 2);           // FS &
constexpr std::string_view kChineseOff("\x1C\x2E", 2);          // FS .
constexpr std::string_view kFeedAndCut("\x1D\x56\x42\x00", 4);  // GS V B 0: feed to the knife, partial cut
constexpr std::string_view kOpenDrawer("\x1B\x70\x00\x32\xFA", 5);  // ESC p 0: pin 2, 100 ms on, 500 ms off
constexpr std::string_view kRaster("\x1D\x76\x30\x00", 4);          // GS v 0, normal size
constexpr int kQrModuleDots = 6;
constexpr int kBarcodeHeightDots = 64;  // 8 mm

// Writer keeps what the printer was last told, so that only changes are sent.
class Writer {
 public:
  Writer() { bytes_.append(kInitialise); }

  void Row(const print::Row& row) {
    SetAlign(row.cells.size() == 1 ? row.align : Align::kLeft);
    const bool chinese = std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
      return std::any_of(cell.text.begin(), cell.text.end(),
                         [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    });
    if (chinese) bytes_.append(kChineseOn);
    int used = 0;
    for (const Cell& cell : row.cells) {
      if (align_ == Align::kLeft && cell.column > used) {
        SetStyle(false, Size::kNormal);
        bytes_.append(static_cast<size_t>(cell.column - used), ' ');
      }
      SetStyle(cell.bold, cell.size);
      bytes_.append(ToGb18030(cell.text));
      used = cell.column + CellColumns(cell);
    }
    if (chinese) bytes_.append(kChineseOff);
    bytes_.push_back('\n');
  }

  void Rule(int columns, char dash) {
    SetAlign(Align::kLeft);
    SetStyle(false, Size::kNormal);
    bytes_.append(static_cast<size_t>(columns), dash);
    bytes_.push_back('\n');
  }

  void Blank() {
    // At double size an empty line would be fed twice as far.
    SetStyle(false, Size::kNormal);
    bytes_.push_back('\n');
  }

  void QrCode(const std::string& payload) {
    SetAlign(Align::kCentre);
    Symbol({"\x31\x41\x32\x00", 4});                                    // function 165: model 2
    Symbol(std::string{0x31, 0x43, static_cast<char>(kQrModuleDots)});  // function 167: module size
    Symbol("\x31\x45\x31");                                             // function 169: error correction M
    Symbol("\x31\x50\x30" + payload);                                   // function 180: store
    Symbol("\x31\x51\x30");                                             // function 181: print
  }

  void Barcode(const std::string& payload) {
    const std::string data = EscposCode128(payload);
    SetAlign(Align::kCentre);
    Command("\x1D\x68", kBarcodeHeightDots);  // GS h n
    Command("\x1D\x77", kBarcodeModuleDots);  // GS w n
    Command("\x1D\x48", 0);                   // GS H 0: no text; it has a line of its own
    bytes_.append("\x1D\x6B\x49");            // GS k 73 n
    bytes_.push_back(static_cast<char>(data.size()));
    bytes_.append(data);
  }

  void Picture(const Image& image) {
    SetAlign(Align::kCentre);
    bytes_.append(kRaster);
    Append16(image.stride());
    Append16(static_cast<size_t>(image.height));
    bytes_.append(image.bits);
  }

  void OpenDrawer() { bytes_.append(kOpenDrawer); }

  void Cut() {
    SetAlign(Align::kLeft);
    SetStyle(false, Size::kNormal);
    bytes_.append(kFeedAndCut);
  }

  std::string Finish() && { return std::move(bytes_); }

 private:
  // Symbol is GS ( k pL pH with its function's bytes.
  void Symbol(std::string_view body) {
    bytes_.append("\x1D\x28\x6B");
    Append16(body.size());
    bytes_.append(body);
  }

  void Append16(size_t number) {
    bytes_.push_back(static_cast<char>(number & 0xFF));
    bytes_.push_back(static_cast<char>(number >> 8));
  }

  void Command(std::string_view command, int parameter) {
    bytes_.append(command);
    bytes_.push_back(static_cast<char>(parameter));
  }

  void SetAlign(Align align) {
    if (align == align_) return;
    align_ = align;
    bytes_.append("\x1B\x61");  // ESC a n
    bytes_.push_back(align == Align::kLeft ? 0 : align == Align::kCentre ? 1 : 2);
  }

  void SetStyle(bool bold, Size size) {
    if (bold != bold_) {
      bytes_.append("\x1B\x45");  // ESC E n
      bytes_.push_back(bold ? 1 : 0);
    }
    if (size != size_) {
      bytes_.append("\x1D\x21");  // GS ! n: high nibble width, low nibble height
      bytes_.push_back(size == Size::kDouble ? 0x11 : 0x00);
    }
    bold_ = bold;
    size_ = size;
  }

  std::string bytes_;
  Align align_ = Align::kLeft;
  bool bold_ = false;
  Size size_ = Size::kNormal;
};

}  // namespace

std::string RenderEscpos(const LaidOutDocument& document) {
  Writer writer;
  for (const Row& row : document.rows) {
    switch (row.kind) {
      case Row::Kind::kText:
        writer.Row(row);
        break;
      case Row::Kind::kRule:
        writer.Rule(document.columns, '-');
        break;
      case Row::Kind::kHeavyRule:
        writer.Rule(document.columns, '=');
        break;
      case Row::Kind::kBlank:
        writer.Blank();
        break;
      case Row::Kind::kQrCode:
        writer.QrCode(row.payload);
        break;
      case Row::Kind::kBarcode:
        writer.Barcode(row.payload);
        break;
      case Row::Kind::kPicture:
        writer.Picture(row.image);
        break;
      case Row::Kind::kOpenDrawer:
        writer.OpenDrawer();
        break;
      case Row::Kind::kCut:
        writer.Cut();
        break;
    }
  }
  return std::move(writer).Finish();
}

}  // namespace till::print
