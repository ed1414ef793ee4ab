// SPDX-License-Identifier: Apache-2.0
#include "services/card/account.h"

#include <sodium.h>

#include <algorithm>

#include "services/card/risk.h"

namespace till::card {
namespace {

// The nibbles of packed digits as text, D for the separator, up to the first F (ISO/IEC 7813 in EMV's
// coding).
SecretBuffer Unpack(ByteView packed) {
  constexpr char kNibbles[] = "0123456789ABCDEF";
  size_t count = 0;
  const auto nibble = [&](size_t i) { return i % 2 == 0 ? packed[i / 2] >> 4 : packed[i / 2] & 0x0F; };
  while (count < packed.size() * 2 && nibble(count) != 0x0F) ++count;
  SecretBuffer text(count);
  for (size_t i = 0; i < count; ++i) text.Mutable()[i] = static_cast<uint8_t>(kNibbles[nibble(i)]);
  return text;
}

bool AreDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

absl::StatusOr<AccountData> AccountFromChip(const DataStore& store, const std::string& payment_id) {
  SecretBuffer track2 = Unpack(store.Value(0x57));
  const std::string_view track = track2.RevealText();
  const size_t separator = track.find('D');
  const SecretBuffer number = Unpack(store.Value(0x5A));
  std::string_view digits = number.RevealText();
  if (digits.empty()) digits = track.substr(0, separator);
  absl::StatusOr<Pan> pan = Pan::Parse(digits);
  if (!pan.ok()) return absl::InvalidArgumentError("the card gives no account number");

  std::string expiry;
  if (ReadDate(store.Value(0x5F24)).has_value()) {
    expiry = ToHex(store.Value(0x5F24).first(2));
  } else if (separator != std::string_view::npos && track.size() >= separator + 5) {
    expiry = std::string(track.substr(separator + 1, 4));
  }
  if (expiry.size() != 4 || !AreDigits(expiry))
    return absl::InvalidArgumentError("the card gives no expiry date");
  std::string sequence = ToHex(store.Value(0x5F34));
  if (sequence.size() != 2 || !AreDigits(sequence)) sequence.clear();
  // A track that is none, or of another account, is left out and never sent.
  if (separator == std::string_view::npos || track.size() < separator + 8 ||
      track.substr(0, separator) != pan->RevealDigits()) {
    track2 = SecretBuffer();
  }
  return AccountData{*std::move(pan), expiry, sequence, std::move(track2), payment_id};
}

bool IsExpired(const std::string& yymm, absl::CivilDay today) {
  if (yymm.size() != 4 || !AreDigits(yymm)) return true;
  if (yymm == "0000") return false;
  const int year = (yymm[0] - '0') * 10 + (yymm[1] - '0');
  const int month = (yymm[2] - '0') * 10 + (yymm[3] - '0');
  if (month < 1 || month > 12) return true;
  return absl::CivilMonth(year >= 50 ? 1900 + year : 2000 + year, month) < absl::CivilMonth(today);
}

std::string CardTokenizer::Token(const Pan& pan) const {
  static_assert(crypto_auth_hmacsha256_KEYBYTES == 32);
  uint8_t code[crypto_auth_hmacsha256_BYTES];
  const std::string_view digits = pan.RevealDigits();
  crypto_auth_hmacsha256(code, reinterpret_cast<const uint8_t*>(digits.data()), digits.size(),
                         key_.Reveal().data());
  return ToHex(ByteView(code).first(16));
}

}  // namespace till::card
