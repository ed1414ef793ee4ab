// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_BUILTIN_TEMPLATES_H_
#define TILL_SERVICES_PRINT_BUILTIN_TEMPLATES_H_

#include <span>
#include <string_view>

namespace till::print {

// BuiltinTemplates returns the textprotos of services/print/templates, compiled in: a terminal prints slips
// even where nobody has installed a file.
std::span<const std::string_view> BuiltinTemplates();

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_BUILTIN_TEMPLATES_H_
