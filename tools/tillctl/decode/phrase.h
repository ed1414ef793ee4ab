// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_TOOLS_TILLCTL_DECODE_PHRASE_H_
#define TILL_TOOLS_TILLCTL_DECODE_PHRASE_H_

#include <cstdlib>
#include <string_view>

namespace till::tillctl {

// Phrase is an entry of a table of texts: what a person reads, in English and in Chinese. "$0" to "$9" stand
// for what Fill puts there. A constant that lacks a language, has English for Chinese, or fills different
// places in the two does not compile.
class Phrase {
 public:
  constexpr Phrase(std::string_view en, std::string_view zh) : en_(en), zh_(zh) {
    if (!IsWhole(en, zh)) LacksALanguage();
  }

  // Name is a proper name or an abbreviation that reads the same in both languages ("Visa", "SDA").
  static constexpr Phrase Name(std::string_view name) { return Phrase(name); }

  constexpr std::string_view en() const { return en_; }
  constexpr std::string_view zh() const { return zh_; }

  // IsWhole says whether there is English, and Chinese that is no English and has the same places to fill.
  static constexpr bool IsWhole(std::string_view en, std::string_view zh) {
    return !en.empty() && IsAscii(en) && !IsAscii(zh) && Places(en) == Places(zh);
  }

 private:
  explicit constexpr Phrase(std::string_view name) : en_(name), zh_(name) {
    if (name.empty()) LacksALanguage();
  }

  // Not constexpr: a constant that comes here is an error of the compiler.
  [[noreturn]] static void LacksALanguage() { std::abort(); }

  static constexpr bool IsAscii(std::string_view text) {
    for (const char c : text) {
      if (static_cast<unsigned char>(c) >= 0x80) return false;
    }
    return true;
  }

  // Places is a bit for each of $0 to $9 that the text has.
  static constexpr unsigned Places(std::string_view text) {
    unsigned places = 0;
    for (size_t i = 0; i + 1 < text.size(); ++i) {
      if (text[i] == '$' && text[i + 1] >= '0' && text[i + 1] <= '9') places |= 1U << (text[i + 1] - '0');
    }
    return places;
  }

  std::string_view en_;
  std::string_view zh_;
};

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_DECODE_PHRASE_H_
