// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_TOOLS_TILLCTL_DECODE_EMV_VALUES_H_
#define TILL_TOOLS_TILLCTL_DECODE_EMV_VALUES_H_

#include <cstdint>
#include <span>

#include "services/common/tlv/tlv.h"
#include "tools/tillctl/decode/explanation.h"

namespace till::tillctl {

// ExplainValue adds to `explanation` what a data element's value means, where more than its name is known:
// bits, lists, codes, dates. Bytes that do not have the element's form are said to have a wrong length or
// left as they are.
void ExplainValue(tlv::Tag tag, std::span<const uint8_t> value, Explanation& explanation);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_DECODE_EMV_VALUES_H_
