// SPDX-License-Identifier: Apache-2.0
#include "services/update/phases.h"

#include <algorithm>
#include <array>

namespace till::update {
namespace {

using S = v1::UpdateStatus;
using E = Event;

// clang-format off
constexpr auto kTransitions = std::to_array<Transition>({
    // Nothing is under way: what the channel says counts.
    {S::IDLE,        E::kFound,    S::FOUND},
    {S::IDLE,        E::kNothing,  S::IDLE},
    {S::GOOD,        E::kFound,    S::FOUND},
    {S::GOOD,        E::kNothing,  S::GOOD},
    {S::ROLLED_BACK, E::kFound,    S::FOUND},
    {S::ROLLED_BACK, E::kNothing,  S::ROLLED_BACK},
    {S::FAILED,      E::kFound,    S::FOUND},
    {S::FAILED,      E::kNothing,  S::IDLE},
    {S::FOUND,       E::kFound,    S::FOUND},
    {S::FOUND,       E::kNothing,  S::IDLE},
    {S::DOWNLOADED,  E::kFound,    S::FOUND},    // another one, before this one was begun
    {S::DOWNLOADED,  E::kNothing,  S::IDLE},     // withdrawn

    {S::FOUND,       E::kDownload, S::DOWNLOADING},
    {S::FAILED,      E::kDownload, S::DOWNLOADING},
    {S::ROLLED_BACK, E::kDownload, S::DOWNLOADING},  // a person tries it again
    {S::DOWNLOADING, E::kFetched,  S::DOWNLOADED},
    {S::DOWNLOADING, E::kFailed,   S::FAILED},

    {S::DOWNLOADED,  E::kInstall,  S::WAITING_FOR_GOOD_MOMENT},
    {S::WAITING_FOR_GOOD_MOMENT, E::kMoment, S::INSTALLING},
    {S::WAITING_FOR_GOOD_MOMENT, E::kFailed, S::FAILED},
    {S::INSTALLING,  E::kWritten,  S::INSTALLED},
    {S::INSTALLING,  E::kFailed,   S::FAILED},
    {S::INSTALLING,  E::kInterrupted, S::WAITING_FOR_GOOD_MOMENT},
    {S::INSTALLING,  E::kStartedNew,  S::ON_TRIAL},  // written and restarted before it could be noted

    {S::INSTALLED,   E::kStartedNew,  S::ON_TRIAL},
    {S::INSTALLED,   E::kStartedOld,  S::ROLLED_BACK},
    {S::INSTALLED,   E::kWithdrawn,   S::ROLLED_BACK},

    {S::ON_TRIAL,    E::kHealthy,     S::GOOD},
    {S::ON_TRIAL,    E::kGoBack,      S::RETURNING},
    {S::ON_TRIAL,    E::kStartedOld,  S::ROLLED_BACK},
    {S::RETURNING,   E::kStartedOld,  S::ROLLED_BACK},
    {S::RETURNING,   E::kFailed,      S::FAILED},    // the other did not start: once is enough

    // A person wants the version before this one.
    {S::IDLE,        E::kGoBack,      S::RETURNING},
    {S::FOUND,       E::kGoBack,      S::RETURNING},
    {S::GOOD,        E::kGoBack,      S::RETURNING},
    {S::FAILED,      E::kGoBack,      S::RETURNING},
    {S::ROLLED_BACK, E::kGoBack,      S::RETURNING},
});
// clang-format on

}  // namespace

std::span<const Transition> Transitions() {
  return kTransitions;
}

std::optional<Phase> NextPhase(Phase from, Event event) {
  const auto row = std::find_if(kTransitions.begin(), kTransitions.end(), [=](const Transition& transition) {
    return transition.from == from && transition.event == event;
  });
  if (row == kTransitions.end()) return std::nullopt;
  return row->to;
}

}  // namespace till::update
