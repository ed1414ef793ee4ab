// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_RENDER_PNG_H_
#define TILL_SERVICES_PRINT_RENDER_PNG_H_

#include <string>

#include "absl/status/statusor.h"
#include "services/print/layout.h"
#include "services/print/slip_font.h"
#include "services/print/slip_image.h"

namespace till::print {

// PaintedSlip is a picture and what was painted in it, read off the glyphs as they were drawn.
struct PaintedSlip {
  SlipImage image;
  // As RenderText would have it; differs from it only if a glyph was missing or fell outside the paper.
  std::string painted_text;
};

// PaintSlip draws the document as paper of 12 pixels to the column: 384 wide for 32 columns, 576 for 48,
// margins included. RESOURCE_EXHAUSTED when it would be longer than three metres.
absl::StatusOr<PaintedSlip> PaintSlip(const LaidOutDocument& document, SlipFont& font);

// RenderPng returns PaintSlip's picture as a PNG whose description is the slip's text.
absl::StatusOr<std::string> RenderPng(const LaidOutDocument& document, SlipFont& font);

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_RENDER_PNG_H_
