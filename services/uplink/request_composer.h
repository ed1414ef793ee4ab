// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_REQUEST_COMPOSER_H_
#define TILL_SERVICES_UPLINK_REQUEST_COMPOSER_H_

#include <string>

#include "absl/status/statusor.h"
#include "services/common/sealed_account/sealed_account.h"
#include "services/uplink/financial_request.h"
#include "services/uplink/key_service.h"
#include "services/uplink/message_builder.h"
#include "services/uplink/qr_data.h"
#include "services/uplink/transaction_table.h"

namespace till::uplink {

// RequestComposer turns what the caller says into a message: it opens the account's box, enciphers its track
// where the keys in use are for that, and lists what a batch upload lists. Thread-safe.
class RequestComposer {
 public:
  // Everything outlives the composer.
  RequestComposer(MessageBuilder builder, const SealingKeyPair& account_keys, KeyService& keys, RiskInfo risk)
      : builder_(std::move(builder)), account_keys_(account_keys), keys_(keys), risk_(std::move(risk)) {}

  // Compose makes the message but for its MAC. INVALID_REQUEST, INVALID_AMOUNT, SEALED_ACCOUNT_INVALID.
  // Where UsesKeys says so, it is only good to see whether the request is right; what is sent is made by
  // ComposeWithKeys while no sign-on can replace the keys, which may end with the key service's errors too.
  absl::StatusOr<IsoMessage> Compose(const TransactionSpec& transaction,
                                     const FinancialRequest& request) const;
  absl::StatusOr<IsoMessage> ComposeWithKeys(const TransactionSpec& transaction,
                                             const FinancialRequest& request) const;
  bool UsesKeys(const TransactionSpec& transaction, const FinancialRequest& request) const;

  const MessageBuilder& builder() const { return builder_; }

 private:
  absl::StatusOr<IsoMessage> Compose(const TransactionSpec& transaction, const FinancialRequest& request,
                                     bool with_keys) const;
  absl::StatusOr<AccountData> Open(const std::string& box, const std::string& payment_id) const;
  absl::StatusOr<SecretBuffer> ListStripes(const FinancialRequest& request) const;
  absl::StatusOr<std::string> SecretText(const QrOrder& order) const;
  bool TellsRisk(const FinancialRequest& request) const;

  const MessageBuilder builder_;
  const SealingKeyPair& account_keys_;
  KeyService& keys_;
  const RiskInfo risk_;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_REQUEST_COMPOSER_H_
