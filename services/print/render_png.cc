// SPDX-License-Identifier: Apache-2.0
#include "services/print/render_png.h"

#include <qrencode.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "services/print/code128.h"
#include "services/print/render_text.h"
#include "services/print/text_layout.h"
#include "services/print/utf8.h"

namespace till::print {
namespace {

// The proportions of the slip, in pixels at 12 to the column.
constexpr int kPixelsPerColumn = 12;
constexpr int kMargin = 24;         // left and right
constexpr int kHeadAndFoot = 34;    // paper above the first and below the last line
constexpr int kLineHeight = 30;     // of a line of normal text
constexpr int kBigLineHeight = 56;  // of a line with double-size text
constexpr int kBlankHeight = 20;
constexpr int kRuleHeight = 24;
constexpr int kCutHeight = 40;
constexpr int kTooth = 12;  // width of one tooth of the torn edge
constexpr int kToothHeight = 7;
constexpr int kQrModule = 5;
constexpr int kBarcodeHeight = 56;
constexpr int kGap = 8;             // above and below a barcode or a picture
constexpr int kMaxHeight = 24'000;  // three metres of paper

constexpr uint8_t kPaper = 253;
constexpr uint8_t kInk = 22;
constexpr uint8_t kRuleInk = 150;
constexpr uint8_t kCutInk = 205;

struct FreeQrCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};
using QrSymbol = std::unique_ptr<QRcode, FreeQrCode>;

// Painter draws rows from the top down.
class Painter {
 public:
  Painter(int columns, SlipFont& font)
      : columns_(columns),
        font_(font),
        // The margins are taken from the text, evenly, so that the columns keep their pitch.
        column_pitch_((columns * kPixelsPerColumn - 2.0 * kMargin) / columns) {
    slip_.image.width = columns * kPixelsPerColumn;
    Feed(kHeadAndFoot);
  }

  absl::Status Paint(const Row& row) {
    switch (row.kind) {
      case Row::Kind::kText:
        Line(row);
        break;
      case Row::Kind::kRule:
      case Row::Kind::kHeavyRule:
        HorizontalRule(row.kind == Row::Kind::kHeavyRule);
        break;
      case Row::Kind::kBlank:
        Feed(kBlankHeight);
        slip_.painted_text.push_back('\n');
        break;
      case Row::Kind::kQrCode:
        if (absl::Status status = QrCode(row); !status.ok()) return status;
        break;
      case Row::Kind::kBarcode:
        Barcode(row);
        break;
      case Row::Kind::kPicture:
        Picture(row);
        break;
      case Row::Kind::kOpenDrawer:
        break;
      case Row::Kind::kCut:
        cut_pending_ = true;
        slip_.painted_text.append(RenderText({.columns = columns_, .rows = {row}}));
        return absl::OkStatus();
    }
    if (slip_.image.height > kMaxHeight)
      return absl::ResourceExhaustedError("the slip is longer than three metres");
    return absl::OkStatus();
  }

  PaintedSlip Finish() && {
    // The last cut is where the paper ends, so it is not drawn.
    cut_pending_ = false;
    Feed(kHeadAndFoot);
    TearEnds();
    return std::move(slip_);
  }

 private:
  // Feed adds `pixels` rows of paper and returns the first of them.
  int Feed(int pixels) {
    if (cut_pending_) {
      cut_pending_ = false;
      const int y = Feed(kCutHeight) + kCutHeight / 2;
      for (int x = 0; x < slip_.image.width; ++x) {
        if (x / 8 % 2 == 0) Ink(x, y, 255, kCutInk);
      }
    }
    const int top = slip_.image.height;
    slip_.image.height += pixels;
    const size_t size = static_cast<size_t>(slip_.image.width) * static_cast<size_t>(slip_.image.height);
    slip_.image.grey.resize(size, kPaper);
    slip_.image.alpha.resize(size, 255);
    return top;
  }

  bool Ink(int x, int y, uint8_t coverage, uint8_t ink = kInk) {
    if (x < 0 || y < 0 || x >= slip_.image.width || y >= slip_.image.height) return false;
    uint8_t& pixel =
        slip_.image
            .grey[static_cast<size_t>(y) * static_cast<size_t>(slip_.image.width) + static_cast<size_t>(x)];
    pixel = static_cast<uint8_t>((pixel * (255 - coverage) + ink * coverage + 127) / 255);
    return true;
  }

