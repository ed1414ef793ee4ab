// SPDX-License-Identifier: Apache-2.0
#include "services/common/tlv/tag_table.h"

#include <algorithm>
#include <array>

namespace till::tlv {
namespace {

constexpr Format kB = Format::kBinary;
constexpr Format kN = Format::kNumeric;
constexpr Format kCn = Format::kCompressedNumeric;
constexpr Format kAn = Format::kAlphanumeric;
constexpr Format kT = Format::kDataObjects;
constexpr Source kIcc = Source::kCard;
constexpr Source kPos = Source::kTerminal;
constexpr Source kIss = Source::kIssuer;

constexpr auto kTable = std::to_array<TagEntry>({
    {0x42, "Issuer Identification Number", kN, kIcc},
    {0x4F, "Application Identifier (card)", kB, kIcc},
    {0x50, "Application Label", kAn, kIcc},
    {0x56, "Track 1 Data", kAn, kIcc, true},
    {0x57, "Track 2 Equivalent Data", kB, kIcc, true},
    {0x5A, "Application Primary Account Number", kCn, kIcc, true},
    {0x61, "Application Template", kT, kIcc},
    {0x6F, "File Control Information Template", kT, kIcc},
    {0x70, "Record Template", kT, kIcc},
    {0x71, "Issuer Script Template 1", kT, kIss},
    {0x72, "Issuer Script Template 2", kT, kIss},
    {0x73, "Directory Discretionary Template", kT, kIcc},
    {0x77, "Response Message Template Format 2", kT, kIcc},
    {0x80, "Response Message Template Format 1", kB, kIcc},
    {0x81, "Amount, Authorised (Binary)", kB, kPos},
    {0x82, "Application Interchange Profile", kB, kIcc},
    {0x83, "Command Template", kB, kPos},
    {0x84, "Dedicated File Name", kB, kIcc},
    {0x86, "Issuer Script Command", kB, kIss},
    {0x87, "Application Priority Indicator", kB, kIcc},
    {0x88, "Short File Identifier", kB, kIcc},
    {0x89, "Authorisation Code", kAn, kIss},
    {0x8A, "Authorisation Response Code", kAn, kPos},
    {0x8C, "Card Risk Management Data Object List 1", kB, kIcc},
    {0x8D, "Card Risk Management Data Object List 2", kB, kIcc},
    {0x8E, "Cardholder Verification Method List", kB, kIcc},
    {0x8F, "Certification Authority Public Key Index (card)", kB, kIcc},
    {0x90, "Issuer Public Key Certificate", kB, kIcc},
    {0x91, "Issuer Authentication Data", kB, kIss},
    {0x92, "Issuer Public Key Remainder", kB, kIcc},
    {0x93, "Signed Static Application Data", kB, kIcc},
    {0x94, "Application File Locator", kB, kIcc},
    {0x95, "Terminal Verification Results", kB, kPos},
    {0x97, "Transaction Certificate Data Object List", kB, kIcc},
    {0x98, "Transaction Certificate Hash Value", kB, kPos},
    {0x99, "Transaction PIN Data", kB, kPos, true},
    {0x9A, "Transaction Date", kN, kPos},
    {0x9B, "Transaction Status Information", kB, kPos},
    {0x9C, "Transaction Type", kN, kPos},
    {0x9D, "Directory Definition File Name", kB, kIcc},
    {0xA5, "FCI Proprietary Template", kT, kIcc},
    {0x5F20, "Cardholder Name", kAn, kIcc},
    {0x5F24, "Application Expiration Date", kN, kIcc},
    {0x5F25, "Application Effective Date", kN, kIcc},
    {0x5F28, "Issuer Country Code", kN, kIcc},
    {0x5F2A, "Transaction Currency Code", kN, kPos},
    {0x5F2D, "Language Preference", kAn, kIcc},
    {0x5F30, "Service Code", kN, kIcc},
    {0x5F34, "Application PAN Sequence Number", kN, kIcc},
    {0x5F36, "Transaction Currency Exponent", kN, kPos},
    {0x5F50, "Issuer URL", kAn, kIcc},
    {0x5F57, "Account Type", kN, kPos},
    {0x9F01, "Acquirer Identifier", kN, kPos},
    {0x9F02, "Amount, Authorised (Numeric)", kN, kPos},
    {0x9F03, "Amount, Other (Numeric)", kN, kPos},
    {0x9F04, "Amount, Other (Binary)", kB, kPos},
    {0x9F05, "Application Discretionary Data", kB, kIcc},
    {0x9F06, "Application Identifier (terminal)", kB, kPos},
    {0x9F07, "Application Usage Control", kB, kIcc},
    {0x9F08, "Application Version Number (card)", kB, kIcc},
    {0x9F09, "Application Version Number (terminal)", kB, kPos},
    {0x9F0B, "Cardholder Name Extended", kAn, kIcc},
    {0x9F0D, "Issuer Action Code - Default", kB, kIcc},
    {0x9F0E, "Issuer Action Code - Denial", kB, kIcc},
    {0x9F0F, "Issuer Action Code - Online", kB, kIcc},
    {0x9F10, "Issuer Application Data", kB, kIcc},
    {0x9F11, "Issuer Code Table Index", kN, kIcc},
    {0x9F12, "Application Preferred Name", kAn, kIcc},
    {0x9F13, "Last Online Application Transaction Counter Register", kB, kIcc},
    {0x9F14, "Lower Consecutive Offline Limit", kB, kIcc},
    {0x9F15, "Merchant Category Code", kN, kPos},
    {0x9F16, "Merchant Identifier", kAn, kPos},
    {0x9F17, "PIN Try Counter", kB, kIcc},
    {0x9F18, "Issuer Script Identifier", kB, kIss},
    {0x9F1A, "Terminal Country Code", kN, kPos},
    {0x9F1B, "Terminal Floor Limit", kB, kPos},
    {0x9F1C, "Terminal Identification", kAn, kPos},
    {0x9F1D, "Terminal Risk Management Data", kB, kPos},
    {0x9F1E, "Interface Device Serial Number", kAn, kPos},
    {0x9F1F, "Track 1 Discretionary Data", kAn, kIcc, true},
    {0x9F20, "Track 2 Discretionary Data", kCn, kIcc, true},
    {0x9F21, "Transaction Time", kN, kPos},
    {0x9F22, "Certification Authority Public Key Index (terminal)", kB, kPos},
    {0x9F23, "Upper Consecutive Offline Limit", kB, kIcc},
    {0x9F26, "Application Cryptogram", kB, kIcc},
    {0x9F27, "Cryptogram Information Data", kB, kIcc},
    {0x9F2A, "Kernel Identifier", kB, kIcc},
    {0x9F2D, "ICC PIN Encipherment Public Key Certificate", kB, kIcc},
    {0x9F32, "Issuer Public Key Exponent", kB, kIcc},
    {0x9F33, "Terminal Capabilities", kB, kPos},
    {0x9F34, "Cardholder Verification Method Results", kB, kPos},
    {0x9F35, "Terminal Type", kN, kPos},
    {0x9F36, "Application Transaction Counter", kB, kIcc},
    {0x9F37, "Unpredictable Number", kB, kPos},
    {0x9F38, "Processing Options Data Object List", kB, kIcc},
    {0x9F39, "Point-of-Service Entry Mode", kN, kPos},
    {0x9F40, "Additional Terminal Capabilities", kB, kPos},
    {0x9F41, "Transaction Sequence Counter", kN, kPos},
    {0x9F42, "Application Currency Code", kN, kIcc},
    {0x9F43, "Application Reference Currency Exponent", kN, kIcc},
    {0x9F44, "Application Currency Exponent", kN, kIcc},
    {0x9F45, "Data Authentication Code", kB, kIcc},
    {0x9F46, "ICC Public Key Certificate", kB, kIcc},
    {0x9F47, "ICC Public Key Exponent", kB, kIcc},
    {0x9F48, "ICC Public Key Remainder", kB, kIcc},
    {0x9F49, "Dynamic Data Authentication Data Object List", kB, kIcc},
    {0x9F4A, "Static Data Authentication Tag List", kB, kIcc},
    {0x9F4B, "Signed Dynamic Application Data", kB, kIcc},
    {0x9F4C, "ICC Dynamic Number", kB, kIcc},
    {0x9F4D, "Log Entry", kB, kIcc},
    {0x9F4E, "Merchant Name and Location", kAn, kPos},
    {0x9F4F, "Log Format", kB, kIcc},
    {0x9F51, "Application Currency Code (proprietary)", kN, kIcc},
    {0x9F5A, "Application Program Identifier", kB, kIcc},
    {0x9F5D, "Available Offline Spending Amount", kN, kIcc},
    {0x9F63, "Card Product Identification", kB, kIcc},
    {0x9F66, "Terminal Transaction Qualifiers", kB, kPos},
    {0x9F69, "Card Authentication Related Data", kB, kIcc},
    {0x9F6B, "Track 2 Data (contactless)", kB, kIcc, true},
    {0x9F6C, "Card Transaction Qualifiers", kB, kIcc},
    {0x9F6D, "Reader Contactless Limit / Kernel 2 version", kB, kPos},
    {0x9F6E, "Form Factor Indicator / Third Party Data", kB, kIcc},
    {0x9F74, "Electronic Cash Issuer Authorisation Code", kAn, kIcc},
    {0x9F79, "Electronic Cash Balance", kN, kIcc},
    {0x9F7A, "Electronic Cash Terminal Support Indicator", kN, kPos},
    {0x9F7B, "Electronic Cash Terminal Transaction Limit", kN, kPos},
    {0x9F7C, "Merchant Custom Data / Customer Exclusive Data", kB, kIcc},
    {0xBF0C, "FCI Issuer Discretionary Data", kT, kIcc},
    {0xDF31, "Issuer Script Results (UnionPay)", kB, kPos},
    {0xDF32, "Chip Serial Number (UnionPay mobile)", kAn, kPos},
    {0xDF33, "Session Key Data (UnionPay mobile)", kB, kPos},
    {0xDF34, "Terminal Read Time (UnionPay mobile)", kN, kPos},
    {0xDF60, "CAPP Transaction Indicator", kB, kPos},
    {0xDF69, "SM Algorithm Support Indicator", kB, kPos},
    {0xDF8117, "Card Data Input Capability", kB, kPos},
    {0xDF8118, "CVM Capability - CVM Required", kB, kPos},
    {0xDF8119, "CVM Capability - No CVM Required", kB, kPos},
    {0xDF811B, "Kernel Configuration", kB, kPos},
    {0xDF811F, "Security Capability", kB, kPos},
});

constexpr bool IsSorted() {
  for (size_t i = 1; i < kTable.size(); ++i) {
    if (kTable[i - 1].tag >= kTable[i].tag) return false;
  }
  return true;
}
static_assert(IsSorted(), "FindTag searches by halving");

}  // namespace

std::span<const TagEntry> AllTags() {
  return kTable;
}

const TagEntry* FindTag(Tag tag) {
  const auto entry = std::lower_bound(kTable.begin(), kTable.end(), tag,
                                      [](const TagEntry& left, Tag right) { return left.tag < right; });
  return entry != kTable.end() && entry->tag == tag ? &*entry : nullptr;
}

}  // namespace till::tlv
