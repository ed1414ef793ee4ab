// SPDX-License-Identifier: Apache-2.0
#include "services/common/log/log.h"

#include <gtest/gtest.h>

#include <string>
#include <type_traits>

#include "services/common/log/capture.h"
#include "services/common/redact/pan.h"
#include "services/common/secret/secret_buffer.h"

namespace till::log {
namespace {

// The promise is kept by the compiler: these cannot be passed at all.
static_assert(!std::is_constructible_v<Value, const SecretBuffer&>);
static_assert(!std::is_constructible_v<Value, SecretBuffer>);
static_assert(!std::is_constructible_v<Value, const Pan&>);
static_assert(!std::is_constructible_v<Value, Pan>);
static_assert(!std::is_constructible_v<Value, const uint8_t*>);
static_assert(std::is_constructible_v<Value, std::string>);
static_assert(std::is_constructible_v<Value, int64_t>);

TEST(Log, AnEventHasItsFieldsInOrder) {
  SetService("pin");
  Capture capture;
  Info("key slot loaded", {{"slot", 3}, {"kcv", "D5D44F"}, {"test", true}, {"took", absl::Milliseconds(12)}});
  EXPECT_EQ(capture.Text(), "INFO pin key slot loaded slot=3 kcv=D5D44F test=true took=12ms\n");
}

TEST(Log, ACardNumberNeverPassesWhereverItStands) {
  Capture capture;
  const std::string number = "4111111111111111";
  Error(number, {{"text", number},
                 {"number", int64_t{4111111111111111}},
                 {"inside", "x" + number + "x"},
                 {"status", absl::InternalError("bad " + number)},
                 {"spaced", "4111 1111 1111 1111"}});
  ASSERT_EQ(capture.events().size(), 1u);
  EXPECT_EQ(capture.Text().find("411111"), std::string::npos) << capture.Text();
  EXPECT_EQ(capture.Text().find("4111 1111"), std::string::npos) << capture.Text();
}

TEST(Log, AMaskedPanIsShownAsItIs) {
  const absl::StatusOr<Pan> pan = Pan::Parse("6228480402564890018");
  ASSERT_TRUE(pan.ok());
  Capture capture;
  Warn("card declined", {{"pan", pan->Masked()}});
  EXPECT_NE(capture.Text().find("622848*********0018"), std::string::npos);
}

TEST(Log, AValueCannotBeginALineOfItsOwn) {
  Capture capture;
  Info("caller refused", {{"name", "x\n2026-01-01T00:00:00.000Z INFO pin all keys loaded"}});
  EXPECT_EQ(capture.Text().find('\n'), capture.Text().size() - 1);
}

TEST(Log, ALongValueIsCut) {
  Capture capture;
  Info("long", {{"text", std::string(100000, 'a')}});
  EXPECT_LT(capture.Text().size(), 1200u);
}

TEST(FormatLine, QuotesWhatWouldBeReadWrongly) {
  EXPECT_EQ(
      FormatLine({Level::kWarn, "pin", "odd", {{"a", ""}, {"b", "x y"}, {"c", "k=v"}, {"d", "say \"x\""}}}),
      "WARN pin odd a=\"\" b=\"x y\" c=\"k=v\" d=\"say \\\"x\\\"\"");
}

}  // namespace
}  // namespace till::log
