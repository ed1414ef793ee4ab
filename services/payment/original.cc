// SPDX-License-Identifier: Apache-2.0
#include "services/payment/original.h"

#include <algorithm>
#include <utility>

#include "services/payment/owed_messages.h"

namespace till::payment {

using ledger::v1::PaymentRecord;

namespace {

// Void of a completion of a pre-authorisation: no longer chain exists.
constexpr int kLongestChain = 4;

uplink::v1::OriginalTransaction NamedToTheHost(const PaymentRecord& original) {
  uplink::v1::OriginalTransaction named;
  named.set_trace_number(original.trace_number());
  named.set_batch_number(original.batch_number());
  named.set_date(original.details().host().host_date());
  named.set_authorisation_code(original.details().host().authorisation_code());
  named.set_reference_number(original.details().host().reference_number());
  named.set_kind(original.kind());
  return named;
}

}  // namespace

absl::StatusOr<Context> FindContext(BooksPort& books, const PaymentRecord& record) {
  Context context;
  PaymentRecord holder = record;
  for (int i = 0; i < kLongestChain && !holder.original().empty() && !HasStep(holder, ledger::v1::CARD_READ);
       ++i) {
    absl::StatusOr<PaymentRecord> original = books.GetRecord(holder.original());
    if (!original.ok()) return original.status();
    holder = *std::move(original);
    if (!context.original) context.original = holder;
  }
  context.typed =
      HasStep(holder, ledger::v1::CARD_READ) && holder.details().card().entry_mode() == common::v1::MANUAL;
  context.account = {.box = holder.details().account_for_uplink(), .payment = holder.payment()};
  if (!context.original && !record.original().empty()) {
    absl::StatusOr<PaymentRecord> original = books.GetRecord(record.original());
    if (!original.ok()) return original.status();
    context.original = *std::move(original);
  }
  if (context.original) context.original_at_host = NamedToTheHost(*context.original);
  if (record.kind() == ledger::v1::ELECTRONIC_CASH_REFUND) {
    absl::StatusOr<PaymentRecord> upload =
        books.GetRecord(OwedMessageName(record.original(), ledger::v1::OFFLINE_SALE_UPLOAD));
    if (!upload.ok()) return upload.status();
    context.original_at_host = NamedToTheHost(*upload);
  }
  return context;
}

common::v1::Amount MovedAmount(const PaymentRecord& record) {
  const ledger::v1::HostResult& host = record.details().host();
  return host.has_approved_amount() && host.approved_amount().minor_units() > 0 ? host.approved_amount()
                                                                                : record.amount();
}

bool SameCard(const common::v1::CardSummary& one, const common::v1::CardSummary& other) {
  return !one.token().empty() && one.token() == other.token();
}

bool HasStep(const PaymentRecord& record, ledger::v1::Step step) {
  return record.last_step() == step ||
         std::any_of(record.steps().begin(), record.steps().end(),
                     [step](const auto& recorded) { return recorded.step() == step; });
}

std::string IdOf(const std::string& payment) {
  return payment.substr(payment.find('/') + 1);
}

}  // namespace till::payment
