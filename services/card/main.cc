// SPDX-License-Identifier: Apache-2.0
// till-card: configuration, objects, run.

#include "absl/strings/str_cat.h"
#include "services/card/config.pb.h"
#include "services/card/configured_reader.h"
#include "services/card/downloads/rule_book.h"
#include "services/card/random_source.h"
#include "services/card/reader_service.h"
#include "services/card/sealing_files.h"
#include "services/card/settings.h"
#include "services/card/signal_devices.h"
#include "services/card/signals/cue_player.h"
#include "services/common/config/config.h"
#include "services/common/config/world.h"
#include "services/common/log/log.h"
#include "services/common/rpc/service_host.h"
#include "services/common/sealed_account/sealed_account.h"
#include "services/common/secret/process_hardening.h"

namespace till::card {
namespace {

absl::Status Main(int argc, char** argv) {
  if (absl::Status hardened = HardenProcess(); !hardened.ok()) return hardened;
  log::SetService("card");
  const absl::StatusOr<std::string> file = ConfigPathFromArguments(argc, argv);
  if (!file.ok()) return file.status();
  config::CardConfig config;
  if (absl::Status loaded = LoadConfig(*file, &config); !loaded.ok()) return loaded;
  if (absl::Status checked = CheckSettings(config, *file); !checked.ok()) return checked;
  const absl::StatusOr<TerminalData> terminal = TerminalFromConfig(config);
  if (!terminal.ok()) return terminal.status();
  const absl::StatusOr<oda::CapkStore> authorities = AuthoritiesFromConfig(config);
  if (!authorities.ok()) return authorities.status();
  absl::StatusOr<rpc::ServiceHost> host = rpc::ServiceHost::Create("card", config.common());
  if (!host.ok()) return host.status();
  absl::StatusOr<SecretBuffer> token_key = LoadTokenKey(config.common().state_directory());
  if (!token_key.ok()) return token_key.status();

  ConfiguredReader reader(config);
  // In memory only: what was sealed to a process that is gone is fetched again.
  const SealingKeyPair sealing_keys = SealingKeyPair::Generate();
  if (absl::Status published =
          sealing_keys.Publish(absl::StrCat(config.common().run_directory(), "/card/sealing.pub"));
      !published.ok()) {
    return published;
  }
  SystemRandom random;
  FileAccountSealer sealer(config.common().run_directory());
  RuleBook rules({*terminal, *authorities, Blacklist(*token_key)}, config.common().state_directory(),
                 !TakesTestKeys(config.common()));
  const CardTokenizer tokenizer(*std::move(token_key));
  CuePlayer cues(IndicatorFromConfig(config), BuzzerFromConfig(config));
  ReaderService service({reader.reader(), random, sealer, tokenizer, sealing_keys, &cues}, rules,
                        config.common().state_directory());
  host->AddFacet<v1::Reader>(&service);
  host->OnStop([&service] { service.CancelAny(); });
  return host->Run();
}

}  // namespace
}  // namespace till::card

int main(int argc, char** argv) {
  return till::rpc::ExitCode(till::card::Main(argc, argv));
}
