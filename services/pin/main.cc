// SPDX-License-Identifier: Apache-2.0
// till-pin: configuration, objects, run.

#include <unistd.h>

#include <memory>

#include "absl/strings/str_cat.h"
#include "hal/pin_pad/sim/sim_pin_pad.h"
#include "hal/pin_pad/touch/touch_pin_pad.h"
#include "services/common/clock/clock.h"
#include "services/common/config/config.h"
#include "services/common/log/log.h"
#include "services/common/rpc/service_host.h"
#include "services/common/sealed_account/sealed_account.h"
#include "services/common/secret/process_hardening.h"
#include "services/common/session/session_verifier.h"
#include "services/pin/card_number_entry.h"
#include "services/pin/card_pin_service.h"
#include "services/pin/config.pb.h"
#include "services/pin/durable_record_file.h"
#include "services/pin/key_loading_service.h"
#include "services/pin/key_store.h"
#include "services/pin/mac_service.h"
#include "services/pin/online_pin_entry.h"
#include "services/pin/pin_entry_service.h"
#include "services/pin/settings.h"
#include "services/pin/shared_pad.h"
#include "services/pin/working_keys_service.h"

namespace till::pin {
namespace {

std::unique_ptr<hal::PinPad> MakePad(const config::PinConfig& config, Clock& clock) {
  if (config.pad_case() == config::PinConfig::kTouchKeypadSocket) {
    return std::make_unique<hal::TouchPinPad>(config.touch_keypad_socket(), ::geteuid(), clock);
  }
  return std::make_unique<hal::SimPinPad>(config.simulated_pad_socket(), clock);
}

absl::Status Main(int argc, char** argv) {
  if (absl::Status hardened = HardenProcess(); !hardened.ok()) return hardened;
  log::SetService("pin");
  const absl::StatusOr<std::string> file = ConfigPathFromArguments(argc, argv);
  if (!file.ok()) return file.status();
  config::PinConfig config;
  if (absl::Status loaded = LoadConfig(*file, &config); !loaded.ok()) return loaded;
  if (absl::Status checked = CheckSettings(config, *file); !checked.ok()) return checked;
  absl::StatusOr<rpc::ServiceHost> host = rpc::ServiceHost::Create("pin", config.common());
  if (!host.ok()) return host.status();

  Clock& clock = Clock::Real();
  DurableRecordFile record(config.common().state_directory(), "working_keys");
  KeyStore keys(record, clock);
  if (absl::Status loaded = LoadTestKeys(config, keys); !loaded.ok()) return loaded;

  // In memory only: what was sealed to a process that is gone shall not be opened any more.
  const SealingKeyPair sealing_keys = SealingKeyPair::Generate();
  if (absl::Status published =
          sealing_keys.Publish(absl::StrCat(config.common().run_directory(), "/pin/sealing.pub"));
      !published.ok()) {
    return published;
  }

  const std::unique_ptr<hal::PinPad> pad = MakePad(config, clock);
  SharedPad shared_pad(*pad);
  OnlinePinEntry entry(shared_pad, keys, sealing_keys,
                       RateLimit(MaxPinBlocksPerHour(config), absl::Hours(1), clock), clock);
  // Read anew each time: `card` has another one after each start.
  CardNumberEntry card_number(
      shared_pad, sealing_keys,
      [path = absl::StrCat(config.common().run_directory(), "/card/sealing.pub")] {
        return ReadPublicKey(path);
      },
      clock);
  const SessionVerifier sessions = SessionVerifier::FromFile(
      absl::StrCat(config.common().run_directory(), "/terminal/session.pub"), clock);

  PinEntryService pin_entry_service(shared_pad, entry, card_number);
  MacService mac_service(keys);
  WorkingKeysService working_keys_service(keys);
  CardPinService card_pin_service;
  KeyLoadingService key_loading_service(keys);
  host->SetPermissionChecker(&sessions);
  host->AddFacet<v1::PinEntry>(&pin_entry_service);
  host->AddFacet<v1::Mac>(&mac_service);
  host->AddFacet<v1::WorkingKeys>(&working_keys_service);
  host->AddFacet<v1::CardPin>(&card_pin_service);
  host->AddFacet<v1::KeyLoading>(&key_loading_service);
  host->OnStop([&shared_pad] { shared_pad.CancelAny(); });
  return host->Run();
}

}  // namespace
}  // namespace till::pin

int main(int argc, char** argv) {
  return till::rpc::ExitCode(till::pin::Main(argc, argv));
}
