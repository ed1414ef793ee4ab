// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_SIMULATION_SIMULATED_BOOKS_H_
#define TILL_TESTS_SIMULATION_SIMULATED_BOOKS_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/ledger/journal_calls.h"
#include "services/ledger/ledger.h"
#include "services/ledger/ledger_reader.h"
#include "services/payment/ports.h"
#include "tests/simulation/event_log.h"
#include "tests/simulation/faults.h"
#include "tests/simulation/simulated_disk.h"

namespace till::simulation {

// SimulatedBooks is the way to the real ledger on the simulated disk. At each call either process may die,
// before the write, in the middle of it or after it, an answer may be lost, and the disk may be full or fail.
class SimulatedBooks final : public payment::BooksPort {
 public:
  SimulatedBooks(ledger::Ledger& ledger, SimulatedDisk& disk, Random random, Faults& faults, EventLog& log,
                 std::function<void()> at_work)
      : calls_(ledger),
        reader_(ledger::LedgerReader::Over(ledger)),
        disk_(disk),
        random_(random),
        faults_(faults),
        log_(log),
        at_work_(std::move(at_work)) {}

  absl::StatusOr<ledger::v1::RecordIntentResponse> RecordIntent(
      const ledger::v1::RecordIntentRequest& request) override;
  absl::StatusOr<ledger::v1::PaymentRecord> RecordStep(const ledger::v1::RecordStepRequest& request) override;
  absl::StatusOr<ledger::v1::PaymentRecord> Post(const ledger::v1::PostRequest& request) override;
  absl::StatusOr<ledger::v1::PaymentRecord> Void(const ledger::v1::VoidRequest& request) override;
  absl::StatusOr<std::vector<ledger::v1::PaymentRecord>> OpenPayments() override;
  absl::StatusOr<ledger::v1::PaymentRecord> GetRecord(const std::string& payment) override;
  absl::StatusOr<ledger::v1::TakeTraceNumberResponse> TakeTraceNumber() override;
  absl::Status AdoptBatch(int batch_number, int replaces) override;
  absl::Status RecordReceipt(const std::string& payment, const std::vector<std::string>& jobs) override;
  absl::StatusOr<ledger::v1::Settlement> BeginSettlement(const std::string& operator_id) override;
  absl::StatusOr<ledger::v1::Settlement> RecordSettlementStep(
      const ledger::v1::RecordSettlementStepRequest& request) override;
  absl::StatusOr<std::vector<ledger::v1::ListUploadsResponse::Upload>> ListUploads(
      const std::string& settlement) override;
  absl::StatusOr<std::optional<ledger::v1::Settlement>> RunningSettlement() override;
  absl::StatusOr<int> ChangeShift(const std::string& operator_id) override;
  // Reports are not simulated: NOT_SUPPORTED.
  absl::StatusOr<ledger::v1::TotalsResponse> Totals(const ledger::v1::TotalsRequest& request) override;
  absl::StatusOr<ledger::v1::SearchResponse> Search(const ledger::v1::SearchRequest& request) override;

 private:
  // Write makes a call that writes, with all that may go wrong around it.
  template <typename Call>
  auto Write(const std::string& what, Call call) -> decltype(call());
  void Die(std::string_view when, const std::string& what);

  ledger::JournalCalls calls_;
  const std::unique_ptr<ledger::LedgerReader> reader_;
  SimulatedDisk& disk_;
  Random random_;
  Faults& faults_;
  EventLog& log_;
  const std::function<void()> at_work_;
};

}  // namespace till::simulation

#endif  // TILL_TESTS_SIMULATION_SIMULATED_BOOKS_H_
