// SPDX-License-Identifier: Apache-2.0
// The probe: a process in the place of one of Till's, which tries what that one may not do, and says what
// came of it. Only in an image that is made to be attacked.
//
//   probe NAME MODE NUMBER,VERB,TARGET...    one line for each act: "attack NAME MODE NUMBER ERROR"
//   probe NAME wait                          lives, for others to attack

#include <pthread.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <string>

#include "tests/attack/acts.h"

int main(int count, char** arguments) {
  if (count < 3) return 2;
  const std::string name = arguments[1], mode = arguments[2];
  if (mode == "wait") {
    while (true) pause();
  }
  std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
  for (int index = 3; index < count; ++index) {
    const std::string act = arguments[index];
    const size_t first = act.find(','), second = act.find(',', first + 1);
    if (second == std::string::npos) return 2;
    const std::string number = act.substr(0, first);
    // By this the lines of SELinux's are told apart: they name the process.
    pthread_setname_np(pthread_self(), (mode + "-" + number).c_str());
    const auto error =
        till::attack::Attempt(act.substr(first + 1, second - first - 1), act.substr(second + 1));
    const char* outcome = !error ? "UNKNOWN" : *error == 0 ? "done" : strerrorname_np(*error);
    std::printf("attack %s %s %s %s\n", name.c_str(), mode.c_str(), number.c_str(), outcome);
  }
  std::printf("attack %s %s end\n", name.c_str(), mode.c_str());
  return 0;
}
