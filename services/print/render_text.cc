// SPDX-License-Identifier: Apache-2.0
#include "services/print/render_text.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/print/gb18030.h"
#include "services/print/text_layout.h"

namespace till::print {

std::string TextOfRow(const Row& row, int columns) {
  std::string line;
  int used = 0;
  for (const Cell& cell : row.cells) {
    const int plain_columns = TextColumns(cell.text);
    // A big cell keeps its right edge or its centre, whichever it was set by.
    int start = cell.column;
    if (cell.size == Size::kDouble && row.align == Align::kCentre) {
      start = (columns - plain_columns) / 2;
    } else if (cell.size == Size::kDouble && (row.align == Align::kRight || row.cells.size() > 1)) {
      start = cell.column + plain_columns;
    }
    line.append(static_cast<size_t>(std::max(0, start - used)), ' ');
    used = std::max(used, start) + plain_columns;
    line.append(cell.text);
  }
  return line;
}

std::string RenderText(const LaidOutDocument& document) {
  const size_t width = static_cast<size_t>(document.columns);
  std::string text;
  for (const Row& row : document.rows) {
    switch (row.kind) {
      case Row::Kind::kText:
        text.append(TextOfRow(row, document.columns));
        break;
      case Row::Kind::kRule:
        text.append(width, '-');
        break;
      case Row::Kind::kHeavyRule:
        text.append(width, '=');
        break;
      case Row::Kind::kBlank:
        break;
      case Row::Kind::kQrCode: {
        std::string payload = Printable(row.payload);
        std::replace(payload.begin(), payload.end(), '\n', ' ');
        absl::StrAppend(&text, "[QR ", payload, "]");
        break;
      }
      case Row::Kind::kBarcode:
        absl::StrAppend(&text, "[barcode ", row.payload, "]");
        break;
      case Row::Kind::kPicture:
        absl::StrAppend(&text, "[image ", row.image.width, "x", row.image.height, "]");
        break;
      case Row::Kind::kOpenDrawer:
        continue;  // nothing of it is seen on paper
      case Row::Kind::kCut:
        for (size_t i = 0; i < width; i += 2) text.append(i + 2 < width ? "- " : "-");
        break;
    }
    text.push_back('\n');
  }
  return text;
}

}  // namespace till::print
