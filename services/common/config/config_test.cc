// SPDX-License-Identifier: Apache-2.0
#include "services/common/config/config.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "services/common/config/testdata/sample_config.pb.h"
#include "services/common/status/error.h"

namespace till {
namespace {

using till::config::testing::SampleConfig;

absl::Status Parse(std::string_view text) {
  SampleConfig config;
  return ParseConfig(text, "pin.textproto", &config);
}

TEST(Config, ReadsWhatIsWritten) {
  SampleConfig config;
  ASSERT_TRUE(ParseConfig("# a comment\ncommon { run_directory: \"/run/till\" development: true }\n"
                          "timeout_ms: 500 words: \"a\" words: \"b\"",
                          "x", &config)
                  .ok());
  EXPECT_EQ(config.common().run_directory(), "/run/till");
  EXPECT_TRUE(config.common().development());
  EXPECT_EQ(config.timeout_ms(), 500);
  EXPECT_EQ(config.words_size(), 2);
}

struct BadCase {
  const char* words;
  const char* text;
  const char* place;
  const char* field;
};

TEST(Config, EveryMistakeIsAnErrorWithItsPlaceAndField) {
  const BadCase cases[] = {
      {"unknown field", "device: \"a\"\ntimeout: 5\n", "pin.textproto:2:", "timeout"},
      {"unknown nested field", "common {\n  run_dir: \"a\"\n}\n", "pin.textproto:2:", "run_dir"},
      {"given twice", "timeout_ms: 1\ntimeout_ms: 2\n", "pin.textproto:2:", "timeout_ms"},
      {"wrong type", "\n\ntimeout_ms: \"5\"\n", "pin.textproto:3:", "\"5\""},
      {"out of range", "timeout_ms: 5000000000\n", "pin.textproto:1:", "5000000000"},
      {"no end", "common {\n", "pin.textproto:2:", "identifier"},
      {"an extension", "[a.b]: 1\n", "pin.textproto:1:", "a.b"},
      {"no value", "device:\n", "pin.textproto:2:", ""},
  };
  for (const BadCase& bad : cases) {
    SCOPED_TRACE(bad.words);
    const absl::Status status = Parse(bad.text);
    EXPECT_TRUE(HasErrorCode(status, ErrorCode::kConfigInvalid));
    const std::string message(status.message());
    EXPECT_TRUE(message.starts_with(bad.place)) << message;
    EXPECT_NE(message.find(bad.field), std::string::npos) << message;
  }
}

TEST(Config, ATooLargeFileIsAnError) {
  EXPECT_FALSE(Parse(std::string((1 << 20) + 1, ' ')).ok());
}

TEST(Config, AFileIsReadWhole) {
  const std::string path = ::testing::TempDir() + "/sample.textproto";
  std::ofstream(path) << "device: \"/dev/ttyS0\"\n";
  SampleConfig config;
  ASSERT_TRUE(LoadConfig(path, &config).ok());
  EXPECT_EQ(config.device(), "/dev/ttyS0");
}

TEST(Config, AFileThatIsNotThereIsNamed) {
  SampleConfig config;
  const absl::Status status = LoadConfig("/not/there.textproto", &config);
  EXPECT_TRUE(HasErrorCode(status, ErrorCode::kConfigInvalid));
  EXPECT_NE(status.message().find("/not/there.textproto"), absl::string_view::npos);
}

TEST(ConfigPath, IsTheOnlyArgument) {
  const char* good[] = {"till-pin", "--config=/etc/till/pin.textproto"};
  EXPECT_EQ(ConfigPathFromArguments(2, good).value(), "/etc/till/pin.textproto");
  const char* none[] = {"till-pin"};
  EXPECT_FALSE(ConfigPathFromArguments(1, none).ok());
  const char* empty[] = {"till-pin", "--config="};
  EXPECT_FALSE(ConfigPathFromArguments(2, empty).ok());
  const char* more[] = {"till-pin", "--config=a", "--debug"};
  EXPECT_FALSE(ConfigPathFromArguments(3, more).ok());
}

}  // namespace
}  // namespace till
