// SPDX-License-Identifier: Apache-2.0
// Whatever a scanner sends: nothing comes out that no code has, and the same comes out however the bytes fall
// into pieces. The first byte chooses the format.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "hal/scanner/code_assembler.h"

namespace {

std::vector<std::string> CodesOf(const till::hal::CodeFormat& format, std::span<const uint8_t> bytes,
                                 size_t piece) {
  till::hal::CodeAssembler assembler(format);
  std::vector<std::string> codes;
  for (size_t at = 0; at < bytes.size(); at += piece) {
    assembler.Feed(bytes.subspan(at, std::min(piece, bytes.size() - at)), absl::ZeroDuration());
    while (auto code = assembler.Take()) {
      if (code->ok()) codes.push_back(**code);
    }
  }
  return codes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0 || size > 4096) return 0;
  const char* const suffixes[] = {"\r", "\n", "\r\n", "\t"};
  const till::hal::CodeFormat format{.prefix = (data[0] & 4) != 0 ? "]Q" : "",
                                     .suffix = suffixes[data[0] & 3],
                                     .most = (data[0] & 8) != 0 ? size_t{16} : size_t{512}};
  const std::span<const uint8_t> bytes(data + 1, size - 1);
  const std::vector<std::string> codes = CodesOf(format, bytes, 1);
  for (const std::string& code : codes) {
    if (code.empty() || code.size() > format.most) abort();
    for (const char byte : code) {
      if (byte < 0x20 || byte > 0x7E) abort();
    }
  }
  if (codes.size() <= till::hal::CodeAssembler::kMostWaiting && CodesOf(format, bytes, 7) != codes) abort();
  return 0;
}
