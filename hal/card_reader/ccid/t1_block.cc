// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/ccid/t1_block.h"

#include <algorithm>

namespace till::hal {
namespace {

// PCB: ISO/IEC 7816-3, 11.3.2.2.
constexpr uint8_t kSendNumber = 0x40;
constexpr uint8_t kMore = 0x20;
constexpr uint8_t kReady = 0x80;
constexpr uint8_t kReadyNumber = 0x10;
constexpr uint8_t kSupervisory = 0xC0;
constexpr uint8_t kResponse = 0x20;

uint8_t ControlByte(const T1Block& block) {
  switch (block.kind) {
    case T1Block::Kind::kInformation:
      return static_cast<uint8_t>((block.number != 0 ? kSendNumber : 0) | (block.more ? kMore : 0));
    case T1Block::Kind::kReady:
      return static_cast<uint8_t>(kReady | (block.number != 0 ? kReadyNumber : 0) |
                                  static_cast<uint8_t>(block.trouble));
    case T1Block::Kind::kSupervisory:
      break;
  }
  return static_cast<uint8_t>(kSupervisory | (block.is_response ? kResponse : 0) |
                              static_cast<uint8_t>(block.supervisory));
}

uint8_t Lrc(std::span<const uint8_t> bytes) {
  uint8_t sum = 0;
  for (const uint8_t each : bytes) sum = static_cast<uint8_t>(sum ^ each);
  return sum;
}

// ReadControlByte returns false for one that there is not.
bool ReadControlByte(uint8_t control, T1Block& block) {
  if ((control & 0x80) == 0) {
    block.kind = T1Block::Kind::kInformation;
    block.number = (control & kSendNumber) != 0;
    block.more = (control & kMore) != 0;
    return (control & 0x1F) == 0;
  }
  if ((control & kSupervisory) == kReady) {
    block.kind = T1Block::Kind::kReady;
    block.number = (control & kReadyNumber) != 0;
    block.trouble = static_cast<T1Block::Trouble>(control & 0x0F);
    return (control & 0x20) == 0 && (control & 0x0F) <= static_cast<uint8_t>(T1Block::Trouble::kOther);
  }
  block.kind = T1Block::Kind::kSupervisory;
  block.is_response = (control & kResponse) != 0;
  block.supervisory = static_cast<T1Block::Supervisory>(control & 0x1F);
  return (control & 0x1F) <= static_cast<uint8_t>(T1Block::Supervisory::kWaitingTime);
}

// LengthFits: R-blocks have no information, S-blocks none or one byte (ISO/IEC 7816-3, 11.3.2).
bool LengthFits(const T1Block& block) {
  if (block.kind == T1Block::Kind::kInformation) return true;
  const bool one_byte =
      block.kind == T1Block::Kind::kSupervisory && (block.supervisory == T1Block::Supervisory::kIfs ||
                                                    block.supervisory == T1Block::Supervisory::kWaitingTime);
  return block.information.size() == (one_byte ? 1 : 0);
}

}  // namespace

SecretBuffer T1Bytes(const T1Block& block) {
  SecretBuffer bytes(kT1Overhead + block.information.size());
  const std::span<uint8_t> out = bytes.Mutable();
  out[0] = 0;  // NAD
  out[1] = ControlByte(block);
  out[2] = static_cast<uint8_t>(block.information.size());
  std::copy(block.information.begin(), block.information.end(), out.begin() + 3);
  out.back() = Lrc(out.first(out.size() - 1));
  return bytes;
}

absl::StatusOr<T1Block> ParseT1Block(std::span<const uint8_t> bytes) {
  if (bytes.size() < kT1Overhead || bytes.size() != kT1Overhead + bytes[2] || bytes[2] > kMostT1Information) {
    return absl::InvalidArgumentError("a block that is not as long as it says");
  }
  if (Lrc(bytes) != 0) return absl::DataLossError("a block with a wrong LRC");
  T1Block block;
  block.information = bytes.subspan(3, bytes[2]);
  if (bytes[0] != 0 || !ReadControlByte(bytes[1], block) || !LengthFits(block)) {
    return absl::InvalidArgumentError("a block that there is not");
  }
  return block;
}

}  // namespace till::hal
