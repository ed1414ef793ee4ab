// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ISO8583_MAC_BLOCK_H_
#define TILL_SERVICES_UPLINK_ISO8583_MAC_BLOCK_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace till::uplink {

// MacBlock is what is left of a message when all its 8-byte blocks are XORed together, the last one filled up
// with 00: the first, keyless step of the UnionPay ECB MAC (unionpay.md B5).
//
// It is done here rather than in `pin`, because the block has no account number in it and the message has.
// The MAC of the eight bytes is the MAC of the message: folding eight bytes changes nothing.
using MacBlock = std::array<uint8_t, 8>;

// FoldMacBlock folds `message`; an empty one is eight zero bytes.
inline MacBlock FoldMacBlock(std::span<const uint8_t> message) {
  MacBlock block{};
  for (size_t i = 0; i < message.size(); ++i) block[i % block.size()] ^= message[i];
  return block;
}

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ISO8583_MAC_BLOCK_H_
