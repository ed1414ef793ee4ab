// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/power_supply.h"

#include <filesystem>
#include <fstream>
#include <string>

#include "gtest/gtest.h"

namespace till::terminal {
namespace {

class PowerSupplyTest : public testing::Test {
 protected:
  PowerSupplyTest() { std::filesystem::remove_all(folder_); }
  void Put(const std::string& supply, const std::string& file, const std::string& text) {
    std::filesystem::create_directories(folder_ + "/" + supply);
    std::ofstream(folder_ + "/" + supply + "/" + file) << text << "\n";
  }
  const std::string folder_ = testing::TempDir() + "/power_supply";
};

TEST_F(PowerSupplyTest, NothingIsToldWithoutSupplies) {
  EXPECT_FALSE(ReadPowerSupply("/nonexistent").battery_percent.has_value());
  EXPECT_FALSE(ReadPowerSupply("/nonexistent").on_mains.has_value());
}

TEST_F(PowerSupplyTest, ABatteryAndTheMains) {
  Put("BAT0", "type", "Battery");
  Put("BAT0", "capacity", "83");
  Put("AC", "type", "Mains");
  Put("AC", "online", "0");
  Put("usb", "type", "USB");
  Put("usb", "online", "1");
  Put("hid-mouse", "type", "Battery");
  Put("hid-mouse", "scope", "Device");
  Put("hid-mouse", "capacity", "5");
  const PowerSupply power = ReadPowerSupply(folder_);
  EXPECT_EQ(power.battery_percent, 83);
  EXPECT_EQ(power.on_mains, true) << "one of them feeds it";
}

TEST_F(PowerSupplyTest, WhatMakesNoSenseIsNotTold) {
  Put("BAT0", "type", "Battery");
  Put("BAT0", "capacity", "full");
  Put("AC", "type", "Mains");
  Put("AC", "online", "");
  EXPECT_FALSE(ReadPowerSupply(folder_).battery_percent.has_value());
  EXPECT_FALSE(ReadPowerSupply(folder_).on_mains.has_value());
}

}  // namespace
}  // namespace till::terminal
