// SPDX-License-Identifier: Apache-2.0
#include "hal/scanner/keyboard/key_text.h"

#include <gtest/gtest.h>

#include <vector>

namespace till::hal {
namespace {

// The numbers are the kernel's (an X key code of /usr/share/X11/xkb/keycodes/evdev less 8), written down here
// and not taken from the header that the code under test uses.
constexpr uint16_t kSyn = 0;
constexpr uint16_t kKey = 1;
constexpr uint16_t kLeftShift = 42;
constexpr uint16_t kRightShift = 54;
constexpr uint16_t kLeftControl = 29;
constexpr uint16_t kA = 30;
constexpr uint16_t kDropped = 3;

struct Event {
  uint16_t type;
  uint16_t code;
  int32_t value;
};

std::string BytesOf(const std::vector<Event>& events) {
  std::string bytes;
  for (const Event& each : events) {
    input_event event{};
    event.type = each.type;
    event.code = each.code;
    event.value = each.value;
    bytes.append(reinterpret_cast<const char*>(&event), sizeof(event));
  }
  return bytes;
}

std::string Feed(KeyText& text, const std::string& bytes) {
  return text.Feed({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()});
}

std::string Typed(const std::vector<Event>& events) {
  KeyText text;
  return Feed(text, BytesOf(events));
}

std::vector<Event> Press(uint16_t key) {
  return {{kKey, key, 1}, {kSyn, 0, 0}, {kKey, key, 0}, {kSyn, 0, 0}};
}

// Keys whose numbers follow each other: the first number, what they type, and what with Shift. The layout is
// "us" of /usr/share/X11/xkb/symbols/us.
struct Row {
  uint16_t first;
  const char* plain;
  const char* shifted;
};
constexpr Row kRows[] = {
    {41, "`", "~"},                       // TLDE
    {2, "1234567890-=", "!@#$%^&*()_+"},  // AE01 to AE12
    {16, "qwertyuiop[]", "QWERTYUIOP{}"},
    {30, "asdfghjkl;'", "ASDFGHJKL:\""},
    {43, "\\", "|"},  // BKSL
    {44, "zxcvbnm,./", "ZXCVBNM<>?"},
    {57, " ", " "},
    {15, "\t", "\t"},
    {28, "\r", "\r"},
    {71, "789-", "789-"},  // the block of digits
    {75, "456+", "456+"},
    {79, "1230.", "1230."},
    {55, "*", "*"},
    {96, "\r", "\r"},
    {98, "/", "/"},
};

TEST(KeyText, EveryKeyOfTheAmericanLayout) {
  for (const Row& row : kRows) {
    for (size_t at = 0; row.plain[at] != 0; ++at) {
      const auto key = static_cast<uint16_t>(row.first + at);
      EXPECT_EQ(Typed(Press(key)), std::string(1, row.plain[at])) << key;
      for (const uint16_t shift : {kLeftShift, kRightShift}) {
        std::vector<Event> events = {{kKey, shift, 1}, {kSyn, 0, 0}};
        for (const Event& event : Press(key)) events.push_back(event);
        events.push_back({kKey, shift, 0});
        for (const Event& event : Press(kA)) events.push_back(event);
        EXPECT_EQ(Typed(events), std::string(1, row.shifted[at]) + "a") << key;
      }
    }
  }
}

TEST(KeyText, OneShiftIsStillHeldWhenTheOtherIsReleased) {
  EXPECT_EQ(Typed({{kKey, kLeftShift, 1}, {kKey, kRightShift, 1}, {kKey, kLeftShift, 0}, {kKey, kA, 1}}),
            "A");
}

TEST(KeyText, WhatIsNoCharacterIsNotPassedOver) {
  const std::string none(1, KeyText::kNoCharacter);
  EXPECT_EQ(Typed(Press(1)), none) << "Escape";
  EXPECT_EQ(Typed(Press(183)), none) << "F13";
  EXPECT_EQ(Typed(Press(0xFFFF)), none);
  EXPECT_EQ(Typed({{kKey, kLeftControl, 1}, {kKey, kA, 1}, {kKey, kLeftControl, 0}, {kKey, kA, 1}}),
            none + "a");
}

TEST(KeyText, AKeyThatIsHeldIsTypedOnce) {
  EXPECT_EQ(Typed({{kKey, kA, 1}, {kKey, kA, 2}, {kKey, kA, 2}, {kKey, kA, 0}}), "a");
}

TEST(KeyText, LostEventsSpoilTheCodeAndNothingAfterIt) {
  std::vector<Event> events = {{kKey, kLeftShift, 1}, {kSyn, kDropped, 0}, {kKey, kA, 1}, {kSyn, 0, 0}};
  for (const Event& event : Press(kA)) events.push_back(event);
  EXPECT_EQ(Typed(events), std::string(1, KeyText::kNoCharacter) + "a")
      << "Shift may have been released meanwhile";
}

TEST(KeyText, OtherEventsTypeNothing) {
  EXPECT_EQ(Typed({{2, 0, 5}, {4, 4, 458756}, {17, 1, 1}, {kSyn, 1, 0}}), "") << "movement, scan code, lamp";
}

TEST(KeyText, PiecesAreWholeAgainAndANewLinkBeginsAnew) {
  const std::string bytes = BytesOf(Press(kA));
  KeyText text;
  std::string typed;
  for (const char byte : bytes) typed += Feed(text, std::string(1, byte));
  EXPECT_EQ(typed, "a");
  EXPECT_EQ(Feed(text, BytesOf({{kKey, kLeftShift, 1}}) + bytes.substr(0, 7)), "");
  text.Forget();
  EXPECT_EQ(Feed(text, bytes), "a");
}

}  // namespace
}  // namespace till::hal
