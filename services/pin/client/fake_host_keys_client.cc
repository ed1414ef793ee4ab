// SPDX-License-Identifier: Apache-2.0
#include "services/pin/client/fake_host_keys_client.h"

#include <cstdint>
#include <utility>

#include "absl/strings/str_format.h"

namespace till::pin {
namespace {

std::string_view Text(std::span<const uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

std::string FakeHostKeysClient::FakeMac(v1::MacAlgorithm algorithm, std::string_view message) {
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

int FakeHostKeysClient::drops() const {
  absl::MutexLock lock(&mutex_);
  return drops_;
}

absl::Status FakeHostKeysClient::TakeError() {
  return std::exchange(next_, absl::OkStatus());
}

absl::StatusOr<std::string> FakeHostKeysClient::GenerateMac(v1::MacAlgorithm algorithm,
                                                            std::span<const uint8_t> message) {
  absl::MutexLock lock(&mutex_);
  if (absl::Status error = TakeError(); !error.ok()) return error;
  return FakeMac(algorithm, Text(message));
}

absl::StatusOr<bool> FakeHostKeysClient::VerifyMac(v1::MacAlgorithm algorithm,
                                                   std::span<const uint8_t> message, std::string_view mac) {
  absl::MutexLock lock(&mutex_);
  if (absl::Status error = TakeError(); !error.ok()) return error;
  return mac == FakeMac(algorithm, Text(message));
}

absl::StatusOr<std::string> FakeHostKeysClient::EncipherTrack(std::span<const uint8_t> block) {
  absl::MutexLock lock(&mutex_);
  if (absl::Status error = TakeError(); !error.ok()) return error;
  std::string turned;
  for (const uint8_t byte : block) turned.push_back(static_cast<char>(~byte));
  return turned;
}

absl::Status FakeHostKeysClient::ImportWorkingKeys(const v1::ImportWorkingKeysRequest& request) {
  absl::MutexLock lock(&mutex_);
  if (absl::Status error = TakeError(); !error.ok()) return error;
  imports_.push_back(request);
  has_keys_ = true;
  return absl::OkStatus();
}

absl::Status FakeHostKeysClient::DropWorkingKeys() {
  absl::MutexLock lock(&mutex_);
  if (absl::Status error = TakeError(); !error.ok()) return error;
  has_keys_ = false;
  ++drops_;
  return absl::OkStatus();
}

absl::StatusOr<v1::GetWorkingKeysResponse> FakeHostKeysClient::GetWorkingKeys() {
  absl::MutexLock lock(&mutex_);
  if (absl::Status error = TakeError(); !error.ok()) return error;
  v1::GetWorkingKeysResponse response;
  if (!has_keys_) return response;
  for (const v1::EnvelopedKey& key : imports_.back().keys()) {
    v1::GetWorkingKeysResponse::Key* out = response.add_keys();
    out->set_usage(key.usage());
    out->set_key_check_value(key.key_check_value());
  }
  return response;
}

}  // namespace till::pin
