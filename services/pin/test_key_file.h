// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_TEST_KEY_FILE_H_
#define TILL_SERVICES_PIN_TEST_KEY_FILE_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/common/secret/secret_buffer.h"

namespace till::pin {

// TestKey is one master key of a test key file.
struct TestKey {
  SecretBuffer key;                      // 16 or 24 bytes; SM4: 16
  std::vector<uint8_t> key_check_value;  // 3 or 4 bytes
};

// TestKeys is what a test key file holds.
struct TestKeys {
  TestKey master_key;
  TestKey sm4_master_key;  // Empty when the file has none.
};

// ParseTestKeyFile reads a test key file:
//
//     test_only: true
//     master_key { hex: "0123…" check_value: "08D7B4FB" }
//     sm4_master_key { hex: "FEDC…" check_value: "40013356" }  # may be left out
//
// It is a textproto in form, but read by hand into a SecretBuffer, because a protobuf cannot wipe a string.
// Comments (#) are skipped. TEST_KEY_REFUSED when `allowed` (TakesTestKeys) is false or the file does not say
// test_only: true; CONFIG_INVALID with the line for anything else that is wrong. No error repeats what stands
// in the file.
absl::StatusOr<TestKeys> ParseTestKeyFile(std::string_view text, bool allowed);

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_TEST_KEY_FILE_H_
