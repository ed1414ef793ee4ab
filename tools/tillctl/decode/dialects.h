// SPDX-License-Identifier: Apache-2.0
// The shipped acquirer profiles, built into the program: a message is explained where no terminal is
// installed.

#ifndef TILL_TOOLS_TILLCTL_DECODE_DIALECTS_H_
#define TILL_TOOLS_TILLCTL_DECODE_DIALECTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "services/uplink/iso8583/message_spec.h"
#include "services/uplink/iso8583/profile.pb.h"
#include "tools/tillctl/decode/bilingual.h"

namespace till::tillctl {

// Dialect is one form of messages: a profile's own ("unionpay-pos"), or that of one of its sign-ons where
// that differs ("unionpay-pos/006").
struct Dialect {
  std::string name;
  uplink::profile::Profile profile;
  uplink::MessageSpec spec;
};

// Dialects returns all that are built in, each profile's own first.
const std::vector<Dialect>& Dialects();

// ResponseCodeWords is what a response code of the shipped catalogue means; empty for an unknown
// one.
Bilingual ResponseCodeWords(std::string_view code);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_DECODE_DIALECTS_H_
