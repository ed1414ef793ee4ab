// SPDX-License-Identifier: Apache-2.0
#include "services/card/signals/cue_director.h"

namespace till::card {

std::optional<Cue> CueDirector::Saw(const Event& event) {
  if (std::holds_alternative<WaitingForCard>(event)) return Cue::kWaitForCard;
  if (const auto* detected = std::get_if<CardDetected>(&event)) {
    interface_ = detected->interface;
    // The first light stays on while a card is held in the field.
    return interface_ == hal::CardInterface::kContactless ? std::nullopt : std::optional(Cue::kWorking);
  }
  if (std::holds_alternative<OnlineRequest>(event)) {
    return interface_ == hal::CardInterface::kContactless ? std::optional(Cue::kCardRead) : std::nullopt;
  }
  if (const auto* ended = std::get_if<Ended>(&event)) return EndOf(ended->end.outcome);
  return std::nullopt;
}

Cue CueDirector::EndOf(Outcome outcome) const {
  switch (outcome) {
    case Outcome::kApproved:
      if (!account_only_) return Cue::kApproved;
      return interface_ == hal::CardInterface::kContactless ? Cue::kCardRead : Cue::kIdle;
    case Outcome::kApprovedOffline:
      return Cue::kApproved;
    case Outcome::kTimedOut:
    case Outcome::kCancelled:
      return Cue::kIdle;
    case Outcome::kDeclined:
    case Outcome::kCardRefusedApproval:
    case Outcome::kCardRemoved:
    case Outcome::kNotAccepted:
    case Outcome::kUnreadable:
    case Outcome::kTryContact:
      break;
  }
  return Cue::kDeclined;
}

}  // namespace till::card
