// SPDX-License-Identifier: Apache-2.0
#include "services/common/config/config_checker.h"

#include <gtest/gtest.h>

#include "services/common/config/world.h"
#include "services/common/status/error.h"

namespace till {
namespace {

till::config::Common Good() {
  till::config::Common common;
  common.set_run_directory("/run/till");
  common.set_state_directory("/var/lib/till/pin");
  common.set_language("zh");
  return common;
}

TEST(ConfigChecker, NothingWrongIsOk) {
  ConfigChecker check("pin.textproto");
  check.Common(Good());
  check.Required("device", "/dev/x");
  check.InRange("timeout_ms", 5, 5, 5);
  EXPECT_TRUE(check.Result().ok());
}

TEST(ConfigChecker, SaysEverythingThatIsWrongAtOnce) {
  ConfigChecker check("pin.textproto");
  check.Required("device", "");
  check.InRange("timeout_ms", 4, 5, 10);
  check.AbsolutePath("folder", "var/lib");
  check.AbsolutePath("other", "/var/../etc");
  const absl::Status status = check.Result();
  EXPECT_TRUE(HasErrorCode(status, ErrorCode::kConfigInvalid));
  EXPECT_EQ(status.message(),
            "pin.textproto: device: is required\n"
            "pin.textproto: timeout_ms: is 4, must be 5 to 10\n"
            "pin.textproto: folder: must be an absolute path without ..\n"
            "pin.textproto: other: must be an absolute path without ..");
}

TEST(ConfigChecker, ChecksWhatEveryProcessHas) {
  till::config::Common common = Good();
  common.set_language("de");
  common.add_identities()->set_name("kiosk");
  common.add_identities()->set_name("kiosk");
  ConfigChecker check("f");
  check.Common(common);
  EXPECT_EQ(check.Result().message(),
            "f: common.language: must be \"zh\" or \"en\"\nf: common.identities.name: 'kiosk' comes twice");
}

TEST(ConfigChecker, TrainingAndTheRealThingKeepToTheirFolders) {
  const struct {
    bool training;
    const char* run;
    const char* state;
    const char* complaint;
  } rows[] = {
      {true, "/run/till/training", "/var/lib/till/training/pin", ""},
      {true, "/run/till", "/var/lib/till/training/pin", "common.run_directory"},
      {true, "/run/till/training/pin", "/var/lib/till/training/pin", "common.run_directory"},
      {true, "/run/till/training", "/var/lib/till/pin", "common.state_directory"},
      {true, "/run/till/training", "/var/lib/till/pin/training", "common.state_directory"},
      {false, "/run/till/training", "/var/lib/till/pin", "common.run_directory"},
      {false, "/run/till", "/var/lib/till/training/pin", "common.state_directory"},
      {false, "/run/till", "/var/lib/till/pin", ""},
  };
  for (const auto& row : rows) {
    till::config::Common common = Good();
    common.set_training(row.training);
    common.set_run_directory(row.run);
    common.set_state_directory(row.state);
    ConfigChecker check("f");
    check.Common(common);
    const std::string complaint(check.Result().message());
    EXPECT_EQ(complaint.empty(), *row.complaint == '\0') << row.run << " " << row.state << ": " << complaint;
    EXPECT_NE(complaint.find(row.complaint), std::string::npos) << complaint;
  }
}

TEST(World, ABuildThatShipsTakesTestKeysInTrainingAlone) {
  till::config::Common common = Good();
  EXPECT_TRUE(TakesTestKeys(common, /*release_build=*/false));
  EXPECT_FALSE(TakesTestKeys(common, /*release_build=*/true));
  EXPECT_FALSE(TakesSimulatedDevices(common));
  common.set_training(true);
  EXPECT_TRUE(TakesTestKeys(common, /*release_build=*/true));
  EXPECT_TRUE(TakesSimulatedDevices(common));
}

}  // namespace
}  // namespace till
