// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_DOCUMENT_H_
#define TILL_SERVICES_PRINT_DOCUMENT_H_

#include <string>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "services/print/image.h"

namespace till::print {

enum class Align { kLeft, kCentre, kRight };

// Size of characters: kDouble is twice as wide and twice as high as kNormal.
enum class Size { kNormal, kDouble };

// Text is a paragraph of one style; it wraps between words, and '\n' breaks a line.
struct Text {
  std::string text;
  Align align = Align::kLeft;
  bool bold = false;
  Size size = Size::kNormal;

  friend bool operator==(const Text&, const Text&) = default;
};

// Pair is a label at the left edge and its value at the right edge of the same line; where they do not both
// fit, the value goes to lines of its own below. The style is the value's; a label is always plain.
struct Pair {
  std::string label;
  std::string value;
  bool bold = false;
  Size size = Size::kNormal;

  friend bool operator==(const Pair&, const Pair&) = default;
};

// Column is one cell of a Columns line; `weight` is its share of the width.
struct Column {
  std::string text;
  Align align = Align::kLeft;
  int weight = 1;

  friend bool operator==(const Column&, const Column&) = default;
};

// Columns are cells side by side, one blank column between each two; each wraps within its own width.
struct Columns {
  std::vector<Column> columns;
  bool bold = false;

  friend bool operator==(const Columns&, const Columns&) = default;
};

// Rule is a line across the paper.
struct Rule {
  bool heavy = false;

  friend bool operator==(const Rule&, const Rule&) = default;
};

// Blank is empty paper of that many text lines.
struct Blank {
  int lines = 1;

  friend bool operator==(const Blank&, const Blank&) = default;
};

// QrCode is a QR code, model 2, error correction M, centred.
struct QrCode {
  std::string payload;

  friend bool operator==(const QrCode&, const QrCode&) = default;
};

// Barcode is a Code 128 with its text below, centred; where it does not fit the paper, the text alone.
struct Barcode {
  std::string payload;

  friend bool operator==(const Barcode&, const Barcode&) = default;
};

// Picture is an image, centred; one that is wider than the paper is made smaller.
struct Picture {
  Image image;

  friend bool operator==(const Picture&, const Picture&) = default;
};

// OpenDrawer opens the cash drawer that is plugged into the printer, unless it is a second printing.
struct OpenDrawer {
  friend bool operator==(const OpenDrawer&, const OpenDrawer&) = default;
};

// Cut feeds the paper past the knife and cuts it.
struct Cut {
  friend bool operator==(const Cut&, const Cut&) = default;
};

using Element = std::variant<Text, Pair, Columns, Rule, Blank, QrCode, Barcode, Picture, OpenDrawer, Cut>;

// Document is one piece of paper before anything is known of its width. It is the only thing that `print`
// prints: what the words mean is its author's affair.
struct Document {
  std::vector<Element> elements;
  // The words at the head of a second printing, such as "REPRINT". Empty: kPlainReprintMark.
  std::string reprint_mark;

  friend bool operator==(const Document&, const Document&) = default;
};

// kPlainReprintMark marks a second printing of a document that brought no words for it.
inline constexpr char kPlainReprintMark[] = "*** 重打印 REPRINT ***";

// Bounds on a document, so that no caller can jam the printer or fill the spool. A receipt has some 40
// elements.
inline constexpr size_t kMaxElements = 500;
inline constexpr size_t kMaxTextBytes = 4'000;       // one text, label, value or cell
inline constexpr size_t kMaxDocumentBytes = 64'000;  // all texts together
inline constexpr size_t kMaxQrBytes = 512;
inline constexpr size_t kMaxPictures = 4;
inline constexpr int kMaxBlankLines = 20;
inline constexpr size_t kMaxColumns = 6;

// CheckDocument returns INVALID_ARGUMENT, with the element's index, for a document outside the bounds or
// without any element. Texts may hold any bytes: what is no printable UTF-8 is replaced when it is laid out.
absl::Status CheckDocument(const Document& document);

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_DOCUMENT_H_
