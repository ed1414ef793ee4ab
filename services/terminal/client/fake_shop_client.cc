// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/client/fake_shop_client.h"

#include <utility>

namespace till::terminal {

FakeShopClient::FakeShopClient() {
  profile_.set_name_zh("梨花茶馆");
  profile_.set_name_en("Pear Blossom Teahouse");
  profile_.set_merchant_id("898100012345678");
  profile_.set_terminal_id("TILL0001");
  profile_.set_currency_code("CNY");
  profile_.set_country_code("156");
  profile_.set_time_zone("Asia/Shanghai");
  profile_.set_receipt_language("both");
  parameters_.set_sale_limit_minor(5'000'000);
  parameters_.set_contactless_no_cvm_limit_minor(100'000);
  parameters_.set_receipt_copies(2);
  parameters_.set_contact_enabled(true);
  parameters_.set_contactless_enabled(true);
  parameters_.set_card_timeout_ms(60'000);
  parameters_.set_pin_timeout_ms(60'000);
  parameters_.set_host_reply_timeout_ms(30'000);
  parameters_.set_idle_sign_out_seconds(300);
}

void FakeShopClient::SetError(absl::Status error) {
  absl::MutexLock lock(&mutex_);
  error_ = std::move(error);
}

absl::StatusOr<v1::MerchantProfile> FakeShopClient::GetProfile() {
  absl::MutexLock lock(&mutex_);
  if (!error_.ok()) return error_;
  return profile_;
}

absl::StatusOr<v1::TerminalParameters> FakeShopClient::GetParameters() {
  absl::MutexLock lock(&mutex_);
  if (!error_.ok()) return error_;
  return parameters_;
}

absl::StatusOr<v1::MerchantProfile> FakeShopClient::UpdateProfile(const std::string& session,
                                                                  const v1::MerchantProfile& profile) {
  absl::MutexLock lock(&mutex_);
  if (!error_.ok()) return error_;
  profile_ = profile;
  return profile_;
}

absl::StatusOr<v1::TerminalParameters> FakeShopClient::UpdateParameters(
    const std::string& session, const v1::TerminalParameters& parameters) {
  absl::MutexLock lock(&mutex_);
  if (!error_.ok()) return error_;
  parameters_ = parameters;
  return parameters_;
}

}  // namespace till::terminal
