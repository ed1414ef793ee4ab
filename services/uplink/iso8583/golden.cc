// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/golden.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "absl/strings/escaping.h"
#include "absl/strings/str_replace.h"

namespace till::uplink::golden {

profile::Profile UnionPayProfile() {
  std::ifstream file("services/uplink/profiles/unionpay.textproto");
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  profile::Profile profile;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &profile));
  profile.mutable_framing()->set_header(std::string(kTestHeader));
  return profile;
}

const MessageSpec& UnionPaySpec() {
  static const MessageSpec* spec = [] {
    absl::StatusOr<MessageSpec> made = MessageSpec::Create(UnionPayProfile());
    EXPECT_TRUE(made.ok()) << made.status();
    return new MessageSpec(*std::move(made));
  }();
  return *spec;
}

std::string Text(std::string_view hex) {
  return absl::HexStringToBytes(absl::StrReplaceAll(std::string(hex), {{" ", ""}}));
}

std::vector<uint8_t> Bytes(std::string_view hex) {
  const std::string text = Text(hex);
  return {text.begin(), text.end()};
}

std::string Hex(std::span<const uint8_t> bytes) {
  return absl::BytesToHexString(std::string(bytes.begin(), bytes.end()));
}

std::string_view Body(std::string_view frame_hex) {
  return frame_hex.substr(4);
}

std::string_view Message(std::string_view frame_hex) {
  return frame_hex.substr(26);
}

}  // namespace till::uplink::golden
