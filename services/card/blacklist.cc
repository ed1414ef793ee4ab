// SPDX-License-Identifier: Apache-2.0
#include "services/card/blacklist.h"

#include <sodium.h>

#include <algorithm>

namespace till::card {

Blacklist::Entry Blacklist::Hash(std::string_view digits) const {
  static_assert(crypto_auth_hmacsha256_KEYBYTES == 32);
  constexpr std::string_view kPurpose = "till.card.blacklist:";
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, key_->Reveal().data(), key_->size());
  crypto_auth_hmacsha256_update(&state, AsBytes(kPurpose).data(), kPurpose.size());
  crypto_auth_hmacsha256_update(&state, AsBytes(digits).data(), digits.size());
  uint8_t code[crypto_auth_hmacsha256_BYTES];
  crypto_auth_hmacsha256_final(&state, code);
  Entry entry;
  entry[0] = static_cast<uint8_t>(digits.size());
  std::copy_n(code, entry.size() - 1, entry.begin() + 1);
  return entry;
}

absl::StatusOr<Blacklist::Entry> Blacklist::MakeEntry(std::string_view digits) const {
  if (key_ == nullptr) return absl::FailedPreconditionError("the list has no key");
  if (digits.size() < kShortest || digits.size() > kLongest ||
      !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return absl::InvalidArgumentError("not 4 to 19 digits");
  }
  return Hash(digits);
}

absl::Status Blacklist::Add(ByteView entry) {
  Entry own;
  if (entry.size() != own.size() || entry[0] < kShortest || entry[0] > kLongest) {
    return absl::InvalidArgumentError("not an entry of a blacklist");
  }
  std::copy(entry.begin(), entry.end(), own.begin());
  entries_.insert(own);
  lengths_.insert(own[0]);
  return absl::OkStatus();
}

bool Blacklist::Contains(const Pan& pan) const {
  if (key_ == nullptr) return false;
  const std::string_view digits = pan.RevealDigits();
  return std::any_of(lengths_.begin(), lengths_.end(),
                     [&](uint8_t length) { return entries_.contains(Hash(digits.substr(0, length))); });
}

}  // namespace till::card
