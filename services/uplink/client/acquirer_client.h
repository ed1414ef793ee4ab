// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_CLIENT_ACQUIRER_CLIENT_H_
#define TILL_SERVICES_UPLINK_CLIENT_ACQUIRER_CLIENT_H_

#include <functional>
#include <memory>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "till/uplink/v1/acquirer.pb.h"

namespace till::uplink {

// AcquirerClient is the facet Acquirer for its callers. Thread-safe; every call ends.
class AcquirerClient {
 public:
  virtual ~AcquirerClient() = default;

  // Exchange sends one message about money; see ExchangeResponse.outcome. It ends within the reply timeout
  // and a margin. SERVICE_UNAVAILABLE and TIMED_OUT do not say whether the message left: treat them as
  // NO_REPLY. Errors with another code (INVALID_REQUEST, SEALED_ACCOUNT_INVALID, KEY_MISSING ...) mean that
  // it did not.
  virtual absl::StatusOr<v1::ExchangeResponse> Exchange(const v1::ExchangeRequest& request) = 0;

  virtual absl::StatusOr<v1::SignOnResponse> SignOn(const v1::SignOnRequest& request) = 0;

  // SignOff, ReportStatus and Download are as in the API; a download takes as long as its messages.
  virtual absl::StatusOr<v1::SignOffResponse> SignOff(const v1::SignOffRequest& request) = 0;
  virtual absl::StatusOr<v1::ReportStatusResponse> ReportStatus(const v1::ReportStatusRequest& request) = 0;
  virtual absl::StatusOr<v1::DownloadResponse> Download(const v1::DownloadRequest& request) = 0;

  virtual absl::StatusOr<v1::EchoResponse> Echo(const v1::EchoRequest& request) = 0;
  virtual absl::StatusOr<v1::StatusResponse> Status() = 0;

  // WatchLateReplies calls `on_late` for each late answer, the kept ones first, until the stream ends (an
  // hour at most, or with the process: call again) or CancelWatch is called. The same answer may come again
  // after a new call.
  virtual absl::Status WatchLateReplies(absl::FunctionRef<void(const v1::LateReply&)> on_late) = 0;

  // CancelWatch ends every WatchLateReplies, now and from now on.
  virtual void CancelWatch() = 0;
};

// DialAcquirer returns a client of R/uplink/acquirer.sock. It connects at the first call.
std::unique_ptr<AcquirerClient> DialAcquirer(const std::string& run_directory);

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_CLIENT_ACQUIRER_CLIENT_H_
