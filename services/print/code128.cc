// SPDX-License-Identifier: Apache-2.0
#include "services/print/code128.h"

#include <algorithm>
#include <numeric>

namespace till::print {
namespace {

// Widths of bar, space, bar, space, bar, space of each value (ISO/IEC 15417, table 1).
// clang-format off
constexpr std::string_view kWidths[] = {
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213",
    "221312", "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132",
    "221231", "213212", "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211",
    "212123", "212321", "232121", "111323", "131123", "131321", "112313", "132113", "132311", "211313",
    "231113", "231311", "112133", "112331", "132131", "113123", "113321", "133121", "313121", "211331",
    "231131", "213113", "213311", "213131", "311123", "311321", "331121", "312113", "312311", "332111",
    "314111", "221411", "431111", "111224", "111422", "121124", "121421", "141122", "141221", "112214",
    "112412", "122114", "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111",
    "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141",
    "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311", "113141",
    "114131", "311141", "411131", "211412", "211214", "211232",
};
// clang-format on
constexpr std::string_view kStopWidths = "2331112";
constexpr uint8_t kToC = 99;   // in code set B
constexpr uint8_t kToB = 100;  // in code set C
constexpr uint8_t kStartB = 104;
constexpr uint8_t kStartC = 105;
constexpr uint8_t kStop = 106;
constexpr int kCheckModulus = 103;
constexpr size_t kFewestDigitsInC = 4;  // fewer are no shorter in C than in B

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

// Run is a stretch of one code set.
struct Run {
  bool pairs = false;  // code set C
  std::string_view text;
};

// RunsOf splits the text: at the ends and between, an even run of at least four digits is set in C.
std::vector<Run> RunsOf(std::string_view text) {
  std::vector<Run> runs;
  size_t plain = 0;  // begins what is not in C
  for (size_t at = 0; at < text.size();) {
    const size_t digits = static_cast<size_t>(std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at),
                                                               text.end(), IsDigit) -
                                              text.begin()) -
                          at;
    if (digits < kFewestDigitsInC) {
      at += std::max<size_t>(digits, 1);
      continue;
    }
    // Of an odd number the last is left to B at the very beginning, the first elsewhere.
    const size_t odd = digits % 2;
    const size_t begin = at == 0 ? at : at + odd;
    if (begin > plain) runs.push_back({.text = text.substr(plain, begin - plain)});
    runs.push_back({.pairs = true, .text = text.substr(begin, digits - odd)});
    plain = begin + digits - odd;
    at += digits;
  }
  if (plain < text.size()) runs.push_back({.text = text.substr(plain)});
  return runs;
}

}  // namespace

bool IsBarcode(std::string_view text) {
  return !text.empty() && text.size() <= kMaxBarcodeCharacters &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

std::vector<uint8_t> Code128Values(std::string_view text) {
  std::vector<uint8_t> values;
  for (const Run& run : RunsOf(text)) {
    if (values.empty()) {
      values.push_back(run.pairs ? kStartC : kStartB);
    } else {
      values.push_back(run.pairs ? kToC : kToB);
    }
    for (size_t i = 0; i < run.text.size(); i += run.pairs ? 2 : 1) {
      values.push_back(static_cast<uint8_t>(run.pairs ? (run.text[i] - '0') * 10 + (run.text[i + 1] - '0')
                                                      : run.text[i] - ' '));
    }
  }
  int sum = values.empty() ? 0 : values[0];
  for (size_t i = 1; i < values.size(); ++i) sum += static_cast<int>(i) * values[i];
  values.push_back(static_cast<uint8_t>(sum % kCheckModulus));
  values.push_back(kStop);
  return values;
}

std::vector<uint8_t> Code128Bars(std::string_view text) {
  std::vector<uint8_t> bars;
  for (const uint8_t value : Code128Values(text)) {
    for (const char width : value == kStop ? kStopWidths : kWidths[value]) {
      bars.push_back(static_cast<uint8_t>(width - '0'));
    }
  }
  return bars;
}

int Code128Modules(std::string_view text) {
  const std::vector<uint8_t> bars = Code128Bars(text);
  return std::accumulate(bars.begin(), bars.end(), 0);
}

std::string EscposCode128(std::string_view text) {
  std::string data;
  for (const Run& run : RunsOf(text)) {
    data.append(run.pairs ? "{C" : "{B");
    for (size_t i = 0; i < run.text.size(); i += run.pairs ? 2 : 1) {
      if (run.pairs) {
        data.push_back(static_cast<char>((run.text[i] - '0') * 10 + (run.text[i + 1] - '0')));
      } else {
        data.append(run.text[i] == '{' ? 2 : 1, run.text[i]);  // a brace is written twice
      }
    }
  }
  return data;
}

}  // namespace till::print
