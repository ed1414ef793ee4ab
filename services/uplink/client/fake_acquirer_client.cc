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

// What a host that is well says to each kind of message.
v1::ExchangeResponse Well(const v1::ExchangeRequest& request, int32_t batch) {
  v1::ExchangeResponse response;
  response.set_outcome(v1::ExchangeResponse::APPROVED);
  *response.mutable_host()->mutable_response() = Approved();
  response.mutable_host()->set_authorisation_code("A00001");
  response.mutable_host()->set_reference_number("000000000001");
  response.set_batch_number(request.has_batch_end() ? batch + 1 : request.batch_number());
  if (request.has_settlement()) {
    response.set_domestic_flag(1);
    response.set_foreign_flag(1);
  }
  if (request.has_qr()) {
    const v1::QrMessage::Action action = request.qr().action();
    v1::QrAnswer& qr = *response.mutable_qr();
    qr.set_state(action == v1::QrMessage::CREATE  ? v1::QrAnswer::WAITING
                 : action == v1::QrMessage::CLOSE ? v1::QrAnswer::CLOSED
                                                  : v1::QrAnswer::PAID);
    if (action == v1::QrMessage::CREATE) qr.set_payload("https://qr.test/" + request.qr().order_number());
    if (qr.state() == v1::QrAnswer::PAID) {
      qr.set_wallet("UNIONPAY");
      qr.set_wallet_reference("W0000000000000001");
      response.mutable_host()->set_wallet(qr.wallet());
      response.mutable_host()->set_wallet_reference(qr.wallet_reference());
    }
  }
  const ledger::v1::PaymentKind kind = request.financial().kind();
  if (kind == ledger::v1::BALANCE_INQUIRY) {
    response.mutable_host()->mutable_available_balance()->set_minor_units(123'456);
    response.mutable_host()->mutable_available_balance()->set_currency_code("CNY");
  }
  if (kind == ledger::v1::POINTS_INQUIRY) response.mutable_host()->set_points(4'200);
  return response;
}

}  // namespace

FakeAcquirerClient::FakeAcquirerClient() {
  status_.set_connected(true);
  status_.set_signed_on(true);
  status_.set_host("fake:0");
}

void FakeAcquirerClient::SetHost(Host host) {
  absl::MutexLock lock(&mutex_);
  host_ = std::move(host);
}

void FakeAcquirerClient::SetDownload(v1::DownloadKind kind, v1::DownloadResponse download) {
  absl::MutexLock lock(&mutex_);
  downloads_[kind] = std::move(download);
}

void FakeAcquirerClient::SetStatus(v1::StatusResponse status) {
  absl::MutexLock lock(&mutex_);
  status_ = std::move(status);
}

int FakeAcquirerClient::sign_offs() const {
  absl::MutexLock lock(&mutex_);
  return sign_offs_;
}

int FakeAcquirerClient::status_reports() const {
  absl::MutexLock lock(&mutex_);
  return status_reports_;
}

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
  Host host;
  {
    absl::MutexLock lock(&mutex_);
    requests_.push_back(request);
    if (!answers_.empty()) {
      absl::StatusOr<v1::ExchangeResponse> answer = std::move(answers_.front());
      answers_.pop_front();
      return answer;
    }
    if (!host_) return Well(request, batch_);
    host = host_;
  }
  return host(request);
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

absl::StatusOr<v1::SignOffResponse> FakeAcquirerClient::SignOff(const v1::SignOffRequest& request) {
  absl::MutexLock lock(&mutex_);
  ++sign_offs_;
  v1::SignOffResponse response;
  *response.mutable_response() = Approved();
  return response;
}

absl::StatusOr<v1::ReportStatusResponse> FakeAcquirerClient::ReportStatus(
    const v1::ReportStatusRequest& request) {
  absl::MutexLock lock(&mutex_);
  ++status_reports_;
  v1::ReportStatusResponse response;
  *response.mutable_response() = Approved();
  return response;
}

absl::StatusOr<v1::DownloadResponse> FakeAcquirerClient::Download(const v1::DownloadRequest& request) {
  absl::MutexLock lock(&mutex_);
  const auto found = downloads_.find(request.kind());
  v1::DownloadResponse response;
  if (found != downloads_.end()) response = found->second;
  if (response.messages() == 0) response.set_messages(2);
  return response;
}

absl::StatusOr<v1::EchoResponse> FakeAcquirerClient::Echo(const v1::EchoRequest& request) {
  v1::EchoResponse response;
  response.set_round_trip_us(1000);
  return response;
}

absl::StatusOr<v1::StatusResponse> FakeAcquirerClient::Status() {
  absl::MutexLock lock(&mutex_);
  return status_;
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
