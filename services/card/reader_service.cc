// SPDX-License-Identifier: Apache-2.0
#include "services/card/reader_service.h"

#include <condition_variable>
#include <thread>

#include "absl/cleanup/cleanup.h"
#include "services/card/self_test.h"
#include "services/card/signals/cue_director.h"
#include "services/card/wire.h"
#include "services/common/log/log.h"
#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"

namespace till::card {
namespace {

constexpr std::chrono::milliseconds kWatchInterval(100);

// Cancels the transaction when its caller is gone, while the handler waits for a card or a chip.
class CallerWatch {
 public:
  CallerWatch(grpc::ServerContext& context, Transaction& transaction)
      : thread_([&context, &transaction, this](std::stop_token stop) {
          std::unique_lock lock(mutex_);
          while (!stopped_.wait_for(lock, stop, kWatchInterval, [&] { return stop.stop_requested(); })) {
            if (context.IsCancelled()) transaction.Cancel();
          }
        }) {}

 private:
  std::mutex mutex_;
  std::condition_variable_any stopped_;
  std::jthread thread_;  // last: it uses the others, and joins first
};

// A device's failure as the API names it.
absl::Status AsReaderError(const absl::Status& status) {
  if (HasErrorCode(status, ErrorCode::kServiceUnavailable) || absl::IsInvalidArgument(status)) return status;
  return MakeError(ErrorCode::kReaderUnavailable, status.message());
}

const char* OutcomeName(const v1::TransactEvent& event) {
  return v1::TransactionEnded::Outcome_Name(event.ended().outcome()).c_str();
}

}  // namespace

absl::Status ReaderService::Hold(const std::string& payment, Transaction& transaction) {
  std::lock_guard lock(mutex_);
  if (running_ != nullptr) return MakeError(ErrorCode::kDeviceBusy, "another card transaction runs");
  running_ = &transaction;
  payment_ = payment;
  return absl::OkStatus();
}

void ReaderService::Release(const Transaction& transaction) {
  std::lock_guard lock(mutex_);
  if (running_ != &transaction) return;
  running_ = nullptr;
  payment_.clear();
}

void ReaderService::CancelAny() {
  std::lock_guard lock(mutex_);
  if (running_ != nullptr) running_->Cancel();
}

void ReaderService::Show(Cue cue) const {
  if (parts_.cues != nullptr) parts_.cues->Show(cue);
}

absl::Status ReaderService::Drive(grpc::ServerContext& context, Stream& stream, Transaction& transaction,
                                  bool account_only) {
  const CallerWatch watch(context, transaction);
  CueDirector director(account_only);
  while (true) {
    if (transaction.waiting_for_decision()) {
      v1::TransactRequest request;
      if (stream.Read(&request)) {
        if (absl::Status status = Decide(request, transaction); !status.ok()) return status;
      } else if (!transaction.GiveHostAnswer({.card_may_approve = false}).ok()) {
        transaction.Cancel();  // no decision will come; for the host's answer, nobody can take an approval
      }
    }
    absl::StatusOr<Event> event = transaction.Advance();
    if (!event.ok()) return AsReaderError(event.status());
    if (const std::optional<Cue> cue = director.Saw(*event); cue.has_value()) Show(*cue);
    const v1::TransactEvent out = ToProto(*event);
    // Before the caller hears of the end: it may begin the next transaction at once.
    if (out.has_ended()) Release(transaction);
    // A caller that is gone hears nothing; the card is brought to its end all the same.
    (void)stream.Write(out);
    if (!out.has_ended()) continue;
    log::Info(
        "card transaction ended",
        {{"outcome", OutcomeName(out)}, {"detail", out.ended().detail()}, {"tvr", out.ended().emv().tvr()}});
    return absl::OkStatus();
  }
}

TransactionParts ReaderService::PartsWith(const CardRules& rules) const {
  return {parts_.reader, rules.terminal,   rules.authorities, parts_.random,
          parts_.sealer, parts_.tokenizer, &rules.blacklist};
}

absl::Status ReaderService::Run(grpc::ServerContext& context, Stream& stream) {
  v1::TransactRequest first;
  if (!stream.Read(&first) || !first.has_start()) {
    return MakeError(ErrorCode::kInvalidRequest, "the first request is not start");
  }
  // A download that comes while this runs is for the next one.
  const std::shared_ptr<const CardRules> rules = rules_.Current();
  absl::StatusOr<TransactionRequest> request = FromProto(first.start(), rules->terminal);
  if (!request.ok()) return request.status();
  if (!first.start().typed_account().empty()) {
    const absl::StatusOr<std::string> pin = parts_.sealer.KeyOfPin();
    if (!pin.ok()) return WithPayment(pin.status(), first.start().payment());
    absl::StatusOr<std::shared_ptr<const AccountData>> typed =
        OpenTypedAccount(first.start(), parts_.sealing_keys, *pin);
    if (!typed.ok()) return WithPayment(typed.status(), first.start().payment());
    request->typed = *std::move(typed);
  }
  const bool account_only = request->parameters.account_only;
  Transaction transaction(PartsWith(*rules), *std::move(request));
  if (absl::Status status = Hold(first.start().payment(), transaction); !status.ok()) return status;
  const absl::Cleanup release = [this, &transaction] { Release(transaction); };
  absl::Status status = Drive(context, stream, transaction, account_only);
  if (!status.ok()) {
    Show(Cue::kDeclined);
    log::Warn("card transaction failed", {{"payment", first.start().payment()}, {"why", status}});
  }
  return WithPayment(std::move(status), first.start().payment());
}

grpc::Status ReaderService::Transact(grpc::ServerContext* context, Stream* stream) {
  return rpc::ToGrpc(Run(*context, *stream), context);
}

grpc::Status ReaderService::Cancel(grpc::ServerContext* context, const v1::CancelRequest* request,
                                   v1::CancelResponse*) {
  std::lock_guard lock(mutex_);
  if (running_ == nullptr || payment_ != request->payment()) {
    return rpc::ToGrpc(MakeError(ErrorCode::kNotFound, "no such card transaction runs"), context);
  }
  running_->Cancel();
  return grpc::Status::OK;
}

grpc::Status ReaderService::Status(grpc::ServerContext*, const v1::StatusRequest*,
                                   v1::StatusResponse* response) {
  const hal::ReaderStatus status = parts_.reader.Status();
  response->set_ready(status.ready);
  response->set_card_inserted(status.card_inserted);
  if (!status.ready) response->set_fault(till::common::v1::READER_UNAVAILABLE);
  std::lock_guard lock(mutex_);
  response->set_busy(running_ != nullptr);
  return grpc::Status::OK;
}

grpc::Status ReaderService::SelfTest(grpc::ServerContext*, const v1::SelfTestRequest*,
                                     v1::SelfTestResponse* response) {
  const std::shared_ptr<const CardRules> rules = rules_.Current();
  for (const SelfTestResult& result : RunSelfTest(PartsWith(*rules), state_directory_, rules_.complaints())) {
    v1::SelfTestResponse::Result& out = *response->add_results();
    out.set_name(result.name);
    out.set_passed(result.passed);
    out.set_detail(result.detail);
  }
  return grpc::Status::OK;
}

grpc::Status ReaderService::StoreDownload(grpc::ServerContext* context,
                                          const v1::StoreDownloadRequest* request,
                                          v1::StoreDownloadResponse* response) {
  const absl::StatusOr<int> stored = StoreDownloadOf(*request, parts_.sealing_keys, rules_);
  if (stored.ok()) response->set_stored(*stored);
  return rpc::ToGrpc(stored.status(), context);
}

}  // namespace till::card
