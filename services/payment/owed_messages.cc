// SPDX-License-Identifier: Apache-2.0
#include "services/payment/owed_messages.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"
#include "services/payment/digest.h"
#include "services/payment/kind_plan.h"
#include "services/payment/original.h"

namespace till::payment {

using ledger::v1::PaymentKind;
using ledger::v1::PaymentRecord;

namespace {

// What a message is called after the payment that it is about, so that opening it twice is opening it once.
struct Names {
  const char* request_prefix;
  const char* payment_suffix;
};

Names NamesOf(PaymentKind message) {
  switch (message) {
    case ledger::v1::SCRIPT_RESULT:
      return {"script-result:", "s"};
    case ledger::v1::TOP_UP_CONFIRMATION:
      return {"confirm:", "c"};
    default:
      return {"upload:", "u"};
  }
}

bool MayBeAbout(PaymentKind message, PaymentKind original) {
  const auto originals = RulesOf(message).originals;
  return std::ranges::find(originals, static_cast<till::PaymentKind>(original)) != originals.end();
}

}  // namespace

std::vector<PaymentKind> OwedMessagesOf(const PaymentRecord& record) {
  std::vector<PaymentKind> owed;
  const bool approved = HasStep(record, ledger::v1::HOST_APPROVED);
  if (!record.details().script_results().empty() && MayBeAbout(ledger::v1::SCRIPT_RESULT, record.kind()))
    owed.push_back(ledger::v1::SCRIPT_RESULT);
  if (approved && MayBeAbout(ledger::v1::TOP_UP_CONFIRMATION, record.kind()))
    owed.push_back(ledger::v1::TOP_UP_CONFIRMATION);
  if (HasStep(record, ledger::v1::OFFLINE_APPROVED)) owed.push_back(ledger::v1::OFFLINE_SALE_UPLOAD);
  return owed;
}

std::string OwedMessageName(const std::string& payment, PaymentKind message) {
  return absl::StrCat(payment, NamesOf(message).payment_suffix);
}

absl::Status OpenOwedMessages(BooksPort& books, const PaymentRecord& record) {
  for (const PaymentKind kind : OwedMessagesOf(record)) {
    ledger::v1::RecordIntentRequest intent;
    intent.set_payment(OwedMessageName(record.payment(), kind));
    intent.set_request_id(absl::StrCat(NamesOf(kind).request_prefix, IdOf(record.payment())));
    intent.set_request_digest(Sha256(intent.request_id()));
    intent.set_kind(kind);
    intent.set_operator_id(record.operator_id());
    intent.set_original(record.payment());
    const absl::StatusOr<ledger::v1::RecordIntentResponse> opened = books.RecordIntent(intent);
    if (!opened.ok()) return opened.status();
    log::Info("message owed", {{"payment", record.payment()}, {"kind", ledger::v1::PaymentKind_Name(kind)}});
  }
  return absl::OkStatus();
}

}  // namespace till::payment
