// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_PROMOTIONS_H_
#define TILL_SERVICES_TERMINAL_PROMOTIONS_H_

#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "services/common/clock/clock.h"
#include "services/terminal/shop.h"
#include "services/terminal/terminal_store.h"
#include "till/terminal/v1/promotions.pb.h"

namespace till::terminal {

// CheckPromotion is OK for a promotion that can be kept; INVALID_REQUEST names the first field that cannot.
absl::Status CheckPromotion(const v1::Promotion& promotion);

// DiscountOf is what the promotion takes off an amount (minor units) on a day; 0 when it does not apply. At
// least one minor unit is left to pay.
int64_t DiscountOf(const v1::Promotion& promotion, int64_t amount_minor, absl::CivilDay day);

// Promotions keeps the shop's own promotions and says what is to be paid. Thread-safe.
class Promotions {
 public:
  static constexpr size_t kMost = 100;

  // The parts outlive the object.
  Promotions(TerminalStore& store, Shop& shop, Clock& clock) : store_(store), shop_(shop), clock_(clock) {}

  absl::StatusOr<std::vector<v1::Promotion>> List();
  absl::StatusOr<v1::Promotion> Add(std::string_view operator_id, v1::Promotion promotion);
  // Update and Remove: NOT_FOUND.
  absl::StatusOr<v1::Promotion> Update(std::string_view operator_id, const v1::Promotion& promotion);
  absl::Status Remove(std::string_view operator_id, std::string_view name);

  // Quote is what is to be paid now: under the best promotion, or under the one that is named. NOT_FOUND when
  // the named one does not apply; INVALID_AMOUNT, CURRENCY_NOT_SUPPORTED.
  absl::StatusOr<v1::Quotation> Quote(const v1::QuoteRequest& request);

 private:
  absl::Mutex mutex_;  // one change at a time: the bound
  TerminalStore& store_;
  Shop& shop_;
  Clock& clock_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_PROMOTIONS_H_
