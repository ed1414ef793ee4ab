// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_FINANCIAL_REQUEST_H_
#define TILL_SERVICES_UPLINK_FINANCIAL_REQUEST_H_

#include <cstdint>
#include <string>

#include "absl/time/time.h"
#include "services/uplink/iso8583/field22.h"

namespace till::uplink {

// FinancialRequest is what the payment says of a message about money; the rest is the profile's and the
// account's.
struct FinancialRequest {
  std::string transaction;  // Row of the profile's table: "sale", "sale_reversal".
  std::string payment_id;
  uint32_t trace = 0;        // 1..999999, from the ledger; a reversal has its original's.
  uint32_t batch = 0;        // 1..999999
  int64_t amount_minor = 0;  // 0..999,999,999,999
  std::string currency;      // Three digits, ISO 4217.
  Field22::Entry entry = Field22::Entry::kUnknown;
  bool chip_failed = false;  // A stripe was read in the chip's place.
  bool has_pin = false;
  std::string pin_block;         // Enciphered, 8 bytes; empty without a PIN and in reversals.
  std::string chip_data;         // BER-TLV; may hold more than field 55 will.
  std::string sealed_account;    // The box for `uplink`.
  absl::Duration reply_timeout;  // Zero: the configured one.

  // Reversals only.
  std::string reversal_reason;     // Field 39: 98, A0, 06.
  std::string authorisation_code;  // Field 38, or empty.
  std::string original_date;       // MMDD of the original's answer, or empty.
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_FINANCIAL_REQUEST_H_
