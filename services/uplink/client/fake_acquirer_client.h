// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_CLIENT_FAKE_ACQUIRER_CLIENT_H_
#define TILL_SERVICES_UPLINK_CLIENT_FAKE_ACQUIRER_CLIENT_H_

#include <deque>
#include <functional>
#include <map>
#include <vector>

#include "absl/synchronization/mutex.h"
#include "services/uplink/client/acquirer_client.h"

namespace till::uplink {

// FakeAcquirerClient is an `uplink` whose host is the test: each exchange takes the next queued answer;
// without one it is what the host of the test says, or approved with authorisation
// number "A00001": a settlement balances, a QR order that is asked about is paid.
class FakeAcquirerClient final : public AcquirerClient {
 public:
  FakeAcquirerClient();

  // Queue makes a later exchange end so.
  void Queue(absl::StatusOr<v1::ExchangeResponse> answer);
  // Tell makes a late answer heard by the watchers.
  void Tell(v1::LateReply late);
  // Host answers every exchange for which no answer is queued.
  using Host = std::function<absl::StatusOr<v1::ExchangeResponse>(const v1::ExchangeRequest&)>;
  void SetHost(Host host);
  // SetDownload is what a download of `kind` brings; without it nothing.
  void SetDownload(v1::DownloadKind kind, v1::DownloadResponse download);
  // SetStatus is what Status answers.
  void SetStatus(v1::StatusResponse status);
  // SetBatch is what a sign-on brings.
  void SetBatch(int32_t batch);

  std::vector<v1::ExchangeRequest> requests() const;
  int sign_ons() const;
  int sign_offs() const;
  int status_reports() const;

  absl::StatusOr<v1::ExchangeResponse> Exchange(const v1::ExchangeRequest& request) override;
  absl::StatusOr<v1::SignOnResponse> SignOn(const v1::SignOnRequest& request) override;
  absl::StatusOr<v1::SignOffResponse> SignOff(const v1::SignOffRequest& request) override;
  absl::StatusOr<v1::ReportStatusResponse> ReportStatus(const v1::ReportStatusRequest& request) override;
  absl::StatusOr<v1::DownloadResponse> Download(const v1::DownloadRequest& request) override;
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
  Host host_ ABSL_GUARDED_BY(mutex_);
  std::map<v1::DownloadKind, v1::DownloadResponse> downloads_ ABSL_GUARDED_BY(mutex_);
  v1::StatusResponse status_ ABSL_GUARDED_BY(mutex_);
  int sign_offs_ ABSL_GUARDED_BY(mutex_) = 0;
  int status_reports_ ABSL_GUARDED_BY(mutex_) = 0;
  int sign_ons_ ABSL_GUARDED_BY(mutex_) = 0;
  bool cancelled_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_CLIENT_FAKE_ACQUIRER_CLIENT_H_
