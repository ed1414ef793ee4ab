// SPDX-License-Identifier: Apache-2.0
// Fields 48, 59 and 62, whose content depends on the message.

#ifndef TILL_TOOLS_TILLCTL_DECODE_PRIVATE_FIELDS_H_
#define TILL_TOOLS_TILLCTL_DECODE_PRIVATE_FIELDS_H_

#include <string>
#include <string_view>

#include "services/uplink/iso8583/iso_message.h"
#include "tools/tillctl/decode/explanation.h"

namespace till::tillctl {

// Explain48 adds totals of a settlement, payments of a batch upload (account numbers masked), a tip or a
// count.
void Explain48(const uplink::IsoMessage& message, std::string_view value, Explanation& out);

// Explain59 adds the rows of a QR message; a customer's code is masked, because it pays.
void Explain59(std::string_view value, Explanation& out);

// Explain62 adds the check values of working keys, the entries of a download, or what was asked for.
void Explain62(const uplink::IsoMessage& message, std::string_view value, Explanation& out);

// MoneyWords writes the digits of an amount with the currency of field 49; empty when that is not known.
std::string MoneyWords(const uplink::IsoMessage& message, std::string_view digits);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_DECODE_PRIVATE_FIELDS_H_
