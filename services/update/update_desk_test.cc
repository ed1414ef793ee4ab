// SPDX-License-Identifier: Apache-2.0
#include "services/update/update_desk.h"

#include <gtest/gtest.h>

#include "services/common/status/error.h"
#include "services/update/testing_world.h"

namespace till::update {
namespace {

using S = v1::UpdateStatus;

class UpdateDeskTest : public testing::Test {
 protected:
  UpdateDeskTest() : world_(testing::TempDir() + "/desk") {}

  UpdateDesk& desk() { return world_.desk(); }
  std::string Phase() { return S::Phase_Name(desk().Status().phase); }
  std::string Fault() { return v1::Fault_Name(desk().Status().fault); }
  std::string Runs() { return world_.machine().Look()->booted.version; }
  void Step() {
    desk().Step();
    world_.clock.Advance(absl::Seconds(1));
  }
  // Until the new version is in the other slot.
  void Install(const std::string& version) {
    world_.NewDesk();
    Step();
    ASSERT_EQ(desk().Check().fault, v1::FAULT_UNSPECIFIED);
    ASSERT_TRUE(desk().Download(version).ok());
    Step();
    ASSERT_EQ(Phase(), "DOWNLOADED");
    ASSERT_TRUE(desk().Install(version, false).ok());
    Step();
    ASSERT_EQ(Phase(), "INSTALLED") << Fault();
  }
  void Restart() {
    ASSERT_TRUE(desk().Reboot().ok());
    ASSERT_TRUE(world_.machine().Boot().ok());
    world_.NewDesk();
    Step();
  }

