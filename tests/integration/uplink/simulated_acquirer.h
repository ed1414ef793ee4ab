// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_INTEGRATION_UPLINK_SIMULATED_ACQUIRER_H_
#define TILL_TESTS_INTEGRATION_UPLINK_SIMULATED_ACQUIRER_H_

#include <sys/types.h>

#include <cstdint>
#include <string>

namespace till {

// SimulatedAcquirer is the program tests/simulators/acquirer, started for one test in a folder of its own.
class SimulatedAcquirer {
 public:
  // Starts it and waits until it listens; port() is 0 when that failed.
  SimulatedAcquirer();
  ~SimulatedAcquirer();

  uint16_t port() const { return port_; }
  // folder is writable and gone with this object; its path is short enough for sockets.
  const std::string& folder() const { return folder_; }

  // Control sends one JSON line to the control socket and returns the answer.
  std::string Control(const std::string& line) const;

 private:
  std::string folder_;
  pid_t process_ = -1;
  uint16_t port_ = 0;
};

}  // namespace till

#endif  // TILL_TESTS_INTEGRATION_UPLINK_SIMULATED_ACQUIRER_H_
