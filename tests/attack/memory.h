// SPDX-License-Identifier: Apache-2.0
#ifndef TESTS_ATTACK_MEMORY_H_
#define TESTS_ATTACK_MEMORY_H_

// Memory that is both written and run. Each returns 0 or the system's error.
namespace till::attack {

// MapBoth asks for memory that can be written and run at once.
int MapBoth();
// MapThenRun writes memory and asks for it to be run.
int MapThenRun();
// RunFromMemory writes a file that has no name and asks for it to be run.
int RunFromMemory();

}  // namespace till::attack

#endif  // TESTS_ATTACK_MEMORY_H_
