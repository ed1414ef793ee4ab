// SPDX-License-Identifier: Apache-2.0
// A ledger in memory with a clock of its own and words for its steps, for tests.

#ifndef TILL_SERVICES_LEDGER_TEST_BOOKS_H_
#define TILL_SERVICES_LEDGER_TEST_BOOKS_H_

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "services/common/clock/fake_clock.h"
#include "services/ledger/ledger.h"
#include "services/ledger/ledger_reader.h"

namespace till::ledger {

// NewBooksPath names a journal of this test's own and removes what an earlier one left there.
inline std::string NewBooksPath(const std::string& name) {
  const std::string path = ::testing::TempDir() + "/" + name + "_" + std::to_string(getpid()) + ".sqlite";
  for (const char* suffix : {"", "-wal", "-shm", ".key", ".head"}) std::remove((path + suffix).c_str());
  return path;
}

inline Intent TestIntent(const std::string& id, int64_t amount_minor = 1234) {
  return {.payment = "payments/" + id,
          .request_id = "request-" + id,
          .request_digest = std::string(32, static_cast<char>(amount_minor % 100)),
          .payment_kind = 1,
          .amount_minor = amount_minor,
          .currency = "CNY",
          .operator_id = "01"};
}

inline Details CardDetails(const std::string& scheme = "UNIONPAY") {
  Details details;
  details.Set(DetailField::kScheme, scheme);
  details.Set(DetailField::kMaskedNumber, "622848*********0018");
  return details;
}

inline Details VoidDetails(int reason) {
  Details details;
  details.SetNumber(DetailField::kVoidReason, reason);
  return details;
}

// The reasons of till.ledger.v1.VoidReason that tests use.
inline constexpr int kDeclinedByHost = 1;
inline constexpr int kCancelledByOperator = 3;
inline constexpr int kReversedAtHost = 8;

class TestBooks {
 public:
  explicit TestBooks(LedgerOptions options = {}, const std::string& path = ":memory:")
      : clock_(absl::FromUnixSeconds(1'700'000'000)) {
    auto opened = Ledger::Open(path, options, clock_);
    EXPECT_TRUE(opened.ok()) << opened.status();
    ledger_ = *std::move(opened);
    reader_ = LedgerReader::Over(*ledger_);
  }

  Ledger& ledger() { return *ledger_; }
  LedgerReader& reader() { return *reader_; }
  FakeClock& clock() { return clock_; }

  std::string Open(const std::string& id, int64_t amount_minor = 1234) {
    clock_.Advance(absl::Seconds(1));
    const auto opened = ledger_->RecordIntent(TestIntent(id, amount_minor));
    EXPECT_TRUE(opened.ok()) << opened.status();
    return "payments/" + id;
  }

  // Take records steps one after the other; the card's box comes with the first kCardRead.
  absl::Status Take(const std::string& payment, const std::vector<Step>& steps,
                    const std::string& scheme = "UNIONPAY") {
    for (const Step step : steps) {
      clock_.Advance(absl::Milliseconds(100));
      const bool read = step == Step::kCardRead;
      const auto taken = ledger_->RecordStep(payment, step, read ? CardDetails(scheme) : Details(),
                                             read ? "sealed box of " + payment : "");
      if (!taken.ok()) return taken.status();
    }
    return absl::OkStatus();
  }

  // Sell takes a whole approved sale.
  void Sell(const std::string& id, int64_t amount_minor = 1234, const std::string& scheme = "UNIONPAY") {
    const std::string payment = Open(id, amount_minor);
    EXPECT_TRUE(Take(payment,
                     {Step::kCardRead, Step::kPinEntered, Step::kAboutToSend, Step::kHostApproved,
                      Step::kCardCompleted},
                     scheme)
                    .ok());
    const auto posted = ledger_->Post(payment, {});
    EXPECT_TRUE(posted.ok()) << posted.status();
  }

  // Steps of an approved payment whose card comes again, or of a message without one.
  absl::Status Approve(const std::string& payment) {
    return Take(payment, {Step::kAboutToSend, Step::kHostApproved});
  }

  absl::StatusOr<OpenedPayment> OpenFollowUp(const std::string& id, PaymentKind kind,
                                             const std::string& original, int64_t amount_minor) {
    clock_.Advance(absl::Seconds(1));
    Intent intent = TestIntent(id, amount_minor);
    intent.payment_kind = static_cast<int>(kind);
    intent.original = original;
    return ledger_->RecordIntent(intent);
  }

  // FollowUp takes a whole approved payment about another.
  void FollowUp(const std::string& id, PaymentKind kind, const std::string& original, int64_t amount_minor) {
    const auto opened = OpenFollowUp(id, kind, original, amount_minor);
    ASSERT_TRUE(opened.ok()) << opened.status();
    ASSERT_TRUE(Approve("payments/" + id).ok());
    const auto posted = ledger_->Post("payments/" + id, {});
    ASSERT_TRUE(posted.ok()) << posted.status();
  }

  // TakeKind takes a whole approved payment of a kind that stands alone, with a card.
  void TakeKind(const std::string& id, PaymentKind kind, int64_t amount_minor, Details host = {}) {
    clock_.Advance(absl::Seconds(1));
    Intent intent = TestIntent(id, amount_minor);
    intent.payment_kind = static_cast<int>(kind);
    if (kind == PaymentKind::kInstalmentSale) intent.instalments = 3;
    const auto opened = ledger_->RecordIntent(intent);
    ASSERT_TRUE(opened.ok()) << opened.status();
    ASSERT_TRUE(Take("payments/" + id, {Step::kCardRead}).ok());
    ASSERT_TRUE(Approve("payments/" + id).ok());
    const auto posted = ledger_->Post("payments/" + id, host);
    ASSERT_TRUE(posted.ok()) << posted.status();
  }

  // Settle takes the current batch's settlement as far as `state`, through kUnbalanced unless that is
  // kBalanced; payments are uploaded only on the way to kUploaded.
  Settlement Settle(SettlementState state) {
    const auto begun = ledger_->BeginSettlement("01");
    EXPECT_TRUE(begun.ok()) << begun.status();
    Settlement settlement = *begun;
    const auto record = [&](SettlementStep step) {
      step.settlement = settlement.name;
      const auto recorded = ledger_->RecordSettlementStep(step);
      EXPECT_TRUE(recorded.ok()) << recorded.status();
      settlement = *recorded;
    };
    if (state == SettlementState::kBegun) return settlement;
    record({.state = state == SettlementState::kBalanced ? state : SettlementState::kUnbalanced,
            .domestic_flag = 2,
            .foreign_flag = 1});
    if (state == SettlementState::kBalanced || state == SettlementState::kUnbalanced) return settlement;
    while (true) {
      const auto left = ledger_->ListUploads(settlement.name, 2);
      EXPECT_TRUE(left.ok()) << left.status();
      if (left->empty()) break;
      SettlementStep step;
      for (const Upload& upload : *left) step.uploaded.push_back(upload.record.payment);
      record(step);
    }
    record({.state = SettlementState::kUploaded});
    if (state == SettlementState::kUploaded) return settlement;
    record({.state = SettlementState::kClosed});
    return settlement;
  }

  // Balance is debits less credits of an account.
  int64_t Balance(const std::string& account) {
    auto sum = ledger_->database().Prepare(
        "SELECT coalesce(sum(debit_minor - credit_minor), 0) FROM entries "
        "WHERE account = ?1");
    EXPECT_TRUE(sum.ok());
    sum->Bind(1, account);
    EXPECT_TRUE(*sum->Step());
    return sum->Int64(0);
  }

  void ExpectSound() {
    const auto verified = reader_->Verify();
    ASSERT_TRUE(verified.ok()) << verified.status();
    for (const Finding& finding : verified->findings) {
      ADD_FAILURE() << finding.check << " at " << finding.sequence << ": " << finding.detail;
    }
  }

 private:
  FakeClock clock_;
  std::unique_ptr<Ledger> ledger_;
  std::unique_ptr<LedgerReader> reader_;
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_TEST_BOOKS_H_
