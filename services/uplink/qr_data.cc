// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/qr_data.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "services/common/status/error.h"
#include "services/uplink/iso8583/field59.h"

namespace till::uplink {
namespace {

constexpr size_t kMostOrderNumber = 32;
constexpr size_t kLeastCode = 6;
constexpr size_t kMostCode = 512;
constexpr size_t kFactor = 6;
constexpr size_t kMostSerial = 50;
constexpr size_t kVersion = 8;
constexpr size_t kMostPlace = 64;

bool IsPrintable(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

absl::Status Invalid(const std::string& message) {
  return MakeError(ErrorCode::kInvalidRequest, message);
}

absl::StatusOr<std::string> RiskRows(const RiskInfo& info, const std::string& factor,
                                     const std::string& secret_text) {
  std::string version = info.app_version;
  version.resize(kVersion, ' ');
  return TextRows({{"01", info.device_type},
                   {"02", info.network_licence},
                   {"03", info.serial_number},
                   {"04", factor},
                   {"05", secret_text},
                   {"06", version},
                   {"07", info.place}});
}

}  // namespace

absl::Status CheckRiskInfo(const RiskInfo& info) {
  if (!info.IsKnown()) return absl::OkStatus();
  const auto refuse = [](const std::string& fault) { return MakeError(ErrorCode::kConfigInvalid, fault); };
  const std::string& licence = info.network_licence;
  if (licence.size() != 5 || licence[0] != 'P' ||
      !std::all_of(licence.begin() + 1, licence.end(), absl::ascii_isdigit)) {
    return refuse("risk_info.network_licence is not P and four digits");
  }
  if (info.device_type.size() != 2 || !IsPrintable(info.device_type)) {
    return refuse("risk_info.device_type is not two characters");
  }
  if (info.serial_number.size() > kMostSerial || !IsPrintable(info.serial_number)) {
    return refuse("risk_info.serial_number is not at most 50 characters");
  }
  if (info.app_version.size() > kVersion || !IsPrintable(info.app_version)) {
    return refuse("risk_info.app_version is not at most 8 characters");
  }
  if (info.place.size() > kMostPlace || !IsPrintable(info.place)) {
    return refuse("risk_info.place is not at most 64 characters");
  }
  return absl::OkStatus();
}

std::string RiskFactor(const QrOrder& order) {
  const std::string& paid_with = order.customer_code.empty() ? order.order_number : order.customer_code;
  return paid_with.substr(paid_with.size() - std::min(kFactor, paid_with.size()));
}

absl::StatusOr<std::string> QrData(const QrOrder& order, const RiskInfo& info,
                                   const std::string& secret_text) {
  const std::string& number = order.order_number;
  if (number.empty() || number.size() > kMostOrderNumber ||
      !std::all_of(number.begin(), number.end(), absl::ascii_isalnum)) {
    return Invalid("order_number is not 1 to 32 letters and digits");
  }
  std::vector<TextRow> rows = {{"A1", order.action}, {"A2", number}};
  if (!order.customer_code.empty()) {
    if (order.customer_code.size() < kLeastCode || order.customer_code.size() > kMostCode ||
        !IsPrintable(order.customer_code)) {
      return Invalid("customer_code is not 6 to 512 characters");
    }
    rows.push_back({"A3", order.customer_code});
  }
  if (order.with_risk_info && info.IsKnown()) {
    absl::StatusOr<std::string> risk = RiskRows(info, RiskFactor(order), secret_text);
    if (!risk.ok()) return risk.status();
    rows.push_back({"A4", *std::move(risk)});
  }
  return TextRows(rows);
}

}  // namespace till::uplink
