// SPDX-License-Identifier: Apache-2.0
#include "services/card/client/fake_reader_client.h"

#include <algorithm>
#include <optional>

namespace till::card {
namespace {

using till::common::v1::CardholderVerification;
using till::common::v1::EntryMode;

constexpr char kField55[] =
    "\x9f\x26\x08"
    "12345678";
constexpr char kReversalField55[] =
    "\x95\x05"
    "12345";

v1::TransactEvent Waiting(EntryMode entry_mode) {
  v1::TransactEvent event;
  event.mutable_waiting_for_card()->add_entry_modes(entry_mode);
  return event;
}

v1::TransactEvent Detected(EntryMode entry_mode) {
  v1::TransactEvent event;
  event.mutable_card_detected()->set_entry_mode(entry_mode);
  return event;
}

v1::TransactEvent Read(EntryMode entry_mode) {
  v1::TransactEvent event;
  v1::CardRead& read = *event.mutable_card_read();
  read.mutable_card()->set_scheme("UNIONPAY");
  read.mutable_card()->set_masked_number("622848*********0018");
  read.mutable_card()->set_token("00112233445566778899AABBCCDDEEFF");
  read.mutable_card()->set_entry_mode(entry_mode);
  if (entry_mode == till::common::v1::CONTACT || entry_mode == till::common::v1::CONTACTLESS) {
    read.mutable_card()->set_aid("A000000333010101");
    read.mutable_card()->set_application_label("UnionPay Debit");
  }
  read.mutable_account()->set_for_pin("sealed for pin");
  read.mutable_account()->set_for_uplink("sealed for uplink");
  return event;
}

v1::TransactEvent Verify(CardholderVerification verification) {
  v1::TransactEvent event;
  event.mutable_verification_needed()->set_method(verification);
  return event;
}

v1::TransactEvent GoOnline(CardholderVerification verification) {
  v1::TransactEvent event;
  event.mutable_online_request()->set_verification(verification);
  return event;
}

v1::TransactionEnded Ended(v1::TransactionEnded::Outcome outcome) {
  v1::TransactionEnded ended;
  ended.set_outcome(outcome);
  return ended;
}

// EndByHost is the end that a script has which says none of its own.
v1::TransactionEnded EndByHost(const v1::OnlineResult* answer) {
  const bool approved = answer != nullptr && answer->outcome() == v1::OnlineResult::APPROVED;
  return Ended(approved ? v1::TransactionEnded::APPROVED : v1::TransactionEnded::DECLINED);
}

}  // namespace

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
    const v1::OnlineResult* answer = answer_.has_value() ? &*answer_ : nullptr;
    *event.mutable_ended() = script_.end ? script_.end(answer) : EndByHost(answer);
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

FakeReaderClient::Script FakeReaderClient::ContactSale(CardholderVerification verification) {
  Script script;
  script.events = {Waiting(till::common::v1::CONTACT), Detected(till::common::v1::CONTACT),
                   Read(till::common::v1::CONTACT), Verify(verification), GoOnline(verification)};
  v1::OnlineRequest& online = *script.events.back().mutable_online_request();
  online.set_field_55(kField55);
  online.set_reversal_field_55(kReversalField55);
  online.mutable_emv()->set_cryptogram_type("ARQC");
  online.mutable_emv()->set_tvr("0000008000");
  return script;
}

FakeReaderClient::Script FakeReaderClient::ReadAccount(EntryMode entry_mode) {
  Script script;
  script.events = {Waiting(entry_mode), Detected(entry_mode), Read(entry_mode)};
  script.end = [](const v1::OnlineResult*) { return Ended(v1::TransactionEnded::APPROVED); };
  return script;
}

FakeReaderClient::Script FakeReaderClient::OfflineApproval() {
  Script script;
  script.events = {Waiting(till::common::v1::CONTACT), Detected(till::common::v1::CONTACT),
                   Read(till::common::v1::CONTACT), Verify(till::common::v1::NO_CVM)};
  script.end = [](const v1::OnlineResult*) {
    v1::TransactionEnded ended = Ended(v1::TransactionEnded::APPROVED_OFFLINE);
    ended.set_field_55(kField55);
    ended.mutable_emv()->set_cryptogram_type("TC");
    ended.mutable_emv()->set_tvr("0000000000");
    return ended;
  };
  return script;
}

FakeReaderClient::Script FakeReaderClient::StripeSale(CardholderVerification verification) {
  constexpr EntryMode kMode = till::common::v1::MAGNETIC_STRIPE;
  Script script;
  script.events = {Waiting(kMode), Detected(kMode), Read(kMode), Verify(verification),
                   GoOnline(verification)};
  return script;
}

FakeReaderClient::Script FakeReaderClient::FallbackSale(CardholderVerification verification) {
  constexpr EntryMode kMode = till::common::v1::FALLBACK_STRIPE;
  Script script;
  script.events.resize(3);
  script.events[0] = Waiting(till::common::v1::CONTACT);
  script.events[0].mutable_waiting_for_card()->add_entry_modes(till::common::v1::MAGNETIC_STRIPE);
  script.events[1] = Detected(till::common::v1::CONTACT);
  script.events[2].mutable_remove_card();
  for (v1::TransactEvent event :
       {Waiting(kMode), Detected(kMode), Read(kMode), Verify(verification), GoOnline(verification)}) {
    script.events.push_back(std::move(event));
  }
  return script;
}

FakeReaderClient::Script FakeReaderClient::Blacklisted() {
  Script script = ReadAccount();
  script.end = [](const v1::OnlineResult*) {
    v1::TransactionEnded ended = Ended(v1::TransactionEnded::NOT_ACCEPTED);
    ended.set_reason(till::common::v1::CARD_BLACKLISTED);
    return ended;
  };
  return script;
}

FakeReaderClient::Script FakeReaderClient::WithScriptResults(Script script, std::string results) {
  script.end = [end = std::move(script.end), results = std::move(results)](const v1::OnlineResult* answer) {
    v1::TransactionEnded ended = end ? end(answer) : EndByHost(answer);
    ended.set_script_results(results);
    return ended;
  };
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

std::vector<v1::StoreDownloadRequest> FakeReaderClient::stored() const {
  absl::MutexLock lock(&records_->mutex);
  return records_->stored;
}

void FakeReaderClient::FailDownloads(absl::Status status) {
  absl::MutexLock lock(&records_->mutex);
  records_->download_failure = std::move(status);
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

absl::StatusOr<v1::StoreDownloadResponse> FakeReaderClient::StoreDownload(
    const v1::StoreDownloadRequest& request) {
  absl::MutexLock lock(&records_->mutex);
  if (!records_->download_failure.ok()) return records_->download_failure;
  records_->stored.push_back(request);
  v1::StoreDownloadResponse response;
  response.set_stored(request.entries_size());
  return response;
}

}  // namespace till::card
