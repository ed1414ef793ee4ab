// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_SIMULATION_SHOPPER_H_
#define TILL_TESTS_SIMULATION_SHOPPER_H_

#include <string>
#include <vector>

#include "services/payment/payment_order.h"
#include "tests/simulation/world.h"

namespace till::simulation {

// Shopper is the till program and whoever stands at it: it chooses what to ask the terminal for, by seed, and
// keeps each request, to ask again under the same id.
class Shopper {
 public:
  explicit Shopper(World& world) : world_(world) {}

  // Next returns a new wish, or an old one once more.
  payment::PaymentOrder Next();

  const std::vector<payment::PaymentOrder>& orders() const { return orders_; }

 private:
  payment::PaymentOrder NewOrder();
  // Approved payments of these kinds, as far as people know; "" when there is none.
  std::string ApprovedOf(const std::vector<ledger::v1::PaymentKind>& kinds);
  bool TakeBack(payment::PaymentOrder& order);
  void TakeAnything(payment::PaymentOrder& order);

  World& world_;
  std::vector<payment::PaymentOrder> orders_;
};

}  // namespace till::simulation

#endif  // TILL_TESTS_SIMULATION_SHOPPER_H_
