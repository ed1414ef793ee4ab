// SPDX-License-Identifier: Apache-2.0
#include "services/card/cvm_list.h"

namespace till::card {
namespace {

// Codes of annex C3, table 43, without the bit that allows a next rule.
constexpr uint8_t kFail = 0x00;
constexpr uint8_t kPlaintextPin = 0x01;
constexpr uint8_t kOnlinePin = 0x02;
constexpr uint8_t kPlaintextPinAndSignature = 0x03;
constexpr uint8_t kEncipheredPin = 0x04;
constexpr uint8_t kEncipheredPinAndSignature = 0x05;
constexpr uint8_t kSignature = 0x1E;
constexpr uint8_t kNoCvm = 0x1F;

constexpr uint8_t kTryNext = 0x40;

constexpr uint8_t kResultUnknown = 0x00;
constexpr uint8_t kResultFailed = 0x01;
constexpr uint8_t kResultSuccessful = 0x02;

enum class Support { kYes, kNo, kUnrecognised };

// Whether the terminal can do it: byte 2 of 9F33 (Book 4, table 26).
Support SupportOf(uint8_t code, uint8_t capabilities) {
  const auto when = [&](uint8_t mask) {
    return (capabilities & mask) == mask ? Support::kYes : Support::kNo;
  };
  switch (code & 0x3F) {
    case kFail:
      return Support::kYes;
    case kPlaintextPin:
      return when(0x80);
    case kOnlinePin:
      return when(0x40);
    case kPlaintextPinAndSignature:
      return when(0xA0);
    case kEncipheredPin:
      return when(0x10);
    case kEncipheredPinAndSignature:
      return when(0x30);
    case kSignature:
      return when(0x20);
    case kNoCvm:
      return when(0x08);
    default:
      return Support::kUnrecognised;
  }
}

bool IsPin(uint8_t code) {
  const uint8_t method = code & 0x3F;
  return method >= kPlaintextPin && method <= kEncipheredPinAndSignature;
}

uint32_t ReadAmount(ByteView bytes) {
  return static_cast<uint32_t>(bytes[0]) << 24 | static_cast<uint32_t>(bytes[1]) << 16 |
         static_cast<uint32_t>(bytes[2]) << 8 | bytes[3];
}

}  // namespace

absl::StatusOr<CvmList> ParseCvmList(ByteView value) {
  if (value.size() < 8 || value.size() % 2 != 0 || value.size() > 252) {
    return absl::InvalidArgumentError("the list of verification methods is cut");
  }
  CvmList list{ReadAmount(value), ReadAmount(value.subspan(4)), {}};
  for (size_t at = 8; at < value.size(); at += 2) list.rules.push_back({value[at], value[at + 1]});
  return list;
}

bool CvmProcessing::Satisfied(const CvmRule& rule) const {
  const bool cash = situation_.transaction_type == 0x01;
  const bool cashback = situation_.transaction_type == 0x09;
  const bool same_currency = situation_.in_application_currency;
  switch (rule.condition) {  // annex C3, table 44
    case 0x00:
      return true;
    case 0x01:
      return cash && !situation_.attended;
    case 0x02:
      return !cash && !cashback;
    case 0x03:
      return SupportOf(rule.code, situation_.capabilities[1]) == Support::kYes;
    case 0x04:
      return cash && situation_.attended;
    case 0x05:
      return cashback;
    case 0x06:
      return same_currency && situation_.amount_minor < list_.amount_x;
    case 0x07:
      return same_currency && situation_.amount_minor > list_.amount_x;
    case 0x08:
      return same_currency && situation_.amount_minor < list_.amount_y;
    case 0x09:
      return same_currency && situation_.amount_minor > list_.amount_y;
    default:
      return false;  // a condition we do not understand: bypass the rule (10.5)
  }
}

void CvmProcessing::Finish(const CvmRule& rule, uint8_t result, VerificationMethod method) {
  results_ = {rule.code, rule.condition, result};
  method_ = method;
  done_ = true;
}

bool CvmProcessing::MayGoOn(const CvmRule& rule) {
  // Kept as the result should no later rule apply (Book 4, 6.3.4.5).
  results_ = {rule.code, rule.condition, kResultFailed};
  ++at_;
  return (rule.code & kTryNext) != 0;
}

CvmProcessing::Step CvmProcessing::Next(Tvr& tvr) {
  while (!done_) {
    if (at_ >= list_.rules.size()) {
      // 10.5: the list is exhausted. When no condition held at all, the result says that none was performed
      // (3F 00 01).
      results_[2] = kResultFailed;
      tvr.Set(TvrBit::kCardholderVerificationFailed);
      done_ = true;
      break;
    }
    const CvmRule rule = list_.rules[at_];
    if (!Satisfied(rule)) {
      ++at_;
      continue;
    }
    const Support support = SupportOf(rule.code, situation_.capabilities[1]);
    const uint8_t method = rule.code & 0x3F;
    if (support == Support::kUnrecognised) tvr.Set(TvrBit::kUnrecognisedMethod);
    // 10.5.1 and 10.5.2: a PIN is asked for and there is nothing to take it with.
    if (support == Support::kNo && IsPin(rule.code)) tvr.Set(TvrBit::kPinPadNotWorking);
    if (support == Support::kYes) {
      switch (method) {
        case kOnlinePin:
          return Step::kOnlinePin;
        case kSignature:
          Finish(rule, kResultUnknown, VerificationMethod::kSignature);
          return Step::kDone;
        case kNoCvm:
          Finish(rule, kResultSuccessful, VerificationMethod::kNone);
          return Step::kDone;
        case kFail:
          results_ = {rule.code, rule.condition, kResultFailed};
          tvr.Set(TvrBit::kCardholderVerificationFailed);
          done_ = true;
          return Step::kDone;
        default:
          // Offline PIN: TerminalData::Validate refuses a terminal that claims it, so this rule cannot be
          // carried out.
          tvr.Set(TvrBit::kPinPadNotWorking);
          break;
      }
    }
    if (MayGoOn(rule)) continue;
    tvr.Set(TvrBit::kCardholderVerificationFailed);
    done_ = true;
  }
  return Step::kDone;
}

void CvmProcessing::Give(PinOutcome outcome, Tvr& tvr) {
  if (done_ || at_ >= list_.rules.size()) return;
  const CvmRule rule = list_.rules[at_];
  if (outcome == PinOutcome::kEntered) {
    tvr.Set(TvrBit::kOnlinePinEntered);
    Finish(rule, kResultUnknown, VerificationMethod::kOnlinePin);
    return;
  }
  tvr.Set(outcome == PinOutcome::kPadFailed ? TvrBit::kPinPadNotWorking : TvrBit::kPinNotEntered);
  if (MayGoOn(rule)) return;
  tvr.Set(TvrBit::kCardholderVerificationFailed);
  done_ = true;
}

}  // namespace till::card
