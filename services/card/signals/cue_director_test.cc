// SPDX-License-Identifier: Apache-2.0
#include "services/card/signals/cue_director.h"

#include <gtest/gtest.h>

namespace till::card {
namespace {

using hal::CardInterface;

Event EndedWith(Outcome outcome) {
  Ended ended;
  ended.end.outcome = outcome;
  return ended;
}

std::vector<std::optional<Cue>> CuesOf(CueDirector director, const std::vector<Event>& events) {
  std::vector<std::optional<Cue>> cues;
  for (const Event& event : events) cues.push_back(director.Saw(event));
  return cues;
}

using Cues = std::vector<std::optional<Cue>>;

TEST(CueDirector, ATapIsToldWhenTheCardMayGo) {
  EXPECT_EQ(
      CuesOf(CueDirector(false), {WaitingForCard{}, CardDetected{CardInterface::kContactless}, CardRead{},
                                  VerificationNeeded{}, OnlineRequest{}, EndedWith(Outcome::kApproved)}),
      (Cues{Cue::kWaitForCard, std::nullopt, std::nullopt, std::nullopt, Cue::kCardRead, Cue::kApproved}));
}

TEST(CueDirector, ACardInTheSlotStays) {
  EXPECT_EQ(
      CuesOf(CueDirector(false), {WaitingForCard{}, CardDetected{CardInterface::kContact}, CardRead{},
                                  OnlineRequest{}, RemoveCard{}, EndedWith(Outcome::kDeclined)}),
      (Cues{Cue::kWaitForCard, Cue::kWorking, std::nullopt, std::nullopt, std::nullopt, Cue::kDeclined}));
}

TEST(CueDirector, AnAccountThatWasReadIsNoApproval) {
  EXPECT_EQ(CueDirector(true).Saw(EndedWith(Outcome::kApproved)), Cue::kIdle);
  EXPECT_EQ(
      CuesOf(CueDirector(true), {CardDetected{CardInterface::kContactless}, EndedWith(Outcome::kApproved)})
          .back(),
      Cue::kCardRead);
}

TEST(CueDirector, EveryEnd) {
  const std::pair<Outcome, Cue> ends[] = {
      {Outcome::kApproved, Cue::kApproved},    {Outcome::kApprovedOffline, Cue::kApproved},
      {Outcome::kDeclined, Cue::kDeclined},    {Outcome::kCardRefusedApproval, Cue::kDeclined},
      {Outcome::kCardRemoved, Cue::kDeclined}, {Outcome::kNotAccepted, Cue::kDeclined},
      {Outcome::kUnreadable, Cue::kDeclined},  {Outcome::kTryContact, Cue::kDeclined},
      {Outcome::kTimedOut, Cue::kIdle},        {Outcome::kCancelled, Cue::kIdle}};
  for (const auto& [outcome, cue] : ends) EXPECT_EQ(CueDirector(false).Saw(EndedWith(outcome)), cue);
}

}  // namespace
}  // namespace till::card
