// SPDX-License-Identifier: Apache-2.0
// till-ledger: configuration, objects, run. With --restore FILE it puts a backup in the journal's place
// instead.

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "services/common/clock/clock.h"
#include "services/common/config/config.h"
#include "services/common/lifecycle/single_instance.h"
#include "services/common/log/log.h"
#include "services/common/rpc/service_host.h"
#include "services/common/secret/process_hardening.h"
#include "services/ledger/config.pb.h"
#include "services/ledger/journal_service.h"
#include "services/ledger/ledger.h"
#include "services/ledger/ledger_reader.h"
#include "services/ledger/reports_service.h"
#include "services/ledger/restore.h"
#include "services/ledger/settings.h"
#include "services/ledger/status_macros.h"

namespace till::ledger {
namespace {

// TakeRestore takes "--restore FILE" out of the arguments and returns FILE; empty when it is not there.
std::string TakeRestore(std::vector<char*>& arguments) {
  const auto flag = std::ranges::find_if(
      arguments, [](const char* argument) { return std::string_view(argument) == "--restore"; });
  if (flag == arguments.end() || flag + 1 == arguments.end()) return "";
  std::string file = *(flag + 1);
  arguments.erase(flag, flag + 2);
  return file;
}

// Offline: the lock of the state folder says that no ledger runs.
absl::Status RestoreFrom(const std::string& backup, const std::string& folder) {
  LEDGER_ASSIGN_OR_RETURN(const SingleInstance instance, SingleInstance::Acquire(folder));
  LEDGER_ASSIGN_OR_RETURN(const Restored restored,
                          Restore(backup, folder + "/journal.sqlite", Clock::Real()));
  std::printf("restored %lld entries, %lld payments; the journal of before is %s\n",
              static_cast<long long>(restored.entries), static_cast<long long>(restored.payments),
              restored.kept_aside.empty() ? "none" : restored.kept_aside.c_str());
  return absl::OkStatus();
}

absl::Status Main(int argc, char** argv) {
  LEDGER_RETURN_IF_ERROR(HardenProcess());
  log::SetService("ledger");
  std::vector<char*> arguments(argv, argv + argc);
  const std::string backup = TakeRestore(arguments);
  LEDGER_ASSIGN_OR_RETURN(const std::string file,
                          ConfigPathFromArguments(static_cast<int>(arguments.size()), arguments.data()));
  config::LedgerConfig config;
  LEDGER_RETURN_IF_ERROR(LoadConfig(file, &config));
  LEDGER_ASSIGN_OR_RETURN(const LedgerOptions options, OptionsFromConfig(config, file));
  if (!backup.empty()) return RestoreFrom(backup, config.common().state_directory());
  LEDGER_ASSIGN_OR_RETURN(rpc::ServiceHost host, rpc::ServiceHost::Create("ledger", config.common()));

  const std::string path = config.common().state_directory() + "/journal.sqlite";
  LEDGER_ASSIGN_OR_RETURN(const std::unique_ptr<Ledger> ledger, Ledger::Open(path, options, Clock::Real()));
  LEDGER_ASSIGN_OR_RETURN(const std::unique_ptr<LedgerReader> reader, LedgerReader::Open(path));

  JournalService journal_service(*ledger);
  ReportsService reports_service(*reader, ledger->signer());
  host.AddFacet<v1::Journal>(&journal_service);
  host.AddFacet<v1::Reports>(&reports_service);
  return host.Run();
}

}  // namespace
}  // namespace till::ledger

int main(int argc, char** argv) {
  return till::rpc::ExitCode(till::ledger::Main(argc, argv));
}
