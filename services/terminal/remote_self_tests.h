// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_REMOTE_SELF_TESTS_H_
#define TILL_SERVICES_TERMINAL_REMOTE_SELF_TESTS_H_

#include <string>
#include <vector>

#include "services/terminal/self_tests.h"

namespace till::terminal {

// RemoteSelfTests are those of other processes' devices: "reader" (card's self-test), "pin_pad" (its state
// and its key), "printer" (its state), "books" (the ledger's own check of its chain), "host" (the state of
// the line). Each ends by itself: the books within a minute, the others within ten seconds.
// SERVICE_UNAVAILABLE when the process does not answer.
std::vector<SelfTestCase> RemoteSelfTests(const std::string& run_directory);

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_REMOTE_SELF_TESTS_H_
