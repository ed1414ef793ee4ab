// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/request_composer.h"

#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"
#include "services/uplink/iso8583/field48.h"
#include "services/uplink/iso8583/mac_block.h"
#include "services/uplink/track2.h"

namespace till::uplink {

absl::StatusOr<AccountData> RequestComposer::Open(const std::string& box,
                                                  const std::string& payment_id) const {
  absl::StatusOr<AccountData> account = account_keys_.Open(box);
  if (!account.ok())
    return MakeError(ErrorCode::kSealedAccountInvalid, "the sealed account cannot be opened");
  if (payment_id.empty() || account->payment_id != payment_id) {
    return MakeError(ErrorCode::kSealedAccountInvalid, "the sealed account belongs to another payment");
  }
  return account;
}

absl::StatusOr<SecretBuffer> RequestComposer::ListStripes(const FinancialRequest& request) const {
  if (request.stripe_items.size() > kMostStripeDetails) {
    return MakeError(ErrorCode::kInvalidRequest, "more payments than one message takes");
  }
  std::vector<AccountData> accounts;
  std::vector<StripeDetail> details;
  for (const StripeItem& item : request.stripe_items) {
    absl::StatusOr<AccountData> account = Open(item.sealed_account, item.account_payment_id);
    if (!account.ok()) return account.status();
    accounts.push_back(*std::move(account));
  }
  for (size_t i = 0; i < accounts.size(); ++i) {
    const StripeItem& item = request.stripe_items[i];
    details.push_back({item.foreign, item.trace, accounts[i].pan.RevealDigits(), item.amount_minor});
  }
  absl::StatusOr<SecretBuffer> digits = StripeDetailDigits(details);
  if (!digits.ok()) return MakeError(ErrorCode::kInvalidRequest, std::string(digits.status().message()));
  return digits;
}

absl::StatusOr<std::string> RequestComposer::SecretText(const QrOrder& order) const {
  // Serial number and factor, proved by the key that proves messages: 64 bits, base64 (features 47).
  const std::string proved = absl::StrCat(risk_.serial_number, RiskFactor(order));
  const std::span<const uint8_t> bytes(reinterpret_cast<const uint8_t*>(proved.data()), proved.size());
  const absl::StatusOr<std::string> cipher =
      keys_.GenerateMac(MacBlock(builder_.spec().mac_algorithm(), bytes));
  if (!cipher.ok()) return cipher.status();
  return absl::Base64Escape(*cipher);
}

bool RequestComposer::TellsRisk(const FinancialRequest& request) const {
  return request.qr.has_value() && request.qr->with_risk_info && risk_.IsKnown();
}

bool RequestComposer::UsesKeys(const TransactionSpec& transaction, const FinancialRequest& request) const {
  return (builder_.terminal().enciphers_track && transaction.Carries(35)) || TellsRisk(request);
}

absl::StatusOr<IsoMessage> RequestComposer::Compose(const TransactionSpec& transaction,
                                                    const FinancialRequest& request) const {
  return Compose(transaction, request, false);
}

absl::StatusOr<IsoMessage> RequestComposer::ComposeWithKeys(const TransactionSpec& transaction,
                                                            const FinancialRequest& request) const {
  return Compose(transaction, request, true);
}

absl::StatusOr<IsoMessage> RequestComposer::Compose(const TransactionSpec& transaction,
                                                    const FinancialRequest& request, bool with_keys) const {
  std::optional<AccountData> account;
  if (transaction.NamesAccount() || !request.sealed_account.empty()) {
    const std::string& bound_to =
        request.account_payment_id.empty() ? request.payment_id : request.account_payment_id;
    absl::StatusOr<AccountData> opened = Open(request.sealed_account, bound_to);
    if (!opened.ok()) return opened.status();
    account = *std::move(opened);
    account->track2 = Track2Form(*account);
    if (with_keys && builder_.terminal().enciphers_track && transaction.Carries(35) &&
        !account->track2.empty()) {
      absl::StatusOr<SecretBuffer> enciphered = EncipherTrack2(account->track2, keys_);
      if (!enciphered.ok()) return enciphered.status();
      account->track2 = *std::move(enciphered);
    }
  }
  MessageBuilder::Composed composed;
  if (!request.stripe_items.empty()) {
    absl::StatusOr<SecretBuffer> listed = ListStripes(request);
    if (!listed.ok()) return listed.status();
    composed.private_data = *std::move(listed);
  }
  if (request.qr.has_value()) {
    std::string secret_text;
    if (with_keys && TellsRisk(request)) {
      absl::StatusOr<std::string> made = SecretText(*request.qr);
      if (!made.ok()) return made.status();
      secret_text = *std::move(made);
    }
    absl::StatusOr<std::string> data = QrData(*request.qr, risk_, secret_text);
    if (!data.ok()) return MakeError(ErrorCode::kInvalidRequest, std::string(data.status().message()));
    composed.qr_data = *std::move(data);
  }
  return builder_.BuildFinancial(transaction, request, account.has_value() ? &*account : nullptr, composed);
}

}  // namespace till::uplink
