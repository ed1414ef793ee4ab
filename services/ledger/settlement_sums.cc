// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/settlement_sums.h"

#include "services/ledger/canonical.h"
#include "services/ledger/status_macros.h"

namespace till::ledger {

std::string SettlementSums::Encode() const {
  CanonicalWriter writer;
  writer.Integer(1, debit_minor);
  writer.Integer(2, debit_count);
  writer.Integer(3, credit_minor);
  writer.Integer(4, credit_count);
  return writer.Take();
}

absl::StatusOr<SettlementSums> SettlementSums::Decode(std::string_view bytes) {
  SettlementSums sums;
  CanonicalReader reader(bytes);
  sums.debit_minor = reader.Integer(1);
  sums.debit_count = reader.Integer(2);
  sums.credit_minor = reader.Integer(3);
  sums.credit_count = reader.Integer(4);
  LEDGER_RETURN_IF_ERROR(reader.Finish());
  return sums;
}

}  // namespace till::ledger
