// SPDX-License-Identifier: Apache-2.0
#include "services/payment/receipt_printer.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"
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
  bool ended = false;
  log.Update([&](v1::Payment& change) {
    *change.mutable_print_jobs() = {jobs.begin(), jobs.end()};
    ended = IsFinal(change.state());
  });
  // One that is still open is noted when it ends.
  if (!ended) return;
  if (absl::Status status = ports_.books.RecordReceipt(payment.name(), jobs); !status.ok()) {
    log::Warn("receipt not recorded", {{"payment", payment.name()}, {"status", status.ToString()}});
  }
}

absl::StatusOr<print::v1::Document> ReceiptPrinter::SlipOf(const ledger::v1::Settlement& settlement) {
  const absl::StatusOr<terminal::v1::MerchantProfile> profile = ports_.shop.Profile();
  if (!profile.ok()) return profile.status();
  ledger::v1::TotalsRequest of_the_batch;
  of_the_batch.set_batch_number(settlement.batch_number());
  const absl::StatusOr<ledger::v1::TotalsResponse> totals = ports_.books.Totals(of_the_batch);
  return SettlementDocument(settlement, totals.ok() ? *totals : ledger::v1::TotalsResponse(), *profile);
}

std::vector<std::string> ReceiptPrinter::PrintSlip(const ledger::v1::Settlement& settlement) {
  absl::StatusOr<print::v1::Document> slip = SlipOf(settlement);
  if (!slip.ok()) return {};
  print::v1::PrintRequest request;
  // "settlements/000012-1": a name that print takes for its own.
  std::string id = settlement.name();
  std::replace(id.begin(), id.end(), '/', '-');
  request.set_request_id(id);
  *request.mutable_document() = *std::move(slip);
  const absl::StatusOr<std::string> job = ports_.paper.Print(request);
  if (job.ok()) return {*job};
  log::Warn("slip not queued", {{"settlement", settlement.name()}, {"status", job.status().ToString()}});
  return {};
}

absl::StatusOr<std::string> ReceiptPrinter::PrintAgain(const std::string& request_id,
                                                       print::v1::Document document, bool further) {
  constexpr size_t kLongestRequestId = 58;
  if (request_id.empty() || request_id.size() > kLongestRequestId) {
    return MakeError(ErrorCode::kInvalidRequest, "request_id: 1 to 58 characters");
  }
  print::v1::PrintRequest request;
  // A name space of its own: a person's request must not meet the ids of what prints by itself.
  request.set_request_id(absl::StrCat("again-", request_id));
  request.set_reprint(further);
  *request.mutable_document() = std::move(document);
  return ports_.paper.Print(request);
}

absl::StatusOr<std::string> ReceiptPrinter::ReprintSlip(const std::string& request_id,
                                                        const ledger::v1::Settlement& settlement) {
  absl::StatusOr<print::v1::Document> slip = SlipOf(settlement);
  if (!slip.ok()) return slip.status();
  return PrintAgain(request_id, *std::move(slip), /*further=*/true);
}

absl::StatusOr<std::string> ReceiptPrinter::PrintTotals(const std::string& request_id,
                                                        const ledger::v1::TotalsRequest& request,
                                                        const std::string& operator_id, absl::Time now) {
  const absl::StatusOr<terminal::v1::MerchantProfile> profile = ports_.shop.Profile();
  if (!profile.ok()) return profile.status();
  const absl::StatusOr<ledger::v1::TotalsResponse> totals = ports_.books.Totals(request);
  if (!totals.ok()) return totals.status();
  return PrintAgain(request_id, TotalsDocument(request, *totals, *profile, operator_id, now),
                    /*further=*/false);
}

}  // namespace till::payment
