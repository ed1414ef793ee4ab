// SPDX-License-Identifier: Apache-2.0
// Scenarios of ISO/IEC 7816-3, annex A, block by block.
#include "hal/card_reader/ccid/t1_protocol.h"

#include <deque>
#include <vector>

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"

namespace till::hal {
namespace {

// ScriptedLine expects blocks and gives answers: {what is sent, what comes back}, in hexadecimal without LRC.
class ScriptedLine final : public T1Line {
 public:
  struct Step {
    std::string sent;
    std::string answer;  // "": silence, "gone"; "!" at its end spoils the LRC
    uint8_t waiting_times = 0;
  };
  explicit ScriptedLine(std::vector<Step> steps) : steps_(steps.begin(), steps.end()) {}

  absl::StatusOr<T1Answer> Send(std::span<const uint8_t> block, uint8_t waiting_times) override {
    const std::string sent =
        absl::BytesToHexString(std::string(reinterpret_cast<const char*>(block.data()), block.size() - 1));
    if (steps_.empty()) {
      ADD_FAILURE() << "nothing more was expected, and " << sent << " came";
      return T1Answer{T1Answer::Kind::kGone, {}};
    }
    const Step step = steps_.front();
    steps_.pop_front();
    EXPECT_EQ(sent, step.sent);
    EXPECT_EQ(waiting_times, step.waiting_times) << sent;
    if (step.answer == "gone") return T1Answer{T1Answer::Kind::kGone, {}};
    if (step.answer.empty()) return T1Answer{T1Answer::Kind::kSilence, {}};
    const bool spoilt = step.answer.back() == '!';
    std::string bytes = absl::HexStringToBytes(step.answer.substr(0, step.answer.size() - (spoilt ? 1 : 0)));
    char check = spoilt ? 0x11 : 0;
    for (const char each : bytes) check = static_cast<char>(check ^ each);
    bytes.push_back(check);
    return T1Answer{T1Answer::Kind::kBytes, SecretBuffer::CopyString(bytes)};
  }

  bool finished() const { return steps_.empty(); }

 private:
  std::deque<Step> steps_;
};

// Talk returns the answer in hexadecimal, "gone", or the status.
std::string Talk(std::vector<ScriptedLine::Step> steps, std::string_view command, uint8_t ifsc = 32) {
  ScriptedLine line(std::move(steps));
  T1Protocol protocol(line, ifsc, 254);
  const std::string bytes = absl::HexStringToBytes(std::string(command));
  const auto result = protocol.Exchange({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()});
  EXPECT_TRUE(line.finished()) << "blocks that were never sent";
  if (!result.ok()) return result.status().ToString();
  if (result->outcome != ExchangeOutcome::kAnswered) return "gone";
  return absl::BytesToHexString(std::string(result->response.RevealText()));
}

constexpr char kCommand[] = "0084000008";
constexpr char kSent[] = "0000050084000008";

TEST(T1Protocol, OneBlockEachWay) {
  EXPECT_EQ(Talk({{kSent, "0000029000"}}, kCommand), "9000");
}

TEST(T1Protocol, NumbersGoOnFromCommandToCommand) {
  ScriptedLine line({{kSent, "0000029000"}, {"0040050084000008", "0040029000"}, {kSent, "0000029000"}});
  T1Protocol protocol(line, 32, 254);
  const uint8_t command[] = {0x00, 0x84, 0x00, 0x00, 0x08};
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(protocol.Exchange(command)->outcome, ExchangeOutcome::kAnswered);
  }
  EXPECT_TRUE(line.finished());
}

TEST(T1Protocol, ChainsBothWays) {
  // The card takes 4 bytes a block; its answer comes in three.
  EXPECT_EQ(Talk({{"00200400010203", "009000"},  // R(1)
                  {"00600404050607", "008000"},  // R(0)
                  {"00000108", "00200211AA"},
                  {"009000", "006002BBCC"},
                  {"008000", "0000029000"}},
                 "000102030405060708", 4),
            "11aabbcc9000");
}

TEST(T1Protocol, TheCardAsksForMoreTime) {
  EXPECT_EQ(Talk({{kSent, "00C30105"}, {"00e30105", "0000029000", 5}}, kCommand), "9000");
}

TEST(T1Protocol, TheCardChangesItsSize) {
  EXPECT_EQ(Talk({{"00200400010203", "00C10102"},  // in the middle of a chain
                  {"00e10102", "009000"},
                  {"0060020405", "008000"},
                  {"00000106", "0000029000"}},
                 "00010203040506", 4),
            "9000");
  EXPECT_EQ(Talk({{kSent, "00C10100"}, {"008200", "0000029000"}}, kCommand), "9000") << "a size of 0 is none";
}

TEST(T1Protocol, AnAnswerThatCannotBeReadIsAskedForAgain) {
  EXPECT_EQ(Talk({{kSent, "0000029000!"}, {"008100", "0000029000"}}, kCommand), "9000") << "LRC";
  EXPECT_EQ(Talk({{kSent, ""}, {"008200", "0000029000"}}, kCommand), "9000") << "silence";
  EXPECT_EQ(Talk({{kSent, "0040029000"}, {"008200", "0000029000"}}, kCommand), "9000") << "wrong N(S)";
  EXPECT_EQ(Talk({{kSent, "00200211AA"}, {"009000", "0040029000!"}, {"009100", "0040029000"}}, kCommand),
            "11aa9000")
      << "in the middle of a chain";
}

TEST(T1Protocol, ABlockThatTheCardDidNotGetIsSentAgain) {
  EXPECT_EQ(Talk({{kSent, "008100"}, {kSent, "0000029000"}}, kCommand), "9000");
  EXPECT_EQ(Talk({{kSent, ""}, {"008200", "008000"}, {kSent, "0000029000"}}, kCommand), "9000")
      << "neither it nor our question";
}

TEST(T1Protocol, ThreeAttemptsAndNoMore) {
  EXPECT_EQ(Talk({{kSent, "0000029000!"}, {"008100", ""}, {"008200", "0000029000!"}}, kCommand), "gone");
  EXPECT_EQ(Talk({{kSent, "008100"}, {kSent, "008100"}, {kSent, "008100"}}, kCommand), "gone");
}

TEST(T1Protocol, AfterThreeAttemptsOnACommandThatIsNotWholeResynch) {
  EXPECT_EQ(Talk({{"00200400010203", ""},
                  {"008200", ""},
                  {"008200", ""},
                  {"00c000", "00E000"},
                  {"00c101fe", "00E101FE"},
                  {"00200400010203", "009000"},
                  {"00400104", "0000029000"}},
                 "0001020304", 4),
            "9000");
  EXPECT_EQ(Talk({{"00200400010203", ""},
                  {"008200", ""},
                  {"008200", ""},
                  {"00c000", ""},
                  {"00c000", "008000"},
                  {"00c000", ""}},
                 "0001020304", 4),
            "gone")
      << "not even that";
}

TEST(T1Protocol, GivesUpWhatCannotGoOn) {
  EXPECT_EQ(Talk({{kSent, "gone"}}, kCommand), "gone");
  EXPECT_EQ(Talk({{kSent, "00C200"}}, kCommand), "gone") << "ABORT";
  EXPECT_EQ(Talk({{kSent, "000000"}}, kCommand), "gone") << "no status";
  EXPECT_EQ(Talk({{kSent, "00C000"}, {"008200", "00E000"}, {"008200", "00E30101"}}, kCommand), "gone")
      << "RESYNCH is ours; answers to nothing that was asked";
}

}  // namespace
}  // namespace till::hal