  TestingWorld world_;
};

TEST_F(UpdateDeskTest, APersonTakesItStepByStep) {
  world_.Publish("1.4.0");
  Install("1.4.0");
  EXPECT_EQ(Runs(), "1.0.0");
  Restart();
  EXPECT_EQ(Phase(), "ON_TRIAL");
  EXPECT_EQ(Runs(), "1.4.0");
  EXPECT_EQ(world_.holds, 1) << "no payment starts while the machine goes down";
  world_.clock.Advance(absl::Minutes(1));
  Step();
  EXPECT_EQ(Phase(), "GOOD");
  ASSERT_TRUE(world_.machine().Boot().ok());
  EXPECT_EQ(Runs(), "1.4.0") << "for good";
  world_.NewDesk();
  Step();
  EXPECT_EQ(Phase(), "GOOD");
  EXPECT_FALSE(desk().Check().release) << "nothing newer";
}

TEST_F(UpdateDeskTest, AStartIsAwaitedUntilItIsNoted) {
  world_.Publish("1.4.0");
  Install("1.4.0");
  EXPECT_FALSE(world_.start_awaited);
  ASSERT_TRUE(desk().Reboot().ok());
  EXPECT_TRUE(world_.start_awaited) << "until the other version's update process does its part";
  ASSERT_TRUE(world_.machine().Boot().ok());
  world_.arrival_error = MakeError(ErrorCode::kStorageFull, "full");
  world_.NewDesk();
  Step();
  EXPECT_TRUE(world_.start_awaited);
  world_.clock.Advance(absl::Minutes(2));
  Step();
  EXPECT_EQ(Phase(), "ON_TRIAL") << "not good while the machine may still go back by itself";
  world_.arrival_error = absl::OkStatus();
  Step();
  EXPECT_FALSE(world_.start_awaited);
  EXPECT_EQ(Phase(), "ON_TRIAL");
}

TEST_F(UpdateDeskTest, ByItselfInTheQuietHours) {
  world_.Publish("1.4.0", {.product = TestingWorld::kProduct, .version = "1.4.0"},
                 [](files::Channel& channel) {
                   files::Window* const window = channel.add_quiet_hours();
                   window->set_from("02:00");
                   window->set_to("05:00");
                 });
  world_.settings.automatic = true;
  world_.clock.Advance(absl::FromCivil(absl::CivilSecond(2026, 11, 22, 23, 0, 0), absl::UTCTimeZone()) -
                       world_.clock.Now());
  world_.NewDesk();
  world_.Run(20);
  EXPECT_EQ(Phase(), "WAITING_FOR_GOOD_MOMENT");
  EXPECT_EQ(Fault(), "WAITS_FOR_QUIET_HOURS");
  world_.clock.Advance(absl::Hours(3));
  world_.Run(20);
  EXPECT_EQ(Phase(), "GOOD");
  EXPECT_EQ(world_.restarts, 1);
}

TEST_F(UpdateDeskTest, TheRequiredDateEndsTheWaitingForQuietHoursAndNotForPayments) {
  world_.Publish("1.4.0", {.product = TestingWorld::kProduct, .version = "1.4.0"},
                 [this](files::Channel& channel) {
                   channel.mutable_releases(0)->mutable_required_at()->set_seconds(
                       absl::ToUnixSeconds(world_.clock.Now()) + 7'200);
                 });
  QuietHours never;
  const absl::CivilMinute now = absl::ToCivilMinute(world_.clock.Now(), absl::UTCTimeZone());
  const auto text = [](absl::CivilMinute minute) { return absl::FormatCivilTime(minute).substr(11, 5); };
  ASSERT_TRUE(never.Add(text(now - 120), text(now - 60)));
  world_.settings.quiet_hours = never;
  world_.settings.automatic = true;
  world_.quiet.set_quiet(false);
  world_.quiet.set_open_payments(1);
  world_.NewDesk();
  world_.Run(10);
  EXPECT_EQ(Fault(), "WAITS_FOR_QUIET_HOURS");
  world_.clock.Advance(absl::Hours(2));
  world_.Run(5);
  EXPECT_EQ(Fault(), "WAITS_FOR_PAYMENT");
  world_.quiet.set_reversals_owed(1);
  world_.Run(5);
  EXPECT_EQ(Fault(), "WAITS_FOR_REVERSAL");
  world_.quiet_error = MakeError(ErrorCode::kServiceUnavailable, "away");
  world_.Run(5);
  EXPECT_EQ(Fault(), "WAITS_FOR_ANSWER");
  EXPECT_EQ(Phase(), "WAITING_FOR_GOOD_MOMENT");
  world_.quiet_error = absl::OkStatus();
  world_.quiet.Clear();
  world_.quiet.set_quiet(true);
  world_.Run(20);
  EXPECT_EQ(Phase(), "GOOD");
}

TEST_F(UpdateDeskTest, APersonMayNotWaitForTheQuietHours) {
  world_.Publish("1.4.0");
  QuietHours never;
  const int hour = absl::ToCivilHour(world_.clock.Now(), absl::UTCTimeZone()).hour();
  ASSERT_TRUE(never.Add(hour < 12 ? "20:00" : "01:00", hour < 12 ? "21:00" : "02:00"));
  world_.settings.quiet_hours = never;
  world_.NewDesk();
  Step();
  desk().Check();
  ASSERT_TRUE(desk().Download("1.4.0").ok());
  Step();
  ASSERT_TRUE(desk().Install("1.4.0", false).ok());
  Step();
  EXPECT_EQ(Fault(), "WAITS_FOR_QUIET_HOURS");
  ASSERT_TRUE(desk().Install("1.4.0", true).ok());
  Step();
  EXPECT_EQ(Phase(), "INSTALLED");
}

TEST_F(UpdateDeskTest, NoRestartWhileMoneyMoves) {
  world_.Publish("1.4.0");
  Install("1.4.0");
  world_.quiet.set_quiet(false);
  world_.quiet.set_open_payments(1);
  EXPECT_EQ(ErrorCodeOf(desk().Reboot()), ErrorCode::kPaymentInProgress);
  world_.quiet.set_reversals_owed(1);
  EXPECT_EQ(ErrorCodeOf(desk().Reboot()), ErrorCode::kReversalOwed);
  world_.quiet_error = MakeError(ErrorCode::kServiceUnavailable, "away");
  EXPECT_EQ(ErrorCodeOf(desk().Reboot()), ErrorCode::kServiceUnavailable);
  EXPECT_EQ(world_.restarts, 0);
}

TEST_F(UpdateDeskTest, AVersionThatDoesNotStartFallsBackAndIsTriedTwice) {
  world_.Publish("1.4.0", {.product = TestingWorld::kProduct, .version = "1.4.0", .starts = false});
  world_.settings.automatic = true;
  world_.settings.check_interval = absl::Hours(1);
  world_.NewDesk();
  world_.Run(20);
  EXPECT_EQ(Phase(), "ROLLED_BACK");
  EXPECT_EQ(Fault(), "DID_NOT_START");
  EXPECT_EQ(Runs(), "1.0.0");
  for (int hour = 0; hour < 5; ++hour) {
    world_.clock.Advance(absl::Hours(1));
    world_.Run(20);
    EXPECT_EQ(Phase(), "ROLLED_BACK");
  }
  EXPECT_EQ(world_.restarts, 2) << "a power cut uses up a start, too; but no more than twice";
  EXPECT_EQ(desk().Check().release->version(), "1.4.0") << "a person may try it again";
  EXPECT_TRUE(desk().Download("1.4.0").ok());
}

TEST_F(UpdateDeskTest, AVersionThatIsNotWellComesBackByItselfAndTheNextOneIsTaken) {
  world_.Publish("1.4.0");
  world_.settings.automatic = true;
  world_.settings.check_interval = absl::Hours(1);
  world_.health.set_serving(false);  // its ledger crashes at every start
  world_.NewDesk();
  world_.Run(60);
  EXPECT_EQ(Phase(), "ROLLED_BACK");
  EXPECT_EQ(Fault(), "NOT_HEALTHY");
  EXPECT_EQ(Runs(), "1.0.0");
  EXPECT_EQ(world_.restarts, 2);
  world_.health.set_serving(true);
  world_.clock.Advance(absl::Hours(3));
  world_.Run(60);
  EXPECT_EQ(world_.restarts, 2) << "not that one again";
  world_.Publish("1.4.1");
  world_.clock.Advance(absl::Hours(1));
  world_.Run(60);
  EXPECT_EQ(Phase(), "GOOD");
  EXPECT_EQ(Runs(), "1.4.1");
}

TEST_F(UpdateDeskTest, ItComesBackAlsoWhenPaymentIsWhatIsNotWell) {
  world_.Publish("1.4.0");
  Install("1.4.0");
  Restart();
  world_.quiet_error = MakeError(ErrorCode::kServiceUnavailable, "crashes");
  world_.Run(60);
  EXPECT_EQ(Phase(), "ROLLED_BACK");
  EXPECT_EQ(Runs(), "1.0.0");
}

TEST_F(UpdateDeskTest, ARestartThatDoesNotTakePlaceIsAskedForAgain) {
  world_.Publish("1.4.0");
  world_.settings.automatic = true;
  world_.NewDesk();
  for (int i = 0; i < 10; ++i) Step();
  EXPECT_EQ(world_.restarts, 1) << "once, and then time for it";
  world_.clock.Advance(absl::Minutes(2));
  Step();
  EXPECT_EQ(world_.restarts, 2);
}

TEST_F(UpdateDeskTest, ARestartThatCannotBeHadLetsPaymentsStartAgain) {
  world_.Publish("1.4.0");
  Install("1.4.0");
  world_.restart_error = MakeError(ErrorCode::kStorageFailed, "no flag");
  EXPECT_EQ(ErrorCodeOf(desk().Reboot()), ErrorCode::kStorageFailed);
  EXPECT_EQ(world_.holds, 1);
  EXPECT_EQ(world_.releases, 1);
  world_.restart_error = absl::OkStatus();
  EXPECT_TRUE(desk().Reboot().ok());
  EXPECT_EQ(world_.releases, 1) << "a machine that goes down takes no payment";
}

TEST_F(UpdateDeskTest, HealthMustLast) {
  world_.Publish("1.4.0");
  Install("1.4.0");
  Restart();
  for (int i = 0; i < 5; ++i) {
    world_.health.set_serving(i % 2 == 0);
    Step();
    world_.clock.Advance(absl::Seconds(50));
  }
  EXPECT_EQ(Phase(), "ON_TRIAL");
  EXPECT_TRUE(desk().MarkGood().ok()) << "a person who looked at it may say so";
  EXPECT_EQ(Phase(), "GOOD");
}

TEST_F(UpdateDeskTest, MarkGoodWantsATrialAndHealth) {
  world_.Publish("1.4.0");
  Install("1.4.0");
  EXPECT_EQ(ErrorCodeOf(desk().MarkGood()), ErrorCode::kIllegalStep);
  Restart();
  world_.health.set_serving(false);
  EXPECT_EQ(ErrorCodeOf(desk().MarkGood()), ErrorCode::kServiceUnavailable);
}

TEST_F(UpdateDeskTest, GoingBackAfterItWasGoodUnlessItIsBelowTheFloor) {
  world_.Publish("1.4.0");
  world_.NewDesk();
  Step();
  EXPECT_EQ(ErrorCodeOf(desk().Rollback()), ErrorCode::kIllegalStep) << "nothing is in the other slot";
  Install("1.4.0");
  Restart();
  ASSERT_TRUE(desk().MarkGood().ok());
  world_.floor.set_version("1.1.0");
  EXPECT_EQ(ErrorCodeOf(desk().Rollback()), ErrorCode::kIllegalStep) << "1.0.0 is below the floor";
  world_.floor.set_version("1.0.0");
  ASSERT_TRUE(desk().Rollback().ok());
  EXPECT_EQ(Phase(), "RETURNING");
  EXPECT_EQ(desk().Status().version, "1.0.0");
  Step();
  EXPECT_EQ(world_.restarts, 1) << "a person's wish waits for the person";
  Restart();
  EXPECT_EQ(Phase(), "ROLLED_BACK");
  EXPECT_EQ(Runs(), "1.0.0");
  ASSERT_TRUE(world_.machine().Boot().ok());
  EXPECT_EQ(Runs(), "1.0.0") << "and it stays";
}

TEST_F(UpdateDeskTest, WithdrawnBeforeTheRestart) {
  world_.Publish("1.4.0");
  Install("1.4.0");
  ASSERT_TRUE(desk().Rollback().ok());
  EXPECT_EQ(Phase(), "ROLLED_BACK");
  ASSERT_TRUE(world_.machine().Boot().ok());
  EXPECT_EQ(Runs(), "1.0.0");
}

TEST_F(UpdateDeskTest, TheFloorComesFromTheReleaseThatIsGood) {
  world_.Publish("1.4.0", {.product = TestingWorld::kProduct, .version = "1.4.0"},
                 [](files::Channel& channel) { channel.mutable_releases(0)->set_floor("1.3.0"); });
  Install("1.4.0");
  EXPECT_EQ(world_.floor.version(), "") << "not before it is good: else nothing could come back";
  Restart();
  ASSERT_TRUE(desk().MarkGood().ok());
  EXPECT_EQ(world_.floor.version(), "1.3.0");
  EXPECT_EQ(ErrorCodeOf(desk().Rollback()), ErrorCode::kIllegalStep);
}

TEST_F(UpdateDeskTest, ADamagedFloorIsWhatRuns) {
  world_.floor_error = MakeError(ErrorCode::kStorageCorrupt, "damaged");
  world_.Publish("1.4.0");
  Install("1.4.0");
  Restart();
  ASSERT_TRUE(desk().MarkGood().ok());
  EXPECT_EQ(world_.floor.version(), "1.4.0");
}

TEST_F(UpdateDeskTest, ABundleThatIsNotWhatTheChannelSaysIsNotInstalled) {
  struct Case {
    SimulatedBundle bundle;
    const char* fault;
  };
  for (const Case& c :
       {Case{{.product = "till-arm64", .version = "1.4.0"}, "BUNDLE_OF_OTHERS"},
        Case{{.product = TestingWorld::kProduct, .version = "1.3.9"}, "BUNDLE_OF_OTHER_VERSION"}}) {
    world_.Publish("1.4.0", c.bundle);
    world_.NewDesk();
    Step();
    desk().Check();
    ASSERT_TRUE(desk().Download("1.4.0").ok());
    Step();
    ASSERT_TRUE(desk().Install("1.4.0", true).ok());
    Step();
    EXPECT_EQ(Phase(), "FAILED");
    EXPECT_EQ(Fault(), c.fault);
    EXPECT_EQ(world_.machine().Look()->next, "A");
    EXPECT_TRUE(world_.machine().Look()->other.version.empty()) << "nothing was written";
  }
}

TEST_F(UpdateDeskTest, WhatTheServerDoesWrongIsToldAndTheNextTryGoesOn) {
  world_.Publish("1.4.0");
  world_.NewDesk();
  Step();
  desk().Check();
  ServedFile& file = world_.http.files["https://server/till/till-1.4.0.raucb"];
  using Manner = ServedFile::Manner;
  for (const auto& [manner, fault] : {std::pair{Manner::kStopsHalfWay, "SERVER_STOPPED"},
                                      {Manner::kSilent, "SERVER_SLOW"},
                                      {Manner::kForbids, "SERVER_REFUSED"},
                                      {Manner::kEndless, "SERVER_ENDLESS"}}) {
    file.manner = manner;
    ASSERT_TRUE(desk().Download("1.4.0").ok());
    Step();
    EXPECT_EQ(Phase(), "FAILED");
    EXPECT_EQ(Fault(), fault);
  }
  file.manner = Manner::kHonest;
  ASSERT_TRUE(desk().Download("1.4.0").ok());
  Step();
  EXPECT_EQ(Phase(), "DOWNLOADED");
}

TEST_F(UpdateDeskTest, AChannelThatCannotBeHadChangesNothing) {
  world_.Publish("1.4.0");
  world_.NewDesk();
  Step();
  desk().Check();
  world_.http.reachable = false;
  const CheckResult away = desk().Check();
  EXPECT_EQ(away.fault, v1::SERVER_UNREACHABLE);
  EXPECT_EQ(away.release->version(), "1.4.0") << "what was known";
  world_.http.reachable = true;
  world_.http.files[TestingWorld::kChannelUrl].content += "releases {}";
  EXPECT_EQ(desk().Check().fault, v1::CHANNEL_NOT_SIGNED);
  EXPECT_EQ(Phase(), "FOUND");
}

TEST_F(UpdateDeskTest, AnOlderChannelFileIsRefusedAlsoAfterARestart) {
  world_.Publish("1.4.0");
  const ServedFile old = world_.http.files[TestingWorld::kChannelUrl];
  world_.Publish("1.5.0");
  world_.NewDesk();
  Step();
  EXPECT_EQ(desk().Check().release->version(), "1.5.0");
  world_.http.files[TestingWorld::kChannelUrl] = old;
  world_.NewDesk();
  Step();
  EXPECT_EQ(desk().Check().fault, v1::CHANNEL_OLDER);
}

TEST_F(UpdateDeskTest, WhatWasNotFoundCannotBeHadAndStepsHaveAnOrder) {
  world_.Publish("1.4.0");
  world_.NewDesk();
  Step();
  EXPECT_EQ(ErrorCodeOf(desk().Download("1.4.0")), ErrorCode::kNotFound) << "not before a check";
  EXPECT_EQ(ErrorCodeOf(desk().Reboot()), ErrorCode::kIllegalStep);
  desk().Check();
  EXPECT_EQ(ErrorCodeOf(desk().Download("1.4.1")), ErrorCode::kNotFound);
  EXPECT_EQ(ErrorCodeOf(desk().Install("1.4.0", true)), ErrorCode::kIllegalStep);
  ASSERT_TRUE(desk().Download("1.4.0").ok());
  EXPECT_EQ(ErrorCodeOf(desk().Rollback()), ErrorCode::kIllegalStep);
}

TEST_F(UpdateDeskTest, AStepThatCannotBeWrittenDownIsNotTaken) {
  world_.Publish("1.4.0");
  world_.NewDesk();
  Step();
  desk().Check();
  world_.journal_error = MakeError(ErrorCode::kStorageFull, "full");
  EXPECT_EQ(ErrorCodeOf(desk().Download("1.4.0")), ErrorCode::kStorageFull);
  EXPECT_EQ(Phase(), "FOUND");
}

TEST_F(UpdateDeskTest, AJournalThatCannotBeReadIsToldAndBegunAnew) {
  world_.journal_error = MakeError(ErrorCode::kStorageCorrupt, "damaged");
  world_.NewDesk();
  EXPECT_EQ(Fault(), "STORAGE_UNUSABLE");
  world_.journal_error = absl::OkStatus();
  world_.Publish("1.4.0");
  Install("1.4.0");
}

}  // namespace
}  // namespace till::update
