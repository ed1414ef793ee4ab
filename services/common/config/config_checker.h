// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_CONFIG_CONFIG_CHECKER_H_
#define TILL_SERVICES_COMMON_CONFIG_CONFIG_CHECKER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/common/config/common_config.pb.h"

namespace till {

// ConfigChecker collects everything that is wrong with a configuration, so that it is mended in one go:
//
//     ConfigChecker check("pin.textproto");
//     check.Required("keypad.device", config.keypad().device());
//     check.InRange("keypad.timeout_ms", config.keypad().timeout_ms(), 1000, 120000);
//     return check.Result();
class ConfigChecker {
 public:
  explicit ConfigChecker(std::string_view file) : file_(file) {}

  // Required wants a text that is not empty.
  void Required(std::string_view field, std::string_view value);

  // InRange wants lowest <= value <= highest.
  void InRange(std::string_view field, int64_t value, int64_t lowest, int64_t highest);

  // AbsolutePath wants a path that begins with "/" and has no "..".
  void AbsolutePath(std::string_view field, std::string_view value);

  // Expect wants `condition`; `complaint` says what the field should be ("must be three digits").
  void Expect(bool condition, std::string_view field, std::string_view complaint);

  // Common checks what every process has: both directories absolute, in the world that the process is of, a
  // language that there is, identities whole and without a name twice.
  void Common(const till::config::Common& common);

  // Result is OK or one CONFIG_INVALID that lists every complaint as "file: field: complaint".
  absl::Status Result() const;

 private:
  // CheckWorld wants the folders of training for training, and for nothing else: whoever knows where a
  // process is knows which world it is of.
  void CheckWorld(const till::config::Common& common);

  std::string file_;
  std::vector<std::string> complaints_;
};

}  // namespace till

#endif  // TILL_SERVICES_COMMON_CONFIG_CONFIG_CHECKER_H_
