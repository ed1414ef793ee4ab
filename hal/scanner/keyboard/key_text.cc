// SPDX-License-Identifier: Apache-2.0
#include "hal/scanner/keyboard/key_text.h"

#include <algorithm>
#include <cstring>
#include <iterator>

namespace till::hal {
namespace {

// What a key types, alone and with Shift; neither for one that types nothing.
struct Typed {
  uint16_t key;
  char plain;
  char shifted;
};

constexpr Typed kTyped[] = {
    {KEY_GRAVE, '`', '~'},
    {KEY_1, '1', '!'},
    {KEY_2, '2', '@'},
    {KEY_3, '3', '#'},
    {KEY_4, '4', '$'},
    {KEY_5, '5', '%'},
    {KEY_6, '6', '^'},
    {KEY_7, '7', '&'},
    {KEY_8, '8', '*'},
    {KEY_9, '9', '('},
    {KEY_0, '0', ')'},
    {KEY_MINUS, '-', '_'},
    {KEY_EQUAL, '=', '+'},
    {KEY_Q, 'q', 'Q'},
    {KEY_W, 'w', 'W'},
    {KEY_E, 'e', 'E'},
    {KEY_R, 'r', 'R'},
    {KEY_T, 't', 'T'},
    {KEY_Y, 'y', 'Y'},
    {KEY_U, 'u', 'U'},
    {KEY_I, 'i', 'I'},
    {KEY_O, 'o', 'O'},
    {KEY_P, 'p', 'P'},
    {KEY_LEFTBRACE, '[', '{'},
    {KEY_RIGHTBRACE, ']', '}'},
    {KEY_BACKSLASH, '\\', '|'},
    {KEY_A, 'a', 'A'},
    {KEY_S, 's', 'S'},
    {KEY_D, 'd', 'D'},
    {KEY_F, 'f', 'F'},
    {KEY_G, 'g', 'G'},
    {KEY_H, 'h', 'H'},
    {KEY_J, 'j', 'J'},
    {KEY_K, 'k', 'K'},
    {KEY_L, 'l', 'L'},
    {KEY_SEMICOLON, ';', ':'},
    {KEY_APOSTROPHE, '\'', '"'},
    {KEY_Z, 'z', 'Z'},
    {KEY_X, 'x', 'X'},
    {KEY_C, 'c', 'C'},
    {KEY_V, 'v', 'V'},
    {KEY_B, 'b', 'B'},
    {KEY_N, 'n', 'N'},
    {KEY_M, 'm', 'M'},
    {KEY_COMMA, ',', '<'},
    {KEY_DOT, '.', '>'},
    {KEY_SLASH, '/', '?'},
    {KEY_SPACE, ' ', ' '},
    {KEY_TAB, '\t', '\t'},
    {KEY_ENTER, '\r', '\r'},
    // The block of digits, as with Num Lock on.
    {KEY_KP0, '0', '0'},
    {KEY_KP1, '1', '1'},
    {KEY_KP2, '2', '2'},
    {KEY_KP3, '3', '3'},
    {KEY_KP4, '4', '4'},
    {KEY_KP5, '5', '5'},
    {KEY_KP6, '6', '6'},
    {KEY_KP7, '7', '7'},
    {KEY_KP8, '8', '8'},
    {KEY_KP9, '9', '9'},
    {KEY_KPDOT, '.', '.'},
    {KEY_KPMINUS, '-', '-'},
    {KEY_KPPLUS, '+', '+'},
    {KEY_KPASTERISK, '*', '*'},
    {KEY_KPSLASH, '/', '/'},
    {KEY_KPENTER, '\r', '\r'},
};

constexpr uint16_t kModifiers[] = {KEY_LEFTSHIFT, KEY_RIGHTSHIFT, KEY_LEFTCTRL, KEY_RIGHTCTRL,
                                   KEY_LEFTALT,   KEY_RIGHTALT,   KEY_LEFTMETA, KEY_RIGHTMETA};
constexpr unsigned kShift = 0b11;

// The values of a key's event.
constexpr int32_t kReleased = 0;
constexpr int32_t kPressed = 1;

char CharacterOf(uint16_t key, unsigned held) {
  const auto* const typed = std::find_if(std::begin(kTyped), std::end(kTyped),
                                         [key](const Typed& each) { return each.key == key; });
  // With Control, Alt or the like a key is a command, and no code has commands in it.
  if (typed == std::end(kTyped) || (held & ~kShift) != 0) return KeyText::kNoCharacter;
  return (held & kShift) != 0 ? typed->shifted : typed->plain;
}

}  // namespace

std::string KeyText::Feed(std::span<const uint8_t> bytes) {
  std::string text;
  piece_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  size_t at = 0;
  for (; piece_.size() - at >= sizeof(input_event); at += sizeof(input_event)) {
    input_event event;
    std::memcpy(&event, piece_.data() + at, sizeof(event));
    Take(event, text);
  }
  piece_.erase(0, at);
  return text;
}

void KeyText::Take(const input_event& event, std::string& text) {
  // Documentation/input/event-codes.rst, SYN_DROPPED: what comes up to the next report is to be ignored.
  if (event.type == EV_SYN && event.code == SYN_DROPPED) {
    dropping_ = true;
    held_ = 0;
    text.push_back(kNoCharacter);
  } else if (event.type == EV_SYN && event.code == SYN_REPORT) {
    dropping_ = false;
  } else if (event.type == EV_KEY && !dropping_) {
    TakeKey(event.code, event.value, text);
  }
}

void KeyText::TakeKey(uint16_t key, int32_t value, std::string& text) {
  const auto* const modifier = std::find(std::begin(kModifiers), std::end(kModifiers), key);
  if (modifier != std::end(kModifiers)) {
    const unsigned bit = 1U << (modifier - std::begin(kModifiers));
    held_ = value == kReleased ? held_ & ~bit : held_ | bit;
  } else if (value == kPressed) {  // a scanner holds no key: what repeats is none of its doing
    text.push_back(CharacterOf(key, held_));
  }
}

void KeyText::Forget() {
  piece_.clear();
  held_ = 0;
  dropping_ = false;
}

}  // namespace till::hal
