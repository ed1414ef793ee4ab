// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_INTEGRATOR_CLIENT_DEVICE_LINE_H_
#define TILL_SERVICES_INTEGRATOR_CLIENT_DEVICE_LINE_H_

#include <memory>
#include <string>

#include <grpcpp/channel.h>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/integrator/identity.h"

namespace till::integrator {

// DialDevice returns a channel to a terminal on the network, for every facet that integrators may call.
// `address` is "192.0.2.5:7443"; `fingerprint` is that of the one certificate that the other end may show
// (ReadFingerprint's form): with any other, calls fail as UNAVAILABLE before anything is sent. It connects at
// the first call.
std::shared_ptr<grpc::Channel> DialDevice(const std::string& address, const std::string& fingerprint,
                                          const Identity& identity);

// AskFingerprint returns the fingerprint of whatever answers at `address`; nothing else is said to it. For a
// person to compare with what the terminal shows. SERVICE_UNAVAILABLE when nothing answers within `patience`.
absl::StatusOr<std::string> AskFingerprint(const std::string& address, const Identity& identity,
                                           absl::Duration patience);

}  // namespace till::integrator

#endif  // TILL_SERVICES_INTEGRATOR_CLIENT_DEVICE_LINE_H_