  void Line(const Row& row) {
    const bool big = std::any_of(row.cells.begin(), row.cells.end(),
                                 [](const Cell& cell) { return cell.size == Size::kDouble; });
    const int top = Feed(big ? kBigLineHeight : kLineHeight);
    const int baseline = top + (big ? 42 : 22);
    Row painted = row;
    for (Cell& cell : painted.cells) cell.text = DrawCell(row, cell, baseline);
    absl::StrAppend(&slip_.painted_text, TextOfRow(painted, columns_), "\n");
  }

  // DrawCell returns the characters that reached the paper.
  std::string DrawCell(const Row& row, const Cell& cell, int baseline) {
    const int scale = cell.size == Size::kDouble ? 2 : 1;
    const double unit = column_pitch_ * scale;
    const int em = static_cast<int>(std::lround(2 * column_pitch_)) * scale;
    double x = kMargin + cell.column * column_pitch_;
    if (row.cells.size() == 1 && row.align == Align::kCentre) {
      x = (slip_.image.width - TextColumns(cell.text) * unit) / 2;
    }
    std::string painted;
    std::string_view rest = cell.text;
    while (!rest.empty()) {
      char32_t c = NextCodePoint(rest);
      const double width = CodePointColumns(c) * unit;
      // The font's Latin letters are wider than half an ideograph; at nine tenths they keep apart, as on
      // paper.
      const Glyph& glyph = GlyphOf(c, c < 0x80 ? em * 9 / 10 : em, cell.bold);
      const int left = static_cast<int>(std::lround(x + (width - glyph.advance) / 2)) + glyph.left;
      bool inside = true;
      for (int gy = 0; gy < glyph.height; ++gy) {
        for (int gx = 0; gx < glyph.width; ++gx) {
          const uint8_t coverage = glyph.coverage[static_cast<size_t>(gy * glyph.width + gx)];
          if (coverage > 0) inside &= Ink(left + gx, baseline - glyph.top + gy, coverage);
        }
      }
      if (inside) AppendCodePoint(c, painted);
      x += width;
    }
    return painted;
  }

  const Glyph& GlyphOf(char32_t& c, int em, bool bold) {
    const auto key = std::make_tuple(c, em, bold);
    auto found = glyphs_.find(key);
    if (found == glyphs_.end()) {
      char32_t drawn = c;
      Glyph glyph = font_.Draw(drawn, em, bold);
      found = glyphs_.emplace(key, std::make_pair(drawn, std::move(glyph))).first;
    }
    c = found->second.first;
    return found->second.second;
  }

  void HorizontalRule(bool heavy) {
    const int y = Feed(kRuleHeight) + kRuleHeight / 2;
    for (int x = kMargin; x < slip_.image.width - kMargin; ++x) {
      if (heavy) {
        Ink(x, y - 1, 255);
        Ink(x, y, 255);
      } else if ((x - kMargin) % 6 >= 1 && (x - kMargin) % 6 <= 4) {
        Ink(x, y, 255, kRuleInk);
      }
    }
    slip_.painted_text.append(static_cast<size_t>(columns_), heavy ? '=' : '-');
    slip_.painted_text.push_back('\n');
  }

  absl::Status QrCode(const Row& row) {
    const QrSymbol code(QRcode_encodeData(static_cast<int>(row.payload.size()),
                                          reinterpret_cast<const unsigned char*>(row.payload.data()), 0,
                                          QR_ECLEVEL_M));
    if (code == nullptr) return absl::InvalidArgumentError("the payload does not fit a QR code");
    const int side = code->width * kQrModule;
    const int quiet = 4 * kQrModule;  // ISO/IEC 18004, 6.3.8
    const int top = Feed(side + 2 * quiet) + quiet;
    const int left = (slip_.image.width - side) / 2;
    for (int y = 0; y < side; ++y) {
      for (int x = 0; x < side; ++x) {
        const int module = y / kQrModule * code->width + x / kQrModule;
        if (code->data[module] & 1) Ink(left + x, top + y, 255);
      }
    }
    slip_.painted_text.append(RenderText({.columns = columns_, .rows = {row}}));
    return absl::OkStatus();
  }

