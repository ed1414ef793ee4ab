// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ACQUIRER_MESSAGES_H_
#define TILL_SERVICES_UPLINK_ACQUIRER_MESSAGES_H_

#include "absl/status/statusor.h"
#include "services/uplink/financial_request.h"
#include "services/uplink/host_session.h"
#include "services/uplink/late_replies.h"
#include "services/uplink/response_catalogue.h"
#include "till/uplink/v1/acquirer.pb.h"

// Between the API's messages and the core's types; no decisions.
namespace till::uplink {

// FromMessage checks what only the API's form can get wrong: INVALID_REQUEST, INVALID_AMOUNT,
// CURRENCY_NOT_SUPPORTED.
absl::StatusOr<FinancialRequest> FromMessage(const v1::ExchangeRequest& request);

v1::ExchangeResponse ToMessage(const HostSession::FinancialResult& result, const v1::ExchangeRequest& request,
                               const ResponseCatalogue& catalogue);
v1::LateReply ToMessage(const LateReply& late, const ResponseCatalogue& catalogue);
common::v1::ResponseCode ToMessage(const std::string& code, const ResponseCatalogue& catalogue);
v1::SignOnResponse ToMessage(const HostSession::SignOnResult& result, const ResponseCatalogue& catalogue);

// FromManagement wants trace and batch to be numbers that fields 11 and 60.2 can hold; 0 is uplink's own
// choice.
absl::StatusOr<HostSession::ManagementRequest> FromManagement(int32_t trace, int32_t batch,
                                                              const std::string& operator_id);

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ACQUIRER_MESSAGES_H_
