// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/golden1993.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace till::uplink::golden1993 {

profile::Profile Profile() {
  std::ifstream file("services/uplink/profiles/iso1993.textproto");
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  profile::Profile profile;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &profile));
  return profile;
}

const MessageSpec& Spec() {
  static const MessageSpec* spec = [] {
    absl::StatusOr<MessageSpec> made = MessageSpec::Create(Profile());
    EXPECT_TRUE(made.ok()) << made.status();
    return new MessageSpec(*std::move(made));
  }();
  return *spec;
}

}  // namespace till::uplink::golden1993
