// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_SETTLEMENT_DOCUMENT_H_
#define TILL_SERVICES_PAYMENT_SETTLEMENT_DOCUMENT_H_

#include <string>

#include "absl/time/time.h"
#include "till/ledger/v1/journal.pb.h"
#include "till/ledger/v1/reports.pb.h"
#include "till/print/v1/preview.pb.h"
#include "till/terminal/v1/profile.pb.h"

namespace till::payment {

// SettlementDocument returns a settlement's slip as the fields of print's "settlement" template: the sums
// that were compared with the host, its word, and the batch by kind.
print::v1::Document SettlementDocument(const ledger::v1::Settlement& settlement,
                                       const ledger::v1::TotalsResponse& totals,
                                       const terminal::v1::MerchantProfile& profile);

// TotalsDocument returns sums as the fields of print's "totals" template: what was asked for, and what is
// open.
print::v1::Document TotalsDocument(const ledger::v1::TotalsRequest& request,
                                   const ledger::v1::TotalsResponse& totals,
                                   const terminal::v1::MerchantProfile& profile,
                                   const std::string& operator_id, absl::Time now);

// PutTotals writes the sums of `totals` over all operators into `document`: by kind, by scheme, and over all.
void PutTotals(print::v1::Document& document, const ledger::v1::TotalsResponse& totals,
               const std::string& currency);

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_SETTLEMENT_DOCUMENT_H_
