// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/ccid/t0_exchange.h"

#include "hal/card_reader/ccid/t0_command.h"

namespace till::hal {

absl::StatusOr<TransceiveResult> T0Exchange::Run(std::span<const uint8_t> command, CcidTime deadline) {
  const absl::StatusOr<SecretBuffer> tpdu = T0Command(command);
  if (!tpdu.ok()) return tpdu.status();
  const absl::StatusOr<XfrAnswer> answer = pipe_.Transfer(tpdu->Reveal(), 0, 0, deadline);
  if (!answer.ok()) return answer.status();
  // T=0 has no second attempt above the character (EMV 4.4 Book 1, 9.2.3): what is not read is lost.
  if (answer->kind != XfrAnswer::Kind::kData || answer->data.size() < 2) {
    return TransceiveResult{ExchangeOutcome::kCardRemoved, {}};
  }
  return TransceiveResult{ExchangeOutcome::kAnswered, SecretBuffer::Copy(answer->data)};
}

}  // namespace till::hal
