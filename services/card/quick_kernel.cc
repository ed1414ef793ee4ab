// SPDX-License-Identifier: Apache-2.0
#include "services/card/quick_kernel.h"

#include <algorithm>

#include "services/card/contactless_end.h"
#include "services/card/oda/certificates.h"
#include "services/card/risk.h"

namespace till::card {
namespace {

// Terminal transaction qualifiers (C-3, table 4-2).
constexpr uint8_t kOnlinePinSupported = 0x04;        // byte 1
constexpr uint8_t kSignatureSupported = 0x02;        // byte 1
constexpr uint8_t kOnlineCryptogramRequired = 0x80;  // byte 2
constexpr uint8_t kVerificationRequired = 0x40;      // byte 2
// Card transaction qualifiers (C-3, table 4-3).
constexpr uint8_t kCardWantsOnlinePin = 0x80;  // byte 1
constexpr uint8_t kCardWantsSignature = 0x40;  // byte 1
constexpr uint8_t kDeviceVerified = 0x80;      // byte 2

}  // namespace

QuickKernel::QuickKernel(const KernelContext& context, const ApplicationParameters& application,
                         DataStore& store)
    : EmvModeKernel(context, application, store, kEntryModeContactless) {}

bool QuickKernel::VerificationRequired() const {
  return !PinFree() && context_.parameters.amount_minor >= application_.contactless_cvm_limit_minor;
}

void QuickKernel::SetQualifiers() {
  std::array<uint8_t, 4> qualifiers = application_.ttq;
  qualifiers[1] &= static_cast<uint8_t>(~(kOnlineCryptogramRequired | kVerificationRequired));
  const int64_t amount = context_.parameters.amount_minor;
  // A floor limit of nothing, or an amount of nothing (balance, account check), is the host's to decide (Book
  // A, 5.2).
  if (!context_.parameters.MayApproveOffline() || amount > application_.contactless_floor_limit_minor)
    qualifiers[1] |= kOnlineCryptogramRequired;
  if (VerificationRequired()) qualifiers[1] |= kVerificationRequired;
  (void)store_.Put(0x9F66, qualifiers);
}

Kernel::ReadResult QuickKernel::Read() {
  if (std::optional<End> end = CheckContactlessLimit(context_.parameters, application_)) return {end, false};
  SetQualifiers();
  const auto pdol = tlv::ParseDol(store_.Value(0x9F38));
  if (!pdol.ok() || !tlv::DolContains(*pdol, 0x9F66)) {
    return {End{Outcome::kTryContact, "the card does not ask for the qualifiers (EMV Book C-3, 5.2.2)"},
            false};
  }
  ReadResult result = Initiate();
  if (result.end.has_value() || result.application_refused) return result;
  if (store_.Has(0x94)) {
    const auto afl = ParseAfl(store_.Value(0x94));
    if (!afl.ok()) return {Unreadable("the file locator is malformed (EMV Book C-3, 5.4)"), false};
    if (result.end = ReadRecords(context_.channel, *afl, store_, signed_data_); result.end.has_value())
      return result;
  }
  // For the account alone the cryptogram that comes with it is left where it is: nobody sends or shows it.
  if (context_.parameters.account_only) return {};
  if (store_.Value(0x9F26).size() != 8 || store_.Value(0x9F36).size() != 2 ||
      (store_.Value(0x57).empty() && store_.Value(0x5A).empty())) {
    return {Unreadable("cryptogram, counter or account is missing (EMV Book C-3, 5.4)"), false};
  }
  // C-3, 5.4: a card that leaves out 9F27 says its type in byte 5 of the issuer application data, bits 6
  // and 5.
  if (!store_.Has(0x9F27)) {
    const ByteView data = store_.Value(0x9F10);
    if (data.size() < 5)
      return {Unreadable("the kind of the cryptogram is missing (EMV Book C-3, 5.4)"), false};
    const uint8_t information[] = {static_cast<uint8_t>((data[4] & 0x30) << 2)};
    (void)store_.Put(0x9F27, information);
  }
  const ByteView information = store_.Value(0x9F27);
  if (information.size() != 1 || (information[0] & 0xC0) == 0xC0) {
    return {Unreadable("the kind of the cryptogram is malformed"), false};
  }
  got_ = static_cast<CryptogramType>(information[0] & 0xC0);
  return {};
}

void QuickKernel::ChooseVerification() {
  const ByteView card = store_.Value(0x9F6C);
  const uint8_t ours = application_.ttq[0];
  if (card.size() != 2) {
    // C-3, 5.7.1.1: a card without qualifiers leaves it to the reader.
    if (!VerificationRequired()) return;
    if ((ours & kSignatureSupported) != 0) {
      method_ = VerificationMethod::kSignature;
    } else if ((ours & kOnlinePinSupported) != 0) {
      pin_wanted_ = true;
    } else {
      verification_end_ = End{Outcome::kDeclined, "no verification method in common (EMV Book C-3, 5.7)"};
    }
    return;
  }
  const ByteView authentication = store_.Value(0x9F69);
  if ((card[0] & kCardWantsOnlinePin) != 0 && (ours & kOnlinePinSupported) != 0) {
    pin_wanted_ = true;
  } else if ((card[1] & kDeviceVerified) != 0 &&
             (authentication.size() >= 7 ? std::equal(card.begin(), card.end(), authentication.begin() + 5)
                                         : got_ == CryptogramType::kArqc)) {
    // 5.7.1.2: believed when the card signed the same qualifiers, or when the issuer will judge the
    // cryptogram.
    method_ = VerificationMethod::kDevice;
  } else if ((card[0] & kCardWantsSignature) != 0 && (ours & kSignatureSupported) != 0) {
    method_ = VerificationMethod::kSignature;
  } else if (VerificationRequired()) {
    verification_end_ = End{Outcome::kDeclined, "no verification method in common (EMV Book C-3, 5.7)"};
  }
}

Kernel::Verification QuickKernel::NextVerification() {
  if (!chosen_) {
    chosen_ = true;
    if (got_ != CryptogramType::kAac) ChooseVerification();
    if (pin_wanted_ && PinFree()) {
      pin_wanted_ = false;
      method_ = VerificationMethod::kSignature;
    }
    if (method_ == VerificationMethod::kSignature && SignatureFree()) method_ = VerificationMethod::kNone;
  }
  return pin_wanted_ ? Verification::kOnlinePin : Verification::kDone;
}

std::optional<End> QuickKernel::GivePin(PinOutcome outcome) {
  pin_wanted_ = false;
  if (outcome == PinOutcome::kEntered) method_ = VerificationMethod::kOnlinePin;
  if (outcome == PinOutcome::kPadFailed) {
    verification_end_ = End{Outcome::kDeclined, "the PIN pad does not work and the card wants a PIN"};
  }
  // Bypassed: the card is gone and its cryptogram made; the issuer sees that no PIN came and decides.
  return std::nullopt;
}

bool QuickKernel::CheckFastSignature() {
  if (!RecoverIssuer() || !RecoverCard()) return false;
  const ByteView related = store_.Value(0x9F69);
  if (related.size() < 8 || related[0] != 0x01) return false;  // fDDA version 01 (C-3, annex C)
  Bytes data;
  for (ByteView part : {store_.Value(0x9F37), store_.Value(0x9F02), store_.Value(0x5F2A), related}) {
    data.insert(data.end(), part.begin(), part.end());
  }
  return oda::VerifyDynamicSignature(*card_key_, store_.Value(0x9F4B), data).ok();
}

std::optional<End> QuickKernel::Decide() {
  if (verification_end_.has_value()) return verification_end_;
  switch (got_) {
    case CryptogramType::kArqc:
      KeepRequest();
      return std::nullopt;
    case CryptogramType::kTc: {
      const bool asked_online = (store_.Value(0x9F66)[1] & kOnlineCryptogramRequired) != 0;
      const auto expiry = ReadDate(store_.Value(0x5F24));
      if (asked_online || (expiry.has_value() && *expiry < Today()) || !CheckFastSignature()) {
        return End{Outcome::kDeclined, "the offline approval cannot be trusted (EMV Book C-3, 5.5 and 5.6)"};
      }
      return End{Outcome::kApprovedOffline, "TC in the field"};
    }
    case CryptogramType::kAac:
      break;
  }
  return End{Outcome::kDeclined, "AAC in the field"};
}

End QuickKernel::Complete(const HostAnswer& answer) {
  return EndByHost(answer.decision);
}

}  // namespace till::card
