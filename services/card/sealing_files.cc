// SPDX-License-Identifier: Apache-2.0
#include "services/card/sealing_files.h"

#include "absl/strings/str_cat.h"
#include "services/common/durable_file/durable_file.h"
#include "services/common/status/error.h"

namespace till::card {
namespace {

constexpr size_t kTokenKeyBytes = 32;

absl::Status Unreachable(const char* recipient) {
  return MakeError(ErrorCode::kServiceUnavailable, absl::StrCat(recipient, " has published no sealing key"));
}

}  // namespace

FileAccountSealer::FileAccountSealer(const std::string& run_directory)
    : pin_path_(run_directory + "/pin/sealing.pub"), uplink_path_(run_directory + "/uplink/sealing.pub") {}

absl::Status FileAccountSealer::Ready() {
  if (!ReadPublicKey(pin_path_).ok()) return Unreachable("pin");
  if (!ReadPublicKey(uplink_path_).ok()) return Unreachable("uplink");
  return absl::OkStatus();
}

absl::StatusOr<std::string> FileAccountSealer::KeyOfPin() {
  absl::StatusOr<std::string> pin = ReadPublicKey(pin_path_);
  if (!pin.ok()) return Unreachable("pin");
  return pin;
}

absl::StatusOr<SealedBoxes> FileAccountSealer::Seal(const AccountData& account) {
  const absl::StatusOr<std::string> pin = KeyOfPin();
  if (!pin.ok()) return pin.status();
  const absl::StatusOr<std::string> uplink = ReadPublicKey(uplink_path_);
  if (!uplink.ok()) return Unreachable("uplink");
  absl::StatusOr<std::string> for_pin = SealAccount(account, *pin);
  if (!for_pin.ok()) return for_pin.status();
  absl::StatusOr<std::string> for_uplink = SealAccount(account, *uplink);
  if (!for_uplink.ok()) return for_uplink.status();
  return SealedBoxes{*std::move(for_pin), *std::move(for_uplink)};
}

absl::StatusOr<SecretBuffer> LoadTokenKey(const std::string& state_directory) {
  return LoadOrMakeKey(state_directory + "/token.key", kTokenKeyBytes);
}

}  // namespace till::card
