// SPDX-License-Identifier: Apache-2.0
// Terminals on other machines: whom this user's tillctl is to them, and which certificates they have to show.

#ifndef TILL_TOOLS_TILLCTL_DEVICE_LINE_H_
#define TILL_TOOLS_TILLCTL_DEVICE_LINE_H_

#include <grpcpp/channel.h>

#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/integrator/identity.h"

namespace till::tillctl {

// DeviceFolder is where both are kept: $XDG_CONFIG_HOME/till, else ~/.config/till. Made for this user alone
// when it is not there.
absl::StatusOr<std::string> DeviceFolder();

// OwnIdentity returns this user's; the first time it is made (identity.pem in `folder`).
absl::StatusOr<integrator::Identity> OwnIdentity(const std::string& folder);

// KnownFingerprint returns the fingerprint that RememberTerminal was given for `address`; nothing for one
// that nobody paired with. The file known_terminals of `folder` has a line for each: ADDRESS FINGERPRINT.
absl::StatusOr<std::optional<std::string>> KnownFingerprint(const std::string& folder,
                                                            const std::string& address);
absl::Status RememberTerminal(const std::string& folder, const std::string& address,
                              const std::string& fingerprint);

// DialTerminal returns a channel to the terminal at `address` ("HOST:PORT"); INVALID_ARGUMENT in words for
// one that nobody paired with.
absl::StatusOr<std::shared_ptr<grpc::Channel>> DialTerminal(const std::string& address);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_DEVICE_LINE_H_
