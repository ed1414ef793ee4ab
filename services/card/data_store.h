// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_DATA_STORE_H_
#define TILL_SERVICES_CARD_DATA_STORE_H_

#include <map>
#include <optional>

#include "absl/status/status.h"
#include "services/card/bytes.h"
#include "services/common/secret/secret_buffer.h"
#include "services/common/tlv/dol.h"
#include "services/common/tlv/tlv.h"

namespace till::card {

// DataStore holds every data element of one transaction, the card's and the terminal's, in one locked piece
// of memory that is wiped with it: account data is among them.
class DataStore {
 public:
  static constexpr size_t kCapacity = 32768;

  DataStore() : memory_(kCapacity) {}

  // Put sets an element; an earlier value is forgotten. ResourceExhausted when the memory is full.
  absl::Status Put(tlv::Tag tag, ByteView value);

  // PutFromCard sets an element that the card sent. One that is the terminal's to set is ignored: a card must
  // not change the amount.
  absl::Status PutFromCard(tlv::Tag tag, ByteView value);

  // Get returns the value, or nothing when absent. Valid while the store lives; a later Put leaves it
  // readable.
  std::optional<ByteView> Get(tlv::Tag tag) const;

  // Value returns the value, empty when absent.
  ByteView Value(tlv::Tag tag) const { return Get(tag).value_or(ByteView()); }

  bool Has(tlv::Tag tag) const { return elements_.contains(tag); }

  // Source is for FillDol.
  tlv::DolSource Source() const {
    return [this](tlv::Tag tag) { return Get(tag); };
  }

 private:
  struct Place {
    size_t at = 0;
    size_t size = 0;
  };

  SecretBuffer memory_;
  size_t used_ = 0;
  std::map<tlv::Tag, Place> elements_;
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_DATA_STORE_H_
