// SPDX-License-Identifier: Apache-2.0
// till-payment: configuration, objects, run.

#include <sodium.h>

#include <memory>
#include <string>

#include "services/card/client/reader_client.h"
#include "services/common/clock/clock.h"
#include "services/common/config/config.h"
#include "services/common/config/config_checker.h"
#include "services/common/log/log.h"
#include "services/common/rpc/channel.h"
#include "services/common/rpc/service_host.h"
#include "services/common/secret/process_hardening.h"
#include "services/common/session/session_verifier.h"
#include "services/ledger/client/grpc_journal_client.h"
#include "services/ledger/client/grpc_reports_client.h"
#include "services/payment/batches_service.h"
#include "services/payment/config.pb.h"
#include "services/payment/moments_service.h"
#include "services/payment/payment_desk.h"
#include "services/payment/payments_service.h"
#include "services/payment/ports/books.h"
#include "services/payment/ports/card.h"
#include "services/payment/ports/host.h"
#include "services/payment/ports/paper.h"
#include "services/payment/ports/pin_pad.h"
#include "services/payment/ports/shop.h"
#include "services/pin/client/pin_entry_client.h"
#include "services/print/client/printing_client.h"
#include "services/uplink/client/acquirer_client.h"

namespace till::payment {
namespace {

double Random() {
  return randombytes_random() / 0x1p32;
}

absl::Status Main(int argc, char** argv) {
  if (absl::Status hardened = HardenProcess(); !hardened.ok()) return hardened;
  log::SetService("payment");
  const absl::StatusOr<std::string> file = ConfigPathFromArguments(argc, argv);
  if (!file.ok()) return file.status();
  config::PaymentConfig config;
  if (absl::Status loaded = LoadConfig(*file, &config); !loaded.ok()) return loaded;
  ConfigChecker check(*file);
  check.Common(config.common());
  if (absl::Status checked = check.Result(); !checked.ok()) return checked;
  absl::StatusOr<rpc::ServiceHost> host = rpc::ServiceHost::Create("payment", config.common());
  if (!host.ok()) return host.status();

  Clock& clock = Clock::Real();
  const std::string& run = config.common().run_directory();
  ledger::GrpcJournalClient journal(rpc::DialFacet(run, "ledger", "journal"));
  ledger::GrpcReportsClient reports(rpc::DialFacet(run, "ledger", "reports"));
  const std::unique_ptr<card::ReaderClient> reader = card::DialReader(run);
  const std::unique_ptr<pin::PinEntryClient> pin_entry = pin::DialPinEntry(run);
  const std::unique_ptr<uplink::AcquirerClient> acquirer = uplink::DialAcquirer(run);
  const std::unique_ptr<print::PrintingClient> printing = print::DialPrinting(run);

  Books books(journal, reports, clock);
  Card card(*reader);
  PinPad pin_pad(*pin_entry);
  Host line(*acquirer);
  Paper paper(*printing);
  Shop shop(rpc::DialFacet(run, "terminal", "profile"), rpc::DialFacet(run, "terminal", "parameters"),
            rpc::DialFacet(run, "terminal", "acquirer-parameters"),
            rpc::DialFacet(run, "terminal", "promotions"), clock);
  PaymentDesk desk({.card = card,
                    .pin = pin_pad,
                    .host = line,
                    .books = books,
                    .paper = paper,
                    .shop = shop,
                    .clock = clock},
                   Random, config.common().training());

  const SessionVerifier sessions = SessionVerifier::FromFile(run + "/terminal/session.pub", clock);
  PaymentsService payments_service(desk, reports, sessions);
  BatchesService batches_service(desk, reports, sessions);
  MomentsService moments_service(desk);
  host->SetPermissionChecker(&sessions);
  host->AddFacet<v1::Payments>(&payments_service);
  host->AddFacet<v1::Batches>(&batches_service);
  host->AddFacet<v1::Moments>(&moments_service);
  host->OnStop([&] {
    payments_service.EndStreams();
    batches_service.EndStreams();
    desk.Close();
  });
  desk.Open();
  return host->Run();
}

}  // namespace
}  // namespace till::payment

int main(int argc, char** argv) {
  return till::rpc::ExitCode(till::payment::Main(argc, argv));
}
