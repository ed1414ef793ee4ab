// SPDX-License-Identifier: Apache-2.0
#include "services/card/mastercard_kernel.h"

#include "services/card/contactless_end.h"
#include "services/card/risk.h"

namespace till::card {
namespace {

// Application interchange profile (C-2, annex A.1.16).
constexpr uint8_t kEmvModeSupported = 0x80;      // byte 2
constexpr uint8_t kOnDeviceVerification = 0x02;  // byte 1
constexpr uint8_t kNoVerificationOnly = 0x08;    // CVM capability when none is required (DF8119)

}  // namespace

MastercardKernel::MastercardKernel(const KernelContext& context, const ApplicationParameters& application,
                                   DataStore& store)
    : EmvModeKernel(context, application, store, kEntryModeContactless) {}

Kernel::ReadResult MastercardKernel::Read() {
  if (std::optional<End> end = CheckContactlessLimit(context_.parameters, application_)) return {end, false};
  ReadResult result = Initiate();
  if (result.end.has_value() || result.application_refused) return result;
  if ((store_.Value(0x82)[1] & kEmvModeSupported) == 0) {
    return {End{Outcome::kTryContact, "the card offers mag-stripe mode only (EMV Book C-2, S3)"}, false};
  }
  result.end = ReadAndGenerate();
  return result;
}

std::optional<End> MastercardKernel::ReadAndGenerate() {
  // C-2, S4.19: 5A, 5F24 and CDOL1 must be there; there is no second GENERATE AC and so no CDOL2.
  if (std::optional<End> end = ReadApplication({0x5A, 0x5F24, 0x8C})) return end;
  // Records are all that the account needs: the one cryptogram of C-2 is not asked for.
  if (context_.parameters.account_only) return std::nullopt;
  // C-2, S456.11 to S456.16: the capability depends on the amount, and 9F33 says so to the card.
  const bool above_limit =
      !PinFree() && context_.parameters.amount_minor >= application_.contactless_cvm_limit_minor;
  std::array<uint8_t, 3> capabilities = context_.terminal.capabilities;
  if (!above_limit) capabilities[1] = kNoVerificationOnly;
  (void)store_.Put(0x9F33, capabilities);

  if (std::optional<End> end = Authenticate(capabilities)) return end;
  CheckRestrictions(store_, context_.terminal, application_, context_.parameters.type, Today(), tvr_);
  Verify(capabilities, above_limit);
  if (context_.parameters.amount_minor > application_.contactless_floor_limit_minor) {
    tvr_.Set(TvrBit::kFloorLimitExceeded);  // C-2, S456.26
  }
  CryptogramType wanted = DecideBeforeOnline(tvr_, store_, context_.terminal, application_);
  if (wanted == CryptogramType::kTc && !context_.parameters.MayApproveOffline())
    wanted = CryptogramType::kArqc;
  return Generate(wanted, 0x8C, got_);
}

void MastercardKernel::Verify(const std::array<uint8_t, 3>& capabilities, bool above_limit) {
  // C-2, CVM.2 to CVM.5.
  if ((store_.Value(0x82)[0] & kOnDeviceVerification) != 0) {
    (void)store_.Put(0x9F34, above_limit ? Bytes{0x01, 0x00, 0x02} : Bytes{0x3F, 0x00, 0x02});
    if (above_limit) method_ = VerificationMethod::kDevice;
    return;
  }
  PrepareVerification(capabilities);
  while (StepVerification() == Verification::kOnlinePin) {
    // The cryptogram is made before the PIN is typed, and says that it was (C-2, CVM.16 and CVM.17).
    pin_wanted_ = true;
    verification_->Give(PinOutcome::kEntered, tvr_);
  }
}

Kernel::Verification MastercardKernel::NextVerification() {
  return pin_wanted_ && got_ == CryptogramType::kArqc ? Verification::kOnlinePin : Verification::kDone;
}

std::optional<End> MastercardKernel::GivePin(PinOutcome outcome) {
  pin_wanted_ = false;
  if (outcome != PinOutcome::kEntered) {
    // The cryptogram vouches for a PIN: without one it must not go to the issuer.
    verification_end_ = End{Outcome::kCancelled, "the PIN that the card vouches for was not entered"};
  }
  return std::nullopt;
}

std::optional<End> MastercardKernel::Decide() {
  if (verification_end_.has_value()) return verification_end_;
  if (got_ != CryptogramType::kAac && combined_failed()) {
    return End{Outcome::kDeclined, "the card's signature does not hold (EMV Book C-2, S9.15)"};
  }
  switch (got_) {
    case CryptogramType::kArqc:
      KeepRequest();
      return std::nullopt;
    case CryptogramType::kTc:
      return End{Outcome::kApprovedOffline, "TC in the field"};
    case CryptogramType::kAac:
      break;
  }
  return End{Outcome::kDeclined, "AAC in the field"};
}

End MastercardKernel::Complete(const HostAnswer& answer) {
  return EndByHost(answer.decision);
}

}  // namespace till::card
