// SPDX-License-Identifier: Apache-2.0
// till-ledger: configuration, objects, run.

#include <memory>
#include <string>

#include "services/common/clock/clock.h"
#include "services/common/config/config.h"
#include "services/common/log/log.h"
#include "services/common/rpc/service_host.h"
#include "services/common/secret/process_hardening.h"
#include "services/ledger/config.pb.h"
#include "services/ledger/journal_service.h"
#include "services/ledger/ledger.h"
#include "services/ledger/ledger_reader.h"
#include "services/ledger/reports_service.h"
#include "services/ledger/settings.h"
#include "services/ledger/status_macros.h"

namespace till::ledger {
namespace {

absl::Status Main(int argc, char** argv) {
  LEDGER_RETURN_IF_ERROR(HardenProcess());
  log::SetService("ledger");
  LEDGER_ASSIGN_OR_RETURN(const std::string file, ConfigPathFromArguments(argc, argv));
  config::LedgerConfig config;
  LEDGER_RETURN_IF_ERROR(LoadConfig(file, &config));
  LEDGER_ASSIGN_OR_RETURN(const LedgerOptions options, OptionsFromConfig(config, file));
  LEDGER_ASSIGN_OR_RETURN(rpc::ServiceHost host, rpc::ServiceHost::Create("ledger", config.common()));

  const std::string path = config.common().state_directory() + "/journal.sqlite";
  LEDGER_ASSIGN_OR_RETURN(const std::unique_ptr<Ledger> ledger, Ledger::Open(path, options, Clock::Real()));
  LEDGER_ASSIGN_OR_RETURN(const std::unique_ptr<LedgerReader> reader, LedgerReader::Open(path));

  JournalService journal_service(*ledger);
  ReportsService reports_service(*reader);
  host.AddFacet<v1::Journal>(&journal_service);
  host.AddFacet<v1::Reports>(&reports_service);
  return host.Run();
}

}  // namespace
}  // namespace till::ledger

int main(int argc, char** argv) {
  return till::rpc::ExitCode(till::ledger::Main(argc, argv));
}
