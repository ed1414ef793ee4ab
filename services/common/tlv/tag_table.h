// SPDX-License-Identifier: Apache-2.0
// The data elements dictionary (EMV 4.4 Book 3, Annex A; contactless tags from Books C-2, C-3 and C-7; JR/T
// 0025).

#ifndef TILL_SERVICES_COMMON_TLV_TAG_TABLE_H_
#define TILL_SERVICES_COMMON_TLV_TAG_TABLE_H_

#include <span>
#include <string_view>

#include "services/common/tlv/tlv.h"

namespace till::tlv {

// Format is how a value is coded (Book 3, 4.3); it decides how a DOL entry is padded and truncated (5.4).
enum class Format { kBinary, kNumeric, kCompressedNumeric, kAlphanumeric, kDataObjects };

// Source is who may set the value. A card that returns a terminal's element must not overwrite it.
enum class Source { kCard, kTerminal, kIssuer };

// TagEntry names one data element. `sensitive` marks what never leaves `card` in the clear: account number
// and tracks.
struct TagEntry {
  Tag tag;
  std::string_view name;     // In English, as the standard has it.
  std::string_view name_zh;  // In Chinese, in the words of JR/T 0025.
  Format format;
  Source source;
  bool sensitive = false;
};

// AllTags returns the table in rising order of tag.
std::span<const TagEntry> AllTags();

// FindTag returns the entry of a tag, or null when the table does not know it.
const TagEntry* FindTag(Tag tag);

}  // namespace till::tlv

#endif  // TILL_SERVICES_COMMON_TLV_TAG_TABLE_H_
