// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_TOOLS_TILLCTL_DECODE_EMV_NAMES_H_
#define TILL_TOOLS_TILLCTL_DECODE_EMV_NAMES_H_

#include "services/common/tlv/tag_table.h"
#include "services/common/tlv/tlv.h"
#include "tools/tillctl/decode/bilingual.h"

namespace till::tillctl {

// NameOf is what a data element is called: in the dictionary, or by UnionPay-style hosts in their downloads;
// of an unknown tag it says that.
Bilingual NameOf(tlv::Tag tag);
Bilingual NameOf(const tlv::TagEntry& entry);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_DECODE_EMV_NAMES_H_
