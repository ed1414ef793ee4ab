// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_HOST_REPLY_H_
#define TILL_SERVICES_UPLINK_HOST_REPLY_H_

#include <cstdint>
#include <optional>
#include <string>

#include "services/uplink/iso8583/iso_message.h"

namespace till::uplink {

// HostReply is what an authentic answer says, without anything of the account.
struct HostReply {
  std::string response_code;            // Field 39.
  bool approved = false;                // By the catalogue's class.
  std::string authorisation_code;       // 38
  std::string reference_number;         // 37
  std::string time;                     // 12, hhmmss
  std::string date;                     // 13, MMDD
  std::string settlement_date;          // 15, MMDD
  std::string acquirer;                 // 32
  std::string institutions;             // 44
  std::string issuer_data;              // 55
  std::optional<int64_t> amount_minor;  // 4
  std::optional<uint32_t> batch;        // 60.2
};

// ReadHostReply takes the public fields of a decoded answer.
HostReply ReadHostReply(const IsoMessage& reply, bool approved);

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_HOST_REPLY_H_
