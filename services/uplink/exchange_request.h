// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_EXCHANGE_REQUEST_H_
#define TILL_SERVICES_UPLINK_EXCHANGE_REQUEST_H_

#include "absl/status/statusor.h"
#include "services/uplink/financial_request.h"
#include "till/uplink/v1/acquirer.pb.h"

namespace till::uplink {

// FromMessage checks what only the API's form can get wrong, and names the row of the profile's table: the
// kind of payment has the row's name (services/common/payment_kind). INVALID_REQUEST, INVALID_AMOUNT,
// CURRENCY_NOT_SUPPORTED.
absl::StatusOr<FinancialRequest> FromMessage(const v1::ExchangeRequest& request);

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_EXCHANGE_REQUEST_H_
