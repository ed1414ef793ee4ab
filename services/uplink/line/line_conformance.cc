// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/line/line_conformance.h"

#include "services/uplink/line/recording_listener.h"

namespace till::uplink {
namespace {

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(LineConformance);

// Length 21: TPDU, header, message type, bitmap.
std::string Frame(char fill) {
  return std::string("\x00\x15", 2) + std::string(21, fill);
}

std::span<const uint8_t> Bytes(const std::string& text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

TEST_P(LineConformance, AFrameArrivesWholeAndIsSaidToHaveLeft) {
  RecordingListener listener;
  const std::unique_ptr<LineWorld> world = GetParam()();
  ASSERT_TRUE(world->line().Start(listener).ok());
  ASSERT_TRUE(listener.WaitForConnections(1));
  EXPECT_TRUE(world->line().GetState().connected);
  for (const char fill : {'a', 'b', 'c'}) {
    const std::string frame = Frame(fill);
    const Line::SendResult sent = world->line().Send(Bytes(frame));
    EXPECT_EQ(sent.outcome, Line::SendOutcome::kMaySent);
    EXPECT_TRUE(sent.why.ok()) << sent.why;
    EXPECT_EQ(world->Received(), frame);
  }
  world->line().Stop();
}

TEST_P(LineConformance, BodiesComeInOrderWithoutTheirLength) {
  RecordingListener listener;
  const std::unique_ptr<LineWorld> world = GetParam()();
  ASSERT_TRUE(world->line().Start(listener).ok());
  ASSERT_TRUE(listener.WaitForConnections(1));
  world->Answer(Frame('x'));
  world->Answer(Frame('y'));
  ASSERT_TRUE(listener.WaitForBodies(2));
  EXPECT_EQ(listener.bodies(), (std::vector<std::string>{std::string(21, 'x'), std::string(21, 'y')}));
  world->line().Stop();
}

TEST_P(LineConformance, AHostThatHangsUpIsALossAndTheLineComesBack) {
  RecordingListener listener;
  const std::unique_ptr<LineWorld> world = GetParam()();
  ASSERT_TRUE(world->line().Start(listener).ok());
  ASSERT_TRUE(listener.WaitForConnections(1));
  world->HangUp();
  ASSERT_TRUE(listener.WaitForLosses(1));
  EXPECT_FALSE(listener.losses()[0].ok());
  world->ComeBack();
  ASSERT_TRUE(listener.WaitForConnections(2));
  const std::string frame = Frame('z');
  EXPECT_TRUE(world->line().Send(Bytes(frame)).why.ok());
  EXPECT_EQ(world->Received(), frame);
  world->line().Stop();
}

TEST_P(LineConformance, DropIsALoss) {
  RecordingListener listener;
  const std::unique_ptr<LineWorld> world = GetParam()();
  ASSERT_TRUE(world->line().Start(listener).ok());
  ASSERT_TRUE(listener.WaitForConnections(1));
  world->line().Drop(absl::UnavailableError("the host is mute"));
  ASSERT_TRUE(listener.WaitForLosses(1));
  EXPECT_EQ(listener.losses()[0].message(), "the host is mute");
  world->ComeBack();
  EXPECT_TRUE(listener.WaitForConnections(2));
  world->line().Stop();
}

TEST_P(LineConformance, WithoutAHostNothingIsSentAndTheStateSaysWhy) {
  RecordingListener listener;
  const std::unique_ptr<LineWorld> world = GetParam()();
  ASSERT_TRUE(world->line().Start(listener).ok());
  ASSERT_TRUE(listener.WaitForConnections(1));
  world->GoAway();
  ASSERT_TRUE(listener.WaitForLosses(1));
  const Line::SendResult sent = world->line().Send(Bytes(Frame('n')));
  EXPECT_EQ(sent.outcome, Line::SendOutcome::kNotSent);
  EXPECT_FALSE(sent.why.ok());
  EXPECT_FALSE(world->line().GetState().connected);
  EXPECT_FALSE(world->line().GetState().fault.ok());
  world->line().Stop();
}

TEST_P(LineConformance, StopIsHeardBeforeItReturnsAndNothingIsSentAfterIt) {
  RecordingListener listener;
  const std::unique_ptr<LineWorld> world = GetParam()();
  ASSERT_TRUE(world->line().Start(listener).ok());
  ASSERT_TRUE(listener.WaitForConnections(1));
  world->line().Stop();
  EXPECT_EQ(listener.losses().size(), 1u);
  EXPECT_EQ(world->line().Send(Bytes(Frame('n'))).outcome, Line::SendOutcome::kNotSent);
  world->line().Stop();
  EXPECT_EQ(listener.losses().size(), 1u);
}

}  // namespace
}  // namespace till::uplink
