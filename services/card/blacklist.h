// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_BLACKLIST_H_
#define TILL_SERVICES_CARD_BLACKLIST_H_

#include <array>
#include <memory>
#include <set>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/card/bytes.h"
#include "services/common/redact/pan.h"
#include "services/common/secret/secret_buffer.h"

namespace till::card {

// Blacklist holds beginnings of account numbers that the host refuses, as keyed hashes: whole numbers are
// among them, and the terminal keeps none in the clear (PCI DSS 4.0, 3.5.1).
class Blacklist {
 public:
  // A shorter beginning would refuse most of a scheme's cards: it is taken for a mistake of the host's.
  static constexpr size_t kShortest = 4;
  static constexpr size_t kLongest = 19;
  static constexpr size_t kMostEntries = 20'000;

  // Entry is the number of digits and HMAC-SHA-256 of them, cut to 16 bytes.
  using Entry = std::array<uint8_t, 17>;

  // Blacklist without a key holds nothing.
  Blacklist() = default;
  // `key` is the 32 bytes that card tokens are made with; another text before the digits keeps the two apart.
  explicit Blacklist(const SecretBuffer& key)
      : key_(std::make_shared<const SecretBuffer>(SecretBuffer::Copy(key.Reveal()))) {}

  // MakeEntry returns the entry of 4 to 19 decimal digits; InvalidArgument otherwise, without repeating them.
  // FailedPrecondition: the list has no key.
  absl::StatusOr<Entry> MakeEntry(std::string_view digits) const;

  // Add takes an entry that MakeEntry made, now or in an earlier life. InvalidArgument: its number of digits
  // is out of range. The same one twice is one.
  absl::Status Add(ByteView entry);

  // Contains tells whether the number begins with an entry.
  bool Contains(const Pan& pan) const;

  size_t size() const { return entries_.size(); }

 private:
  Entry Hash(std::string_view digits) const;

  std::shared_ptr<const SecretBuffer> key_;  // copies of a list share it
  std::set<Entry> entries_;
  std::set<uint8_t> lengths_;  // those that occur
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_BLACKLIST_H_
