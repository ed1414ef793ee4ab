// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_CLIENT_FAKE_ACQUIRER_CLIENT_H_
#define TILL_SERVICES_UPLINK_CLIENT_FAKE_ACQUIRER_CLIENT_H_

#include <deque>
#include <vector>

#include "absl/synchronization/mutex.h"
#include "services/uplink/client/acquirer_client.h"

namespace till::uplink {

// FakeAcquirerClient is an `uplink` whose host is the test: each exchange takes the next queued answer;
// without one it is approved with authorisation number "A00001".
class FakeAcquirerClient final : public AcquirerClient {
 public:
  // Queue makes a later exchange end so.
  void Queue(absl::StatusOr<v1::ExchangeResponse> answer);
  // Tell makes a late answer heard by the watchers.
  void Tell(v1::LateReply late);
  // SetBatch is what a sign-on brings.
  void SetBatch(int32_t batch);

  std::vector<v1::ExchangeRequest> requests() const;
  int sign_ons() const;

  absl::StatusOr<v1::ExchangeResponse> Exchange(const v1::ExchangeRequest& request) override;
  absl::StatusOr<v1::SignOnResponse> SignOn(const v1::SignOnRequest& request) override;
  absl::StatusOr<v1::EchoResponse> Echo(const v1::EchoRequest& request) override;
  absl::StatusOr<v1::StatusResponse> Status() override;
  absl::Status WatchLateReplies(absl::FunctionRef<void(const v1::LateReply&)> on_late) override;
  void CancelWatch() override;

 private:
  mutable absl::Mutex mutex_;
  std::deque<absl::StatusOr<v1::ExchangeResponse>> answers_ ABSL_GUARDED_BY(mutex_);
  std::vector<v1::ExchangeRequest> requests_ ABSL_GUARDED_BY(mutex_);
  std::vector<v1::LateReply> late_ ABSL_GUARDED_BY(mutex_);
  int32_t batch_ ABSL_GUARDED_BY(mutex_) = 1;
  int sign_ons_ ABSL_GUARDED_BY(mutex_) = 0;
  bool cancelled_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_CLIENT_FAKE_ACQUIRER_CLIENT_H_
