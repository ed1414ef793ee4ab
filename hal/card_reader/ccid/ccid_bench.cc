// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/ccid/ccid_bench.h"

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace till::hal {

void CcidBench::HoldOut(CardInterface interface, std::shared_ptr<FakeCard> card) {
  cards_.push_back(std::make_unique<PlayedCard>(std::move(card)));
  const std::string answer =
      device_.Call(absl::StrCat(R"({"op":"hold_out","interface":)", static_cast<int>(interface),
                                R"(,"socket":")", cards_.back()->socket_path(), R"("})"));
  EXPECT_NE(answer.find("\"ok\": true"), std::string::npos) << answer;
}

void CcidBench::Remove() {
  device_.Call(R"({"op":"hold_out","interface":0})");
}

void CcidBench::Fault(const std::string& name, int times, const std::string& on) {
  const std::string answer = device_.Call(
      absl::StrCat(R"({"op":"fault","name":")", name, R"(","times":)", times, R"(,"on":")", on, R"("})"));
  EXPECT_NE(answer.find("\"ok\": true"), std::string::npos) << answer;
}

void CcidBench::Insert(std::shared_ptr<FakeCard> card) {
  HoldOut(CardInterface::kContact, std::move(card));
  ASSERT_EQ(reader_.WaitForCard({CardInterface::kContact}, absl::Seconds(10), {}).value(),
            WaitOutcome::kContactInserted);
  const auto power = reader_.PowerOn(CardInterface::kContact);
  ASSERT_TRUE(power.ok()) << power.status();
  ASSERT_EQ(power->outcome, ExchangeOutcome::kAnswered);
}

}  // namespace till::hal
