// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/decode/emv_bits.h"

namespace till::tillctl {
namespace {

constexpr BitMeaning kInterchangeProfile[] = {
    {1, 8, "XDA is supported"},
    {1, 7, "SDA is supported"},
    {1, 6, "DDA is supported"},
    {1, 5, "cardholder verification is supported"},
    {1, 4, "terminal risk management is to be performed"},
    {1, 3, "issuer authentication is supported"},
    {1, 2, "on-device cardholder verification is supported (contactless)"},
    {1, 1, "CDA is supported"},
    {2, 8, "EMV mode is supported (contactless)"},
    {2, 7, "mobile phone (contactless)"},
    {2, 6, "contactless transaction"},
    {2, 1, "relay resistance protocol is supported (contactless)"},
};

constexpr BitMeaning kUsageControl[] = {
    {1, 8, "valid for domestic cash"},
    {1, 7, "valid for international cash"},
    {1, 6, "valid for domestic goods"},
    {1, 5, "valid for international goods"},
    {1, 4, "valid for domestic services"},
    {1, 3, "valid for international services"},
    {1, 2, "valid at ATMs"},
    {1, 1, "valid at terminals other than ATMs"},
    {2, 8, "domestic cashback allowed"},
    {2, 7, "international cashback allowed"},
};

constexpr BitMeaning kVerificationResults[] = {
    {1, 8, "offline data authentication was not performed"},
    {1, 7, "SDA failed"},
    {1, 6, "card data missing"},
    {1, 5, "card is on the terminal's exception file"},
    {1, 4, "DDA failed"},
    {1, 3, "CDA failed"},
    {1, 2, "SDA selected"},
    {1, 1, "XDA selected"},
    {2, 8, "card and terminal have different application versions"},
    {2, 7, "expired application"},
    {2, 6, "application not yet effective"},
    {2, 5, "requested service not allowed for the card product"},
    {2, 4, "new card"},
    {2, 2, "biometric performed and successful"},
    {2, 1, "biometric template format not supported"},
    {3, 8, "cardholder verification was not successful"},
    {3, 7, "unrecognised CVM"},
    {3, 6, "PIN try limit exceeded"},
    {3, 5, "PIN entry required and the PIN pad is not there or not working"},
    {3, 4, "PIN entry required, the PIN pad is there, but no PIN was entered"},
    {3, 3, "online CVM captured"},
    {3, 2, "biometric required but its device is not working"},
    {3, 1, "biometric required, its device is there, but its entry was bypassed"},
    {4, 8, "amount exceeds the floor limit"},
    {4, 7, "lower consecutive offline limit exceeded"},
    {4, 6, "upper consecutive offline limit exceeded"},
    {4, 5, "selected at random for online processing"},
    {4, 4, "merchant forced the transaction online"},
    {4, 3, "biometric try limit exceeded"},
    {4, 2, "a selected biometric type is not supported"},
    {4, 1, "XDA signature verification failed"},
    {5, 8, "default TDOL used"},
    {5, 7, "issuer authentication failed"},
    {5, 6, "script processing failed before the final GENERATE AC"},
    {5, 5, "script processing failed after the final GENERATE AC"},
    {5, 3, "CA ECC key missing"},
    {5, 2, "ECC key recovery failed"},
};

constexpr BitMeaning kStatusInformation[] = {
    {1, 8, "offline data authentication was performed"}, {1, 7, "cardholder verification was performed"},
    {1, 6, "card risk management was performed"},        {1, 5, "issuer authentication was performed"},
    {1, 4, "terminal risk management was performed"},    {1, 3, "script processing was performed"},
};

constexpr BitMeaning kCapabilities[] = {
    {1, 8, "manual key entry"},
    {1, 7, "magnetic stripe"},
    {1, 6, "chip with contacts"},
    {2, 8, "plaintext PIN for verification by the card"},
    {2, 7, "enciphered PIN for online verification"},
    {2, 6, "signature"},
    {2, 5, "enciphered PIN for offline verification"},
    {2, 4, "no CVM required"},
    {2, 3, "online biometric"},
    {2, 2, "offline biometric"},
    {3, 8, "SDA"},
    {3, 7, "DDA"},
    {3, 6, "card capture"},
    {3, 4, "CDA"},
    {3, 3, "XDA"},
};

constexpr BitMeaning kMoreCapabilities[] = {
    {1, 8, "cash"},
    {1, 7, "goods"},
    {1, 6, "services"},
    {1, 5, "cashback"},
    {1, 4, "inquiry"},
    {1, 3, "transfer"},
    {1, 2, "payment"},
    {1, 1, "administrative"},
    {2, 8, "cash deposit"},
    {3, 8, "numeric keys"},
    {3, 7, "alphabetic and special keys"},
    {3, 6, "command keys"},
    {3, 5, "function keys"},
    {4, 8, "print or electronic, attendant"},
    {4, 7, "print or electronic, cardholder"},
    {4, 6, "display, attendant"},
    {4, 5, "display, cardholder"},
    {4, 2, "code table 10"},
    {4, 1, "code table 9"},
    {5, 8, "code table 8"},
    {5, 7, "code table 7"},
    {5, 6, "code table 6"},
    {5, 5, "code table 5"},
    {5, 4, "code table 4"},
    {5, 3, "code table 3"},
    {5, 2, "code table 2"},
    {5, 1, "code table 1"},
};

constexpr BitMeaning kTransactionQualifiers[] = {
    {1, 8, "magnetic stripe mode supported"},
    {1, 6, "EMV mode supported"},
    {1, 5, "EMV contact chip supported"},
    {1, 4, "offline-only reader"},
    {1, 3, "online PIN supported"},
    {1, 2, "signature supported"},
    {1, 1, "offline data authentication for online authorisations supported"},
    {2, 8, "online cryptogram required"},
    {2, 7, "CVM required"},
    {2, 6, "offline PIN supported (contact chip)"},
    {3, 8, "issuer update processing supported"},
    {3, 7, "consumer device CVM supported"},
};

constexpr BitMeaning kCardQualifiers[] = {
    {1, 8, "online PIN required"},
    {1, 7, "signature required"},
    {1, 6, "go online if offline data authentication fails and the reader can"},
    {1, 5, "switch interface if offline data authentication fails and the reader supports contact"},
    {1, 4, "go online if the application is expired"},
    {1, 3, "switch interface for cash"},
    {1, 2, "switch interface for cashback"},
    {2, 8, "consumer device CVM performed"},
    {2, 7, "card supports issuer update processing at the point of sale"},
};

constexpr std::string_view kActionCodeClause = "EMV 4.4 Book 3, annex C5 (as the TVR)";

constexpr BitTable kTables[] = {
    {0x82, 2, "EMV 4.4 Book 3, annex C1", kInterchangeProfile},
    {0x95, 5, "EMV 4.4 Book 3, annex C5", kVerificationResults},
    {0x9B, 2, "EMV 4.4 Book 3, annex C6", kStatusInformation},
    {0x9F07, 2, "EMV 4.4 Book 3, annex C2", kUsageControl},
    {0x9F0D, 5, kActionCodeClause, kVerificationResults},
    {0x9F0E, 5, kActionCodeClause, kVerificationResults},
    {0x9F0F, 5, kActionCodeClause, kVerificationResults},
    {0x9F33, 3, "EMV 4.4 Book 4, annex A2", kCapabilities},
    {0x9F40, 5, "EMV 4.4 Book 4, annex A3", kMoreCapabilities},
    {0x9F66, 4, "EMV Contactless Book A, 5.7", kTransactionQualifiers},
    {0x9F6C, 2, "EMV Contactless Book C-3, annex A", kCardQualifiers},
    {0xDF11, 5, kActionCodeClause, kVerificationResults},
    {0xDF12, 5, kActionCodeClause, kVerificationResults},
    {0xDF13, 5, kActionCodeClause, kVerificationResults},
};

}  // namespace

const BitTable* FindBitTable(tlv::Tag tag) {
  for (const BitTable& table : kTables) {
    if (table.tag == tag) return &table;
  }
  return nullptr;
}

std::string_view CvmWords(uint8_t method) {
  switch (method & 0x3F) {
    case 0x00:
      return "fail CVM processing";
    case 0x01:
      return "plaintext PIN verified by the card";
    case 0x02:
      return "enciphered PIN verified online";
    case 0x03:
      return "plaintext PIN verified by the card, and signature";
    case 0x04:
      return "enciphered PIN verified by the card";
    case 0x05:
      return "enciphered PIN verified by the card, and signature";
    case 0x06:
    case 0x08:
    case 0x0A:
    case 0x0C:
    case 0x0E:
      return "biometric verified offline by the card";
    case 0x07:
    case 0x09:
    case 0x0B:
    case 0x0D:
    case 0x0F:
      return "biometric verified online";
    case 0x1E:
      return "signature";
    case 0x1F:
      return "no CVM required";
    case 0x3F:
      return "no CVM performed";
    default:
      return "reserved";
  }
}

std::string_view ConditionWords(uint8_t condition) {
  switch (condition) {
    case 0x00:
      return "always";
    case 0x01:
      return "if unattended cash";
    case 0x02:
      return "if not cash and not cashback";
    case 0x03:
      return "if the terminal supports the CVM";
    case 0x04:
      return "if manual cash";
    case 0x05:
      return "if purchase with cashback";
    case 0x06:
      return "if in the application's currency and under X";
    case 0x07:
      return "if in the application's currency and over X";
    case 0x08:
      return "if in the application's currency and under Y";
    case 0x09:
      return "if in the application's currency and over Y";
    default:
      return "reserved";
  }
}

}  // namespace till::tillctl
