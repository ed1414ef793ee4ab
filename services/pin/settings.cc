// SPDX-License-Identifier: Apache-2.0
#include "services/pin/settings.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/config/config_checker.h"
#include "services/common/lifecycle/unique_fd.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"
#include "services/pin/test_key_file.h"

namespace till::pin {
namespace {

// PCI PTS POI: one PIN block per 30 seconds on average.
constexpr int kUsualBlocksPerHour = 120;
constexpr int kMostBlocksPerHourInDevelopment = 1'000'000;
constexpr size_t kMaxKeyFileBytes = 4096;

// ReadSecretFile reads straight into wiped memory.
absl::StatusOr<SecretBuffer> ReadSecretFile(const std::string& path) {
  const UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.valid()) return MakeError(ErrorCode::kConfigInvalid, absl::StrCat(path, ": ", strerror(errno)));
  SecretBuffer bytes(kMaxKeyFileBytes + 1);
  size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = ::read(file.get(), bytes.Mutable().data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return MakeError(ErrorCode::kConfigInvalid, absl::StrCat(path, ": ", strerror(errno)));
    if (got == 0) return SecretBuffer::Copy(bytes.Reveal().first(filled));
    filled += static_cast<size_t>(got);
  }
  return MakeError(ErrorCode::kConfigInvalid, absl::StrCat(path, " is too long for a key file"));
}

}  // namespace

absl::Status CheckSettings(const config::PinConfig& config, std::string_view file, bool release_build) {
  ConfigChecker check(file);
  check.Common(config.common());
  check.Expect(config.pad_case() != config::PinConfig::PAD_NOT_SET, "simulated_pad_socket",
               "some PIN pad is needed");
  if (config.pad_case() == config::PinConfig::kSimulatedPadSocket) {
    check.AbsolutePath("simulated_pad_socket", config.simulated_pad_socket());
    check.Expect(TakesSimulatedDevices(config.common()), "simulated_pad_socket",
                 "is for development and training only");
  }
  if (config.pad_case() == config::PinConfig::kTouchKeypadSocket) {
    check.AbsolutePath("touch_keypad_socket", config.touch_keypad_socket());
    // Who practises must not be brought to type the PIN of a card of their own.
    check.Expect(!config.common().training(), "touch_keypad_socket", "training has the simulated pad only");
  }
  check.Expect(!config.common().training() || !config.test_key_file().empty(), "test_key_file",
               "training has test keys, and no others");
  if (!config.test_key_file().empty()) {
    check.AbsolutePath("test_key_file", config.test_key_file());
    check.Expect(TakesSimulatedDevices(config.common()), "test_key_file",
                 "is for development and training only");
    check.Expect(TakesTestKeys(config.common(), release_build), "test_key_file",
                 "this build takes no test keys outside training");
  }
  check.InRange("max_pin_blocks_per_hour", config.max_pin_blocks_per_hour(), 0,
                config.common().development() ? kMostBlocksPerHourInDevelopment : kUsualBlocksPerHour);
  return check.Result();
}

int MaxPinBlocksPerHour(const config::PinConfig& config) {
  return config.max_pin_blocks_per_hour() == 0 ? kUsualBlocksPerHour : config.max_pin_blocks_per_hour();
}

absl::Status LoadTestKeys(const config::PinConfig& config, KeyStore& keys, bool release_build) {
  if (config.test_key_file().empty()) return absl::OkStatus();
  const absl::StatusOr<SecretBuffer> text = ReadSecretFile(config.test_key_file());
  if (!text.ok()) return text.status();
  absl::StatusOr<TestKeys> test_keys =
      ParseTestKeyFile(text->RevealText(), TakesTestKeys(config.common(), release_build));
  if (!test_keys.ok()) return test_keys.status();
  absl::Status restored;
  for (const KeyCipher cipher : {KeyCipher::kTripleDes, KeyCipher::kSm4}) {
    TestKey& test_key = cipher == KeyCipher::kSm4 ? test_keys->sm4_master_key : test_keys->master_key;
    if (test_key.key.empty()) continue;
    if (absl::Status loaded = keys.LoadMasterKey(cipher, std::move(test_key.key), test_key.key_check_value,
                                                 /*test_only=*/true, &restored);
        !loaded.ok()) {
      return loaded;
    }
  }
  if (!restored.ok()) log::Warn("stored working keys were not restored", {{"why", restored}});
  log::Warn("test keys are loaded", {{"keys", keys.List().size()}});
  return absl::OkStatus();
}

}  // namespace till::pin
