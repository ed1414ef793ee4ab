// SPDX-License-Identifier: Apache-2.0
// Any bytes are a URL or INVALID_REQUEST, a reply or HOST_PROTOCOL_ERROR; a URL never breaks out of its line.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "services/uplink/notice/http_message.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto url = till::uplink::ParseHttpUrl(text); url.ok()) {
    const auto post = till::uplink::ComposePost(*url, {}, "");
    if (!post.ok()) std::abort();
    // Request line, Host, Content-Length, Connection, the empty line.
    size_t lines = 0;
    for (const char c : *post) lines += c == '\n' ? 1 : 0;
    if (lines != 5) std::abort();
  }
  (void)till::uplink::StatusOfReply(text);
  return 0;
}
