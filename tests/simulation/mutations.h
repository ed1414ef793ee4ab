// SPDX-License-Identifier: Apache-2.0
// Bugs to be planted: each stands between the payment machine and one of its ports, and does what a wrong
// machine would have done. The simulator is worth something only if it finds them.

#ifndef TILL_TESTS_SIMULATION_MUTATIONS_H_
#define TILL_TESTS_SIMULATION_MUTATIONS_H_

#include "tests/simulation/world.h"

namespace till::simulation {

// SkipTheIntent journals a payment only once the host has answered it.
Seams SkipTheIntent();

// DropReversals takes every second reversal for confirmed without sending it.
Seams DropReversals();

// PostTwice posts each payment again under another name.
Seams PostTwice();

// SendAgain asks the host again, with another trace number, when it did not answer a sale.
Seams SendAgain();

}  // namespace till::simulation

#endif  // TILL_TESTS_SIMULATION_MUTATIONS_H_
