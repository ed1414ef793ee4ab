// SPDX-License-Identifier: Apache-2.0
#include "services/common/session/approval_token.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/common/status/error.h"

namespace till {
namespace {

constexpr size_t kLongestPayload = 512;
constexpr size_t kLongestSubject = 128;
constexpr size_t kLongestOperator = 32;
constexpr int64_t kYear10000 = 253402300800;

bool IsOperator(std::string_view text) {
  return !text.empty() && text.size() <= kLongestOperator && std::ranges::all_of(text, [](char character) {
    return absl::ascii_isalnum(static_cast<unsigned char>(character)) || character == '_' || character == '-';
  });
}

absl::Status Malformed() {
  return MakeError(ErrorCode::kApprovalInvalid, "malformed approval payload");
}

absl::Status Invalid(std::string_view what) {
  return MakeError(ErrorCode::kInvalidRequest, what);
}

}  // namespace

bool IsApprovalSubject(std::string_view text) {
  constexpr std::string_view kOthers = "-_./";
  return !text.empty() && text.size() <= kLongestSubject && std::ranges::all_of(text, [&](char character) {
    return absl::ascii_isalnum(static_cast<unsigned char>(character)) ||
           kOthers.find(character) != std::string_view::npos;
  });
}

absl::StatusOr<std::string> EncodeApprovalPayload(const ApprovalToken& token) {
  if (!IsOperator(token.approver_id) || !IsOperator(token.requester_id)) {
    return Invalid("an approval names two operators");
  }
  if (token.approver_id == token.requester_id) return Invalid("nobody approves for themselves");
  if (!till::common::v1::Permission_IsValid(token.permission) ||
      token.permission == till::common::v1::PERMISSION_UNSPECIFIED) {
    return Invalid("an approval cannot carry that permission");
  }
  if (!IsApprovalSubject(token.subject)) return Invalid("subject: 1 to 128 of A-Z a-z 0-9 - _ . /");
  if (token.expires <= token.issued || token.expires - token.issued > kApprovalLifetime) {
    return Invalid("an approval lives two minutes at most");
  }
  return absl::StrCat("v1|", token.approver_id, "|", token.requester_id, "|",
                      static_cast<int>(token.permission), "|", token.subject, "|",
                      absl::ToUnixSeconds(token.issued), "|", absl::ToUnixSeconds(token.expires));
}

absl::StatusOr<ApprovalToken> DecodeApprovalPayload(std::string_view payload) {
  if (payload.size() > kLongestPayload) return Malformed();
  const std::vector<std::string> parts = absl::StrSplit(std::string(payload), '|');
  if (parts.size() != 7 || parts[0] != "v1") return Malformed();
  int permission = 0;
  int64_t issued = 0;
  int64_t expires = 0;
  if (!absl::SimpleAtoi(parts[3], &permission) || !till::common::v1::Permission_IsValid(permission) ||
      !absl::SimpleAtoi(parts[5], &issued) || !absl::SimpleAtoi(parts[6], &expires) || issued < 0 ||
      expires > kYear10000) {
    return Malformed();
  }
  ApprovalToken token = {.approver_id = parts[1],
                         .requester_id = parts[2],
                         .permission = static_cast<till::common::v1::Permission>(permission),
                         .subject = parts[4],
                         .issued = absl::FromUnixSeconds(issued),
                         .expires = absl::FromUnixSeconds(expires)};
  // One token, one writing: what does not encode to itself was not written by EncodeApprovalPayload.
  const absl::StatusOr<std::string> again = EncodeApprovalPayload(token);
  if (!again.ok() || *again != payload) return Malformed();
  return token;
}

}  // namespace till
