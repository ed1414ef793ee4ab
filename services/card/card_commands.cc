// SPDX-License-Identifier: Apache-2.0
#include "services/card/card_commands.h"

#include <algorithm>

namespace till::card {

const char* CryptogramName(CryptogramType type) {
  switch (type) {
    case CryptogramType::kAac:
      return "AAC";
    case CryptogramType::kTc:
      return "TC";
    case CryptogramType::kArqc:
      break;
  }
  return "ARQC";
}

Exchanged SelectByName(CardChannel& channel, ByteView name, bool next) {
  return channel.Exchange({.cla = 0x00,
                           .ins = 0xA4,
                           .p1 = 0x04,
                           .p2 = static_cast<uint8_t>(next ? 0x02 : 0x00),
                           .data = name,
                           .le = 0});
}

Exchanged ReadRecord(CardChannel& channel, uint8_t sfi, uint8_t record) {
  return channel.Exchange(
      {.cla = 0x00, .ins = 0xB2, .p1 = record, .p2 = static_cast<uint8_t>(sfi << 3 | 0x04), .le = 0});
}

Exchanged GetProcessingOptions(CardChannel& channel, ByteView pdol_data) {
  // A list of more than 127 bytes needs the long form of the template's length.
  const size_t header = pdol_data.size() > 0x7F ? 3 : 2;
  SecretBuffer data(header + pdol_data.size());
  std::span<uint8_t> out = data.Mutable();
  out[0] = 0x83;
  if (header == 3) out[1] = 0x81;
  out[header - 1] = static_cast<uint8_t>(pdol_data.size());
  std::copy(pdol_data.begin(), pdol_data.end(), out.begin() + static_cast<ptrdiff_t>(header));
  return channel.Exchange({.cla = 0x80, .ins = 0xA8, .data = data.Reveal(), .le = 0});
}

Exchanged GetData(CardChannel& channel, uint16_t tag) {
  return channel.Exchange({.cla = 0x80,
                           .ins = 0xCA,
                           .p1 = static_cast<uint8_t>(tag >> 8),
                           .p2 = static_cast<uint8_t>(tag),
                           .le = 0});
}

Exchanged InternalAuthenticate(CardChannel& channel, ByteView ddol_data) {
  return channel.Exchange({.cla = 0x00, .ins = 0x88, .data = ddol_data, .le = 0});
}

Exchanged ExternalAuthenticate(CardChannel& channel, ByteView issuer_authentication_data) {
  return channel.Exchange({.cla = 0x00, .ins = 0x82, .data = issuer_authentication_data});
}

Exchanged GenerateAc(CardChannel& channel, CryptogramType type, bool combined, ByteView cdol_data) {
  const auto p1 = static_cast<uint8_t>(static_cast<uint8_t>(type) | (combined ? 0x10 : 0x00));
  return channel.Exchange({.cla = 0x80, .ins = 0xAE, .p1 = p1, .data = cdol_data, .le = 0});
}

}  // namespace till::card
