// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_PAGE_TOKEN_H_
#define TILL_SERVICES_LEDGER_PAGE_TOKEN_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace till::ledger {

// A page token names the payment after which the next page begins, by its place in the journal. Places never
// change and pages go from new to old, so that a token stays good however much the journal grows.
//
// Form: base64url without padding of
//   version   1 byte, 1
//   sequence  8 bytes, big-endian
//   check     8 bytes: the head of SHA-256("till.page.v1" || journal_id || sequence || filter)
// The check is no secret. It makes a token of another terminal, of another query, or a made-up one fail
// clearly instead of quietly skipping payments.

// EncodePageToken returns the token. `filter` is any text that says what was asked for.
std::string EncodePageToken(int64_t sequence, std::string_view journal_id, std::string_view filter);

// DecodePageToken returns the sequence, or INVALID_PAGE_TOKEN.
absl::StatusOr<int64_t> DecodePageToken(std::string_view token, std::string_view journal_id,
                                        std::string_view filter);

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_PAGE_TOKEN_H_
