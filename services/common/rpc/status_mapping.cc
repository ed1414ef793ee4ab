// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/status_mapping.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/cord.h"
#include "services/common/log/digit_mask.h"
#include "services/common/rpc/language.h"
#include "services/common/rpc/wire.pb.h"
#include "services/common/status/error.h"
#include "till/common/v1/error.pb.h"

namespace till::rpc {
namespace {

constexpr char kWordsUrl[] = "till/error.words";

// Protobuf's longest Duration is 10,000 years; no answer asks for more than a day.
constexpr absl::Duration kLongestRetry = absl::Hours(24);

std::string Text(absl::string_view text) {
  return MaskCardNumbers({text.data(), text.size()});
}

till::common::v1::Error MakeDetail(const absl::Status& status, Language language) {
  const ErrorCode code = ErrorCodeOf(status);
  till::common::v1::Error error;
  error.set_code(static_cast<till::common::v1::ErrorCode>(code));
  error.set_action(static_cast<till::common::v1::Action>(EntryOf(code).action));
  error.set_message(std::string(MessageOf(code, language)));
  error.set_payment(PaymentIdOf(status));
  if (const auto retry_after = RetryAfterOf(status)) {
    const int64_t milliseconds = absl::ToInt64Milliseconds(*retry_after);
    error.mutable_retry_after()->set_seconds(milliseconds / 1000);
    error.mutable_retry_after()->set_nanos(static_cast<int32_t>(milliseconds % 1000 * 1'000'000));
  }
  return error;
}

std::optional<till::common::v1::Error> ReadDetail(const std::string& details) {
  wire::RpcStatus status;
  if (!status.ParseFromString(details)) return std::nullopt;
  for (const google::protobuf::Any& any : status.details()) {
    till::common::v1::Error error;
    if (any.Is<till::common::v1::Error>() && any.UnpackTo(&error)) return error;
  }
  return std::nullopt;
}

}  // namespace

grpc::Status ToGrpc(const absl::Status& status, Language language) {
  if (status.ok()) return grpc::Status::OK;
  wire::RpcStatus details;
  details.set_code(static_cast<int>(status.code()));
  details.set_message(Text(status.message()));
  details.add_details()->PackFrom(MakeDetail(status, language));
  // absl's codes have gRPC's numbers, by both projects' promise.
  return {static_cast<grpc::StatusCode>(status.code()), details.message(), details.SerializeAsString()};
}

grpc::Status ToGrpc(const absl::Status& status, std::string_view language) {
  return ToGrpc(status, ParseLanguage(language));
}

grpc::Status ToGrpc(const absl::Status& status, const grpc::ServerContextBase* context) {
  return ToGrpc(status, context == nullptr ? Language::kEnglish : LanguageOf(*context));
}

absl::Status FromGrpc(const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  absl::Status out(static_cast<absl::StatusCode>(status.error_code()), status.error_message());
  const std::optional<till::common::v1::Error> error = ReadDetail(status.error_details());
  if (!error.has_value()) return out;
  if (till::common::v1::ErrorCode_IsValid(error->code()) &&
      error->code() != till::common::v1::ERROR_CODE_UNSPECIFIED) {
    out = MakeError(out.code(), static_cast<ErrorCode>(error->code()), out.message());
  }
  if (!error->payment().empty()) out = WithPayment(std::move(out), error->payment());
  if (error->has_retry_after()) {
    const absl::Duration retry_after =
        absl::Seconds(error->retry_after().seconds()) + absl::Nanoseconds(error->retry_after().nanos());
    if (retry_after >= absl::ZeroDuration()) {
      out = WithRetryAfter(std::move(out), std::min(retry_after, kLongestRetry));
    }
  }
  if (!error->message().empty()) out.SetPayload(kWordsUrl, absl::Cord(error->message()));
  return out;
}

std::string LocalizedMessageOf(const absl::Status& status) {
  const auto payload = status.GetPayload(kWordsUrl);
  return payload.has_value() ? std::string(*payload) : std::string();
}

}  // namespace till::rpc
