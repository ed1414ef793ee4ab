// SPDX-License-Identifier: Apache-2.0
#include "services/payment/signed_slip.h"

#include "absl/strings/str_cat.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"
#include "services/payment/digest.h"
#include "services/payment/original.h"
#include "services/payment/projection.h"
#include "services/payment/signature_image.h"

namespace till::payment {
namespace {

constexpr char kRequestPrefix[] = "slip:";

std::string SlipOf(const std::string& payment) {
  return absl::StrCat(payment, "g");
}

absl::Status Reused(const std::string& payment) {
  return WithPayment(MakeError(ErrorCode::kRequestIdReused, "another signature was attached before"),
                     payment);
}

}  // namespace

absl::Status OpenSlip(BooksPort& books, const std::string& payment, const v1::SignatureImage& image,
                      const std::string& operator_id) {
  const absl::StatusOr<std::string> signature = EncodeSignature(image);
  if (!signature.ok()) return signature.status();
  const absl::StatusOr<ledger::v1::PaymentRecord> signed_one = books.GetRecord(payment);
  if (!signed_one.ok()) return signed_one.status();
  if (!WantsSignature(*signed_one) || signed_one->state() != ledger::v1::PaymentRecord::POSTED) {
    return WithPayment(MakeError(ErrorCode::kIllegalStep, "the payment wants no signature"), payment);
  }
  ledger::v1::RecordIntentRequest intent;
  intent.set_payment(SlipOf(payment));
  intent.set_request_id(absl::StrCat(kRequestPrefix, IdOf(payment)));
  intent.set_request_digest(Sha256(*signature));
  intent.set_kind(ledger::v1::SLIP_UPLOAD);
  intent.set_operator_id(operator_id);
  intent.set_original(payment);
  intent.set_signature(*signature);
  const absl::StatusOr<ledger::v1::RecordIntentResponse> opened = books.RecordIntent(intent);
  if (!opened.ok()) return opened.status();
  // Once its request_id is forgotten the books know the slip by its original alone.
  if (opened->record().details().signature() != *signature) return Reused(payment);
  if (!opened->existed()) {
    log::Info("signature attached",
              {{"payment", payment}, {"bytes", static_cast<int64_t>(signature->size())}});
  }
  return absl::OkStatus();
}

bool HasSlip(BooksPort& books, const std::string& payment) {
  return books.GetRecord(SlipOf(payment)).ok();
}

}  // namespace till::payment
