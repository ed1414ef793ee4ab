// SPDX-License-Identifier: Apache-2.0
#ifndef TESTS_ATTACK_PROCESSES_H_
#define TESTS_ATTACK_PROCESSES_H_

// Acts on every process that was there before this one. Each returns 0 when it succeeded on one, else the
// error of the last that refused; ESRCH when there was none.
namespace till::attack {

// ReadMemory reads a byte of each process's memory by process_vm_readv(2).
int ReadMemory();
// OpenMemory opens each /proc/PID/mem.
int OpenMemory();
// Trace attaches to each as a debugger does, without stopping it.
int Trace();

}  // namespace till::attack

#endif  // TESTS_ATTACK_PROCESSES_H_
