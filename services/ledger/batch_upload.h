// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_BATCH_UPLOAD_H_
#define TILL_SERVICES_LEDGER_BATCH_UPLOAD_H_

#include <string>
#include <vector>

#include "services/ledger/payment_record.h"
#include "services/ledger/settlement_sums.h"

namespace till::ledger {

// UploadSection is the part of a batch upload that a payment belongs to, in the order of the upload
// (unionpay.md B8). The numbers are those of till.ledger.v1.UploadSection and are on disk.
enum class UploadSection : int {
  kNone = 0,
  kOfflineNotices = 1,
  kChipOffline = 2,
  kStripeOnline = 3,
  kRefundNotices = 4,
  kCompletionAdvices = 5,
  kChipOnline = 6,
  kChipFailed = 7,
};

// SectionOf returns where an ended payment goes, kNone when nothing of it is uploaded.
UploadSection SectionOf(const PaymentRecord& payment);

// PlannedUpload is a payment's place in the upload.
struct PlannedUpload {
  UploadSection section = UploadSection::kNone;
  std::string payment;

  bool operator==(const PlannedUpload&) const = default;
};

// PlanUploads puts the payments of a batch, given in the order of their intents, into the order of the
// upload. A host whose totals were ours has no need of stripe transactions that it authorised.
std::vector<PlannedUpload> PlanUploads(const std::vector<PaymentRecord>& batch, bool balanced);

// SumsOf sums the posted payments of a batch as field 48 wants it: a tip or an adjustment changes the amount
// of the sale that it is about and counts as none of its own.
struct BatchSums {
  SettlementSums domestic;
  SettlementSums foreign;

  bool operator==(const BatchSums&) const = default;
};
BatchSums SumsOf(const std::vector<PaymentRecord>& batch);

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_BATCH_UPLOAD_H_
