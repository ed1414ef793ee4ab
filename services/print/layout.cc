// SPDX-License-Identifier: Apache-2.0
#include "services/print/layout.h"

#include <algorithm>
#include <numeric>

#include "absl/strings/str_cat.h"
#include "services/print/code128.h"
#include "services/print/gb18030.h"
#include "services/print/text_layout.h"

namespace till::print {
namespace {

int Unit(Size size) {
  return size == Size::kDouble ? 2 : 1;
}

int StartColumn(Align align, int width, int used) {
  switch (align) {
    case Align::kLeft:
      return 0;
    case Align::kCentre:
      return std::max(0, (width - used) / 2);
    case Align::kRight:
      return std::max(0, width - used);
  }
  return 0;
}

// Placer turns elements into rows of one width.
class Placer {
 public:
  Placer(int columns, bool open_drawer) : open_drawer_(open_drawer) { laid_out_.columns = columns; }

  void operator()(const Text& text) {
    const int unit = Unit(text.size);
    for (std::string& line : Wrap(Printable(text.text), laid_out_.columns / unit)) {
      AddLine(std::move(line), text.align, text.bold, text.size);
    }
  }

  void operator()(const Pair& pair) {
    const std::string label = Printable(pair.label);
    const std::string value = Printable(pair.value);
    const int label_columns = TextColumns(label);
    const int value_columns = TextColumns(value) * Unit(pair.size);
    const bool one_line = (label + value).find('\n') == std::string::npos;
    if (one_line && label_columns + 1 + value_columns <= laid_out_.columns) {
      Row row;
      if (!label.empty()) row.cells.push_back({.column = 0, .text = label});
      if (!value.empty()) {
        row.cells.push_back({.column = laid_out_.columns - value_columns,
                             .text = value,
                             .bold = pair.bold,
                             .size = pair.size});
      }
      laid_out_.rows.push_back(std::move(row));
      return;
    }
    (*this)(Text{.text = pair.label});
    // A value of one line stays at its edge; one that wraps reads better from the left.
    const bool wraps = Wrap(value, laid_out_.columns / Unit(pair.size)).size() > 1;
    (*this)(Text{.text = pair.value,
                 .align = wraps ? Align::kLeft : Align::kRight,
                 .bold = pair.bold,
                 .size = pair.size});
  }

  void operator()(const Columns& columns) {
    const int count = static_cast<int>(columns.columns.size());
    // Each column has room for an ideograph; what is left is shared out by weight.
    const int share = laid_out_.columns - (count - 1) - 2 * count;
    const int weights = std::accumulate(columns.columns.begin(), columns.columns.end(), 0,
                                        [](int sum, const Column& column) { return sum + column.weight; });
    std::vector<std::vector<std::string>> lines;
    std::vector<int> starts, widths;
    int start = 0;
    int weight_before = 0;
    for (const Column& column : columns.columns) {
      // Edges are rounded, not widths, so that rounding never adds up past the paper's edge.
      const int left = share * weight_before / weights;
      weight_before += column.weight;
      const int width = 2 + share * weight_before / weights - left;
      starts.push_back(start);
      widths.push_back(width);
      lines.push_back(Wrap(Printable(column.text), width));
      start += width + 1;
    }
    const size_t height = std::max_element(lines.begin(), lines.end(), [](const auto& a, const auto& b) {
                            return a.size() < b.size();
                          })->size();
    for (size_t y = 0; y < height; ++y) {
      Row row;
      for (size_t x = 0; x < lines.size(); ++x) {
        if (y >= lines[x].size() || lines[x][y].empty()) continue;
        const int used = TextColumns(lines[x][y]);
        row.cells.push_back({.column = starts[x] + StartColumn(columns.columns[x].align, widths[x], used),
                             .text = lines[x][y],
                             .bold = columns.bold});
      }
      laid_out_.rows.push_back(std::move(row));
    }
  }

  void operator()(const Rule& rule) {
    laid_out_.rows.push_back({.kind = rule.heavy ? Row::Kind::kHeavyRule : Row::Kind::kRule});
  }

  void operator()(const Blank& blank) {
    laid_out_.rows.insert(laid_out_.rows.end(), static_cast<size_t>(blank.lines),
                          Row{.kind = Row::Kind::kBlank});
  }

  void operator()(const QrCode& code) {
    laid_out_.rows.push_back({.kind = Row::Kind::kQrCode, .align = Align::kCentre, .payload = code.payload});
  }

  void operator()(const Barcode& barcode) {
    const int modules = Code128Modules(barcode.payload) + 2 * kCode128QuietModules;
    if (modules * kBarcodeModuleDots <= laid_out_.columns * kDotsPerColumn) {
      laid_out_.rows.push_back(
          {.kind = Row::Kind::kBarcode, .align = Align::kCentre, .payload = barcode.payload});
    }
    (*this)(Text{.text = barcode.payload, .align = Align::kCentre});
  }

  void operator()(const Picture& picture) {
    laid_out_.rows.push_back({.kind = Row::Kind::kPicture,
                              .align = Align::kCentre,
                              .image = Narrowed(picture.image, laid_out_.columns * kDotsPerColumn)});
  }

  void operator()(const OpenDrawer&) {
    if (open_drawer_) laid_out_.rows.push_back({.kind = Row::Kind::kOpenDrawer});
  }

  void operator()(const Cut&) { laid_out_.rows.push_back({.kind = Row::Kind::kCut}); }

  LaidOutDocument Finish() && { return std::move(laid_out_); }

 private:
  void AddLine(std::string line, Align align, bool bold, Size size) {
    if (line.empty()) {
      laid_out_.rows.push_back({.kind = Row::Kind::kBlank});
      return;
    }
    Cell cell{.text = std::move(line), .bold = bold, .size = size};
    cell.column = StartColumn(align, laid_out_.columns, CellColumns(cell));
    laid_out_.rows.push_back({.cells = {std::move(cell)}, .align = align});
  }

  const bool open_drawer_;
  LaidOutDocument laid_out_;
};

}  // namespace

int CellColumns(const Cell& cell) {
  return TextColumns(cell.text) * Unit(cell.size);
}

absl::StatusOr<LaidOutDocument> Layout(const Document& document, const LayoutOptions& options) {
  if (options.columns < kMinColumns || options.columns > kMaxPaperColumns) {
    return absl::InvalidArgumentError(absl::StrCat("paper of ", options.columns, " columns; ", kMinColumns,
                                                   " to ", kMaxPaperColumns, " can be had"));
  }
  if (absl::Status checked = CheckDocument(document); !checked.ok()) return checked;
  Placer placer(options.columns, options.drawer && !options.reprint);
  if (options.reprint) {
    placer(Text{.text = document.reprint_mark.empty() ? kPlainReprintMark : document.reprint_mark,
                .align = Align::kCentre,
                .bold = true});
    placer(Rule{});
  }
  for (const Element& element : document.elements) std::visit(placer, element);
  return std::move(placer).Finish();
}

}  // namespace till::print
