// SPDX-License-Identifier: Apache-2.0
// till-keypad: the PIN keypad on the touch panel, a program of pin.

#include <malloc.h>

#include "absl/strings/str_cat.h"
#include "services/common/clock/clock.h"
#include "services/common/config/config.h"
#include "services/common/config/config_checker.h"
#include "services/common/log/log.h"
#include "services/common/secret/process_hardening.h"
#include "services/pin/keypad/config.pb.h"
#include "services/pin/keypad/keypad.h"

namespace till::pin {
namespace {

absl::Status Main(int argc, char** argv) {
  if (absl::Status hardened = HardenProcess(); !hardened.ok()) return hardened;
  // What is freed is overwritten: libwayland's messages say where fingers were.
  mallopt(M_PERTURB, 0x5A);
  log::SetService("keypad");
  const absl::StatusOr<std::string> file = ConfigPathFromArguments(argc, argv);
  if (!file.ok()) return file.status();
  keypad::config::KeypadConfig config;
  if (absl::Status loaded = LoadConfig(*file, &config); !loaded.ok()) return loaded;
  ConfigChecker check(*file);
  check.Common(config.common());
  if (!config.beeper_device().empty()) check.AbsolutePath("beeper_device", config.beeper_device());
  check.Expect(config.common().development() || !config.keyboard_keys(), "keyboard_keys",
               "is for development only");
  if (absl::Status checked = check.Result(); !checked.ok()) return checked;

  absl::StatusOr<PadLine> line =
      PadLine::Listen(absl::StrCat(config.common().run_directory(), "/pin/keypad.sock"));
  if (!line.ok()) return line.status();
  Keypad keypad(std::move(*line), Beeper(config.beeper_device()),
                {.scrambled = config.scrambled(), .keyboard_keys = config.keyboard_keys()}, Clock::Real());
  if (absl::Status opened = keypad.Open(); !opened.ok()) return opened;
  return keypad.Run();
}

}  // namespace
}  // namespace till::pin

int main(int argc, char** argv) {
  const absl::Status status = till::pin::Main(argc, argv);
  if (status.ok()) return 0;
  till::log::Error("the keypad ends", {{"why", status}});
  return 1;
}
