// SPDX-License-Identifier: Apache-2.0
// The commands of EMV 4.4 Book 3, 6.5 and Book 1, 11, one function each.

#ifndef TILL_SERVICES_CARD_CARD_COMMANDS_H_
#define TILL_SERVICES_CARD_CARD_COMMANDS_H_

#include "services/card/card_channel.h"

namespace till::card {

// CryptogramType is the reference control parameter's and the CID's bits 8 and 7 (Book 3, tables 12 and 14).
enum class CryptogramType : uint8_t { kAac = 0x00, kTc = 0x40, kArqc = 0x80 };

// CryptogramName returns "AAC", "TC" or "ARQC".
const char* CryptogramName(CryptogramType type);

// Book 1, 11.3: SELECT by name; `next` asks for the next one that matches.
Exchanged SelectByName(CardChannel& channel, ByteView name, bool next = false);
// Book 3, 6.5.11.
Exchanged ReadRecord(CardChannel& channel, uint8_t sfi, uint8_t record);
// Book 3, 6.5.8; `pdol_data` without the template 83.
Exchanged GetProcessingOptions(CardChannel& channel, ByteView pdol_data);
// Book 3, 6.5.7.
Exchanged GetData(CardChannel& channel, uint16_t tag);
// Book 3, 6.5.9.
Exchanged InternalAuthenticate(CardChannel& channel, ByteView ddol_data);
// Book 3, 6.5.4.
Exchanged ExternalAuthenticate(CardChannel& channel, ByteView issuer_authentication_data);
// Book 3, 6.5.5; `combined` asks for a signature over the answer (CDA).
Exchanged GenerateAc(CardChannel& channel, CryptogramType type, bool combined, ByteView cdol_data);

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_CARD_COMMANDS_H_
