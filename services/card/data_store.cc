// SPDX-License-Identifier: Apache-2.0
#include "services/card/data_store.h"

#include <algorithm>

#include "services/common/tlv/tag_table.h"

namespace till::card {

absl::Status DataStore::Put(tlv::Tag tag, ByteView value) {
  const auto known = elements_.find(tag);
  if (known != elements_.end() && known->second.size >= value.size()) {
    // In place: the terminal's own elements (TVR, TSI) change many times.
    std::copy(value.begin(), value.end(),
              memory_.Mutable().begin() + static_cast<ptrdiff_t>(known->second.at));
    known->second.size = value.size();
    return absl::OkStatus();
  }
  if (value.size() > kCapacity - used_)
    return absl::ResourceExhaustedError("too much data for one transaction");
  std::copy(value.begin(), value.end(), memory_.Mutable().begin() + static_cast<ptrdiff_t>(used_));
  elements_[tag] = {used_, value.size()};
  used_ += value.size();
  return absl::OkStatus();
}

absl::Status DataStore::PutFromCard(tlv::Tag tag, ByteView value) {
  const tlv::TagEntry* entry = tlv::FindTag(tag);
  if (entry != nullptr && entry->source == tlv::Source::kTerminal) return absl::OkStatus();
  return Put(tag, value);
}

std::optional<ByteView> DataStore::Get(tlv::Tag tag) const {
  const auto found = elements_.find(tag);
  if (found == elements_.end()) return std::nullopt;
  return memory_.Reveal().subspan(found->second.at, found->second.size);
}

}  // namespace till::card
