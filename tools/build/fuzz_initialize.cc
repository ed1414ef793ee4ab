// SPDX-License-Identifier: Apache-2.0
// Under libFuzzer: puts a writable folder before the seed corpus, which lies read-only among the test's
// files, and sends crashing inputs to where Bazel keeps a test's outputs.

#include <sys/stat.h>

#include <cstdlib>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
  static std::vector<std::string> arguments(*argv, *argv + *argc);
  const char* const temporary = std::getenv("TEST_TMPDIR");
  const char* const outputs = std::getenv("TEST_UNDECLARED_OUTPUTS_DIR");
  if (temporary != nullptr) {
    const std::string found = std::string(temporary) + "/found";
    mkdir(found.c_str(), 0700);
    arguments.insert(arguments.end() - 1, found);
  }
  if (outputs != nullptr)
    arguments.insert(arguments.begin() + 1, "-artifact_prefix=" + std::string(outputs) + "/");
  static std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  *argc = static_cast<int>(arguments.size());
  *argv = pointers.data();
  return 0;
}
