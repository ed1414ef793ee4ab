// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_ACCOUNT_H_
#define TILL_SERVICES_CARD_ACCOUNT_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "services/card/bytes.h"
#include "services/card/data_store.h"
#include "services/common/redact/pan.h"
#include "services/common/sealed_account/sealed_account.h"
#include "services/common/secret/secret_buffer.h"

namespace till::card {

// AccountFromChip takes the account out of what a chip said: 5A or 57, 5F24 or 57, 5F34, 57. InvalidArgument:
// no account number of 8 to 19 digits, or no expiry date; the message never repeats a digit.
absl::StatusOr<AccountData> AccountFromChip(const DataStore& store, const std::string& payment_id);

// IsExpired tells whether the last day of YYMM is before `today`; true for what is no month, but for 0000,
// which is written where a card has no date.
bool IsExpired(const std::string& yymm, absl::CivilDay today);

// CardTokenizer names a card by a token that means nothing elsewhere: 16 bytes of HMAC-SHA-256 over the
// digits, in hexadecimal.
class CardTokenizer {
 public:
  // `key` is 32 random bytes that stay on this terminal.
  explicit CardTokenizer(SecretBuffer key) : key_(std::move(key)) {}
  std::string Token(const Pan& pan) const;

 private:
  SecretBuffer key_;
};

// SealedBoxes is the account for the two processes that may open it.
struct SealedBoxes {
  std::string for_pin;
  std::string for_uplink;
};

// AccountSealer seals to whoever the recipients are at that moment.
class AccountSealer {
 public:
  virtual ~AccountSealer() = default;
  // Seal returns the boxes. Unavailable: a recipient has published no key yet.
  virtual absl::StatusOr<SealedBoxes> Seal(const AccountData& account) = 0;
  // KeyOfPin returns the public key of the `pin` that runs now. Unavailable: it has published none yet.
  virtual absl::StatusOr<std::string> KeyOfPin() = 0;
  // Ready tells whether both recipients are there, before a card is asked for.
  virtual absl::Status Ready() = 0;
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_ACCOUNT_H_
