// SPDX-License-Identifier: Apache-2.0
#include "services/print/text_layout.h"

#include <algorithm>

#include "services/print/utf8.h"

namespace till::print {
namespace {

// ,。、;:?!)》」』】〕”’…·% and their ASCII kin.
constexpr std::u32string_view kNotAtLineHead =
    U"\uFF0C\u3002\u3001\uFF1B\uFF1A\uFF1F\uFF01\uFF09\u300B\u300D\u300F\u3011\u3015\u201D\u2019\u2026\u00B7"
    U"\uFF05"
    U",.;:?!)]}%";
// (《「『【〔“‘ and the signs that stand before a number.
constexpr std::u32string_view kNotAtLineEnd =
    U"\uFF08\u300A\u300C\u300E\u3010\u3014\u201C\u2018\u00A5\uFFE5$([{";

bool Contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

int ColumnsOf(std::u32string_view text) {
  int columns = 0;
  for (const char32_t c : text) columns += CodePointColumns(c);
  return columns;
}

std::string Utf8Of(std::u32string_view text) {
  std::string utf8;
  for (const char32_t c : text) AppendCodePoint(c, utf8);
  return utf8;
}

// MayBreak says whether a line may end between two neighbouring characters of which neither is a blank.
bool MayBreak(char32_t before, char32_t after) {
  if (before < 0x80 && after < 0x80) return false;
  return !Contains(kNotAtLineHead, after) && !Contains(kNotAtLineEnd, before);
}

// TakeAtom takes off the front of `text` the shortest piece that must stay together, without the blanks
// before it.
std::u32string_view TakeAtom(std::u32string_view& text) {
  size_t length = 1;
  while (length < text.size() && text[length] != ' ' && !MayBreak(text[length - 1], text[length])) ++length;
  const std::u32string_view atom = text.substr(0, length);
  text.remove_prefix(length);
  return atom;
}

// Lines collects the lines of one paragraph.
class Lines {
 public:
  Lines(int columns, std::vector<std::string>& lines) : columns_(columns), lines_(lines) {}

  void Add(size_t blanks, std::u32string_view atom) {
    if (!line_.empty() && used_ + static_cast<int>(blanks) + ColumnsOf(atom) > columns_) {
      End();
      blanks = 0;
    }
    // Blanks at the head of the paragraph are the author's indent, as far as there is room.
    blanks = std::min<size_t>(blanks, static_cast<size_t>(std::max(0, columns_ - used_ - 2)));
    line_.append(blanks, U' ');
    used_ += static_cast<int>(blanks);
    for (const char32_t c : atom) {
      if (used_ + CodePointColumns(c) > columns_) End();
      line_.push_back(c);
      used_ += CodePointColumns(c);
    }
  }

  void End() {
    lines_.push_back(Utf8Of(line_));
    line_.clear();
    used_ = 0;
  }

 private:
  const int columns_;
  std::vector<std::string>& lines_;
  std::u32string line_;
  int used_ = 0;
};

}  // namespace

int TextColumns(std::string_view printable) {
  int columns = 0;
  while (!printable.empty()) columns += CodePointColumns(NextCodePoint(printable));
  return columns;
}

std::vector<std::string> Wrap(std::string_view printable, int columns) {
  std::vector<std::string> result;
  while (true) {
    const size_t end = printable.find('\n');
    std::string_view paragraph = printable.substr(0, end);
    std::u32string text;
    while (!paragraph.empty()) {
      const char32_t c = NextCodePoint(paragraph);
      text.push_back(c == kInvalidUtf8 ? U'?' : c);
    }
    Lines lines(std::max(columns, 2), result);
    std::u32string_view rest = text;
    while (true) {
      const size_t blanks = std::min(rest.find_first_not_of(U' '), rest.size());
      rest.remove_prefix(blanks);
      if (rest.empty()) break;  // trailing blanks print nothing
      lines.Add(blanks, TakeAtom(rest));
    }
    lines.End();
    if (end == std::string_view::npos) return result;
    printable.remove_prefix(end + 1);
  }
}

}  // namespace till::print
