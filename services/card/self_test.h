// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_SELF_TEST_H_
#define TILL_SERVICES_CARD_SELF_TEST_H_

#include <string>
#include <vector>

#include "services/card/transaction.h"

namespace till::card {

struct SelfTestResult {
  std::string name;
  bool passed = false;
  std::string detail;
};

// RunSelfTest tests without a card: each interface of the reader, the random source (two draws differ and are
// not constant), the authority keys, the sealing keys, and the storage: that the state folder can be written,
// and that no stored download was found damaged (`complaints`).
std::vector<SelfTestResult> RunSelfTest(const TransactionParts& parts, const std::string& state_directory,
                                        const std::vector<std::string>& complaints);

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_SELF_TEST_H_
