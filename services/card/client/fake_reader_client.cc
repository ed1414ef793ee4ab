// SPDX-License-Identifier: Apache-2.0
#include "services/card/client/fake_reader_client.h"

#include <algorithm>
#include <optional>

namespace till::card {

// FakeCardSession plays one script.
class FakeCardSession final : public CardSession {
 public:
  FakeCardSession(std::shared_ptr<FakeReaderClient::Records> records, FakeReaderClient::Script script,
                  std::string payment)
      : records_(std::move(records)), script_(std::move(script)), payment_(std::move(payment)) {}

  absl::StatusOr<v1::TransactEvent> NextEvent() override {
    absl::MutexLock lock(&mutex_);
    if (ended_) return absl::OutOfRangeError("the card transaction has ended");
    // A cancel by payment does not touch this session's mutex, so it is looked for.
    while (waiting_ && !WasCancelled()) decided_.WaitWithTimeout(&mutex_, absl::Milliseconds(5));
    v1::TransactEvent event;
    if (WasCancelled()) {
      ended_ = true;
      event.mutable_ended()->set_outcome(v1::TransactionEnded::CANCELLED);
      return event;
    }
    if (next_ < script_.events.size()) {
      event = script_.events[next_++];
      waiting_ = event.has_choose_application() || event.has_online_request() ||
                 (event.has_verification_needed() &&
                  event.verification_needed().method() == till::common::v1::ONLINE_PIN);
      asked_host_ = asked_host_ || event.has_online_request();
      return event;
    }
    ended_ = true;
    if (!script_.error.ok()) return script_.error;
    if (script_.end) {
      *event.mutable_ended() = script_.end(answer_.has_value() ? &*answer_ : nullptr);
    } else {
      const bool approved = answer_.has_value() && answer_->outcome() == v1::OnlineResult::APPROVED;
      event.mutable_ended()->set_outcome(approved ? v1::TransactionEnded::APPROVED
                                                  : v1::TransactionEnded::DECLINED);
    }
    return event;
  }

  absl::Status SelectApplication(int index) override {
    v1::TransactRequest request;
    request.mutable_select_application()->set_index(index);
    return Note(request);
  }
  absl::Status GivePinOutcome(v1::PinOutcome::Outcome outcome) override {
    v1::TransactRequest request;
    request.mutable_pin_outcome()->set_outcome(outcome);
    if (outcome == v1::PinOutcome::CANCELLED || outcome == v1::PinOutcome::TIMED_OUT) {
      absl::MutexLock lock(&mutex_);
      script_.events.clear();
      next_ = 0;
      script_.end = [outcome](const v1::OnlineResult*) {
        v1::TransactionEnded ended;
        ended.set_outcome(outcome == v1::PinOutcome::CANCELLED ? v1::TransactionEnded::CANCELLED
                                                               : v1::TransactionEnded::TIMED_OUT);
        return ended;
      };
    }
    return Note(request);
  }
  absl::Status GiveOnlineResult(const v1::OnlineResult& result) override {
    v1::TransactRequest request;
    *request.mutable_online_result() = result;
    return Note(request);
  }

  void Cancel() override {
    absl::MutexLock lock(&records_->mutex);
    records_->cancelled.push_back(payment_);
  }

 private:
  // A cancel comes too late once the host was asked.
  bool WasCancelled() {
    absl::MutexLock lock(&records_->mutex);
    return !asked_host_ && std::find(records_->cancelled.begin(), records_->cancelled.end(), payment_) !=
                               records_->cancelled.end();
  }

  absl::Status Note(const v1::TransactRequest& request) {
    {
      absl::MutexLock lock(&records_->mutex);
      records_->decisions.push_back(request);
    }
    absl::MutexLock lock(&mutex_);
    if (request.has_online_result()) answer_ = request.online_result();
    waiting_ = false;
    decided_.Signal();
    return absl::OkStatus();
  }

