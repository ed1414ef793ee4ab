// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_TOOLS_TILLCTL_DECODE_EMV_EXPLANATION_H_
#define TILL_TOOLS_TILLCTL_DECODE_EMV_EXPLANATION_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/common/tlv/tlv.h"
#include "tools/tillctl/decode/explanation.h"

namespace till::tillctl {

// ExplainTag explains one data element. Account numbers and tracks are masked; a name, an expiry date or a
// PIN is not shown.
Explanation ExplainTag(tlv::Tag tag, std::span<const uint8_t> value);

// ExplainTlv explains a list of data objects, templates with what they hold. INVALID_ARGUMENT when it is
// none.
absl::StatusOr<std::vector<Explanation>> ExplainTlv(std::span<const uint8_t> bytes);

// MaskedTrack2 shows of a track 2 ("6228480012345674D3012...") the account number's first six and last four
// digits, and how long it is.
Bilingual MaskedTrack2(std::string_view track);

// MaskedPan shows of an account number the first six and last four digits, or its length if it is none.
Bilingual MaskedPan(std::string_view digits);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_DECODE_EMV_EXPLANATION_H_
