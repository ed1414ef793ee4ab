// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/ccid/protocol_parameters.h"

namespace till::hal {
namespace {

constexpr uint8_t kInverse = 0x02;
constexpr uint8_t kT1WithLrc = 0x10;
constexpr uint8_t kUsualWaitingOfT0 = 0x0A;  // ISO/IEC 7816-3, 10.2
constexpr uint8_t kUsualWaitingOfT1 = 0x4D;  // BWI 4, CWI 13: ISO/IEC 7816-3, 11.4.3
constexpr uint8_t kNoClockStop = 0;
constexpr uint8_t kNad = 0;

}  // namespace

std::vector<uint8_t> ProtocolParameters(const AnswerToReset& answer) {
  const uint8_t convention = answer.inverse_convention ? kInverse : 0;
  const uint8_t guard = answer.tc1.value_or(0);
  if (answer.protocol() == 0) {
    return {answer.frequency(), convention, guard, answer.tc2.value_or(kUsualWaitingOfT0), kNoClockStop};
  }
  return {answer.frequency(),
          static_cast<uint8_t>(kT1WithLrc | convention),
          guard,
          answer.waiting_of_t1.value_or(kUsualWaitingOfT1),
          kNoClockStop,
          answer.ifsc.value_or(kUsualIfsc),
          kNad};
}

}  // namespace till::hal
