// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/self_tests.h"

#include <utility>

#include "gtest/gtest.h"
#include "services/common/clock/fake_clock.h"
#include "services/common/status/error.h"

namespace till::terminal {
namespace {

TEST(SelfTests, RunsAllOrTheNamedOnesInOrder) {
  const SelfTests tests({{"a", [] { return absl::OkStatus(); }},
                         {"b", [] { return MakeError(ErrorCode::kReaderUnavailable, "no reader"); }},
                         {"c", [] { return absl::OkStatus(); }}});
  EXPECT_EQ(tests.Names(), (std::vector<std::string>{"a", "b", "c"}));
  std::string found;
  const auto note = [&](const SelfTestFinding& finding) {
    found += finding.name + (finding.status.ok() ? "+" : "-");
    return true;
  };
  ASSERT_TRUE(tests.Run({}, note).ok());
  EXPECT_EQ(found, "a+b-c+");
  found.clear();
  ASSERT_TRUE(tests.Run({"c", "a"}, note).ok());
  EXPECT_EQ(found, "a+c+");
  found.clear();
  EXPECT_EQ(ErrorCodeOf(tests.Run({"a", "x"}, note)), ErrorCode::kInvalidRequest);
  EXPECT_EQ(found, "") << "nothing is run of a list with an unknown name";
  ASSERT_TRUE(tests.Run({}, [&](const SelfTestFinding& finding) { return note(finding) && false; }).ok());
  EXPECT_EQ(found, "a+") << "the caller went away";
}

TEST(SelfTests, OwnPartsSayWhatIsWrong) {
  auto store = std::move(*TerminalStore::Open(":memory:"));
  EXPECT_TRUE(StorageTest(*store).run().ok());
  FakeClock now(absl::FromUnixSeconds(1'800'000'000)), reset(absl::FromUnixSeconds(0));
  EXPECT_TRUE(ClockTest(now).run().ok());
  EXPECT_EQ(ErrorCodeOf(ClockTest(reset).run()), ErrorCode::kClockWrong);
  HealthMonitor monitor(
      {{"card", [] { return absl::OkStatus(); }}, {"pin", [] { return absl::UnavailableError(""); }}}, now);
  const absl::Status services = ServicesTest(monitor).run();
  EXPECT_EQ(ErrorCodeOf(services), ErrorCode::kServiceUnavailable);
  EXPECT_EQ(services.message(), "not serving: pin");
}

}  // namespace
}  // namespace till::terminal
