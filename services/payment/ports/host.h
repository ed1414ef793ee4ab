// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_PORTS_HOST_H_
#define TILL_SERVICES_PAYMENT_PORTS_HOST_H_

#include <functional>

#include "services/payment/ports.h"
#include "services/uplink/client/acquirer_client.h"

namespace till::payment {

// Host speaks to the acquirer through `uplink`.
class Host final : public HostPort {
 public:
  explicit Host(uplink::AcquirerClient& acquirer) : acquirer_(acquirer) {}

  absl::StatusOr<uplink::v1::ExchangeResponse> Exchange(const uplink::v1::ExchangeRequest& request) override {
    return acquirer_.Exchange(request);
  }
  absl::StatusOr<uplink::v1::SignOnResponse> SignOn(const uplink::v1::SignOnRequest& request) override {
    return acquirer_.SignOn(request);
  }
  absl::StatusOr<uplink::v1::SignOffResponse> SignOff(const uplink::v1::SignOffRequest& request) override {
    return acquirer_.SignOff(request);
  }
  absl::StatusOr<uplink::v1::DownloadResponse> Download(const uplink::v1::DownloadRequest& request) override {
    return acquirer_.Download(request);
  }
  absl::StatusOr<uplink::v1::StatusResponse> Status() override { return acquirer_.Status(); }
  absl::Status WatchLateReplies(const std::function<void(const uplink::v1::LateReply&)>& on_late) override {
    return acquirer_.WatchLateReplies(on_late);
  }
  void StopWatching() override { acquirer_.CancelWatch(); }

 private:
  uplink::AcquirerClient& acquirer_;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_PORTS_HOST_H_
