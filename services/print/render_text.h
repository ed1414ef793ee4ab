// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_RENDER_TEXT_H_
#define TILL_SERVICES_PRINT_RENDER_TEXT_H_

#include <string>

#include "services/print/layout.h"

namespace till::print {

// TextOfRow returns a text row as one line without its '\n': cells at their columns, no blanks at the end.
// Double-size characters take one column here, since a text has no sizes.
std::string TextOfRow(const Row& row, int columns);

// RenderText returns the document as lines of UTF-8, each ended by '\n'. Rules are '-' or '=', a QR code is
// "[QR payload]", a cut is a line of "- - -".
std::string RenderText(const LaidOutDocument& document);

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_RENDER_TEXT_H_
