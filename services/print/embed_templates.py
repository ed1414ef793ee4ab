# SPDX-License-Identifier: Apache-2.0
"""Writes builtin_templates.cc: the templates named on the command line as C++ string literals."""

import sys


def literal(text):
    # Octal escapes of three digits end by themselves; a literal per line keeps clear of every length limit.
    def escape(byte):
        if byte in (0x22, 0x5C, 0x3F) or not 0x20 <= byte < 0x7F:
            return "\\%03o" % byte
        return chr(byte)

    return "\n".join('    "%s"' % "".join(map(escape, line)) for line in text.splitlines(keepends=True))


def main():
    print('#include "services/print/builtin_templates.h"\n\nnamespace till::print {\nnamespace {\n')
    print("constexpr std::string_view kTemplates[] = {")
    for path in sys.argv[1:]:
        with open(path, "rb") as file:
            print(literal(file.read()) + ",")
    print("};\n\n}  // namespace\n")
    print("std::span<const std::string_view> BuiltinTemplates() { return kTemplates; }\n\n}  // namespace till::print")


main()