  void Barcode(const Row& row) {
    const std::vector<uint8_t> bars = Code128Bars(row.payload);
    const int modules = Code128Modules(row.payload);
    // Whole pixels, or a reader would see bars of several widths.
    const int module =
        std::clamp(slip_.image.width / (modules + 2 * kCode128QuietModules), 1, kBarcodeModuleDots);
    const int top = Feed(kBarcodeHeight + 2 * kGap) + kGap;
    int left = (slip_.image.width - modules * module) / 2;
    for (size_t i = 0; i < bars.size(); ++i) {
      const int right = left + bars[i] * module;
      for (int y = top; i % 2 == 0 && y < top + kBarcodeHeight; ++y) {
        for (int x = left; x < right; ++x) Ink(x, y, 255);
      }
      left = right;
    }
    slip_.painted_text.append(RenderText({.columns = columns_, .rows = {row}}));
  }

  // Picture draws the dots in the proportion that the columns have here, each pixel the mean of sixteen
  // samples.
  void Picture(const Row& row) {
    constexpr int kSamples = 4;
    const double scale = column_pitch_ / kPixelsPerColumn;
    const int width = static_cast<int>(row.image.width * scale);
    const int height = std::max(1, static_cast<int>(row.image.height * scale));
    const int top = Feed(height + 2 * kGap) + kGap;
    const int left = (slip_.image.width - width) / 2;
    for (int y = 0; y < height; ++y) {
      for (int x = 0; x < width; ++x) {
        int black = 0;
        for (int sample = 0; sample < kSamples * kSamples; ++sample) {
          const double from_x = (x + (sample % kSamples + 0.5) / kSamples) / scale;
          const double from_y = (y + (sample / kSamples + 0.5) / kSamples) / scale;
          black += row.image.At(std::min(static_cast<int>(from_x), row.image.width - 1),
                                std::min(static_cast<int>(from_y), row.image.height - 1))
                       ? 1
                       : 0;
        }
        Ink(left + x, top + y, static_cast<uint8_t>(black * 255 / (kSamples * kSamples)));
      }
    }
    slip_.painted_text.append(RenderText({.columns = columns_, .rows = {row}}));
  }

  // TearEnds gives the paper the teeth of the tear bar at both ends, smoothed by sampling each pixel four
  // times.
  void TearEnds() {
    SlipImage& image = slip_.image;
    for (int y = 0; y < kToothHeight; ++y) {
      for (int x = 0; x < image.width; ++x) {
        int covered = 0;
        for (int sample = 0; sample < 16; ++sample) {
          const double across = std::fmod(x + (sample % 4 + 0.5) / 4, kTooth);
          const double depth = y + (sample / 4 + 0.5) / 4;
          // Distance from the tooth's tip, 0 at its middle: paper begins where the edge has come down.
          const double edge = std::abs(across - kTooth / 2.0) * kToothHeight / (kTooth / 2.0);
          covered += depth >= edge ? 1 : 0;
        }
        const uint8_t alpha = static_cast<uint8_t>(covered * 255 / 16);
        image.alpha[static_cast<size_t>(y * image.width + x)] = alpha;
        image.alpha[static_cast<size_t>((image.height - 1 - y) * image.width + x)] = alpha;
      }
    }
  }

  const int columns_;
  SlipFont& font_;
  const double column_pitch_;
  PaintedSlip slip_;
  bool cut_pending_ = false;
  std::map<std::tuple<char32_t, int, bool>, std::pair<char32_t, Glyph>> glyphs_;
};

}  // namespace

absl::StatusOr<PaintedSlip> PaintSlip(const LaidOutDocument& document, SlipFont& font) {
  Painter painter(document.columns, font);
  for (const Row& row : document.rows) {
    if (absl::Status status = painter.Paint(row); !status.ok()) return status;
  }
  return std::move(painter).Finish();
}

absl::StatusOr<std::string> RenderPng(const LaidOutDocument& document, SlipFont& font) {
  absl::StatusOr<PaintedSlip> slip = PaintSlip(document, font);
  if (!slip.ok()) return slip.status();
  return EncodePng(slip->image, slip->painted_text);
}

}  // namespace till::print
