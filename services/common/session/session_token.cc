// SPDX-License-Identifier: Apache-2.0
#include "services/common/session/session_token.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/common/status/error.h"

namespace till {
namespace {

constexpr size_t kLongestPayload = 512;
constexpr size_t kLongestWord = 32;
constexpr int64_t kYear10000 = 253402300800;

bool IsWord(std::string_view text) {
  return !text.empty() && text.size() <= kLongestWord && std::ranges::all_of(text, [](char character) {
    return absl::ascii_isalnum(static_cast<unsigned char>(character)) || character == '_' || character == '-';
  });
}

absl::Status Malformed() {
  return MakeError(absl::StatusCode::kInvalidArgument, ErrorCode::kNotSignedIn, "malformed session payload");
}

}  // namespace

absl::StatusOr<std::string> EncodeSessionPayload(const SessionToken& token) {
  if (!IsWord(token.operator_id) || !IsWord(token.role)) {
    return MakeError(ErrorCode::kInvalidRequest, "operator id and role must be 1 to 32 of [A-Za-z0-9_-]");
  }
  std::vector<int> numbers;  // ascending, because the set is
  for (const till::common::v1::Permission permission : token.permissions) {
    if (!till::common::v1::Permission_IsValid(permission) ||
        permission == till::common::v1::PERMISSION_UNSPECIFIED) {
      return MakeError(ErrorCode::kInvalidRequest, "a session cannot carry that permission");
    }
    numbers.push_back(permission);
  }
  if (token.expires <= token.issued) {
    return MakeError(ErrorCode::kInvalidRequest, "a session must expire after it is issued");
  }
  return absl::StrCat("v1|", token.operator_id, "|", token.role, "|", absl::StrJoin(numbers, ","), "|",
                      absl::ToUnixSeconds(token.issued), "|", absl::ToUnixSeconds(token.expires));
}

absl::StatusOr<SessionToken> DecodeSessionPayload(std::string_view payload) {
  if (payload.size() > kLongestPayload) return Malformed();
  const std::vector<std::string> parts = absl::StrSplit(std::string(payload), '|');
  if (parts.size() != 6 || parts[0] != "v1") return Malformed();
  SessionToken token{.operator_id = parts[1], .role = parts[2]};
  if (!parts[3].empty()) {
    for (const absl::string_view number : absl::StrSplit(parts[3], ',')) {
      int value = 0;
      if (!absl::SimpleAtoi(number, &value)) return Malformed();
      if (!till::common::v1::Permission_IsValid(value)) return Malformed();
      token.permissions.insert(static_cast<till::common::v1::Permission>(value));
    }
  }
  int64_t issued = 0;
  int64_t expires = 0;
  if (!absl::SimpleAtoi(parts[4], &issued) || !absl::SimpleAtoi(parts[5], &expires)) return Malformed();
  if (issued < 0 || expires > kYear10000) return Malformed();
  token.issued = absl::FromUnixSeconds(issued);
  token.expires = absl::FromUnixSeconds(expires);
  // One token, one writing: what does not encode to itself was not written by EncodeSessionPayload.
  const absl::StatusOr<std::string> again = EncodeSessionPayload(token);
  if (!again.ok() || *again != payload) return Malformed();
  return token;
}

}  // namespace till
