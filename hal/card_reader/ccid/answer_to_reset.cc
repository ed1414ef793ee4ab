// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/ccid/answer_to_reset.h"

namespace till::hal {
namespace {

constexpr uint8_t kDirect = 0x3B;   // TS
constexpr uint8_t kInverse = 0x3F;  // TS
constexpr size_t kMostBytes = 33;   // TS and 32 characters (ISO/IEC 7816-3, 8.2.1)

absl::Status Wrong(const char* why) {
  return absl::InvalidArgumentError(why);
}

// InterfaceBytes reads one character after the other.
class Characters {
 public:
  explicit Characters(std::span<const uint8_t> bytes) : bytes_(bytes) {}

  bool Has(size_t count) const { return bytes_.size() - at_ >= count; }
  size_t left() const { return bytes_.size() - at_; }
  std::optional<uint8_t> Next() {
    if (!Has(1)) return std::nullopt;
    return bytes_[at_++];
  }

 private:
  std::span<const uint8_t> bytes_;
  size_t at_ = 0;
};

// Group is TAi, TBi, TCi and TDi, as far as they are there.
struct Group {
  std::optional<uint8_t> a, b, c, d;
};

// ReadGroup reads the characters that the upper half of T0 or TD(i-1) announces; false when one is missing.
bool ReadGroup(uint8_t announced, Characters& characters, Group& group) {
  std::optional<uint8_t>* const places[] = {&group.a, &group.b, &group.c, &group.d};
  for (int i = 0; i < 4; ++i) {
    if ((announced >> (4 + i) & 1) == 0) continue;
    *places[i] = characters.Next();
    if (!places[i]->has_value()) return false;
  }
  return true;
}

void Keep(int number, int protocol, const Group& group, AnswerToReset& answer) {
  if (number == 1) {
    answer.ta1 = group.a;
    answer.tc1 = group.c;
  } else if (number == 2) {
    answer.ta2 = group.a;
    answer.tc2 = group.c;
  } else if (protocol == 1) {
    if (!answer.ifsc.has_value()) answer.ifsc = group.a;
    if (!answer.waiting_of_t1.has_value()) answer.waiting_of_t1 = group.b;
    if (!answer.check_of_t1.has_value()) answer.check_of_t1 = group.c;
  }
}

}  // namespace

absl::StatusOr<AnswerToReset> ParseAnswerToReset(std::span<const uint8_t> bytes) {
  if (bytes.size() < 2 || bytes.size() > kMostBytes) return Wrong("an ATR has 2 to 33 characters");
  if (bytes[0] != kDirect && bytes[0] != kInverse) return Wrong("the ATR's TS is neither 3B nor 3F");
  AnswerToReset answer;
  answer.inverse_convention = bytes[0] == kInverse;
  Characters characters(bytes.subspan(2));
  uint8_t announced = bytes[1];
  const size_t historical = announced & 0x0F;
  bool checked = false;
  int protocol = 0;
  for (int number = 1; (announced & 0xF0) != 0; ++number) {
    Group group;
    if (!ReadGroup(announced, characters, group)) return Wrong("the ATR is cut off");
    Keep(number, protocol, group, answer);
    announced = group.d.value_or(0);
    if (!group.d.has_value()) break;
    protocol = *group.d & 0x0F;
    if (number == 1) {
      answer.first_protocol = static_cast<uint8_t>(protocol);
      answer.protocols = 0;
    }
    if (protocol != 15) answer.protocols |= 1u << protocol;  // 15 announces global bytes, not a protocol
    checked = checked || protocol != 0;
  }
  if (characters.left() != historical + (checked ? 1 : 0)) return Wrong("the ATR is not as long as it says");
  if (checked) {
    uint8_t sum = 0;
    for (const uint8_t each : bytes.subspan(1)) sum = static_cast<uint8_t>(sum ^ each);
    if (sum != 0) return Wrong("the ATR's TCK is wrong");
  }
  return answer;
}

absl::Status CheckEmvLimits(const AnswerToReset& answer) {
  if (answer.first_protocol > 1) return Wrong("TD1: the card offers neither T=0 nor T=1 first");
  if (answer.ta2.has_value()) {
    if ((*answer.ta2 & 0x10) != 0) return Wrong("TA2: the card's speed is not in its ATR");
    if ((*answer.ta2 & 0x0F) != answer.first_protocol) return Wrong("TA2: not the protocol that TD1 offers");
  }
  if (answer.tc2.has_value() && (*answer.tc2 == 0 || *answer.tc2 > 0x0A)) {
    return Wrong("TC2: a waiting integer of 0 or more than 10");
  }
  if (answer.first_protocol != 1) return absl::OkStatus();
  if (answer.ifsc.has_value() && (*answer.ifsc < 0x10 || *answer.ifsc == 0xFF)) {
    return Wrong("TA3: an IFSC of less than 16 or of 255");
  }
  if (!answer.waiting_of_t1.has_value()) return Wrong("TB3: the card does not say how long it may take");
  const int cwi = *answer.waiting_of_t1 & 0x0F;
  if (cwi > 5 || *answer.waiting_of_t1 >> 4 > 4) return Wrong("TB3: BWI over 4 or CWI over 5");
  const int guard = answer.tc1.value_or(0) == 0xFF ? 0 : answer.tc1.value_or(0) + 1;
  if (1 << cwi <= guard) return Wrong("TB3: a character waiting time below the guard time");
  if (answer.check_of_t1.value_or(0) != 0) return Wrong("TC3: T=1 without LRC");
  return absl::OkStatus();
}

}  // namespace till::hal
