// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_RENDER_ESCPOS_H_
#define TILL_SERVICES_PRINT_RENDER_ESCPOS_H_

#include <string>

#include "services/print/layout.h"

namespace till::print {

// RenderEscpos returns the bytes that make a Chinese ESC/POS printer print the document. They begin with ESC
// @, so that whatever an earlier document was cut off in does not reach into this one, and each line that is
// not ASCII is set between FS & and FS . : printers differ in which mode they wake up in.
std::string RenderEscpos(const LaidOutDocument& document);

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_RENDER_ESCPOS_H_