  const std::shared_ptr<FakeReaderClient::Records> records_;
  FakeReaderClient::Script script_;
  const std::string payment_;
  absl::Mutex mutex_;
  absl::CondVar decided_;
  size_t next_ = 0;
  bool waiting_ = false;
  bool asked_host_ = false;
  bool ended_ = false;
  std::optional<v1::OnlineResult> answer_;
};

FakeReaderClient::Script FakeReaderClient::ContactSale(
    till::common::v1::CardholderVerification verification) {
  Script script;
  script.events.resize(5);
  script.events[0].mutable_waiting_for_card()->add_entry_modes(till::common::v1::CONTACT);
  script.events[1].mutable_card_detected()->set_entry_mode(till::common::v1::CONTACT);
  v1::CardRead& read = *script.events[2].mutable_card_read();
  read.mutable_card()->set_scheme("UNIONPAY");
  read.mutable_card()->set_masked_number("622848*********0018");
  read.mutable_card()->set_token("00112233445566778899AABBCCDDEEFF");
  read.mutable_card()->set_entry_mode(till::common::v1::CONTACT);
  read.mutable_card()->set_aid("A000000333010101");
  read.mutable_card()->set_application_label("UnionPay Debit");
  read.mutable_account()->set_for_pin("sealed for pin");
  read.mutable_account()->set_for_uplink("sealed for uplink");
  script.events[3].mutable_verification_needed()->set_method(verification);
  v1::OnlineRequest& online = *script.events[4].mutable_online_request();
  online.set_field_55(
      "\x9f\x26\x08"
      "12345678");
  online.set_reversal_field_55(
      "\x95\x05"
      "12345");
  online.set_verification(verification);
  online.mutable_emv()->set_cryptogram_type("ARQC");
  online.mutable_emv()->set_tvr("0000008000");
  return script;
}

void FakeReaderClient::Queue(Script script) {
  absl::MutexLock lock(&records_->mutex);
  records_->scripts.push_back(std::move(script));
}

void FakeReaderClient::SetStatus(v1::StatusResponse status) {
  absl::MutexLock lock(&records_->mutex);
  records_->status = std::move(status);
}

std::vector<v1::StartTransaction> FakeReaderClient::started() const {
  absl::MutexLock lock(&records_->mutex);
  return records_->started;
}

std::vector<v1::TransactRequest> FakeReaderClient::decisions() const {
  absl::MutexLock lock(&records_->mutex);
  return records_->decisions;
}

std::vector<std::string> FakeReaderClient::cancelled() const {
  absl::MutexLock lock(&records_->mutex);
  return records_->cancelled;
}

absl::StatusOr<std::unique_ptr<CardSession>> FakeReaderClient::Transact(const v1::StartTransaction& start,
                                                                        absl::Duration) {
  absl::MutexLock lock(&records_->mutex);
  records_->started.push_back(start);
  if (records_->scripts.empty()) return absl::UnavailableError("no script is queued");
  Script script = std::move(records_->scripts.front());
  records_->scripts.pop_front();
  return std::unique_ptr<CardSession>(
      std::make_unique<FakeCardSession>(records_, std::move(script), start.payment()));
}

absl::Status FakeReaderClient::Cancel(const std::string& payment) {
  absl::MutexLock lock(&records_->mutex);
  records_->cancelled.push_back(payment);
  return absl::OkStatus();
}

absl::StatusOr<v1::StatusResponse> FakeReaderClient::Status() {
  absl::MutexLock lock(&records_->mutex);
  return records_->status;
}

absl::StatusOr<v1::SelfTestResponse> FakeReaderClient::SelfTest() {
  v1::SelfTestResponse response;
  for (const char* name : {"contact", "contactless", "stripe", "random", "storage"}) {
    v1::SelfTestResponse::Result& result = *response.add_results();
    result.set_name(name);
    result.set_passed(true);
  }
  return response;
}

}  // namespace till::card
