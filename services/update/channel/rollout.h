// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_CHANNEL_ROLLOUT_H_
#define TILL_SERVICES_UPDATE_CHANNEL_ROLLOUT_H_

#include <string_view>

namespace till::update {

// How many parts a fleet has in a staged roll-out.
inline constexpr int kRolloutParts = 10'000;

// RolloutPart says in which part of its fleet, 0 to 9,999, a terminal is for one version: the first eight
// bytes, big-endian, of SHA-256 over the device's id, a line feed and the version, modulo 10,000.
//
// It is the same at each check, so that a share that grows only adds terminals, and another for each version,
// so that it is not always the same shops that go first. Frozen: a server can tell who is in.
int RolloutPart(std::string_view device_id, std::string_view version);

// InRollout says whether a release with this share is for the terminal.
bool InRollout(std::string_view device_id, std::string_view version, int share_hundredths);

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_CHANNEL_ROLLOUT_H_
