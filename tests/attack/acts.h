// SPDX-License-Identifier: Apache-2.0
#ifndef TESTS_ATTACK_ACTS_H_
#define TESTS_ATTACK_ACTS_H_

#include <optional>
#include <string>

namespace till::attack {

// Attempt tries one forbidden act and takes back what it can of one that succeeds. Returns 0 when it
// succeeded and the system's error when it did not; nothing for a verb that is none. README.md lists the
// verbs.
std::optional<int> Attempt(const std::string& verb, const std::string& target);

}  // namespace till::attack

#endif  // TESTS_ATTACK_ACTS_H_
