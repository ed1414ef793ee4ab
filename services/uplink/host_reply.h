// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_HOST_REPLY_H_
#define TILL_SERVICES_UPLINK_HOST_REPLY_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "services/uplink/iso8583/field48.h"
#include "services/uplink/iso8583/iso_message.h"
#include "services/uplink/transaction_table.h"

namespace till::uplink {

// QrReply is what field 59 of an answer says of an order.
struct QrReply {
  enum class State { kNone = 0, kWaiting = 1, kPaid = 2, kClosed = 3, kUnknown = 4 };
  State state = State::kNone;    // B1
  std::string payload;           // B2
  std::string wallet;            // B3: "WECHAT", "ALIPAY", "UNIONPAY", or empty.
  std::string wallet_reference;  // B4
};

// HostReply is what an authentic answer says, without anything of the account.
struct HostReply {
  // An amount of field 54.
  struct Balance {
    int64_t minor = 0;     // Negative: owed.
    std::string currency;  // Three digits.
  };

  std::string response_code;             // Field 39.
  bool approved = false;                 // By the catalogue's class.
  std::string authorisation_code;        // 38
  std::string reference_number;          // 37
  std::string time;                      // 12, hhmmss
  std::string date;                      // 13, MMDD
  std::string settlement_date;           // 15, MMDD
  std::string acquirer;                  // 32
  std::string institutions;              // 44
  std::string issuer_data;               // 55
  std::optional<int64_t> amount_minor;   // 4
  std::optional<uint32_t> batch;         // 60.2
  std::optional<Balance> balance;        // 54, amount type 02
  std::optional<int64_t> points;         // 54, amount type 90
  std::optional<SettlementFlags> flags;  // 48 of a settlement
  std::optional<QrReply> qr;             // 59
  // An approval without whose content nobody can go on, and it cannot be read: why. The answer is none then.
  absl::Status fault;
};

// ReadHostReply takes what the caller is told of a decoded answer to a `transaction`.
HostReply ReadHostReply(const TransactionSpec& transaction, const IsoMessage& reply, bool approved);

// ReadQrReply reads field 59 of an answer. INVALID_ARGUMENT names the fault.
absl::StatusOr<QrReply> ReadQrReply(std::string_view text);

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_HOST_REPLY_H_
