// SPDX-License-Identifier: Apache-2.0
#include "services/update/slots/slot_installer_conformance.h"

#include <vector>

#include "services/update/fault.h"

namespace till::update {
namespace {

TEST_P(SlotInstallerConformance, TellsBothSlots) {
  const absl::StatusOr<Slots> slots = installer().Look();
  ASSERT_TRUE(slots.ok()) << slots.status();
  EXPECT_EQ(slots->booted.name, "A");
  EXPECT_EQ(slots->other.name, "B");
  EXPECT_EQ(slots->next, "A");
  EXPECT_EQ(slots->other.version, "");
  EXPECT_FALSE(slots->boot_id.empty());
  EXPECT_FALSE(*installer().Busy());
}

TEST_P(SlotInstallerConformance, SaysWhatABundleIs) {
  const absl::StatusOr<BundleInfo> info = installer().Inspect(under_test_->Bundle("1.4.0", false));
  ASSERT_TRUE(info.ok()) << info.status();
  EXPECT_EQ(info->version, "1.4.0");
  EXPECT_EQ(info->product, under_test_->Product());
}

TEST_P(SlotInstallerConformance, RefusesWhatIsNotSignedAsItIs) {
  const std::string damaged = under_test_->Bundle("1.4.0", false);
  under_test_->Damage(damaged);
  for (const std::string& path :
       {damaged, std::string("/nonexistent/till.raucb"), std::string("/dev/null")}) {
    EXPECT_TRUE(HasFault(installer().Inspect(path).status(), v1::BUNDLE_REFUSED)) << path;
  }
  EXPECT_FALSE(installer().Install(damaged, [](int) {}).ok());
  EXPECT_EQ(installer().Look()->next, "A");
}

TEST_P(SlotInstallerConformance, WritesTheOtherSlotAndTriesItOnce) {
  if (!under_test_->CanInstall()) GTEST_SKIP() << "this machine cannot install";
  std::vector<int> heard;
  const absl::Status installed = installer().Install(under_test_->Bundle("1.4.0", false),
                                                     [&heard](int percent) { heard.push_back(percent); });
  ASSERT_TRUE(installed.ok()) << installed;
  const absl::StatusOr<Slots> slots = installer().Look();
  ASSERT_TRUE(slots.ok()) << slots.status();
  EXPECT_EQ(slots->booted.name, "A");
  EXPECT_EQ(slots->other.version, "1.4.0");
  EXPECT_TRUE(slots->other.whole);
  EXPECT_EQ(slots->next, "B");
  for (const int percent : heard) EXPECT_TRUE(percent >= 0 && percent <= 100);
}

TEST_P(SlotInstallerConformance, WhatIsChosenCanBeChosenBack) {
  if (!under_test_->CanInstall()) GTEST_SKIP() << "this machine cannot install";
  ASSERT_TRUE(installer().Install(under_test_->Bundle("1.4.0", false), [](int) {}).ok());
  ASSERT_TRUE(installer().ChooseBooted().ok());
  EXPECT_EQ(installer().Look()->next, "A");
  ASSERT_TRUE(installer().ChooseOther().ok());
  EXPECT_EQ(installer().Look()->next, "B");
}

TEST_P(SlotInstallerConformance, RefusesAnotherProduct) {
  if (!under_test_->CanInstall()) GTEST_SKIP() << "this machine cannot install";
  const absl::Status installed = installer().Install(under_test_->Bundle("1.4.0", true), [](int) {});
  EXPECT_TRUE(HasFault(installed, v1::BUNDLE_OF_OTHERS)) << installed;
  EXPECT_EQ(installer().Look()->next, "A");
}

TEST_P(SlotInstallerConformance, TheBootedSlotIsMarkedGood) {
  ASSERT_TRUE(installer().MarkGood().ok());
  EXPECT_TRUE(installer().Look()->booted.good);
  EXPECT_EQ(installer().Look()->next, "A");
}

}  // namespace

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(SlotInstallerConformance);

}  // namespace till::update
