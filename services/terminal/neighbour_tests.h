// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_NEIGHBOUR_TESTS_H_
#define TILL_SERVICES_TERMINAL_NEIGHBOUR_TESTS_H_

#include <vector>

#include "services/terminal/neighbours.h"
#include "services/terminal/opening_checklist.h"
#include "services/terminal/self_tests.h"
#include "services/terminal/shop.h"

namespace till::terminal {

// NeighbourTests are the self-tests that look at more than one thing of another process: host_clock
// (CLOCK_WRONG when the clocks are more than two minutes apart), keys (KEY_MISSING), network (the line's
// fault), printed_page (a page on paper; only when it is named). Everything outlives the tests.
std::vector<SelfTestCase> NeighbourTests(Neighbours& neighbours, OpeningChecklist& checklist, Shop& shop,
                                         Clock& clock);

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_NEIGHBOUR_TESTS_H_
