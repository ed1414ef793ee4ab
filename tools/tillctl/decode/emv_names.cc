// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/decode/emv_names.h"

#include "tools/tillctl/decode/phrases.h"

namespace till::tillctl {
namespace {

// HostTag is what a UnionPay-style host puts into its downloads under a tag of its own (field 62).
struct HostTag {
  tlv::Tag tag;
  Phrase name;
};

constexpr HostTag kHostTags[] = {
    {0xDF01, {"Application Selection Indicator", "应用选择指示符"}},
    {0xDF02, {"CA Public Key Modulus", "认证中心公钥模"}},
    {0xDF03, {"CA Public Key Check Sum", "认证中心公钥校验值"}},
    {0xDF04, {"CA Public Key Exponent", "认证中心公钥指数"}},
    {0xDF05, {"CA Public Key Expiry Date", "认证中心公钥有效期"}},
    {0xDF06, {"CA Public Key Hash Algorithm", "认证中心公钥哈希算法标识"}},
    {0xDF07, {"CA Public Key Algorithm", "认证中心公钥算法标识"}},
    {0xDF11, {"Terminal Action Code - Default", "终端行为代码（缺省）"}},
    {0xDF12, {"Terminal Action Code - Online", "终端行为代码（联机）"}},
    {0xDF13, {"Terminal Action Code - Denial", "终端行为代码（拒绝）"}},
    {0xDF14, {"Default DDOL", "缺省 DDOL"}},
    {0xDF15, {"Threshold Value for Biased Random Selection", "偏置随机选择的阈值"}},
    {0xDF16, {"Maximum Target Percentage for Biased Random Selection", "偏置随机选择的最大目标百分数"}},
    {0xDF17, {"Target Percentage for Random Selection", "随机选择的目标百分数"}},
    {0xDF18, {"Online PIN Capability", "联机 PIN 能力"}},
    {0xDF19, {"Contactless Offline Floor Limit", "非接触脱机最低限额"}},
    {0xDF20, {"Contactless Transaction Limit", "非接触交易限额"}},
    {0xDF21, {"Contactless CVM Limit", "非接触 CVM 限额"}},
    {0xFF8054, {"Small Amounts Without PIN", "小额免密"}},
    {0xFF8057, {"Consumer Device CVM", "消费者设备 CVM"}},
    {0xFF8058, {"Limit Without PIN", "免密限额"}},
    {0xFF8059, {"Limit Without Signature", "免签限额"}},
    {0xFF805A, {"Without Signature", "免签"}},
    {0xFF805D, {"Contactless Switch", "非接触开关"}},
};

}  // namespace

Bilingual NameOf(const tlv::TagEntry& entry) {
  return {std::string(entry.name), std::string(entry.name_zh)};
}

Bilingual NameOf(tlv::Tag tag) {
  if (const tlv::TagEntry* known = tlv::FindTag(tag)) return NameOf(*known);
  for (const HostTag& host_tag : kHostTags) {
    if (host_tag.tag == tag) return host_tag.name;
  }
  return tlv::IsConstructed(tag) ? phrases::kUnknownTemplate : phrases::kUnknownTag;
}

}  // namespace till::tillctl
