// SPDX-License-Identifier: Apache-2.0
// Whatever an input device gives: nothing but text and the sign for no character comes out, and the same
// however the bytes fall into pieces.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "hal/scanner/keyboard/key_text.h"

namespace {

std::string TextOf(std::span<const uint8_t> bytes, size_t piece) {
  till::hal::KeyText keys;
  std::string text;
  for (size_t at = 0; at < bytes.size(); at += piece)
    text += keys.Feed(bytes.subspan(at, std::min(piece, bytes.size() - at)));
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size > 4096) return 0;
  const std::string text = TextOf({data, size}, 1);
  for (const char byte : text) {
    const bool is_text = (byte >= 0x20 && byte <= 0x7E) || byte == '\r' || byte == '\t';
    if (!is_text && byte != till::hal::KeyText::kNoCharacter) abort();
  }
  if (TextOf({data, size}, 24) != text || TextOf({data, size}, 7) != text) abort();
  return 0;
}
