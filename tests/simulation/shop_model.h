// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_SIMULATION_SHOP_MODEL_H_
#define TILL_TESTS_SIMULATION_SHOP_MODEL_H_

#include "services/payment/ports.h"
#include "tests/simulation/random.h"

namespace till::simulation {

// ShopModel is `terminal`: a merchant and the parameters that the seed chose.
class ShopModel final : public payment::ShopPort {
 public:
  static constexpr int64_t kLargestSale = 100'000;

  explicit ShopModel(Random random) {
    profile_.set_name_zh("测试商户");
    profile_.set_name_en("Test Shop");
    profile_.set_currency_code("CNY");
    profile_.set_time_zone("Asia/Shanghai");
    parameters_.set_sale_limit_minor(kLargestSale);
    parameters_.set_receipt_copies(2);
    parameters_.set_contact_enabled(true);
    parameters_.set_contactless_enabled(true);
    parameters_.set_stripe_enabled(random.Chance(500));
    parameters_.set_contactless_no_cvm_limit_minor(random.OneOf({0, 30'000}));
    parameters_.set_void_needs_card(random.Chance(300));
    parameters_.set_void_needs_pin(random.Chance(200));
    parameters_.set_partial_approval_enabled(random.Chance(300));
    parameters_.set_offline_limit_minor(random.OneOf({0, 0, 20'000, 60'000}));
    parameters_.set_offline_most(static_cast<int>(random.Between(1, 4)));
    for (const auto kind : {ledger::v1::SALE, ledger::v1::PRE_AUTHORIZATION, ledger::v1::BALANCE_INQUIRY,
                            ledger::v1::MOTO_SALE, ledger::v1::MOTO_PRE_AUTHORIZATION})
      parameters_.add_typed_kinds(kind);
  }

  absl::StatusOr<terminal::v1::MerchantProfile> Profile() override { return profile_; }
  absl::StatusOr<terminal::v1::TerminalParameters> Parameters() override { return parameters_; }

 private:
  terminal::v1::MerchantProfile profile_;
  terminal::v1::TerminalParameters parameters_;
};

}  // namespace till::simulation

#endif  // TILL_TESTS_SIMULATION_SHOP_MODEL_H_
