// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_QR_DATA_H_
#define TILL_SERVICES_UPLINK_QR_DATA_H_

#include <string>

#include "absl/status/statusor.h"
#include "services/uplink/financial_request.h"

namespace till::uplink {

// RiskInfo is what the acquirer wants to know of the terminal in each QR payment (features 47); a terminal
// without a serial number has none to tell.
struct RiskInfo {
  std::string device_type = "04";  // A smart POS.
  std::string network_licence;     // "P" and four digits.
  std::string serial_number;       // At most 50 characters.
  std::string app_version;         // At most 8.
  std::string place;               // The device's address or its position "+31.2304/+121.4737".

  bool IsKnown() const { return !serial_number.empty(); }
};

// CheckRiskInfo says what of it cannot be sent. CONFIG_INVALID.
absl::Status CheckRiskInfo(const RiskInfo& info);

// RiskFactor is the last six characters of what is paid with: the customer's code, or the order's number.
std::string RiskFactor(const QrOrder& order);

// QrData composes field 59 of a request. `secret_text` proves the serial number and the factor: 64 bits under
// the terminal's MAC key, base64. INVALID_REQUEST for an order number or a code that is none.
absl::StatusOr<std::string> QrData(const QrOrder& order, const RiskInfo& info,
                                   const std::string& secret_text);

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_QR_DATA_H_
