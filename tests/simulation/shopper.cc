// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/shopper.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace till::simulation {

using ledger::v1::PaymentKind;
using payment::PaymentOrder;
using payment::v1::Payment;

namespace {

// Whoever asks again does so within minutes; ids are remembered for two days.
constexpr int64_t kMostBack = 3;

}  // namespace

PaymentOrder Shopper::Next() {
  if (!orders_.empty() && world_.faults.Strike(Fault::kAskedAgain)) {
    const int64_t count = static_cast<int64_t>(orders_.size());
    return orders_[static_cast<size_t>(count - 1 - world_.random.Below(std::min(kMostBack, count)))];
  }
  orders_.push_back(NewOrder());
  return orders_.back();
}

PaymentOrder Shopper::NewOrder() {
  PaymentOrder order;
  order.request_id = absl::StrCat("wish-", orders_.size());
  order.operator_id = "01";
  order.amount.set_currency_code("CNY");
  order.amount.set_minor_units(world_.random.Between(1, ShopModel::kLargestSale));
  if (world_.random.Chance(450) && TakeBack(order)) return order;
  TakeAnything(order);
  return order;
}

std::string Shopper::ApprovedOf(const std::vector<PaymentKind>& kinds) {
  std::vector<std::string> approved;
  for (const auto& [name, log] : world_.shown) {
    const Payment payment = log->Now();
    if (payment.state() == Payment::APPROVED && std::ranges::find(kinds, payment.kind()) != kinds.end()) {
      approved.push_back(name);
    }
  }
  if (approved.empty()) return "";
  return approved[static_cast<size_t>(world_.random.Below(static_cast<int64_t>(approved.size())))];
}

// Something about a payment that was taken before; false when there is none that would do. Sometimes it asks
// for what may not be: more than was paid, or a second time.
bool Shopper::TakeBack(PaymentOrder& order) {
  using ledger::v1::PRE_AUTHORIZATION;
  using ledger::v1::SALE;
  const int64_t choice = world_.random.Below(10);
  if (choice < 3) {
    order.wish = PaymentOrder::Wish::kVoid;
    order.original = ApprovedOf({SALE, ledger::v1::INSTALMENT_SALE, PRE_AUTHORIZATION, ledger::v1::COMPLETION,
                                 ledger::v1::POINTS_SALE, ledger::v1::RESERVATION_SALE,
                                 ledger::v1::LOAD_FROM_CASH, ledger::v1::QR_SALE, ledger::v1::MOTO_SALE,
                                 ledger::v1::MOTO_PRE_AUTHORIZATION, ledger::v1::MOTO_COMPLETION});
  } else if (choice < 6) {
    order.wish = PaymentOrder::Wish::kRefund;
    order.original =
        ApprovedOf({SALE, ledger::v1::COMPLETION, ledger::v1::COMPLETION_ADVICE, ledger::v1::INSTALMENT_SALE,
                    ledger::v1::OFFLINE_SETTLEMENT, ledger::v1::QR_SALE, ledger::v1::MOTO_SALE,
                    ledger::v1::MOTO_COMPLETION, ledger::v1::MOTO_COMPLETION_ADVICE});
  } else if (choice < 9) {
    order.wish = PaymentOrder::Wish::kComplete;
    order.kind = world_.random.Chance(500) ? ledger::v1::COMPLETION : ledger::v1::COMPLETION_ADVICE;
    order.original = ApprovedOf({PRE_AUTHORIZATION, ledger::v1::MOTO_PRE_AUTHORIZATION});
  } else {
    order.wish = PaymentOrder::Wish::kTip;
    order.original = ApprovedOf({SALE, ledger::v1::OFFLINE_SETTLEMENT});
  }
  if (order.original.empty()) {
    order.wish = PaymentOrder::Wish::kTake;
    order.kind = ledger::v1::PAYMENT_KIND_UNSPECIFIED;
    return false;
  }
  const int64_t whole = world_.shown[order.original]->Now().amount().minor_units();
  if (order.wish == PaymentOrder::Wish::kRefund || order.wish == PaymentOrder::Wish::kComplete) {
    order.amount.set_minor_units(world_.random.Chance(300) ? whole
                                                           : world_.random.Between(1, whole * 12 / 10 + 1));
  }
  if (order.wish == PaymentOrder::Wish::kTip)
    order.amount.set_minor_units(world_.random.Between(1, whole / 4 + 1));
  return true;
}

void Shopper::TakeAnything(PaymentOrder& order) {
  order.kind = world_.random.OneOf({ledger::v1::SALE,
                                    ledger::v1::SALE,
                                    ledger::v1::SALE,
                                    ledger::v1::SALE,
                                    ledger::v1::SALE,
                                    ledger::v1::QR_SALE,
                                    ledger::v1::QR_SALE,
                                    ledger::v1::PRE_AUTHORIZATION,
                                    ledger::v1::PRE_AUTHORIZATION,
                                    ledger::v1::BALANCE_INQUIRY,
                                    ledger::v1::POINTS_INQUIRY,
                                    ledger::v1::OFFLINE_SETTLEMENT,
                                    ledger::v1::INSTALMENT_SALE,
                                    ledger::v1::ACCOUNT_TOP_UP,
                                    ledger::v1::CASH_TOP_UP,
                                    ledger::v1::LOAD_FROM_BOUND_ACCOUNT,
                                    ledger::v1::LOAD_FROM_OTHER_ACCOUNT,
                                    ledger::v1::LOAD_FROM_CASH,
                                    ledger::v1::POINTS_SALE,
                                    ledger::v1::RESERVATION_SALE,
                                    ledger::v1::MOTO_SALE,
                                    ledger::v1::MOTO_PRE_AUTHORIZATION});
  const bool moto = order.kind == ledger::v1::MOTO_SALE || order.kind == ledger::v1::MOTO_PRE_AUTHORIZATION;
  order.typed = moto || (order.kind == ledger::v1::SALE && world_.random.Chance(50));
  if (order.kind == ledger::v1::SALE && world_.random.Chance(400)) {
    order.amount.set_minor_units(world_.random.Between(1, 20'000));
  }
  if (order.kind == ledger::v1::INSTALMENT_SALE) order.instalments = 12;
  if (order.kind == ledger::v1::OFFLINE_SETTLEMENT) order.telephone_authorisation = "A12345";
  if (order.kind == ledger::v1::QR_SALE && world_.random.Chance(500))
    order.customer_code = "280000000000000001";
  if (order.kind == ledger::v1::BALANCE_INQUIRY || order.kind == ledger::v1::POINTS_INQUIRY) {
    order.amount.Clear();
  }
}

}  // namespace till::simulation
