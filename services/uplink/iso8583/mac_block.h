// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ISO8583_MAC_BLOCK_H_
#define TILL_SERVICES_UPLINK_ISO8583_MAC_BLOCK_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "services/common/secret/secret_buffer.h"
#include "services/uplink/iso8583/profile.pb.h"

namespace till::uplink {

// MacBlock is what of a message has to go to `pin` for its MAC.
//
// The UnionPay MACs begin with a keyless step: all blocks of 8 bytes (of 16 with SM4) are XORed together, the
// last one filled up with 00 (unionpay.md B5). That step is done here, because the block has no account
// number in it and the message has; and the MAC of the block is the MAC of the message, because folding one
// block changes nothing. A MAC that chains (X9.9, X9.19) is over every block in its order: there the message
// itself goes to `pin`, in wiped memory.
class MacBlock {
 public:
  // An empty one is eight zero bytes.
  MacBlock() : MacBlock(profile::UNIONPAY_ECB_XOR, {}) {}

  MacBlock(profile::MacAlgorithm algorithm, std::span<const uint8_t> message) : algorithm_(algorithm) {
    switch (algorithm) {
      case profile::X9_9:
      case profile::X9_19:
        whole_ = SecretBuffer::Copy(message);
        return;
      case profile::UNIONPAY_SM4:
        fold_size_ = 16;
        break;
      default:
        fold_size_ = 8;
    }
    size_t place = 0;
    for (const uint8_t byte : message) {
      fold_[place] ^= byte;
      if (++place == fold_size_) place = 0;
    }
  }

  profile::MacAlgorithm algorithm() const { return algorithm_; }
  std::span<const uint8_t> bytes() const {
    return fold_size_ == 0 ? whole_.Reveal() : std::span<const uint8_t>(fold_).first(fold_size_);
  }

 private:
  profile::MacAlgorithm algorithm_;
  std::array<uint8_t, 16> fold_{};
  size_t fold_size_ = 0;  // 0: the message is in whole_.
  SecretBuffer whole_;
};

// FoldMacBlock is the block of a message under the UnionPay DES MAC.
inline MacBlock FoldMacBlock(std::span<const uint8_t> message) {
  return MacBlock(profile::UNIONPAY_ECB_XOR, message);
}

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ISO8583_MAC_BLOCK_H_
