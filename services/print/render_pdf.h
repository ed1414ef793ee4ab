// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_RENDER_PDF_H_
#define TILL_SERVICES_PRINT_RENDER_PDF_H_

#include <string>

#include "absl/status/statusor.h"
#include "services/print/layout.h"
#include "services/print/pdf_font.h"

namespace till::print {

// RenderPdf returns the document as a PDF of one page, as wide and as long as the paper: an e-receipt. Its
// text is text, to be searched and copied; the glyphs that it uses are embedded. INVALID_ARGUMENT for a QR
// payload that fits no code, RESOURCE_EXHAUSTED when the slip is longer than three metres. One thread at a
// time.
absl::StatusOr<std::string> RenderPdf(const LaidOutDocument& document, const PdfFont& font);

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_RENDER_PDF_H_
