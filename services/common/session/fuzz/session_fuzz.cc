// SPDX-License-Identifier: Apache-2.0
// Any bytes are a session or NOT_SIGNED_IN, and a payload that decodes encodes to itself; never a crash.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "services/common/session/session_verifier.h"
#include "services/common/status/error.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static const auto& verifier =
      *new till::SessionVerifier(*till::SessionVerifier::Create(std::string(32, 'k'), till::Clock::Real()));
  if (verifier.Verify(text).ok()) std::abort();  // nobody has the key
  if (const auto token = till::DecodeSessionPayload(text); token.ok()) {
    if (*till::EncodeSessionPayload(*token) != text) std::abort();
  }
  if (const auto token = till::DecodeApprovalPayload(text); token.ok()) {
    if (*till::EncodeApprovalPayload(*token) != text) std::abort();
  }
  return 0;
}
