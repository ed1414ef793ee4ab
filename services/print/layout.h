// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_LAYOUT_H_
#define TILL_SERVICES_PRINT_LAYOUT_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/print/document.h"

namespace till::print {

// LayoutOptions are what the paper adds to a document.
struct LayoutOptions {
  int columns = 32;      // kMinColumns to kMaxPaperColumns
  bool reprint = false;  // put the document's reprint mark at its head
  bool drawer = false;   // there is a cash drawer, which a first printing opens
};

inline constexpr int kMinColumns = 24;
inline constexpr int kMaxPaperColumns = 64;

// Cell is a run of text at its place in a line.
struct Cell {
  int column = 0;    // of its first character, counted from 0 in normal columns
  std::string text;  // printable UTF-8 without '\n'
  bool bold = false;
  Size size = Size::kNormal;

  friend bool operator==(const Cell&, const Cell&) = default;
};

// Row is one line of paper, or a thing that is no text.
struct Row {
  enum class Kind { kText, kRule, kHeavyRule, kBlank, kQrCode, kBarcode, kPicture, kOpenDrawer, kCut };

  Kind kind = Kind::kText;
  std::vector<Cell> cells;  // kText: from left to right, never overlapping
  Align align =
      Align::kLeft;     // kText with one cell: how that cell came to its place, for finer steps than a column
  std::string payload;  // kQrCode, kBarcode
  Image image;          // kPicture: no wider than the paper

  friend bool operator==(const Row&, const Row&) = default;
};

// LaidOutDocument is a document whose every character has its place. Text, ESC/POS and PNG are three ways to
// show it, and none of them decides anything any more.
struct LaidOutDocument {
  int columns = 0;
  std::vector<Row> rows;

  friend bool operator==(const LaidOutDocument&, const LaidOutDocument&) = default;
};

// kDotsPerColumn is the width of a column on a head of 203 dpi.
inline constexpr int kDotsPerColumn = 12;
// kBarcodeModuleDots is the width of a barcode's narrowest bar there (0.25 mm, ISO/IEC 15417, 4.7).
inline constexpr int kBarcodeModuleDots = 2;

// Layout places `document` on paper of that width. INVALID_ARGUMENT for a document that CheckDocument refuses
// or a width out of range.
absl::StatusOr<LaidOutDocument> Layout(const Document& document, const LayoutOptions& options);

// CellColumns returns the normal columns that a cell takes.
int CellColumns(const Cell& cell);

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_LAYOUT_H_
