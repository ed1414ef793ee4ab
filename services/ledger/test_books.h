// SPDX-License-Identifier: Apache-2.0
// A ledger in memory with a clock of its own and words for its steps, for tests.

#ifndef TILL_SERVICES_LEDGER_TEST_BOOKS_H_
#define TILL_SERVICES_LEDGER_TEST_BOOKS_H_

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "services/common/clock/fake_clock.h"
#include "services/ledger/ledger.h"
#include "services/ledger/ledger_reader.h"

namespace till::ledger {

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
