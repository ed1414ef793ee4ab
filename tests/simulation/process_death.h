// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_SIMULATION_PROCESS_DEATH_H_
#define TILL_TESTS_SIMULATION_PROCESS_DEATH_H_

namespace till::simulation {

// ProcessDeath is thrown where the terminal dies: nothing of it but the disk is left. The house throws no
// exceptions; this one exists because death, too, asks nobody on its way out.
struct ProcessDeath {};

}  // namespace till::simulation

#endif  // TILL_TESTS_SIMULATION_PROCESS_DEATH_H_
