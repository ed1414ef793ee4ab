// SPDX-License-Identifier: Apache-2.0
#include "services/print/render_pdf.h"

#include <cairo/cairo-pdf.h>
#include <qrencode.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/print/code128.h"
#include "services/print/text_layout.h"
#include "services/print/utf8.h"

namespace till::print {
namespace {

// All measures are in the head's dots, 203 to the inch; the page is scaled once.
constexpr double kPointsPerDot = 72.0 / 203.2;
constexpr double kMargin = 24;
constexpr double kHeadAndFoot = 34;
constexpr double kLine = 30;
constexpr double kBigLine = 56;
constexpr double kBlank = 20;
constexpr double kRule = 24;
constexpr double kCut = 40;
constexpr double kBarcode = 64;
constexpr double kGap = 8;
constexpr double kQrModule = 6;
constexpr double kQuietModules = 4;   // ISO/IEC 18004, 6.3.8
constexpr double kLongest = 24'000;   // three metres
constexpr double kLatinShare = 0.9;   // of the ideograph's em, or Latin letters would touch
constexpr double kBoldStroke = 0.04;  // of the em: the font has no bold face

struct FreeQrCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};
struct FreeCairo {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

cairo_status_t Append(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

bool IsBig(const Row& row) {
  return std::any_of(row.cells.begin(), row.cells.end(),
                     [](const Cell& cell) { return cell.size == Size::kDouble; });
}

// Page draws rows from the top down on a page that is already long enough.
class Page {
 public:
  Page(cairo_t* cairo, int columns, cairo_font_face_t* face) : cairo_(cairo), columns_(columns), face_(face) {
    cairo_set_source_rgb(cairo_, 0, 0, 0);
  }

  absl::Status Draw(const Row& row) {
    switch (row.kind) {
      case Row::Kind::kText:
        Line(row);
        break;
      case Row::Kind::kRule:
      case Row::Kind::kHeavyRule:
        Rule(row.kind == Row::Kind::kHeavyRule ? 2 : 1, row.kind == Row::Kind::kRule, kRule);
        break;
      case Row::Kind::kBlank:
        top_ += kBlank;
        break;
      case Row::Kind::kQrCode:
        return QrCode(row.payload);
      case Row::Kind::kBarcode:
        Barcode(row.payload);
        break;
      case Row::Kind::kPicture:
        Picture(row.image);
        break;
      case Row::Kind::kCut:
        Rule(0.5, true, kCut);
        break;
      case Row::Kind::kOpenDrawer:
        break;
    }
    return absl::OkStatus();
  }

  double top() const { return top_; }

 private:
  double width() const { return columns_ * kDotsPerColumn; }
  double pitch() const { return (width() - 2 * kMargin) / columns_; }

  void Line(const Row& row) {
    const bool big = IsBig(row);
    const double baseline = top_ + (big ? 42 : 22);
    for (const Cell& cell : row.cells) {
      const double unit = pitch() * (cell.size == Size::kDouble ? 2 : 1);
      double x = kMargin + cell.column * pitch();
      if (row.cells.size() == 1 && row.align == Align::kCentre)
        x = (width() - TextColumns(cell.text) * unit) / 2;
      DrawCell(cell, unit, x, baseline);
    }
    top_ += big ? kBigLine : kLine;
  }

  // DrawCell shows runs of one font size at once, with each glyph on its column, so that a reader of the PDF
  // finds words and not letters.
  void DrawCell(const Cell& cell, double unit, double x, double baseline) {
    std::string_view rest = cell.text;
    while (!rest.empty()) {
      std::string_view look = rest;
      const bool latin = NextCodePoint(look) < 0x80;
      std::string text;
      std::vector<cairo_glyph_t> glyphs;
      std::vector<cairo_text_cluster_t> clusters;
      SetFont(2 * unit * (latin ? kLatinShare : 1));
      while (!rest.empty()) {
        look = rest;
        const char32_t c = NextCodePoint(look);
        if ((c < 0x80) != latin) break;
        const size_t bytes = rest.size() - look.size();
        AddGlyph(rest.substr(0, bytes), x, CodePointColumns(c) * unit, baseline, text, glyphs, clusters);
        x += CodePointColumns(c) * unit;
        rest = look;
      }
      Show(text, glyphs, clusters, cell.bold ? 2 * unit * kBoldStroke : 0);
    }
  }

  void SetFont(double em) {
    cairo_set_font_face(cairo_, face_);
    cairo_set_font_size(cairo_, em);
  }

  void AddGlyph(std::string_view character, double x, double space, double baseline, std::string& text,
                std::vector<cairo_glyph_t>& glyphs, std::vector<cairo_text_cluster_t>& clusters) {
    cairo_glyph_t* found = nullptr;
    int count = 0;
    cairo_scaled_font_text_to_glyphs(cairo_get_scaled_font(cairo_), 0, 0, character.data(),
                                     static_cast<int>(character.size()), &found, &count, nullptr, nullptr,
                                     nullptr);
    for (int i = 0; i < count; ++i) {
      cairo_text_extents_t extents{};
      cairo_scaled_font_glyph_extents(cairo_get_scaled_font(cairo_), &found[i], 1, &extents);
      glyphs.push_back({.index = found[i].index, .x = x + (space - extents.x_advance) / 2, .y = baseline});
    }
    cairo_glyph_free(found);
    text.append(character);
    clusters.push_back({.num_bytes = static_cast<int>(character.size()), .num_glyphs = count});
  }

  void Show(const std::string& text, const std::vector<cairo_glyph_t>& glyphs,
            const std::vector<cairo_text_cluster_t>& clusters, double bold) {
    cairo_show_text_glyphs(cairo_, text.data(), static_cast<int>(text.size()), glyphs.data(),
                           static_cast<int>(glyphs.size()), clusters.data(),
                           static_cast<int>(clusters.size()), static_cast<cairo_text_cluster_flags_t>(0));
    if (bold == 0) return;
    cairo_glyph_path(cairo_, glyphs.data(), static_cast<int>(glyphs.size()));
    cairo_set_line_width(cairo_, bold);
    cairo_stroke(cairo_);
  }

  void Rule(double thickness, bool dashed, double height) {
    const double dash[] = {4, 2};
    cairo_set_dash(cairo_, dash, dashed ? 2 : 0, 0);
    cairo_set_line_width(cairo_, thickness);
    cairo_move_to(cairo_, kMargin, top_ + height / 2);
    cairo_line_to(cairo_, width() - kMargin, top_ + height / 2);
    cairo_stroke(cairo_);
    cairo_set_dash(cairo_, dash, 0, 0);
    top_ += height;
  }

  absl::Status QrCode(const std::string& payload) {
    const std::unique_ptr<QRcode, FreeQrCode> code(
        QRcode_encodeData(static_cast<int>(payload.size()),
                          reinterpret_cast<const unsigned char*>(payload.data()), 0, QR_ECLEVEL_M));
    if (code == nullptr) return absl::InvalidArgumentError("the payload does not fit a QR code");
    const double left = (width() - code->width * kQrModule) / 2;
    top_ += kQuietModules * kQrModule;
    for (int i = 0; i < code->width * code->width; ++i) {
      if ((code->data[i] & 1) == 0) continue;
      cairo_rectangle(cairo_, left + i % code->width * kQrModule, top_ + i / code->width * kQrModule,
                      kQrModule, kQrModule);
    }
    cairo_fill(cairo_);
    top_ += (code->width + kQuietModules) * kQrModule;
    return absl::OkStatus();
  }

  void Barcode(const std::string& payload) {
    const std::vector<uint8_t> bars = Code128Bars(payload);
    double x = (width() - Code128Modules(payload) * kBarcodeModuleDots) / 2;
    for (size_t i = 0; i < bars.size(); ++i) {
      const double wide = bars[i] * kBarcodeModuleDots;
      if (i % 2 == 0) cairo_rectangle(cairo_, x, top_ + kGap, wide, kBarcode);
      x += wide;
    }
    cairo_fill(cairo_);
    top_ += kBarcode + 2 * kGap;
  }

  // Picture draws runs of dots, so that the picture stays sharp at any size.
  void Picture(const Image& image) {
    const double scale = (width() - 2 * kMargin) / width();
    const double left = (width() - image.width * scale) / 2;
    for (int y = 0; y < image.height; ++y) {
      for (int x = 0; x < image.width;) {
        int end = x;
        while (end < image.width && image.At(end, y)) ++end;
        if (end > x) {
          cairo_rectangle(cairo_, left + x * scale, top_ + kGap + y * scale, (end - x) * scale, scale);
        }
        x = std::max(end, x + 1);
      }
    }
    cairo_fill(cairo_);
    top_ += image.height * scale + 2 * kGap;
  }

  cairo_t* const cairo_;
  const int columns_;
  cairo_font_face_t* const face_;
  double top_ = kHeadAndFoot;
};

// DrawAll draws the document and returns its height in dots.
absl::StatusOr<double> DrawAll(const LaidOutDocument& document, cairo_t* cairo, cairo_font_face_t* face) {
  cairo_scale(cairo, kPointsPerDot, kPointsPerDot);
  Page page(cairo, document.columns, face);
  // The last cut is where the paper ends.
  const size_t rows = document.rows.size() - (document.rows.back().kind == Row::Kind::kCut ? 1 : 0);
  for (size_t i = 0; i < rows; ++i) {
    if (absl::Status drawn = page.Draw(document.rows[i]); !drawn.ok()) return drawn;
    if (page.top() > kLongest) return absl::ResourceExhaustedError("the slip is longer than three metres");
  }
  return page.top() + kHeadAndFoot;
}

}  // namespace

absl::StatusOr<std::string> RenderPdf(const LaidOutDocument& document, const PdfFont& font) {
  if (document.rows.empty()) return absl::InvalidArgumentError("a document without rows");
  // Once for its height, because a page is as long as its slip and must be known before anything is drawn on
  // it.
  const std::unique_ptr<cairo_surface_t, FreeCairo> trial(
      cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nullptr));
  const std::unique_ptr<cairo_t, FreeCairo> measuring(cairo_create(trial.get()));
  const absl::StatusOr<double> height = DrawAll(document, measuring.get(), font.face());
  if (!height.ok()) return height.status();
  std::string bytes;
  const std::unique_ptr<cairo_surface_t, FreeCairo> surface(cairo_pdf_surface_create_for_stream(
      Append, &bytes, document.columns * kDotsPerColumn * kPointsPerDot, *height * kPointsPerDot));
  cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Till");
  const std::unique_ptr<cairo_t, FreeCairo> cairo(cairo_create(surface.get()));
  if (absl::Status drawn = DrawAll(document, cairo.get(), font.face()).status(); !drawn.ok()) return drawn;
  cairo_show_page(cairo.get());
  const cairo_status_t trouble = cairo_status(cairo.get());
  cairo_surface_finish(surface.get());
  if (trouble == CAIRO_STATUS_SUCCESS && cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS)
    return bytes;
  return absl::InternalError(absl::StrCat("no PDF: ", cairo_status_to_string(trouble)));
}

}  // namespace till::print
