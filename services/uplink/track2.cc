// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/track2.h"

#include <algorithm>

#include "services/common/status/error.h"

namespace till::uplink {
namespace {

constexpr size_t kBlockBytes = 8;
constexpr char kNibbles[] = "0123456789ABCDEF";

uint8_t Nibble(uint8_t character) {
  return static_cast<uint8_t>(character <= '9' ? character - '0' : character - 'A' + 10);
}

bool IsNibble(uint8_t character) {
  return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'F');
}

}  // namespace

SecretBuffer Track2Form(const AccountData& account) {
  const std::span<const uint8_t> track = account.track2.Reveal();
  size_t length = track.size();
  while (length > 0 && track[length - 1] == 'F') --length;
  SecretBuffer form = SecretBuffer::Copy(track.first(length));
  for (uint8_t& character : form.Mutable()) {
    if (character == '=') character = 'D';
  }
  return form;
}

absl::StatusOr<SecretBuffer> EncipherTrack2(const SecretBuffer& track, KeyService& keys) {
  const size_t packed_bytes = (track.size() + 1) / 2;
  if (packed_bytes < kBlockBytes + 1) {
    return MakeError(ErrorCode::kInvalidRequest, "field 35: too short to be enciphered");
  }
  SecretBuffer enciphered = SecretBuffer::Copy(track.Reveal());
  const std::span<uint8_t> characters =
      enciphered.Mutable().subspan(2 * (packed_bytes - 1 - kBlockBytes), 2 * kBlockBytes);
  if (!std::all_of(characters.begin(), characters.end(), IsNibble)) {
    return MakeError(ErrorCode::kInvalidRequest, "field 35: not a track");
  }
  SecretBuffer block(kBlockBytes);
  for (size_t i = 0; i < kBlockBytes; ++i) {
    block.Mutable()[i] = static_cast<uint8_t>(Nibble(characters[2 * i]) << 4 | Nibble(characters[2 * i + 1]));
  }
  const absl::StatusOr<std::string> cryptogram = keys.EncipherTrack(block.Reveal());
  if (!cryptogram.ok()) return cryptogram.status();
  if (cryptogram->size() != kBlockBytes) return absl::InternalError("an enciphered block of another length");
  for (size_t i = 0; i < kBlockBytes; ++i) {
    const auto byte = static_cast<uint8_t>((*cryptogram)[i]);
    characters[2 * i] = static_cast<uint8_t>(kNibbles[byte >> 4]);
    characters[2 * i + 1] = static_cast<uint8_t>(kNibbles[byte & 15]);
  }
  return enciphered;
}

}  // namespace till::uplink
