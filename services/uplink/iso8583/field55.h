// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ISO8583_FIELD55_H_
#define TILL_SERVICES_UPLINK_ISO8583_FIELD55_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/common/tlv/tlv.h"
#include "services/uplink/iso8583/profile.pb.h"

namespace till::uplink {

// Field55 is the list of chip data that one kind of message carries (unionpay.md B6): it picks those out of
// what the card service sent, in the list's order, so that nothing else can slip out with them.
class Field55 {
 public:
  // Create reads the tags. INVALID_ARGUMENT for one that is not hex of one to four bytes.
  static absl::StatusOr<Field55> Create(const profile::ChipDataList& list);

  // Pick returns the field. INVALID_ARGUMENT when `chip_data` is not a list of BER-TLV objects, a mandatory
  // object is missing, or the result is longer than field 55 may be; the message names the tag, never a
  // value.
  absl::StatusOr<std::string> Pick(std::string_view chip_data) const;

 private:
  struct Entry {
    tlv::Tag tag;
    bool mandatory;
  };

  std::string name_;
  std::vector<Entry> entries_;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ISO8583_FIELD55_H_
