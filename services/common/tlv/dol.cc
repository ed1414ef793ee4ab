// SPDX-License-Identifier: Apache-2.0
#include "services/common/tlv/dol.h"

#include <algorithm>

#include "services/common/tlv/tag_table.h"

namespace till::tlv {
namespace {

// Writes one element into its field by the rules of Book 3, 5.4.
void FillEntry(std::span<const uint8_t> value, Format format, std::span<uint8_t> field) {
  const size_t copied = std::min(value.size(), field.size());
  if (format == Format::kNumeric) {
    std::fill(field.begin(), field.end() - static_cast<ptrdiff_t>(copied), uint8_t{0});
    std::copy(value.end() - static_cast<ptrdiff_t>(copied), value.end(),
              field.end() - static_cast<ptrdiff_t>(copied));
    return;
  }
  std::copy(value.begin(), value.begin() + static_cast<ptrdiff_t>(copied), field.begin());
  const uint8_t filler = format == Format::kCompressedNumeric ? 0xFF : 0x00;
  std::fill(field.begin() + static_cast<ptrdiff_t>(copied), field.end(), filler);
}

}  // namespace

absl::StatusOr<std::vector<DolEntry>> ParseDol(std::span<const uint8_t> dol) {
  std::vector<DolEntry> entries;
  size_t total = 0;
  size_t at = 0;
  while (at < dol.size()) {
    Tag tag = dol[at++];
    if ((tag & 0x1F) == 0x1F) {
      int more = 0;
      uint8_t byte = 0;
      do {
        if (at == dol.size()) return absl::InvalidArgumentError("the list ends inside a tag");
        if (++more > 3) return absl::InvalidArgumentError("the list has a tag of more than four bytes");
        byte = dol[at++];
        tag = (tag << 8) | byte;
      } while ((byte & 0x80) != 0);
    }
    if (at == dol.size()) return absl::InvalidArgumentError("the list ends before a length");
    uint8_t length = dol[at++];
    if (length == 0x81) {
      if (at == dol.size()) return absl::InvalidArgumentError("the list ends inside a length");
      length = dol[at++];
    } else if (length >= 0x80) {
      return absl::InvalidArgumentError("the list asks for an element longer than a command");
    }
    total += length;
    if (total > kMaximumDolValue)
      return absl::InvalidArgumentError("the list asks for more than a command holds");
    entries.push_back({tag, length});
  }
  return entries;
}

bool DolContains(const std::vector<DolEntry>& dol, Tag tag) {
  return std::any_of(dol.begin(), dol.end(), [tag](const DolEntry& entry) { return entry.tag == tag; });
}

SecretBuffer FillDol(const std::vector<DolEntry>& dol, const DolSource& source) {
  size_t total = 0;
  for (const DolEntry& entry : dol) total += entry.length;
  SecretBuffer filled(total);
  std::span<uint8_t> rest = filled.Mutable();
  for (const DolEntry& entry : dol) {
    std::span<uint8_t> field = rest.subspan(0, entry.length);
    rest = rest.subspan(entry.length);
    std::fill(field.begin(), field.end(), uint8_t{0});
    if (IsConstructed(entry.tag)) continue;
    const std::optional<std::span<const uint8_t>> value = source(entry.tag);
    if (!value.has_value()) continue;
    const TagEntry* known = FindTag(entry.tag);
    FillEntry(*value, known != nullptr ? known->format : Format::kBinary, field);
  }
  return filled;
}

}  // namespace till::tlv
