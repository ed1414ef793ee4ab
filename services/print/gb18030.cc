// SPDX-License-Identifier: Apache-2.0
#include "services/print/gb18030.h"

#include <iconv.h>

#include <array>
#include <optional>

#include "services/print/utf8.h"

namespace till::print {
namespace {

// Converter is iconv from UTF-8 to GB18030, one for each thread because iconv_t keeps state.
class Converter {
 public:
  Converter() : handle_(iconv_open("GB18030", "UTF-8")) {}
  ~Converter() {
    if (usable()) iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  static Converter& OfThisThread() {
    thread_local Converter converter;
    return converter;
  }

  // Convert returns the GB18030 bytes of one code point, or nothing when there are none.
  std::optional<std::string> Convert(char32_t code_point) {
    if (!usable()) return std::nullopt;
    std::string utf8;
    AppendCodePoint(code_point, utf8);
    std::array<char, 8> out;
    char* from = utf8.data();
    size_t from_left = utf8.size();
    char* to = out.data();
    size_t to_left = out.size();
    iconv(handle_, nullptr, nullptr, nullptr, nullptr);
    // A positive return counts characters that were converted to something else: not what was asked.
    if (iconv(handle_, &from, &from_left, &to, &to_left) != 0 || from_left != 0) return std::nullopt;
    return std::string(out.data(), out.size() - to_left);
  }

 private:
  bool usable() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  iconv_t handle_;
};

bool IsControl(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

// Zero-width and direction marks: invisible on paper, and a way to make a picture say something else.
bool IsInvisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

bool IsIdeograph(char32_t c) {
  return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF);
}

// The printer's font: GBK's two bytes, and of the four-byte codes the ideographs alone.
bool HasGlyph(char32_t c, const std::string& gb18030) {
  if (c >= 0xE000 && c <= 0xF8FF) return false;  // private use: GB18030 maps it, no font has it
  return gb18030.size() == 2 || (gb18030.size() == 4 && IsIdeograph(c));
}

}  // namespace

std::string Printable(std::string_view utf8) {
  std::string printable;
  printable.reserve(utf8.size());
  Converter& converter = Converter::OfThisThread();
  while (!utf8.empty()) {
    const char32_t c = NextCodePoint(utf8);
    if (c == '\n' || (c >= 0x20 && c < 0x7F)) {
      printable.push_back(static_cast<char>(c));
    } else if (c == kInvalidUtf8) {
      printable.push_back('?');
    } else if (IsControl(c) || c == 0xA0 || c == 0x3000) {
      // An ideographic blank is two columns wide, and stays so.
      printable.append(c == 0x3000 ? "  " : " ");
    } else if (!IsInvisible(c)) {
      const std::optional<std::string> bytes = converter.Convert(c);
      if (bytes.has_value() && HasGlyph(c, *bytes)) {
        AppendCodePoint(c, printable);
      } else {
        printable.push_back('?');
      }
    }
  }
  return printable;
}

std::string ToGb18030(std::string_view utf8) {
  const std::string printable = Printable(utf8);
  std::string bytes;
  bytes.reserve(printable.size());
  Converter& converter = Converter::OfThisThread();
  std::string_view rest = printable;
  while (!rest.empty()) {
    const char32_t c = NextCodePoint(rest);
    if (c < 0x80) {
      bytes.push_back(static_cast<char>(c));
    } else {
      bytes.append(converter.Convert(c).value_or("?"));
    }
  }
  return bytes;
}

}  // namespace till::print
