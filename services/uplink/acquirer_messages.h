// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ACQUIRER_MESSAGES_H_
#define TILL_SERVICES_UPLINK_ACQUIRER_MESSAGES_H_

#include "absl/status/statusor.h"
#include "services/uplink/host_session.h"
#include "services/uplink/late_replies.h"
#include "services/uplink/response_catalogue.h"
#include "till/uplink/v1/acquirer.pb.h"

// Between the API's messages and the core's types; no decisions.
namespace till::uplink {

v1::ExchangeResponse ToMessage(const HostSession::FinancialResult& result, const v1::ExchangeRequest& request,
                               const ResponseCatalogue& catalogue);
v1::LateReply ToMessage(const LateReply& late, const ResponseCatalogue& catalogue);
common::v1::ResponseCode ToMessage(const std::string& code, const ResponseCatalogue& catalogue);
v1::SignOnResponse ToMessage(const HostSession::SignOnResult& result, const ResponseCatalogue& catalogue);
v1::DownloadResponse ToMessage(const Downloaded& downloaded);
v1::DownloadKind ToMessage(DownloadKind kind);

// FromMessage wants a kind that there is. INVALID_REQUEST.
absl::StatusOr<DownloadKind> FromMessage(v1::DownloadKind kind);

// FromManagement wants trace and batch to be numbers that fields 11 and 60.2 can hold; 0 is uplink's own
// choice.
absl::StatusOr<HostSession::ManagementRequest> FromManagement(int32_t trace, int32_t batch,
                                                              const std::string& operator_id);

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ACQUIRER_MESSAGES_H_
