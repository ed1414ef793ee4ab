// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_STRIPE_H_
#define TILL_SERVICES_CARD_STRIPE_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/common/sealed_account/sealed_account.h"

namespace till::card {

// Tracks without sentinels and check character are at most this long (ISO/IEC 7811-2 and 7811-6: 79, 40 and
// 107 characters with them).
inline constexpr size_t kLongestTrack1 = 76;
inline constexpr size_t kLongestTrack2 = 37;
inline constexpr size_t kLongestTrack3 = 104;

// StripeAccount is what a swipe tells (ISO/IEC 7813).
struct StripeAccount {
  AccountData account;
  std::string service_code;     // three digits
  std::string cardholder_name;  // from track 1, may be empty
  std::string scheme;           // by the number (ISO/IEC 7812): "UNIONPAY", …, "OTHER"

  // HasChip tells that the card wants to be inserted: first digit 2 or 6.
  bool HasChip() const { return service_code[0] == '2' || service_code[0] == '6'; }

  // CashOnly tells that nothing may be bought with it: third digit 3 (cash machines) or 4 (cash).
  bool CashOnly() const { return service_code[2] == '3' || service_code[2] == '4'; }

  // PinWish is what the third digit says of a PIN. 0, 3 and 5 want one; 6 and 7, and the reserved 8 and 9,
  // want one where there is a PIN pad.
  enum class PinWish { kNone, kIfThereIsAPad, kRequired };
  PinWish pin_wish() const;
};

// SchemeOfNumber returns the scheme that an account number of eight digits or more belongs to.
std::string SchemeOfNumber(std::string_view number);

// ParseStripe reads the tracks of one swipe; a track that could not be read is empty. The account is track
// 2's, number=YYMMsss…, the name track 1's (format B); track 3 (ISO/IEC 4909) is looked at for its number
// only, and leaves with nobody. InvalidArgument: track 2 is not of that shape, a track is longer than a track
// can be, or another track is of another number, as on a forged card; the message never repeats a digit.
absl::StatusOr<StripeAccount> ParseStripe(std::string_view track1, std::string_view track2,
                                          std::string_view track3, const std::string& payment_id);

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_STRIPE_H_
