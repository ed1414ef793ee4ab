// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_TOOLS_TILLCTL_DECODE_EMV_BITS_H_
#define TILL_TOOLS_TILLCTL_DECODE_EMV_BITS_H_

#include <cstddef>
#include <span>

#include "services/common/tlv/tlv.h"
#include "tools/tillctl/decode/phrase.h"

namespace till::tillctl {

// BitMeaning is what one bit says when it is set; byte 1 is the first, bit 8 the highest, as EMV counts.
struct BitMeaning {
  int byte;
  int bit;
  Phrase words;
};

// BitTable is a data element whose bits each say something.
struct BitTable {
  tlv::Tag tag;
  size_t length;
  Phrase clause;
  std::span<const BitMeaning> bits;
};

// FindBitTable returns the table of a tag, or null.
const BitTable* FindBitTable(tlv::Tag tag);

// CvmWords is a CV rule's method, the low six bits of its first byte (EMV 4.4 Book 3, annex C3, table 43);
// ConditionWords its condition (table 44).
Phrase CvmWords(uint8_t method);
Phrase ConditionWords(uint8_t condition);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_DECODE_EMV_BITS_H_
