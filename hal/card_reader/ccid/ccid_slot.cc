// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/ccid/ccid_slot.h"

#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "hal/card_reader/ccid/apdu_exchange.h"
#include "hal/card_reader/ccid/protocol_parameters.h"
#include "hal/card_reader/ccid/t0_exchange.h"
#include "hal/card_reader/ccid/t1_exchange.h"

namespace till::hal {
namespace {

constexpr std::chrono::milliseconds kBusyWait(20);
constexpr std::chrono::milliseconds kPowerOffTime(500);

bool IsBusy(const CcidReply& reply) {
  return reply.end == CcidReply::End::kFailed &&
         (reply.error == CcidError::kSlotBusy || reply.error == CcidError::kBusyWithAutoSequence);
}

// Voltages are the values of bPowerSelect to try (CCID 1.1, 6.1.1): 5 V first, which every card of EMV takes.
std::vector<uint8_t> Voltages(const CcidDescriptor& descriptor) {
  constexpr uint8_t kAutomatic = 0;
  if (descriptor.ChoosesVoltage()) return {kAutomatic};
  std::vector<uint8_t> voltages;
  for (uint8_t bit = 0; bit < 3; ++bit) {
    if ((descriptor.voltages >> bit & 1) != 0) voltages.push_back(static_cast<uint8_t>(bit + 1));
  }
  if (voltages.empty()) voltages.push_back(kAutomatic);
  return voltages;
}

PowerOnResult Gone() {
  return {ExchangeOutcome::kCardRemoved, {}};
}

}  // namespace

absl::StatusOr<CcidReply> CcidSlot::Ask(const CcidRequest& request, CcidTime deadline) {
  while (true) {
    absl::StatusOr<CcidReply> reply = link_.Ask(request, deadline);
    if (!reply.ok() || !IsBusy(*reply)) return reply;
    if (std::chrono::steady_clock::now() + kBusyWait >= deadline) {
      return absl::UnavailableError("the card reader is busy");
    }
    std::this_thread::sleep_for(kBusyWait);
  }
}

absl::StatusOr<bool> CcidSlot::HasCard(CcidTime deadline, std::stop_token cancel) {
  const CcidRequest request{.command = CcidCommand::kGetSlotStatus, .slot = number_};
  const absl::StatusOr<CcidReply> reply = link_.Ask(request, deadline, cancel);
  if (absl::IsDeadlineExceeded(reply.status())) {
    return absl::UnavailableError("the card reader does not say how its slot is");
  }
  if (!reply.ok()) return reply.status();
  if (reply->end == CcidReply::End::kFailed && reply->error == CcidError::kNoSuchSlot) {
    return absl::InternalError(absl::StrCat("the card reader has no slot ", number_));
  }
  // With a failed command the slot's state still holds: readers fail it for a card that is mute.
  return reply->icc != CcidReply::Icc::kAbsent;
}

absl::StatusOr<CcidSlot::Reset> CcidSlot::ResetOnce(uint8_t voltage, CcidTime deadline) {
  const CcidRequest request{.command = CcidCommand::kIccPowerOn, .slot = number_, .specific = {voltage}};
  const absl::StatusOr<CcidReply> reply = Ask(request, deadline);
  if (absl::IsDeadlineExceeded(reply.status())) return Reset{Reset::Kind::kSilent, {}};
  if (!reply.ok()) return reply.status();
  if (reply->end == CcidReply::End::kDone) {
    return Reset{Reset::Kind::kAnswered, {reply->data.begin(), reply->data.end()}};
  }
  if (reply->icc == CcidReply::Icc::kAbsent) return Reset{};
  if (static_cast<uint8_t>(reply->error) == 7 || static_cast<uint8_t>(reply->error) > 127) {
    return Reset{Reset::Kind::kSilent, {}};  // 7 is bPowerSelect: another voltage may do
  }
  return absl::InternalError("the card reader does not know how to power a card");
}

absl::StatusOr<PowerOnResult> CcidSlot::PowerOn(CcidTime deadline) {
  exchange_.reset();
  if (link_.descriptor().level() == CcidExchangeLevel::kCharacter) {
    return absl::UnavailableError(
        "the card reader leaves the characters of the card's protocol to its host (character level), which "
        "is "
        "not supported");
  }
  for (const uint8_t voltage : Voltages(link_.descriptor())) {
    for (int reset = 0; reset < 2; ++reset) {  // a second one without power off in between is a warm one
      absl::StatusOr<Reset> answered = ResetOnce(voltage, deadline);
      if (!answered.ok()) return answered.status();
      if (answered->kind == Reset::Kind::kGone) return Gone();
      if (answered->kind == Reset::Kind::kSilent) break;
      const absl::StatusOr<AnswerToReset> answer = ParseAnswerToReset(answered->answer);
      const bool contact = interface_ == CardInterface::kContact;
      if (!answer.ok() || (contact && !CheckEmvLimits(*answer).ok())) continue;
      const absl::StatusOr<bool> agreed = Agree(*answer, deadline);
      if (!agreed.ok()) return agreed.status();
      if (*agreed) return PowerOnResult{ExchangeOutcome::kAnswered, std::move(answered->answer)};
      break;
    }
    const auto now = std::chrono::steady_clock::now();
    if (absl::Status off = PowerOff(now + kPowerOffTime); !off.ok()) return off;
    if (now >= deadline) break;
  }
  return Gone();
}

int CcidSlot::ProtocolOf(const AnswerToReset& answer) const {
  // The reader makes the ATR of a contactless card up (PC/SC part 3, 3.1.3.2.3.1): T=0 stands first in it,
  // and T=1 behind it is what such a card understands.
  const bool offers_t1 = (answer.protocols & 2) != 0;
  return interface_ == CardInterface::kContactless && offers_t1 ? 1 : answer.protocol();
}

absl::StatusOr<bool> CcidSlot::Agree(const AnswerToReset& answer, CcidTime deadline) {
  const bool contact = interface_ == CardInterface::kContact;
  if (contact && !link_.descriptor().Speaks(answer.protocol())) return false;
  if (contact && !link_.descriptor().SetsParameters()) {
    const absl::StatusOr<bool> set = SetParameters(answer, deadline);
    if (!set.ok() || !*set) return set;
  }
  const CcidExchangeLevel level = link_.descriptor().level();
  if (level != CcidExchangeLevel::kTpdu) {
    exchange_ = std::make_unique<ApduExchange>(pipe_, level == CcidExchangeLevel::kExtendedApdu);
    return true;
  }
  if (ProtocolOf(answer) == 0) {
    exchange_ = std::make_unique<T0Exchange>(pipe_);
    return true;
  }
  auto exchange = std::make_unique<T1Exchange>(pipe_, answer.ifsc.value_or(kUsualIfsc));
  const absl::StatusOr<bool> begun = exchange->Begin(deadline);
  if (!begun.ok() || !*begun) return begun;
  exchange_ = std::move(exchange);
  return true;
}

absl::StatusOr<bool> CcidSlot::SetParameters(const AnswerToReset& answer, CcidTime deadline) {
  const std::vector<uint8_t> parameters = ProtocolParameters(answer);
  const CcidRequest request{.command = CcidCommand::kSetParameters,
                            .slot = number_,
                            .specific = {static_cast<uint8_t>(answer.protocol())},
                            .data = parameters};
  const absl::StatusOr<CcidReply> reply = Ask(request, deadline);
  if (absl::IsDeadlineExceeded(reply.status())) return false;
  if (!reply.ok()) return reply.status();
  if (reply->end == CcidReply::End::kDone) return true;
  // A reader that does not know the command has nothing to set.
  return reply->error == CcidError::kNotKnown && reply->icc == CcidReply::Icc::kActive;
}

absl::StatusOr<TransceiveResult> CcidSlot::Transceive(std::span<const uint8_t> command, CcidTime deadline) {
  if (exchange_ == nullptr) return TransceiveResult{ExchangeOutcome::kNotPowered, {}};
  absl::StatusOr<TransceiveResult> result = exchange_->Run(command, deadline);
  link_.Forget();
  if (!result.ok() || result->outcome != ExchangeOutcome::kAnswered) {
    if (!absl::IsInvalidArgument(result.status())) exchange_.reset();
  }
  return result;
}

absl::Status CcidSlot::PowerOff(CcidTime deadline) {
  exchange_.reset();
  const CcidRequest request{.command = CcidCommand::kIccPowerOff, .slot = number_};
  const absl::Status status = Ask(request, deadline).status();
  // One that takes its time over it has taken it by now, or there is no card.
  return absl::IsDeadlineExceeded(status) ? absl::OkStatus() : status;
}

}  // namespace till::hal
