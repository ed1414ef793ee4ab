// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_FINANCIAL_REQUEST_H_
#define TILL_SERVICES_UPLINK_FINANCIAL_REQUEST_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "services/uplink/iso8583/field22.h"

namespace till::uplink {

// OriginalReference names an earlier transaction: fields 61, 37 and 38.
struct OriginalReference {
  uint32_t trace = 0;              // 1..999999
  uint32_t batch = 0;              // 1..999999
  std::string date;                // MMDD, or empty when the host never dated it.
  std::string reference_number;    // Empty when there was none.
  std::string authorisation_code;  // As reference_number.
};

// StripeItem is one payment of a batch upload of stripe transactions.
struct StripeItem {
  bool foreign = false;
  uint32_t trace = 0;
  int64_t amount_minor = 0;
  std::string sealed_account;
  std::string account_payment_id;  // The payment that the box is bound to.
};

// QrOrder is what a QR message is about.
struct QrOrder {
  std::string action;         // Row A1.
  std::string order_number;   // A2.
  std::string customer_code;  // A3, or empty.
  bool with_risk_info = false;
};

// FinancialRequest is what the caller says of one message; the rest is the profile's and the account's. A
// value for a field that the transaction's row does not carry is left out.
struct FinancialRequest {
  std::string transaction;           // Row of the profile's table: "sale".
  std::string original_transaction;  // For rows that have their original's codes ("reversal"): its row.
  std::string payment_id;
  std::string account_payment_id;       // The payment that the box is bound to; empty: payment_id.
  uint32_t trace = 0;                   // 1..999999, from the ledger; a reversal has its original's.
  uint32_t batch = 0;                   // 1..999999
  std::optional<int64_t> amount_minor;  // 0..999,999,999,999
  std::string currency;                 // Three digits, ISO 4217; empty: the terminal's.
  Field22::Entry entry = Field22::Entry::kUnknown;
  bool chip_failed = false;       // A stripe was read in the chip's place.
  bool partial_approval = false;  // An approval of a part of the amount is understood.
  bool has_pin = false;
  std::string pin_block;         // Enciphered, as long as field 52; empty without a PIN and in reversals.
  std::string chip_data;         // BER-TLV; may hold more than field 55 will.
  std::string sealed_account;    // The box for `uplink`.
  absl::Duration reply_timeout;  // Zero: the configured one.
  std::string operator_id;       // 63.1 where the row carries it and has no scheme code.

  std::optional<OriginalReference> original;
  std::string reference_number;          // Field 37 when it is not the original's.
  std::string authorisation_code;        // Field 38, likewise.
  std::string reversal_reason;           // Field 39 of a reversal: 98, A0, 06.
  std::string private_data;              // Field 48, digits.
  std::string extra_data;                // Field 62.
  std::vector<StripeItem> stripe_items;  // Field 48, made of these.
  std::optional<QrOrder> qr;             // Field 59, made of this.
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_FINANCIAL_REQUEST_H_
