// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/mutations.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "services/common/status/error.h"
#include "tests/simulation/forwarding_ports.h"

namespace till::simulation {

using ledger::v1::PaymentRecord;

namespace {

// Keeps what should be journaled in memory until the host has spoken.
class LateIntent final : public ForwardingBooks {
 public:
  using ForwardingBooks::ForwardingBooks;

  absl::StatusOr<ledger::v1::RecordIntentResponse> RecordIntent(
      const ledger::v1::RecordIntentRequest& request) override {
    Pending& pending = pending_[request.payment()];
    pending.intent = request;
    ledger::v1::RecordIntentResponse response;
    PaymentRecord& record = pending.record;
    record.set_payment(request.payment());
    record.set_request_id(request.request_id());
    record.set_kind(request.kind());
    *record.mutable_amount() = request.amount();
    record.set_operator_id(request.operator_id());
    // A counter of its own, as such a machine would have one.
    static int trace = 0;
    record.set_trace_number(++trace);
    record.set_batch_number(1);
    record.set_state(PaymentRecord::OPEN);
    *response.mutable_record() = record;
    return response;
  }

  absl::StatusOr<PaymentRecord> RecordStep(const ledger::v1::RecordStepRequest& request) override {
    const auto found = pending_.find(request.payment());
    if (found == pending_.end()) return real_.RecordStep(request);
    Pending& pending = found->second;
    pending.steps.push_back(request);
    pending.record.mutable_details()->MergeFrom(request.details());
    pending.record.set_last_step(request.step());
    const bool host_spoke = request.step() > ledger::v1::ABOUT_TO_SEND;
    return host_spoke ? Write(request.payment()) : pending.record;
  }

  absl::StatusOr<PaymentRecord> Post(const ledger::v1::PostRequest& request) override {
    if (absl::StatusOr<PaymentRecord> written = Write(request.payment()); !written.ok()) return written;
    return real_.Post(request);
  }

  absl::StatusOr<PaymentRecord> Void(const ledger::v1::VoidRequest& request) override {
    if (absl::StatusOr<PaymentRecord> written = Write(request.payment()); !written.ok()) return written;
    return real_.Void(request);
  }

 private:
  struct Pending {
    ledger::v1::RecordIntentRequest intent;
    std::vector<ledger::v1::RecordStepRequest> steps;
    PaymentRecord record;
  };

  absl::StatusOr<PaymentRecord> Write(const std::string& payment) {
    const auto found = pending_.find(payment);
    if (found == pending_.end()) return PaymentRecord();
    const Pending pending = std::move(found->second);
    pending_.erase(found);
    const absl::StatusOr<ledger::v1::RecordIntentResponse> opened = real_.RecordIntent(pending.intent);
    if (!opened.ok()) return opened.status();
    PaymentRecord record = opened->record();
    for (const ledger::v1::RecordStepRequest& step : pending.steps) {
      absl::StatusOr<PaymentRecord> recorded = real_.RecordStep(step);
      if (!recorded.ok()) return recorded;
      record = *std::move(recorded);
    }
    return record;
  }

  std::map<std::string, Pending> pending_;
};

class ForgetfulHost final : public ForwardingHost {
 public:
  using ForwardingHost::ForwardingHost;

  absl::StatusOr<uplink::v1::ExchangeResponse> Exchange(const uplink::v1::ExchangeRequest& request) override {
    if (!request.has_reversal() || ++reversals_ % 2 == 0) return real_.Exchange(request);
    uplink::v1::ExchangeResponse confirmed;
    confirmed.set_outcome(uplink::v1::ExchangeResponse::APPROVED);
    confirmed.mutable_host()->mutable_response()->set_code("00");
    return confirmed;
  }

 private:
  int reversals_ = 0;
};

class DoubleBooks final : public ForwardingBooks {
 public:
  using ForwardingBooks::ForwardingBooks;

  absl::StatusOr<PaymentRecord> Post(const ledger::v1::PostRequest& request) override {
    absl::StatusOr<PaymentRecord> posted = real_.Post(request);
    if (!posted.ok()) return posted;
    ledger::v1::RecordIntentRequest again;
    again.set_payment(posted->payment() + "a");
    again.set_request_id(posted->request_id() + "-again");
    again.set_request_digest(std::string(32, 'a'));
    again.set_kind(posted->kind());
    *again.mutable_amount() = posted->amount();
    again.set_operator_id("01");
    if (!real_.RecordIntent(again).ok()) return posted;
    for (const auto step : {ledger::v1::CARD_READ, ledger::v1::ABOUT_TO_SEND, ledger::v1::HOST_APPROVED}) {
      ledger::v1::RecordStepRequest taken;
      taken.set_payment(again.payment());
      taken.set_step(step);
      *taken.mutable_details()->mutable_card() = posted->details().card();
      real_.RecordStep(taken).IgnoreError();
    }
    ledger::v1::PostRequest twice;
    twice.set_payment(again.payment());
    real_.Post(twice).IgnoreError();
    return posted;
  }
};

class InsistingHost final : public ForwardingHost {
 public:
  using ForwardingHost::ForwardingHost;

  absl::StatusOr<uplink::v1::ExchangeResponse> Exchange(const uplink::v1::ExchangeRequest& request) override {
    absl::StatusOr<uplink::v1::ExchangeResponse> answer = real_.Exchange(request);
    if (!request.has_financial() || !answer.ok() ||
        answer->outcome() != uplink::v1::ExchangeResponse::NO_REPLY) {
      return answer;
    }
    uplink::v1::ExchangeRequest again = request;
    again.set_trace_number(request.trace_number() + 500'000);
    return real_.Exchange(again);
  }
};

template <typename Books>
Seams WithBooks() {
  return {.books = [](payment::BooksPort& real) { return std::make_unique<Books>(real); }, .host = nullptr};
}

template <typename Host>
Seams WithHost() {
  return {.books = nullptr, .host = [](payment::HostPort& real) { return std::make_unique<Host>(real); }};
}

}  // namespace

Seams SkipTheIntent() {
  return WithBooks<LateIntent>();
}

Seams DropReversals() {
  return WithHost<ForgetfulHost>();
}

Seams PostTwice() {
  return WithBooks<DoubleBooks>();
}

Seams SendAgain() {
  return WithHost<InsistingHost>();
}

}  // namespace till::simulation
