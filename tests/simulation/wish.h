// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_SIMULATION_WISH_H_
#define TILL_TESTS_SIMULATION_WISH_H_

#include <cstdint>
#include <string>

#include "till/ledger/v1/journal.pb.h"

namespace till::simulation {

// Wish is one request of the shop, as its till program keeps it: it may be asked again under the same id.
struct Wish {
  std::string request_id;
  ledger::v1::PaymentKind kind = ledger::v1::SALE;
  int64_t amount = 0;
  std::string original;  // The payment that it is about; empty when it stands alone.
};

}  // namespace till::simulation

#endif  // TILL_TESTS_SIMULATION_WISH_H_
