// SPDX-License-Identifier: Apache-2.0
// The power, or the process, ends at each point of a whole update, one after the other.
#include <gtest/gtest.h>

#include <set>

#include "services/update/testing_world.h"

namespace till::update {
namespace {

using S = v1::UpdateStatus;

// Promises holds what the desk says against what is true of the machine.
void Promises(TestingWorld& world) {
  const DeskStatus status = world.desk().Status();
  const Slots slots = *world.machine().Look();
  SCOPED_TRACE(S::Phase_Name(status.phase));
  EXPECT_TRUE(slots.booted.whole);
  EXPECT_EQ(status.running_version, slots.booted.version);
  if (status.phase == S::INSTALLED) {
    EXPECT_EQ(slots.other.version, "1.4.0");
    EXPECT_EQ(slots.next, slots.other.name);
  }
  if (status.phase == S::ON_TRIAL) {
    EXPECT_EQ(slots.booted.version, "1.4.0");
  }
  if (status.phase == S::GOOD) {
    EXPECT_EQ(slots.booted.version, "1.4.0");
    EXPECT_TRUE(slots.booted.good);
  }
  if (status.phase == S::ROLLED_BACK) {
    EXPECT_EQ(slots.booted.version, "1.0.0");
  }
  // What is good is either what ran before or what was marked; never something that was not tried.
  EXPECT_TRUE(slots.booted.good || slots.other.good);
}

// One update by itself, with the end of the power at the `cut`th thing that outlives a process. Returns how
// many there were.
int Update(int cut, bool whole_machine, bool starts) {
  TestingWorld world(testing::TempDir() + "/power");
  world.settings.automatic = true;
  world.settings.check_interval = absl::Minutes(30);
  world.http.piece_bytes = 40;
  world.Publish("1.4.0", {.product = TestingWorld::kProduct, .version = "1.4.0", .starts = starts});
  world.NewDesk();
  world.power.left = cut;
  world.Run(200);
  const int used = world.power.used;
  world.power.left = 1'000'000'000;
  if (whole_machine) {
    EXPECT_TRUE(world.machine().Boot().ok());
  }
  world.NewDesk();
  // To the end, and some way past it: what is over stays so.
  const S::Phase end = starts ? S::GOOD : S::ROLLED_BACK;
  for (int i = 0, past = 0; i < 400 && past < 100; ++i) {
    world.Run(1);
    Promises(world);
    past = world.desk().Status().phase == end ? past + 1 : 0;
  }
  const Slots slots = *world.machine().Look();
  EXPECT_EQ(slots.booted.version, starts ? "1.4.0" : "1.0.0") << "cut at " << cut;
  EXPECT_EQ(slots.next, slots.booted.name);
  EXPECT_EQ(world.desk().Status().phase, end) << "cut at " << cut;
  return used;
}

TEST(PowerCut, AtEachPointOfAnUpdate) {
  const int points = Update(1'000'000'000, true, true);
  EXPECT_GT(points, 40) << "downloading, writing, marking and every record count";
  for (int cut = 0; cut <= points; ++cut) Update(cut, true, true);
}

TEST(PowerCut, OfTheProcessAlone) {
  const int points = Update(1'000'000'000, false, true);
  for (int cut = 0; cut <= points; ++cut) Update(cut, false, true);
}

TEST(PowerCut, OfAnUpdateThatDoesNotStart) {
  const int points = Update(1'000'000'000, true, false);
  for (int cut = 0; cut <= points; ++cut) Update(cut, true, false);
}

}  // namespace
}  // namespace till::update
