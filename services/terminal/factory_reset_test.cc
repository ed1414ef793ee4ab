// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/factory_reset.h"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "services/common/clock/fake_clock.h"
#include "services/common/log/capture.h"
#include "services/common/status/error.h"
#include "services/terminal/fake_neighbours.h"

namespace till::terminal {
namespace {

using update::v1::UpdateStatus;

class FactoryResetTest : public testing::Test {
 protected:
  FactoryResetTest() { std::filesystem::remove_all(folder_), std::filesystem::create_directory(folder_); }

  absl::Status Ask() { return reset_.Ask("99", "00"); }
  bool IsLeft() const { return std::filesystem::exists(file_); }
  std::vector<AuditEntry> Trail() { return *store_->Audit(10); }

  const std::string folder_ = std::string(std::getenv("TEST_TMPDIR")) + "/state";
  const std::string file_ = folder_ + "/factory-reset";
  FakeClock clock_{absl::FromUnixSeconds(1'800'000'000)};
  std::unique_ptr<TerminalStore> store_ = *TerminalStore::Open(":memory:");
  FakeNeighbours neighbours_;
  Shop shop_{*store_, clock_, v1::MerchantProfile(), [this] { return neighbours_.BatchIsOpen(); }};
  FactoryReset reset_{file_, neighbours_, shop_, *store_, clock_};
};

TEST_F(FactoryResetTest, LeavesTheFileForTheMachineAndHoldsPayments) {
  log::Capture log;
  ASSERT_TRUE(Ask().ok());
  std::ifstream file(file_);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), "99 00\n");
  struct stat found = {};
  ASSERT_EQ(stat(file_.c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0600u);
  EXPECT_TRUE(neighbours_.held);
  ASSERT_EQ(Trail().size(), 1u);
  EXPECT_EQ(Trail()[0].act, "factory-reset");
  EXPECT_EQ(Trail()[0].operator_id, "99");
  EXPECT_EQ(Trail()[0].subject, "00");
  ASSERT_EQ(log.events().size(), 1u);
  EXPECT_EQ(log.events()[0].level, log::Level::kWarn);
  EXPECT_NE(log.Text().find("99"), std::string::npos);
  EXPECT_NE(log.Text().find("00"), std::string::npos);
}

TEST_F(FactoryResetTest, AskedAgainItIsOneReset) {
  ASSERT_TRUE(Ask().ok());
  // The first answer was lost on the way: payments are held by now, and that is no reason to refuse.
  EXPECT_TRUE(Ask().ok());
  EXPECT_EQ(Trail().size(), 1u);
  // Nor is a restart of this process.
  FactoryReset later(file_, neighbours_, shop_, *store_, clock_);
  EXPECT_TRUE(later.Ask("99", "00").ok());
  EXPECT_EQ(Trail().size(), 1u);
}

TEST_F(FactoryResetTest, WantsTwoPeople) {
  EXPECT_EQ(ErrorCodeOf(reset_.Ask("99", "99")), ErrorCode::kSecondPersonRequired);
  EXPECT_FALSE(IsLeft());
  EXPECT_FALSE(neighbours_.held);
}

TEST_F(FactoryResetTest, AMachineThatCannotSaysSo) {
  FactoryReset none("", neighbours_, shop_, *store_, clock_);
  EXPECT_EQ(ErrorCodeOf(none.Ask("99", "00")), ErrorCode::kNotSupported);
  EXPECT_FALSE(neighbours_.held);
}

TEST_F(FactoryResetTest, NoMoneyIsLost) {
  struct Case {
    ErrorCode code;
    std::function<void(FakeNeighbours&)> found;
  };
  const Case cases[] = {
      {ErrorCode::kPaymentInProgress,
       [](FakeNeighbours& n) { n.hold_fails = MakeError(ErrorCode::kPaymentInProgress, "a payment runs"); }},
      {ErrorCode::kReversalOwed,
       [](FakeNeighbours& n) {
         n.quiet.set_quiet(false);
         n.quiet.set_open_payments(2);
         n.quiet.set_reversals_owed(1);
       }},
      {ErrorCode::kUnresolvedPayments,
       [](FakeNeighbours& n) {
         n.quiet.set_quiet(false);
         n.quiet.set_open_payments(1);
       }},
      {ErrorCode::kSettlementInProgress, [](FakeNeighbours& n) { n.quiet.set_quiet(false); }},
      {ErrorCode::kBatchOpen, [](FakeNeighbours& n) { n.batch_is_open = true; }},
      {ErrorCode::kPaymentsHeld, [](FakeNeighbours& n) { n.update.set_phase(UpdateStatus::INSTALLING); }},
      {ErrorCode::kIllegalStep, [](FakeNeighbours& n) { n.update.set_phase(UpdateStatus::INSTALLED); }},
      {ErrorCode::kIllegalStep, [](FakeNeighbours& n) { n.update.set_phase(UpdateStatus::ON_TRIAL); }},
      {ErrorCode::kIllegalStep, [](FakeNeighbours& n) { n.update.set_phase(UpdateStatus::RETURNING); }},
      {ErrorCode::kServiceUnavailable, [](FakeNeighbours& n) { n.away = true; }},
  };
  for (const Case& one : cases) {
    FakeNeighbours neighbours;
    one.found(neighbours);
    Shop shop(*store_, clock_, v1::MerchantProfile(), [&] { return neighbours.BatchIsOpen(); });
    FactoryReset reset(file_, neighbours, shop, *store_, clock_);
    EXPECT_EQ(ErrorCodeOf(reset.Ask("99", "00")), one.code);
    EXPECT_FALSE(IsLeft()) << ErrorCodeName(one.code);
    EXPECT_FALSE(neighbours.held) << ErrorCodeName(one.code);
    EXPECT_TRUE(Trail().empty());
  }
}

TEST_F(FactoryResetTest, AnUpdateThatDoesNotTouchASlotIsNoReasonToWait) {
  for (const auto phase : {UpdateStatus::IDLE, UpdateStatus::FOUND, UpdateStatus::DOWNLOADING,
                           UpdateStatus::GOOD, UpdateStatus::FAILED, UpdateStatus::ROLLED_BACK}) {
    std::filesystem::remove(file_);
    neighbours_.held = false;
    neighbours_.update.set_phase(phase);
    EXPECT_TRUE(Ask().ok()) << phase;
  }
}

TEST_F(FactoryResetTest, AFileThatCannotBeLeftIsNoReset) {
  std::filesystem::remove_all(folder_);
  EXPECT_EQ(ErrorCodeOf(Ask()), ErrorCode::kStorageFailed);
  EXPECT_FALSE(neighbours_.held);
  ASSERT_EQ(Trail().size(), 2u);
  EXPECT_EQ(Trail()[0].outcome, "STORAGE_FAILED");
}

}  // namespace
}  // namespace till::terminal
