// SPDX-License-Identifier: Apache-2.0
// till-print: configuration, objects, run.

#include "absl/strings/str_cat.h"
#include "services/common/clock/clock.h"
#include "services/common/config/config.h"
#include "services/common/log/log.h"
#include "services/common/rpc/service_host.h"
#include "services/common/secret/process_hardening.h"
#include "services/common/session/session_verifier.h"
#include "services/print/config.pb.h"
#include "services/print/configured_printer.h"
#include "services/print/preview_service.h"
#include "services/print/print_queue.h"
#include "services/print/printing_service.h"
#include "services/print/settings.h"
#include "services/print/spool.h"

namespace till::print {
namespace {

absl::Status Main(int argc, char** argv) {
  if (absl::Status hardened = HardenProcess(); !hardened.ok()) return hardened;
  log::SetService("print");
  const absl::StatusOr<std::string> file = ConfigPathFromArguments(argc, argv);
  if (!file.ok()) return file.status();
  config::PrintConfig config;
  if (absl::Status loaded = LoadConfig(*file, &config); !loaded.ok()) return loaded;
  if (absl::Status checked = CheckSettings(config, *file); !checked.ok()) return checked;
  const absl::StatusOr<TemplateSet> templates = LoadTemplates(config);
  if (!templates.ok()) return templates.status();
  absl::StatusOr<rpc::ServiceHost> host = rpc::ServiceHost::Create("print", config.common());
  if (!host.ok()) return host.status();

  Clock& clock = Clock::Real();
  absl::StatusOr<std::unique_ptr<Spool>> spool =
      Spool::Open(absl::StrCat(config.common().state_directory(), "/spool.db"), clock);
  if (!spool.ok()) return spool.status();
  ConfiguredPrinter printer(config);
  PrintQueue queue(*std::move(spool), printer.printer(), clock, QueueOptionsOf(config));

  PrintingService printing_service(queue, *templates);
  PreviewService preview_service(*templates, LoadFont(config), FontFileOf(config));
  const SessionVerifier sessions = SessionVerifier::FromFile(
      absl::StrCat(config.common().run_directory(), "/terminal/session.pub"), clock);
  host->SetPermissionChecker(&sessions);
  host->AddFacet<v1::Printing>(&printing_service);
  host->AddFacet<v1::Preview>(&preview_service);
  host->OnStop([&queue] { queue.Stop(); });
  queue.Start();
  return host->Run();
}

}  // namespace
}  // namespace till::print

int main(int argc, char** argv) {
  return till::rpc::ExitCode(till::print::Main(argc, argv));
}
