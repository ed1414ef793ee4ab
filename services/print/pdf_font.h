// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_PDF_FONT_H_
#define TILL_SERVICES_PRINT_PDF_FONT_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"

struct _cairo_font_face;

namespace till::print {

// PdfFont is the slip's font as cairo knows it. cairo keeps what it has seen of a font, so a process makes
// one and keeps it.
class PdfFont {
 public:
  // Load is SlipFont::Load.
  static absl::StatusOr<std::unique_ptr<PdfFont>> Load(const std::string& path);
  ~PdfFont();
  PdfFont(const PdfFont&) = delete;
  PdfFont& operator=(const PdfFont&) = delete;

  _cairo_font_face* face() const { return face_; }

 private:
  explicit PdfFont(_cairo_font_face* face) : face_(face) {}

  _cairo_font_face* const face_;
};

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_PDF_FONT_H_
