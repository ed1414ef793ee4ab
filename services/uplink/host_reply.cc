// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/host_reply.h"

#include <algorithm>
#include <vector>

#include "absl/strings/numbers.h"
#include "services/uplink/iso8583/field54.h"
#include "services/uplink/iso8583/field59.h"
#include "services/uplink/iso8583/field60.h"

namespace till::uplink {
namespace {

// Rows of field 59 in an answer.
constexpr std::string_view kStateRow = "B1";
constexpr std::string_view kPayloadRow = "B2";
constexpr std::string_view kWalletRow = "B3";
constexpr std::string_view kWalletReferenceRow = "B4";
constexpr std::string_view kWallets[] = {"WECHAT", "ALIPAY", "UNIONPAY"};

// Digits of dates and times.
constexpr size_t kDateAndTime = 12;
constexpr size_t kTime = 6;
constexpr size_t kDateWithYear = 6;

// Bounds of what goes on from here to receipts and the kiosk.
constexpr size_t kMostPayload = 512;
constexpr size_t kMostWalletReference = 64;

bool IsPrintable(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool Needs(const TransactionSpec& transaction, uint32_t field) {
  const auto& needed = transaction.row.reply_required_if_approved();
  return std::find(needed.begin(), needed.end(), field) != needed.end();
}

absl::Status ReadAmounts(std::string_view text, HostReply& read) {
  const absl::StatusOr<std::vector<AdditionalAmount>> amounts = ParseField54(text);
  if (!amounts.ok()) return amounts.status();
  for (const AdditionalAmount& amount : *amounts) {
    if (amount.amount_type == AdditionalAmount::kAvailable && !read.balance.has_value()) {
      read.balance = HostReply::Balance{amount.minor, amount.currency};
    }
    if (amount.amount_type == AdditionalAmount::kPoints && !read.points.has_value()) {
      read.points = amount.minor;
    }
  }
  if (read.balance.has_value() || read.points.has_value()) return absl::OkStatus();
  return absl::InvalidArgumentError("field 54: neither a balance nor points");
}

// ReadContent reads the fields whose form is the transaction's.
absl::Status ReadContent(const TransactionSpec& transaction, const IsoMessage& reply, HostReply& read) {
  absl::Status fault;
  if (Needs(transaction, 54)) fault.Update(ReadAmounts(reply.Reveal(54).value_or(""), read));
  if (Needs(transaction, 48)) {
    const absl::StatusOr<SettlementFlags> flags = ParseSettlementFlags(reply.Reveal(48).value_or(""));
    fault.Update(flags.status());
    if (flags.ok()) read.flags = *flags;
  }
  if (transaction.Carries(59) && (reply.Has(59) || Needs(transaction, 59))) {
    absl::StatusOr<QrReply> qr = ReadQrReply(reply.Reveal(59).value_or(""));
    fault.Update(qr.status());
    if (qr.ok()) read.qr = *std::move(qr);
  }
  return fault;
}

}  // namespace

absl::StatusOr<QrReply> ReadQrReply(std::string_view text) {
  const absl::StatusOr<std::vector<TextRow>> rows = ParseTextRows(text);
  if (!rows.ok()) return rows.status();
  const std::string_view state = FindRow(*rows, kStateRow);
  if (state.size() != 1 || state[0] < '1' || state[0] > '4') {
    return absl::InvalidArgumentError("field 59: B1 is none of 1, 2, 3, 4");
  }
  QrReply reply{.state = static_cast<QrReply::State>(state[0] - '0'),
                .payload = std::string(FindRow(*rows, kPayloadRow)),
                .wallet_reference = std::string(FindRow(*rows, kWalletReferenceRow))};
  if (reply.payload.size() > kMostPayload || !IsPrintable(reply.payload)) {
    return absl::InvalidArgumentError("field 59: B2 is not a code's content");
  }
  if (reply.wallet_reference.size() > kMostWalletReference || !IsPrintable(reply.wallet_reference)) {
    return absl::InvalidArgumentError("field 59: B4 is not a number");
  }
  const std::string_view wallet = FindRow(*rows, kWalletRow);
  if (std::find(std::begin(kWallets), std::end(kWallets), wallet) != std::end(kWallets)) {
    reply.wallet = std::string(wallet);
  }
  return reply;
}

HostReply ReadHostReply(const TransactionSpec& transaction, const IsoMessage& reply, bool approved) {
  const auto text = [&](int field) { return std::string(reply.Get(field).value_or("")); };
  HostReply read;
  read.response_code = text(39);
  read.approved = approved;
  read.authorisation_code = text(38);
  read.reference_number = text(37);
  read.time = text(12);
  read.date = text(13);
  read.settlement_date = text(15);
  // YYMMDDhhmmss and YYMMDD, where a dialect says the year as well (ISO 8583:1993).
  if (read.time.size() == kDateAndTime) {
    read.date = read.time.substr(2, 4);
    read.time.erase(0, kDateAndTime - kTime);
  }
  if (read.settlement_date.size() == kDateWithYear) read.settlement_date.erase(0, 2);
  read.acquirer = text(32);
  read.institutions = text(44);
  read.issuer_data = text(55);
  // Twelve digits, checked when they were decoded.
  int64_t amount = 0;
  if (reply.Has(4) && absl::SimpleAtoi(text(4), &amount)) read.amount_minor = amount;
  if (const auto batch = Field60::ParseBatch(text(60)); batch.ok()) read.batch = *batch;
  absl::Status content = ReadContent(transaction, reply, read);
  // A refusal is one whatever else it says.
  if (approved) read.fault = std::move(content);
  return read;
}

}  // namespace till::uplink
