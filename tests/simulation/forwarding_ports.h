// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_SIMULATION_FORWARDING_PORTS_H_
#define TILL_TESTS_SIMULATION_FORWARDING_PORTS_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "services/payment/ports.h"

namespace till::simulation {

// ForwardingBooks hands every call on; a planted bug changes one.
class ForwardingBooks : public payment::BooksPort {
 public:
  explicit ForwardingBooks(payment::BooksPort& real) : real_(real) {}

  absl::StatusOr<ledger::v1::RecordIntentResponse> RecordIntent(
      const ledger::v1::RecordIntentRequest& request) override {
    return real_.RecordIntent(request);
  }
  absl::StatusOr<ledger::v1::PaymentRecord> RecordStep(
      const ledger::v1::RecordStepRequest& request) override {
    return real_.RecordStep(request);
  }
  absl::StatusOr<ledger::v1::PaymentRecord> Post(const ledger::v1::PostRequest& request) override {
    return real_.Post(request);
  }
  absl::StatusOr<ledger::v1::PaymentRecord> Void(const ledger::v1::VoidRequest& request) override {
    return real_.Void(request);
  }
  absl::StatusOr<std::vector<ledger::v1::PaymentRecord>> OpenPayments() override {
    return real_.OpenPayments();
  }
  absl::StatusOr<ledger::v1::PaymentRecord> GetRecord(const std::string& payment) override {
    return real_.GetRecord(payment);
  }
  absl::StatusOr<ledger::v1::TakeTraceNumberResponse> TakeTraceNumber() override {
    return real_.TakeTraceNumber();
  }
  absl::Status AdoptBatch(int batch_number, int replaces) override {
    return real_.AdoptBatch(batch_number, replaces);
  }
  absl::Status RecordReceipt(const std::string& payment, const std::vector<std::string>& jobs) override {
    return real_.RecordReceipt(payment, jobs);
  }
  absl::StatusOr<ledger::v1::Settlement> BeginSettlement(const std::string& operator_id) override {
    return real_.BeginSettlement(operator_id);
  }
  absl::StatusOr<ledger::v1::Settlement> RecordSettlementStep(
      const ledger::v1::RecordSettlementStepRequest& request) override {
    return real_.RecordSettlementStep(request);
  }
  absl::StatusOr<std::vector<ledger::v1::ListUploadsResponse::Upload>> ListUploads(
      const std::string& settlement) override {
    return real_.ListUploads(settlement);
  }
  absl::StatusOr<std::optional<ledger::v1::Settlement>> RunningSettlement() override {
    return real_.RunningSettlement();
  }
  absl::StatusOr<int> ChangeShift(const std::string& operator_id) override {
    return real_.ChangeShift(operator_id);
  }
  absl::StatusOr<ledger::v1::TotalsResponse> Totals(const ledger::v1::TotalsRequest& request) override {
    return real_.Totals(request);
  }
  absl::StatusOr<ledger::v1::SearchResponse> Search(const ledger::v1::SearchRequest& request) override {
    return real_.Search(request);
  }

 protected:
  payment::BooksPort& real_;
};

// ForwardingHost hands every call on.
class ForwardingHost : public payment::HostPort {
 public:
  explicit ForwardingHost(payment::HostPort& real) : real_(real) {}

  absl::StatusOr<uplink::v1::ExchangeResponse> Exchange(const uplink::v1::ExchangeRequest& request) override {
    return real_.Exchange(request);
  }
  absl::StatusOr<uplink::v1::SignOnResponse> SignOn(const uplink::v1::SignOnRequest& request) override {
    return real_.SignOn(request);
  }
  absl::StatusOr<uplink::v1::SignOffResponse> SignOff(const uplink::v1::SignOffRequest& request) override {
    return real_.SignOff(request);
  }
  absl::StatusOr<uplink::v1::DownloadResponse> Download(const uplink::v1::DownloadRequest& request) override {
    return real_.Download(request);
  }
  absl::StatusOr<uplink::v1::StatusResponse> Status() override { return real_.Status(); }
  absl::Status WatchLateReplies(const std::function<void(const uplink::v1::LateReply&)>& on_late) override {
    return real_.WatchLateReplies(on_late);
  }
  void StopWatching() override { real_.StopWatching(); }

 protected:
  payment::HostPort& real_;
};

}  // namespace till::simulation

#endif  // TILL_TESTS_SIMULATION_FORWARDING_PORTS_H_
