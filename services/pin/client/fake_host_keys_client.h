// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_CLIENT_FAKE_HOST_KEYS_CLIENT_H_
#define TILL_SERVICES_PIN_CLIENT_FAKE_HOST_KEYS_CLIENT_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "services/pin/client/host_keys_client.h"

namespace till::pin {

// FakeHostKeysClient is a `pin` without cryptography: the MAC is eight hex characters of a checksum over
// algorithm and message, so that a changed message has another one and a test can compute what the host would
// send by FakeMac. A track is "enciphered" by turning every bit over.
class FakeHostKeysClient : public HostKeysClient {
 public:
  static std::string FakeMac(v1::MacAlgorithm algorithm, std::string_view message);

  // FailNext makes the next call of any kind answer `error`.
  void FailNext(absl::Status error);

  std::vector<v1::ImportWorkingKeysRequest> imports() const;
  int drops() const;

  absl::StatusOr<std::string> GenerateMac(v1::MacAlgorithm algorithm,
                                          std::span<const uint8_t> message) override;
  absl::StatusOr<bool> VerifyMac(v1::MacAlgorithm algorithm, std::span<const uint8_t> message,
                                 std::string_view mac) override;
  absl::StatusOr<std::string> EncipherTrack(std::span<const uint8_t> block) override;
  absl::Status ImportWorkingKeys(const v1::ImportWorkingKeysRequest& request) override;
  absl::Status DropWorkingKeys() override;
  absl::StatusOr<v1::GetWorkingKeysResponse> GetWorkingKeys() override;

 private:
  absl::Status TakeError() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  mutable absl::Mutex mutex_;
  absl::Status next_ ABSL_GUARDED_BY(mutex_);
  std::vector<v1::ImportWorkingKeysRequest> imports_ ABSL_GUARDED_BY(mutex_);
  bool has_keys_ ABSL_GUARDED_BY(mutex_) = false;
  int drops_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_CLIENT_FAKE_HOST_KEYS_CLIENT_H_
