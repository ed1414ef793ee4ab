// SPDX-License-Identifier: Apache-2.0
#include "services/update/slots/simulated_slots.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "services/common/clock/fake_clock.h"
#include "services/update/fault.h"
#include "services/update/slots/simulated_bundle.h"
#include "services/update/slots/slot_installer_conformance.h"

namespace till::update {
namespace {

class Simulated final : public InstallerUnderTest {
 public:
  Simulated() {
    std::filesystem::remove(file_);
    slots_ = *SimulatedSlots::Open(file_, Product(), "1.0.0", clock_, absl::Seconds(1));
  }
  SlotInstaller& installer() override { return *slots_; }
  SimulatedSlots& slots() { return *slots_; }
  std::string Bundle(const std::string& version, bool other_product) override {
    return Write({.product = other_product ? "till-arm64" : Product(), .version = version});
  }
  std::string Write(const SimulatedBundle& bundle) const {
    const std::string path = testing::TempDir() + "/" + bundle.version + bundle.product;
    std::ofstream(path) << WriteSimulatedBundle(bundle);
    return path;
  }
  void Damage(const std::string& path) override {
    std::fstream file(path, std::ios::in | std::ios::out);
    file.seekp(40);
    file.put('#');
  }
  std::string Product() const override { return "till-simulated"; }

 private:
  const std::string file_ = testing::TempDir() + "/slots";
  FakeClock clock_{absl::FromUnixSeconds(1'795'300'000)};
  std::unique_ptr<SimulatedSlots> slots_;
};

INSTANTIATE_TEST_SUITE_P(Simulated, SlotInstallerConformance,
                         testing::Values([]() -> std::unique_ptr<InstallerUnderTest> {
                           return std::make_unique<Simulated>();
                         }));

TEST(SimulatedSlots, OneStartOnTrialUnlessMarkedGood) {
  Simulated machine;
  ASSERT_TRUE(machine.slots().Install(machine.Bundle("1.4.0", false), [](int) {}).ok());
  ASSERT_TRUE(machine.slots().Boot().ok());
  EXPECT_EQ(machine.slots().Look()->booted.version, "1.4.0");
  ASSERT_TRUE(machine.slots().Boot().ok());
  EXPECT_EQ(machine.slots().Look()->booted.version, "1.0.0");
  ASSERT_TRUE(machine.slots().ChooseOther().ok());
  ASSERT_TRUE(machine.slots().Boot().ok());
  ASSERT_TRUE(machine.slots().MarkGood().ok());
  ASSERT_TRUE(machine.slots().Boot().ok());
  EXPECT_EQ(machine.slots().Look()->booted.version, "1.4.0");
}

TEST(SimulatedSlots, OneThatDoesNotStartFallsBack) {
  Simulated machine;
  const std::string path = machine.Write({.product = "till-simulated", .version = "1.4.0", .starts = false});
  ASSERT_TRUE(machine.slots().Install(path, [](int) {}).ok());
  const std::string before = machine.slots().Look()->boot_id;
  ASSERT_TRUE(machine.slots().Boot().ok());
  EXPECT_EQ(machine.slots().Look()->booted.version, "1.0.0");
  EXPECT_NE(machine.slots().Look()->boot_id, before);
}

TEST(SimulatedSlots, WhatIsCutShortIsNotStarted) {
  Simulated machine;
  int left = 7;
  machine.slots().before_step = [&left] {
    return --left < 0 ? MakeFault(v1::INSTALL_FAILED, "cut") : absl::OkStatus();
  };
  EXPECT_FALSE(machine.slots().Install(machine.Bundle("1.4.0", false), [](int) {}).ok());
  EXPECT_FALSE(machine.slots().Look()->other.whole);
  EXPECT_FALSE(machine.slots().ChooseOther().ok());
  ASSERT_TRUE(machine.slots().Boot().ok());
  EXPECT_EQ(machine.slots().Look()->booted.version, "1.0.0");
}

}  // namespace
}  // namespace till::update
