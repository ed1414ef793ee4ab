// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_SETTINGS_H_
#define TILL_SERVICES_UPLINK_SETTINGS_H_

#include <string>

#include "absl/status/statusor.h"
#include "services/uplink/caretaker.h"
#include "services/uplink/config.pb.h"
#include "services/uplink/host_session.h"
#include "services/uplink/iso8583/profile.pb.h"
#include "services/uplink/line/tls_line.h"
#include "services/uplink/message_builder.h"
#include "services/uplink/response_codes.pb.h"

namespace till::uplink {

// Settings is everything that the configuration and the files it names say, checked and with defaults filled
// in.
struct Settings {
  profile::Profile profile;  // With the configuration's TPDU and terminal state.
  profile::ResponseCodes response_codes;
  TlsLine::Options line;  // But for `frame`, which is the profile's.
  MessageBuilder::Terminal terminal;
  HostSession::Options session;
  Caretaker::Options caretaker;
  Backoff::Policy sign_on_backoff;
};

// ReadSettings checks `config` (read from `file`) and reads the files that it names. CONFIG_INVALID lists
// every complaint.
absl::StatusOr<Settings> ReadSettings(const config::UplinkConfig& config, const std::string& file);

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_SETTINGS_H_
