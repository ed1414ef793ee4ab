// SPDX-License-Identifier: Apache-2.0
#include "services/print/document.h"

#include "absl/strings/str_cat.h"
#include "services/print/code128.h"

namespace till::print {
namespace {

// Size of what a document holds, and the first complaint about an element.
class Checker {
 public:
  absl::Status operator()(const Text& text) { return Take(text.text); }
  absl::Status operator()(const Pair& pair) {
    if (absl::Status label = Take(pair.label); !label.ok()) return label;
    return Take(pair.value);
  }
  absl::Status operator()(const Columns& columns) {
    if (columns.columns.empty() || columns.columns.size() > kMaxColumns) {
      return absl::InvalidArgumentError(absl::StrCat("1 to ", kMaxColumns, " columns"));
    }
    for (const Column& column : columns.columns) {
      if (column.weight < 1 || column.weight > 100)
        return absl::InvalidArgumentError("a column's weight is 1 to 100");
      if (absl::Status taken = Take(column.text); !taken.ok()) return taken;
    }
    return absl::OkStatus();
  }
  absl::Status operator()(const Rule&) { return absl::OkStatus(); }
  absl::Status operator()(const Blank& blank) {
    if (blank.lines < 1 || blank.lines > kMaxBlankLines) {
      return absl::InvalidArgumentError(absl::StrCat("1 to ", kMaxBlankLines, " blank lines"));
    }
    return absl::OkStatus();
  }
  absl::Status operator()(const QrCode& code) {
    if (code.payload.empty() || code.payload.size() > kMaxQrBytes) {
      return absl::InvalidArgumentError(absl::StrCat("a QR code holds 1 to ", kMaxQrBytes, " bytes"));
    }
    return Take(code.payload);
  }
  absl::Status operator()(const Barcode& barcode) {
    if (IsBarcode(barcode.payload)) return absl::OkStatus();
    return absl::InvalidArgumentError(
        absl::StrCat("a barcode holds 1 to ", kMaxBarcodeCharacters, " printable ASCII characters"));
  }
  absl::Status operator()(const Picture& picture) {
    if (++pictures_ > kMaxPictures) {
      return absl::InvalidArgumentError(absl::StrCat("a document has at most ", kMaxPictures, " pictures"));
    }
    return CheckImage(picture.image);
  }
  absl::Status operator()(const OpenDrawer&) { return absl::OkStatus(); }
  absl::Status operator()(const Cut&) { return absl::OkStatus(); }

 private:
  absl::Status Take(const std::string& text) {
    bytes_ += text.size();
    if (text.size() > kMaxTextBytes)
      return absl::InvalidArgumentError(absl::StrCat("a text has at most ", kMaxTextBytes, " bytes"));
    if (bytes_ > kMaxDocumentBytes)
      return absl::InvalidArgumentError(absl::StrCat("a document has at most ", kMaxDocumentBytes, " bytes"));
    return absl::OkStatus();
  }

  size_t bytes_ = 0;
  size_t pictures_ = 0;
};

}  // namespace

absl::Status CheckDocument(const Document& document) {
  if (document.elements.empty()) return absl::InvalidArgumentError("the document is empty");
  if (document.elements.size() > kMaxElements) {
    return absl::InvalidArgumentError(absl::StrCat("a document has at most ", kMaxElements, " elements"));
  }
  if (document.reprint_mark.size() > kMaxTextBytes)
    return absl::InvalidArgumentError("the reprint mark is too long");
  Checker checker;
  for (size_t i = 0; i < document.elements.size(); ++i) {
    if (absl::Status status = std::visit(checker, document.elements[i]); !status.ok()) {
      return absl::InvalidArgumentError(absl::StrCat("element ", i, ": ", status.message()));
    }
  }
  return absl::OkStatus();
}

}  // namespace till::print
