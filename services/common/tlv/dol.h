// SPDX-License-Identifier: Apache-2.0
// Data object lists: the card says which elements it wants and how long each must be (EMV 4.4 Book 3, 5.4).

#ifndef TILL_SERVICES_COMMON_TLV_DOL_H_
#define TILL_SERVICES_COMMON_TLV_DOL_H_

#include <functional>
#include <optional>

#include "services/common/secret/secret_buffer.h"
#include "services/common/tlv/tlv.h"

namespace till::tlv {

// The concatenated values must fit the data field of one short command.
inline constexpr size_t kMaximumDolValue = 252;

// DolEntry asks for `length` bytes (0 to 252) of one element.
struct DolEntry {
  Tag tag = 0;
  uint8_t length = 0;
  friend bool operator==(const DolEntry&, const DolEntry&) = default;
};

// ParseDol returns the entries of a PDOL, CDOL, DDOL or TDOL. InvalidArgument: a tag without a length, a tag
// of more than four bytes, a length above 7F but 81 xx, or values of more than kMaximumDolValue bytes in all.
absl::StatusOr<std::vector<DolEntry>> ParseDol(std::span<const uint8_t> dol);

// DolContains tells whether an entry asks for the tag.
bool DolContains(const std::vector<DolEntry>& dol, Tag tag);

// DolSource answers with an element's value, or nothing when the terminal has none.
using DolSource = std::function<std::optional<std::span<const uint8_t>>(Tag)>;

// FillDol returns the concatenated values by the rules of Book 3, 5.4: an element that is unknown, absent or
// constructed is zeros; too long is cut on the left when numeric and on the right otherwise; too short is
// filled with leading zeros when numeric, trailing FF when compressed numeric, trailing zeros otherwise. It
// may hold an account number (a card may ask for tag 5A), so it is a secret.
SecretBuffer FillDol(const std::vector<DolEntry>& dol, const DolSource& source);

}  // namespace till::tlv

#endif  // TILL_SERVICES_COMMON_TLV_DOL_H_
