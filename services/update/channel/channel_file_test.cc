// SPDX-License-Identifier: Apache-2.0
#include "services/update/channel/channel_file.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/update/fault.h"

namespace till::update {
namespace {

// testdata/stable.channel was signed by Python's cryptography with the seed 00 01 … 1f, whose public key is
// (the same program) this one.
const std::string kKey =
    absl::HexStringToBytes("03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8");

std::string File() {
  std::ifstream file("services/update/channel/testdata/stable.channel", std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

std::string Text() {
  return File().substr(15 + 128 + 1);
}

v1::Fault Refusal(const absl::StatusOr<files::Channel>& channel) {
  return channel.ok() ? v1::FAULT_UNSPECIFIED : FaultOf(channel.status());
}

TEST(ChannelFile, OneThatAnotherProgramSignedIsRead) {
  const absl::StatusOr<files::Channel> channel = OpenChannelFile(File(), {std::string(32, 'x'), kKey});
  ASSERT_TRUE(channel.ok()) << channel.status();
  EXPECT_EQ(channel->product(), "till-x86-64");
  EXPECT_EQ(channel->serial(), 7);
  ASSERT_EQ(channel->releases_size(), 2);
  EXPECT_EQ(channel->releases(0).notes_zh(), "修正打印问题");
  EXPECT_EQ(channel->releases(1).share_hundredths(), 500);
  EXPECT_EQ(channel->quiet_hours(0).to(), "05:00");
}

TEST(ChannelFile, NoByteMayDiffer) {
  const std::string file = File();
  for (size_t at = 0; at < file.size(); at += 3) {
    std::string other = file;
    other[at] = static_cast<char>(other[at] ^ 1);
    EXPECT_EQ(Refusal(OpenChannelFile(other, {kKey})), v1::CHANNEL_NOT_SIGNED) << at;
  }
  for (size_t size = 0; size < file.size(); size += 7) {
    EXPECT_EQ(Refusal(OpenChannelFile(file.substr(0, size), {kKey})), v1::CHANNEL_NOT_SIGNED) << size;
  }
  EXPECT_EQ(Refusal(OpenChannelFile(file + "\n", {kKey})), v1::CHANNEL_NOT_SIGNED);
  EXPECT_EQ(Refusal(OpenChannelFile(file, {})), v1::CHANNEL_NOT_SIGNED);
  EXPECT_EQ(Refusal(OpenChannelFile(file, {""})), v1::CHANNEL_NOT_SIGNED);
}

TEST(ChannelFile, WhatIsSignedHereIsWhatTheOtherProgramSigned) {
  std::string seed;
  for (char c = 0; c < 32; ++c) seed += c;
  EXPECT_EQ(PublicKeyOf(seed), kKey);
  EXPECT_EQ(SignChannel(Text(), seed), File());  // Ed25519 signs the same the same way
}

TEST(ChannelFile, ASignatureDoesNotMakeNonsenseGood) {
  const std::pair<const char*, const char*> changes[] = {
      {"till-1.5.0.raucb", "../till.raucb"},
      {"till-1.5.0.raucb", ".hidden"},
      {"till-1.5.0.raucb", "a b"},
      {"till-1.5.0.raucb", ""},
      {"\"1.5.0\"", "\"1.4\""},  // twice
      {"\"1.5.0\"", "\"1.5-rc\""},
      {"123456790", "0"},
      {"123456790", "2147483649"},
      {"share_hundredths: 500", "share_hundredths: 10001"},
      {"share_hundredths: 500", "share_hundredths: -1"},
      {"floor: \"1.2.0\"", "floor: \"1.4.1\""},
      {"floor: \"1.2.0\"", "floor: \"old\""},
      {"serial: 7", "serial: 0"},
      {"serial: 7", "serial: 9223372036854775808"},
      {"valid_until { seconds: 1798761600 }", ""},
      {"\"05:00\"", "\"02:00\""},
      {"\"05:00\"", "\"25:00\""},
      {"channel: \"stable\"", ""},
      {"product:", "made_by:"},
      {"till-x86-64\"", "till-x86-64"},
  };
  ASSERT_TRUE(ParseChannel(Text()).ok());
  for (const auto& [from, to] : changes) {
    const std::string text = absl::StrReplaceAll(Text(), {{from, to}});
    ASSERT_NE(text, Text()) << from;
    EXPECT_EQ(Refusal(ParseChannel(text)), v1::CHANNEL_INVALID) << from << " -> " << to;
  }
  EXPECT_EQ(Refusal(ParseChannel("")), v1::CHANNEL_INVALID);
}

TEST(ChannelFile, ThereIsAMost) {
  std::string text = Text();
  for (int i = 0; i < 63; ++i) {
    absl::StrAppend(&text, "releases { version: \"2.", i, "\" bundle: \"x\" size_bytes: 1 sha256: \"",
                    std::string(64, '0'), "\" }\n");
  }
  EXPECT_EQ(Refusal(ParseChannel(text)), v1::CHANNEL_INVALID);
  EXPECT_EQ(Refusal(OpenChannelFile(std::string(kMostChannelBytes + 1, 'x'), {kKey})), v1::CHANNEL_INVALID);
}

}  // namespace
}  // namespace till::update
