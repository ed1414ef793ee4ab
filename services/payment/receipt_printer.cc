// SPDX-License-Identifier: Apache-2.0
#include "services/payment/receipt_printer.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "services/common/log/log.h"
#include "services/payment/original.h"
#include "services/payment/projection.h"
#include "services/payment/receipt_document.h"
#include "services/payment/settlement_document.h"

namespace till::payment {

void ReceiptPrinter::PrintCopies(PaymentLog& log) {
  const v1::Payment payment = log.Now();
  const absl::StatusOr<terminal::v1::TerminalParameters> parameters = ports_.shop.Parameters();
  const absl::StatusOr<terminal::v1::MerchantProfile> profile = ports_.shop.Profile();
  if (!parameters.ok() || !profile.ok()) return;
  std::optional<v1::Payment> original;
  if (!payment.original().empty()) {
    const absl::StatusOr<ledger::v1::PaymentRecord> record = ports_.books.GetRecord(payment.original());
    if (record.ok()) original = PaymentFromRecord(*record);
  }
  std::vector<v1::ReceiptCopy> copies;
  if (parameters->receipt_copies() >= 2) copies.push_back(v1::MERCHANT_COPY);
  if (parameters->receipt_copies() >= 1) copies.push_back(v1::CUSTOMER_COPY);
  std::vector<std::string> jobs;
  for (const v1::ReceiptCopy copy : copies) {
    print::v1::PrintRequest request;
    request.set_request_id(
        absl::StrCat(IdOf(payment.name()), copy == v1::MERCHANT_COPY ? "-merchant" : "-customer"));
    *request.mutable_document() =
        ReceiptDocument(payment, original ? &*original : nullptr, *profile, copy, "");
    const absl::StatusOr<std::string> job = ports_.paper.Print(request);
    if (!job.ok()) {
      log::Warn("receipt not queued", {{"payment", payment.name()}, {"status", job.status().ToString()}});
      continue;
    }
    jobs.push_back(*job);
  }
  if (jobs.empty()) return;
  log.Update([&](v1::Payment& change) { *change.mutable_print_jobs() = {jobs.begin(), jobs.end()}; });
  // One that is still open is noted when it ends.
  if (!IsFinal(log.Now().state())) return;
  if (absl::Status status = ports_.books.RecordReceipt(payment.name(), jobs); !status.ok()) {
    log::Warn("receipt not recorded", {{"payment", payment.name()}, {"status", status.ToString()}});
  }
}

std::vector<std::string> ReceiptPrinter::PrintSlip(const ledger::v1::Settlement& settlement) {
  const absl::StatusOr<terminal::v1::MerchantProfile> profile = ports_.shop.Profile();
  ledger::v1::TotalsRequest of_the_batch;
  of_the_batch.set_batch_number(settlement.batch_number());
  const absl::StatusOr<ledger::v1::TotalsResponse> totals = ports_.books.Totals(of_the_batch);
  if (!profile.ok()) return {};
  print::v1::PrintRequest request;
  // "settlements/000012-1": a name that print takes for its own.
  std::string id = settlement.name();
  std::replace(id.begin(), id.end(), '/', '-');
  request.set_request_id(id);
  *request.mutable_document() =
      SettlementDocument(settlement, totals.ok() ? *totals : ledger::v1::TotalsResponse(), *profile);
  const absl::StatusOr<std::string> job = ports_.paper.Print(request);
  if (job.ok()) return {*job};
  log::Warn("slip not queued", {{"settlement", settlement.name()}, {"status", job.status().ToString()}});
  return {};
}

}  // namespace till::payment
