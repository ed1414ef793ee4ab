// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/simulated_disk.h"

#include <gtest/gtest.h>

#include <string>

#include "services/common/sqlite/database.h"
#include "tests/simulation/disk_vfs.h"

namespace till::simulation {
namespace {

using Failure = SimulatedDisk::Failure;

TEST(SimulatedDisk, ADeadProcessLeavesWhatItWrote) {
  SimulatedDisk disk(Random(1));
  disk.Write(*disk.Create("a"), 0, "written");
  disk.Crash();
  EXPECT_EQ(disk.Write(*disk.Find("a"), 0, "too late"), Failure::kFails);
  disk.Restart(/*power_cut=*/false);
  ASSERT_NE(disk.Find("a"), nullptr);
  EXPECT_EQ(disk.Find("a")->content, "written");
}

TEST(SimulatedDisk, APowerCutKeepsWhatWasSyncedAndNotAlwaysTheRest) {
  int lost = 0;
  for (uint64_t seed = 0; seed < 100; ++seed) {
    SimulatedDisk disk{Random(seed)};
    const auto file = disk.Create("a");
    disk.Write(*file, 0, "synced");
    disk.Sync(*file);
    disk.SyncFolder();
    disk.Write(*file, 6, " unsynced");
    disk.Crash();
    disk.Restart(/*power_cut=*/true);
    ASSERT_NE(disk.Find("a"), nullptr);
    const std::string left = disk.Find("a")->content;
    ASSERT_EQ(left.substr(0, 6), "synced");
    ASSERT_EQ(left, std::string("synced unsynced").substr(0, left.size()));
    if (left != "synced unsynced") ++lost;
  }
  EXPECT_GT(lost, 20);
  EXPECT_LT(lost, 90);
}

TEST(SimulatedDisk, AWriteThatCrashesIsThereInPart) {
  bool in_part = false;
  for (uint64_t seed = 0; seed < 20; ++seed) {
    SimulatedDisk disk{Random(seed)};
    const auto file = disk.Create("a");
    disk.CrashAtWrite(1);
    EXPECT_EQ(disk.Write(*file, 0, "first "), Failure::kNone);
    EXPECT_EQ(disk.Write(*file, 6, "second"), Failure::kFails);
    EXPECT_TRUE(disk.crashed());
    disk.Restart(false);
    const size_t size = disk.Find("a")->content.size();
    in_part = in_part || (size > 6 && size < 12);
  }
  EXPECT_TRUE(in_part);
}

TEST(SimulatedDisk, AFullDiskIsFullUntilItIsNot) {
  SimulatedDisk disk(Random(1));
  const auto file = disk.Create("a");
  disk.FailWrites(Failure::kFull, 1, 2);
  EXPECT_EQ(disk.Write(*file, 0, "x"), Failure::kNone);
  EXPECT_EQ(disk.Write(*file, 0, "x"), Failure::kFull);
  EXPECT_EQ(disk.Sync(*file), Failure::kFull);
  EXPECT_EQ(disk.Sync(*file), Failure::kNone);
}

// The file system under real SQLite: what is committed survives each power cut, what is not is gone.
TEST(DiskVfs, ACommitSurvivesAPowerCut) {
  DiskVfs vfs;
  SimulatedDisk disk(Random(7));
  vfs.Use(disk);
  const std::string path = testing::TempDir() + "/vfs.sqlite";
  for (int round = 0; round < 50; ++round) {
    auto database = sqlite::Database::Open(path);
    ASSERT_TRUE(database.ok()) << database.status();
    ASSERT_TRUE((*database)->CheckIntegrity().ok());
    ASSERT_TRUE((*database)->Execute("CREATE TABLE IF NOT EXISTS t (n INTEGER)").ok());
    {
      auto count = (*database)->Prepare("SELECT count(*) FROM t");
      ASSERT_TRUE(count.ok() && *count->Step());
      EXPECT_EQ(count->Int64(0), round);
    }
    ASSERT_TRUE((*database)->Execute("INSERT INTO t VALUES (1)").ok());
    ASSERT_TRUE((*database)->Execute("BEGIN; INSERT INTO t VALUES (2)").ok());
    disk.Crash();
    database->reset();
    disk.Restart(/*power_cut=*/true);
  }
}

}  // namespace
}  // namespace till::simulation
