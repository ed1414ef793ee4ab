// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/host_reply.h"

#include "absl/strings/numbers.h"
#include "services/uplink/iso8583/field60.h"

namespace till::uplink {

HostReply ReadHostReply(const IsoMessage& reply, bool approved) {
  const auto text = [&](int field) { return std::string(reply.Get(field).value_or("")); };
  HostReply read;
  read.response_code = text(39);
  read.approved = approved;
  read.authorisation_code = text(38);
  read.reference_number = text(37);
  read.time = text(12);
  read.date = text(13);
  read.settlement_date = text(15);
  read.acquirer = text(32);
  read.institutions = text(44);
  read.issuer_data = text(55);
  // Twelve digits, checked when they were decoded.
  int64_t amount = 0;
  if (reply.Has(4) && absl::SimpleAtoi(text(4), &amount)) read.amount_minor = amount;
  if (const auto batch = Field60::ParseBatch(text(60)); batch.ok()) read.batch = *batch;
  return read;
}

}  // namespace till::uplink
