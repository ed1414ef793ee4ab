// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/page_token.h"

#include "absl/strings/escaping.h"
#include "services/common/status/error.h"
#include "services/ledger/canonical.h"

namespace till::ledger {
namespace {

constexpr char kVersion = 1;
constexpr size_t kCheckSize = 8;
constexpr size_t kTokenSize = 1 + 8 + kCheckSize;
constexpr size_t kMaxTextSize = 64;

std::string Bytes(int64_t sequence, std::string_view journal_id, std::string_view filter) {
  std::string place;
  AppendBigEndian(static_cast<uint64_t>(sequence), 8, place);
  std::string checked = "till.page.v1";
  checked.append(journal_id);
  checked.append(place);
  checked.append(filter);
  return kVersion + place + Sha256(checked).substr(0, kCheckSize);
}

}  // namespace

std::string EncodePageToken(int64_t sequence, std::string_view journal_id, std::string_view filter) {
  return absl::WebSafeBase64Escape(Bytes(sequence, journal_id, filter));
}

absl::StatusOr<int64_t> DecodePageToken(std::string_view token, std::string_view journal_id,
                                        std::string_view filter) {
  const absl::Status invalid = MakeError(ErrorCode::kInvalidPageToken,
                                         "the page token does not belong to this terminal and this query");
  std::string bytes;
  if (token.size() > kMaxTextSize || !absl::WebSafeBase64Unescape(std::string(token), &bytes) ||
      bytes.size() != kTokenSize) {
    return invalid;
  }
  uint64_t sequence = 0;
  for (const char byte : bytes.substr(1, 8)) sequence = sequence << 8 | static_cast<uint8_t>(byte);
  const auto place = static_cast<int64_t>(sequence);
  if (place <= 0 || Bytes(place, journal_id, filter) != bytes) return invalid;
  return place;
}

}  // namespace till::ledger
