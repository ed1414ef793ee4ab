// SPDX-License-Identifier: Apache-2.0
#include "services/card/field55.h"

#include <algorithm>
#include <iterator>

#include "services/common/tlv/tlv.h"

namespace till::card {
namespace {

// Mandatory, then optional, then conditional elements of a request.
constexpr tlv::Tag kAuthorisation[] = {0x9F26, 0x9F27, 0x9F10, 0x9F37, 0x9F36, 0x95,   0x9A,   0x9C,
                                       0x9F02, 0x5F2A, 0x82,   0x9F1A, 0x9F03, 0x9F33, 0x9F34, 0x9F35,
                                       0x84,   0x9F09, 0x9F41, 0x9F1E, 0x9F63, 0x9F74};
constexpr tlv::Tag kReversal[] = {0x95, 0x9F1E, 0x9F10, 0x9F36, 0xDF31};

// Account number and tracks: nobody may add them to a list above.
constexpr bool HasNoAccountData(std::span<const tlv::Tag> list) {
  for (tlv::Tag tag : list) {
    if (tag == 0x56 || tag == 0x57 || tag == 0x5A || tag == 0x9F1F || tag == 0x9F20 || tag == 0x9F6B)
      return false;
  }
  return true;
}
static_assert(HasNoAccountData(kAuthorisation) && HasNoAccountData(kReversal));

Bytes Build(std::span<const tlv::Tag> list, const DataStore& store) {
  tlv::Writer writer;
  for (tlv::Tag tag : list) {
    const ByteView value = store.Value(tag);
    if (!value.empty()) writer.Add(tag, value);
  }
  return writer.bytes();
}

}  // namespace

Bytes AuthorisationField55(const DataStore& store) {
  return Build(kAuthorisation, store);
}

Bytes ReversalField55(const DataStore& store) {
  return Build(kReversal, store);
}

}  // namespace till::card
