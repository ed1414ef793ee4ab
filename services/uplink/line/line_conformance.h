// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_LINE_LINE_CONFORMANCE_H_
#define TILL_SERVICES_UPLINK_LINE_LINE_CONFORMANCE_H_

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>

#include "services/uplink/line/line.h"

namespace till::uplink {

// LineWorld is a line and its host, as a test of an implementation provides them. The host is there from the
// start.
class LineWorld {
 public:
  virtual ~LineWorld() = default;
  virtual Line& line() = 0;
  // Received returns the next frame that reached the host, waiting for it; "" when none comes.
  virtual std::string Received() = 0;
  // Answer sends bytes from the host.
  virtual void Answer(const std::string& bytes) = 0;
  // HangUp closes the connection from the host's end; ComeBack makes a line that does not do so itself
  // connect again.
  virtual void HangUp() = 0;
  virtual void ComeBack() = 0;
  // GoAway makes the host unreachable for good.
  virtual void GoAway() = 0;
};

// LineConformance is what every Line does; each implementation instantiates it with a maker of its world.
class LineConformance : public ::testing::TestWithParam<std::function<std::unique_ptr<LineWorld>()>> {};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_LINE_LINE_CONFORMANCE_H_
