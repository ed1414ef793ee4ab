// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_TOOLS_TILLCTL_DECODE_FIELD_WORDS_H_
#define TILL_TOOLS_TILLCTL_DECODE_FIELD_WORDS_H_

#include "services/uplink/iso8583/iso_message.h"
#include "tools/tillctl/decode/explanation.h"

namespace till::tillctl {

// ExplainField explains a field that `message` has: its value masked as the dialect wants it, what it means,
// and its subfields. What a field says beyond its form follows the UnionPay-style protocol (fields 22, 25,
// 48, 53, 54, 59 to 63), whichever dialect carries it.
Explanation ExplainField(const uplink::IsoMessage& message, int field);

// MessageTypeWords says what the four digits of a message type mean.
Bilingual MessageTypeWords(std::string_view type);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_DECODE_FIELD_WORDS_H_
