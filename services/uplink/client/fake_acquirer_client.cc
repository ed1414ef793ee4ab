// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/client/fake_acquirer_client.h"

#include <utility>

namespace till::uplink {
namespace {

common::v1::ResponseCode Approved() {
  common::v1::ResponseCode code;
  code.set_code("00");
  code.set_response_class(common::v1::ResponseCode::SUCCESS);
  code.set_words_zh("交易成功。");
  code.set_words_en("Approved.");
  return code;
}

}  // namespace

void FakeAcquirerClient::Queue(absl::StatusOr<v1::ExchangeResponse> answer) {
  absl::MutexLock lock(&mutex_);
  answers_.push_back(std::move(answer));
}

void FakeAcquirerClient::Tell(v1::LateReply late) {
  absl::MutexLock lock(&mutex_);
  late_.push_back(std::move(late));
}

void FakeAcquirerClient::SetBatch(int32_t batch) {
  absl::MutexLock lock(&mutex_);
  batch_ = batch;
}

std::vector<v1::ExchangeRequest> FakeAcquirerClient::requests() const {
  absl::MutexLock lock(&mutex_);
  return requests_;
}

int FakeAcquirerClient::sign_ons() const {
  absl::MutexLock lock(&mutex_);
  return sign_ons_;
}

absl::StatusOr<v1::ExchangeResponse> FakeAcquirerClient::Exchange(const v1::ExchangeRequest& request) {
  absl::MutexLock lock(&mutex_);
  requests_.push_back(request);
  if (!answers_.empty()) {
    absl::StatusOr<v1::ExchangeResponse> answer = std::move(answers_.front());
    answers_.pop_front();
    return answer;
  }
  v1::ExchangeResponse response;
  response.set_outcome(v1::ExchangeResponse::APPROVED);
  *response.mutable_host()->mutable_response() = Approved();
  response.mutable_host()->set_authorisation_code("A00001");
  response.mutable_host()->set_reference_number("000000000001");
  return response;
}

absl::StatusOr<v1::SignOnResponse> FakeAcquirerClient::SignOn(const v1::SignOnRequest& request) {
  absl::MutexLock lock(&mutex_);
  ++sign_ons_;
  v1::SignOnResponse response;
  response.set_batch_number(batch_);
  response.set_host_date_time("1122101500");
  *response.mutable_response() = Approved();
  return response;
}

absl::StatusOr<v1::EchoResponse> FakeAcquirerClient::Echo(const v1::EchoRequest& request) {
  v1::EchoResponse response;
  response.set_round_trip_us(1000);
  return response;
}

absl::StatusOr<v1::StatusResponse> FakeAcquirerClient::Status() {
  v1::StatusResponse response;
  response.set_connected(true);
  response.set_signed_on(true);
  response.set_host("fake:0");
  return response;
}

absl::Status FakeAcquirerClient::WatchLateReplies(absl::FunctionRef<void(const v1::LateReply&)> on_late) {
  for (size_t told = 0;; ++told) {
    v1::LateReply late;
    {
      absl::MutexLock lock(&mutex_);
      const auto news = [&] {
        mutex_.AssertReaderHeld();
        return cancelled_ || late_.size() > told;
      };
      mutex_.Await(absl::Condition(&news));
      if (cancelled_) return absl::CancelledError("the watch was cancelled");
      late = late_[told];
    }
    on_late(late);
  }
}

void FakeAcquirerClient::CancelWatch() {
  absl::MutexLock lock(&mutex_);
  cancelled_ = true;
}

}  // namespace till::uplink
