// SPDX-License-Identifier: Apache-2.0
// till-uplink: configuration, objects, run.

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/clock/clock.h"
#include "services/common/config/config.h"
#include "services/common/log/log.h"
#include "services/common/rpc/service_host.h"
#include "services/common/sealed_account/sealed_account.h"
#include "services/common/secret/process_hardening.h"
#include "services/common/status/error.h"
#include "services/pin/client/host_keys_client.h"
#include "services/uplink/acquirer_service.h"
#include "services/uplink/caretaker.h"
#include "services/uplink/config.pb.h"
#include "services/uplink/exchanger.h"
#include "services/uplink/host_session.h"
#include "services/uplink/line/tls_line.h"
#include "services/uplink/notice/http_poster.h"
#include "services/uplink/notices_service.h"
#include "services/uplink/pin_key_service.h"
#include "services/uplink/settings.h"

namespace till::uplink {
namespace {

// Jitter needs no secrecy, only that two terminals differ.
std::function<double()> Random() {
  const auto engine = std::make_shared<std::mt19937_64>(std::random_device()());
  return [engine] { return std::uniform_real_distribution<double>(0, 1)(*engine); };
}

template <typename T>
absl::StatusOr<T> OfProfile(absl::StatusOr<T> made) {
  if (!made.ok()) return MakeError(ErrorCode::kConfigInvalid, std::string(made.status().message()));
  return made;
}

absl::Status Main(int argc, char** argv) {
  if (absl::Status hardened = HardenProcess(); !hardened.ok()) return hardened;
  log::SetService("uplink");
  const absl::StatusOr<std::string> file = ConfigPathFromArguments(argc, argv);
  if (!file.ok()) return file.status();
  config::UplinkConfig config;
  if (absl::Status loaded = LoadConfig(*file, &config); !loaded.ok()) return loaded;
  absl::StatusOr<Settings> settings = ReadSettings(config, *file);
  if (!settings.ok()) return settings.status();
  absl::StatusOr<rpc::ServiceHost> host = rpc::ServiceHost::Create("uplink", config.common());
  if (!host.ok()) return host.status();

  const absl::StatusOr<MessageSpec> spec = OfProfile(MessageSpec::Create(settings->profile));
  if (!spec.ok()) return spec.status();
  settings->line.frame = spec->frame();
  const absl::StatusOr<TransactionTable> table =
      OfProfile(TransactionTable::Create(settings->profile, *spec));
  if (!table.ok()) return table.status();
  const absl::StatusOr<ResponseCatalogue> catalogue =
      OfProfile(ResponseCatalogue::Create(settings->response_codes));
  if (!catalogue.ok()) return catalogue.status();
  absl::StatusOr<MessageBuilder> builder = MessageBuilder::Create(*spec, settings->terminal);
  if (!builder.ok()) return builder.status();

  // Persistent: a reversal after a crash must still open the account that was sealed before it.
  const absl::StatusOr<SealingKeyPair> account_keys =
      SealingKeyPair::LoadOrCreate(absl::StrCat(config.common().state_directory(), "/sealing.key"));
  if (!account_keys.ok()) return account_keys.status();
  const std::string published = absl::StrCat(config.common().run_directory(), "/uplink/sealing.pub");
  if (absl::Status done = account_keys->Publish(published); !done.ok()) return done;

  Clock& clock = Clock::Real();
  const std::unique_ptr<pin::HostKeysClient> pin = pin::DialHostKeys(config.common().run_directory());
  PinKeyService keys(*pin);
  TraceCounter traces(absl::StrCat(config.common().state_directory(), "/trace"));
  LateReplies late_replies;
  const absl::StatusOr<std::unique_ptr<TlsLine>> line = TlsLine::Create(settings->line, clock, Random());
  if (!line.ok()) return line.status();
  Exchanger exchanger(*spec, *catalogue, **line, keys, clock, late_replies);
  const absl::StatusOr<std::unique_ptr<HostSession>> session = HostSession::Create(
      *table, *std::move(builder), *catalogue, *account_keys, exchanger, keys, traces, settings->session);
  if (!session.ok()) return session.status();
  Caretaker caretaker(**session, exchanger, **line, clock, Backoff(settings->sign_on_backoff, Random()),
                      settings->caretaker);
  std::vector<std::string> names;
  for (const TlsLine::Host& each : settings->line.hosts)
    names.push_back(absl::StrCat(each.host, ":", each.port));
  AcquirerService service(**session, exchanger, late_replies, **line, *catalogue, host->Metrics(),
                          std::move(names),
                          absl::StrCat(config.common().run_directory(), "/card/sealing.pub"));

  const absl::StatusOr<std::unique_ptr<HttpPoster>> poster =
      HttpPoster::Create({.ca_file = config.notice_ca_file(),
                          .plain_allowed = config.common().development(),
                          .this_machine_only = config.common().training()});
  if (!poster.ok()) return poster.status();
  NoticesService notices_service(**poster);

  host->AddFacet<v1::Acquirer>(&service);
  host->AddFacet<v1::Notices>(&notices_service);
  host->OnStop([&late_replies] { late_replies.Close(); });
  // An answer that is on its way is worth a short wait; one that does not come is NO_REPLY now rather than in
  // a minute.
  host->OnStop([&exchanger, &line] {
    exchanger.WaitIdle(absl::Seconds(4));
    (*line)->Stop();
  });
  caretaker.Start();
  if (absl::Status started = (*line)->Start(exchanger); !started.ok()) return started;
  const absl::Status ran = host->Run();
  (*line)->Stop();
  caretaker.Stop();
  return ran;
}

}  // namespace
}  // namespace till::uplink

int main(int argc, char** argv) {
  return till::rpc::ExitCode(till::uplink::Main(argc, argv));
}
