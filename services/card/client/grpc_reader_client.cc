// SPDX-License-Identifier: Apache-2.0
#include "services/card/client/grpc_reader_client.h"

#include <mutex>
#include <utility>

#include "services/common/rpc/call.h"
#include "services/common/rpc/channel.h"

namespace till::card {
namespace {

constexpr absl::Duration kShortCall = absl::Seconds(10);

class GrpcCardSession final : public CardSession {
 public:
  GrpcCardSession(std::shared_ptr<v1::Reader::Stub> stub, const v1::StartTransaction& start,
                  absl::Duration deadline)
      : stub_(std::move(stub)), payment_(start.payment()) {
    rpc::Prepare(context_, {.deadline = deadline});
    stream_ = stub_->Transact(&context_);
    v1::TransactRequest request;
    *request.mutable_start() = start;
    (void)Send(request);
  }

  ~GrpcCardSession() override {
    if (finished_) return;
    context_.TryCancel();
    // gRPC wants every stream drained and finished.
    v1::TransactEvent rest;
    while (stream_->Read(&rest)) {
    }
    (void)stream_->Finish();
  }

  absl::StatusOr<v1::TransactEvent> NextEvent() override {
    if (finished_) return absl::OutOfRangeError("the card transaction has ended");
    v1::TransactEvent event;
    if (stream_->Read(&event)) {
      std::lock_guard lock(mutex_);
      awaits_host_ = event.has_online_request();
      return event;
    }
    finished_ = true;
    const absl::Status status = rpc::FromGrpc(stream_->Finish());
    if (!status.ok()) return status;
    return absl::OutOfRangeError("the card transaction has ended");
  }

  absl::Status SelectApplication(int index) override {
    v1::TransactRequest request;
    request.mutable_select_application()->set_index(index);
    return Send(request);
  }

  absl::Status GivePinOutcome(v1::PinOutcome::Outcome outcome) override {
    v1::TransactRequest request;
    request.mutable_pin_outcome()->set_outcome(outcome);
    return Send(request);
  }

  absl::Status GiveOnlineResult(const v1::OnlineResult& result) override {
    v1::TransactRequest request;
    *request.mutable_online_result() = result;
    return Send(request);
  }

  void Cancel() override {
    {
      std::lock_guard lock(mutex_);
      // Too late to cancel: the card still needs the host's answer, and it comes over this stream.
      if (awaits_host_) return;
      // `card` reads only while it waits for a decision: the half-close wakes it.
      if (!std::exchange(closed_, true)) (void)stream_->WritesDone();
    }
    v1::CancelRequest request;
    request.set_payment(payment_);
    (void)rpc::UnaryCall(*stub_, &v1::Reader::Stub::Cancel, request, kShortCall);
  }

 private:
  absl::Status Send(const v1::TransactRequest& request) {
    std::lock_guard lock(mutex_);
    if (request.has_online_result()) awaits_host_ = false;
    if (closed_) return absl::OkStatus();  // cancelled: NextEvent tells the rest
    if (!stream_->Write(request)) return absl::UnavailableError("the stream to card is broken");
    return absl::OkStatus();
  }

  const std::shared_ptr<v1::Reader::Stub> stub_;
  const std::string payment_;
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReaderWriter<v1::TransactRequest, v1::TransactEvent>> stream_;
  std::mutex mutex_;  // writes come from two threads
  bool closed_ = false;
  bool awaits_host_ = false;
  bool finished_ = false;
};

}  // namespace

GrpcReaderClient::GrpcReaderClient(const std::shared_ptr<grpc::ChannelInterface>& channel)
    : stub_(v1::Reader::NewStub(channel)) {}

absl::StatusOr<std::unique_ptr<CardSession>> GrpcReaderClient::Transact(const v1::StartTransaction& start,
                                                                        absl::Duration deadline) {
  return std::unique_ptr<CardSession>(std::make_unique<GrpcCardSession>(stub_, start, deadline));
}

absl::Status GrpcReaderClient::Cancel(const std::string& payment) {
  v1::CancelRequest request;
  request.set_payment(payment);
  return rpc::UnaryCall(*stub_, &v1::Reader::Stub::Cancel, request, kShortCall).status();
}

absl::StatusOr<v1::StatusResponse> GrpcReaderClient::Status() {
  return rpc::UnaryCall(*stub_, &v1::Reader::Stub::Status, v1::StatusRequest(), kShortCall);
}

absl::StatusOr<v1::SelfTestResponse> GrpcReaderClient::SelfTest() {
  return rpc::UnaryCall(*stub_, &v1::Reader::Stub::SelfTest, v1::SelfTestRequest(), kShortCall);
}

absl::StatusOr<v1::StoreDownloadResponse> GrpcReaderClient::StoreDownload(
    const v1::StoreDownloadRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Reader::Stub::StoreDownload, request, kShortCall);
}

std::unique_ptr<ReaderClient> DialReader(const std::string& run_directory) {
  return std::make_unique<GrpcReaderClient>(rpc::DialFacet(run_directory, "card", "reader"));
}

}  // namespace till::card
