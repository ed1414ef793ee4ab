// SPDX-License-Identifier: Apache-2.0
#include "services/pin/client/fake_host_keys_client.h"

#include <cstdint>
#include <utility>

#include "absl/strings/str_format.h"

namespace till::pin {

std::string FakeHostKeysClient::FakeMac(v1::MacAlgorithm algorithm, const std::string& message) {
  uint32_t sum =
      2166136261u ^ static_cast<uint32_t>(algorithm);  // FNV-1a: any sum that reacts to each byte does
  for (const char byte : message) sum = (sum ^ static_cast<uint8_t>(byte)) * 16777619u;
  return absl::StrFormat("%08X", sum);
}

void FakeHostKeysClient::FailNext(absl::Status error) {
  absl::MutexLock lock(&mutex_);
  next_ = std::move(error);
}

std::vector<v1::ImportWorkingKeysRequest> FakeHostKeysClient::imports() const {
  absl::MutexLock lock(&mutex_);
  return imports_;
}

absl::Status FakeHostKeysClient::TakeError() {
  return std::exchange(next_, absl::OkStatus());
}

absl::StatusOr<std::string> FakeHostKeysClient::GenerateMac(v1::MacAlgorithm algorithm,
                                                            const std::string& message) {
  absl::MutexLock lock(&mutex_);
  if (absl::Status error = TakeError(); !error.ok()) return error;
  return FakeMac(algorithm, message);
}

absl::StatusOr<bool> FakeHostKeysClient::VerifyMac(v1::MacAlgorithm algorithm, const std::string& message,
                                                   const std::string& mac) {
  absl::MutexLock lock(&mutex_);
  if (absl::Status error = TakeError(); !error.ok()) return error;
  return mac == FakeMac(algorithm, message);
}

absl::Status FakeHostKeysClient::ImportWorkingKeys(const v1::ImportWorkingKeysRequest& request) {
  absl::MutexLock lock(&mutex_);
  if (absl::Status error = TakeError(); !error.ok()) return error;
  imports_.push_back(request);
  return absl::OkStatus();
}

absl::StatusOr<v1::GetWorkingKeysResponse> FakeHostKeysClient::GetWorkingKeys() {
  absl::MutexLock lock(&mutex_);
  if (absl::Status error = TakeError(); !error.ok()) return error;
  v1::GetWorkingKeysResponse response;
  if (imports_.empty()) return response;
  for (const v1::EnvelopedKey& key : imports_.back().keys()) {
    v1::GetWorkingKeysResponse::Key* out = response.add_keys();
    out->set_usage(key.usage());
    out->set_key_check_value(key.key_check_value());
  }
  return response;
}

}  // namespace till::pin
