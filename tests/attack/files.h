// SPDX-License-Identifier: Apache-2.0
#ifndef TESTS_ATTACK_FILES_H_
#define TESTS_ATTACK_FILES_H_

#include <string>

// Acts on files, devices and sockets that have a name. Each returns 0 or the system's error.
namespace till::attack {

int Read(const std::string& path);
int Write(const std::string& path);
// Create makes an empty file, and removes it again.
int Create(const std::string& path);
int List(const std::string& path);
// Connect connects to a socket of the file system.
int Connect(const std::string& path);
// Run executes a program in a process of its own.
int Run(const std::string& path);
// RunWritten writes a file into the folder and executes it; one that is no program counts as executed.
int RunWritten(const std::string& folder);
// MapWritten writes a file into the folder and maps it for execution.
int MapWritten(const std::string& folder);

}  // namespace till::attack

#endif  // TESTS_ATTACK_FILES_H_
