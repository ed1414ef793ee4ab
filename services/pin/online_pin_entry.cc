// SPDX-License-Identifier: Apache-2.0
#include "services/pin/online_pin_entry.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"
#include "services/pin/pin_block.h"
#include "services/pin/pin_prompt.h"

namespace till::pin {
namespace {

// How long a key is waited for before the caller's presence is looked at.
constexpr absl::Duration kSlice = absl::Milliseconds(200);

absl::Status Validate(const PinEntryRequest& request) {
  const auto invalid = [](std::string_view what) { return MakeError(ErrorCode::kInvalidRequest, what); };
  if (request.payment.empty() || request.payment.size() > 64) return invalid("payment: 1 to 64 characters");
  if (request.sealed_account.empty()) return invalid("sealed_account: missing");
  if (request.amount_minor < 0 || request.amount_minor > 999'999'999'999)
    return invalid("amount: 0 to 12 digits");
  if (request.currency_code.size() != 3) return invalid("amount.currency_code: three letters");
  for (const char letter : request.currency_code) {
    if (letter < 'A' || letter > 'Z') return invalid("amount.currency_code: three letters");
  }
  if (request.timeout < absl::Seconds(5) || request.timeout > absl::Seconds(120)) {
    return invalid("timeout_ms: 5000 to 120000");
  }
  return absl::OkStatus();
}

}  // namespace

OnlinePinEntry::OnlinePinEntry(SharedPad& pad, const KeyStore& keys, const SealingKeyPair& sealing_keys,
                               RateLimit rate_limit, Clock& clock)
    : pad_(pad),
      keys_(keys),
      sealing_keys_(sealing_keys),
      clock_(clock),
      rate_limit_(std::move(rate_limit)) {}

absl::StatusOr<PinEntryResult> OnlinePinEntry::Enter(const PinEntryRequest& request,
                                                     absl::FunctionRef<bool(int)> on_count,
                                                     absl::FunctionRef<bool()> abandoned) {
  if (absl::Status valid = Validate(request); !valid.ok()) return valid;
  const std::unique_ptr<SharedPad::Turn> turn = pad_.Take(request.payment);
  if (turn == nullptr) return MakeError(ErrorCode::kDeviceBusy, "an entry is under way");
  if (!keys_.Has(KeyUsage::kPin)) return MakeError(ErrorCode::kKeyMissing, "no TPK is loaded");
  if (absl::Status rate = CheckRate(); !rate.ok()) return rate;
  const absl::StatusOr<AccountData> account = OpenAccount(request);
  if (!account.ok()) return account.status();

  const absl::Duration deadline = clock_.Monotonic() + request.timeout;
  const absl::Status begun = turn->pad().Begin(
      {.min_digits = request.bypass_allowed ? 0 : kMinPinDigits,
       .max_digits = kMaxPinDigits,
       .timeout = request.timeout,
       .text = PinPromptText(request.language, request.amount_minor, request.currency_code, request.retry),
       .amount = AmountText(request.amount_minor, request.currency_code),
       .language = request.language,
       .retry = request.retry});
  if (!begun.ok()) return MakeError(ErrorCode::kPinPadUnavailable, absl::StrCat(begun.message()));
  SecretBuffer digits(kMaxPinDigits);
  int count = 0;
  const absl::StatusOr<PinEntryOutcome> outcome =
      ReadDigits(*turn, request, deadline, on_count, abandoned, digits, count);
  // A pad that cannot end its entry says so at the next Begin.
  turn->pad().Finish().IgnoreError();
  if (!outcome.ok()) return PinEntryResult{.outcome = PinEntryOutcome::kPadFailed, .pin_block = ""};
  if (*outcome != PinEntryOutcome::kEntered) return PinEntryResult{.outcome = *outcome, .pin_block = ""};

  PinEntryResult result = {.outcome = PinEntryOutcome::kEntered, .pin_block = ""};
  const absl::Status made = keys_.WithKey(KeyUsage::kPin, [&](const KeyView& key) {
    const absl::StatusOr<std::vector<uint8_t>> block =
        EncipheredPinBlockFormat0(digits.Reveal().first(static_cast<size_t>(count)), account->pan, key);
    if (block.ok()) result.pin_block.assign(block->begin(), block->end());
    return block.status();
  });
  if (!made.ok()) return made;
  absl::MutexLock lock(&mutex_);
  rate_limit_.Count();
  return result;
}

absl::StatusOr<PinEntryOutcome> OnlinePinEntry::ReadDigits(SharedPad::Turn& turn,
                                                           const PinEntryRequest& request,
                                                           absl::Duration deadline,
                                                           absl::FunctionRef<bool(int)> on_count,
                                                           absl::FunctionRef<bool()> abandoned,
                                                           SecretBuffer& digits, int& count) {
  using Kind = hal::PadKey::Kind;
  while (true) {
    if (turn.cancelled() || abandoned()) return PinEntryOutcome::kCancelled;
    const absl::Duration left = deadline - clock_.Monotonic();
    if (left <= absl::ZeroDuration()) return PinEntryOutcome::kTimedOut;
    const absl::StatusOr<hal::PadKey> key = turn.pad().NextKey(std::min(left, kSlice));
    if (!key.ok()) return key.status();
    const int before = count;
    switch (key->kind()) {
      case Kind::kDigit:
        if (count < kMaxPinDigits) digits.Mutable()[count++] = static_cast<uint8_t>(key->RevealDigit());
        break;
      case Kind::kDelete:
        if (count > 0) digits.Mutable()[--count] = 0;
        break;
      case Kind::kEnter:
        if (count >= kMinPinDigits) return PinEntryOutcome::kEntered;
        if (count == 0 && request.bypass_allowed) return PinEntryOutcome::kBypassed;
        break;  // Too short: the customer goes on.
      case Kind::kCancel:
        return PinEntryOutcome::kCancelled;
      case Kind::kNone:
      case Kind::kInterrupted:
        break;
    }
    if (count == before) continue;
    if (absl::Status shown = turn.pad().ShowDigitCount(count); !shown.ok()) return shown;
    if (!on_count(count)) return PinEntryOutcome::kCancelled;
  }
}

absl::StatusOr<AccountData> OnlinePinEntry::OpenAccount(const PinEntryRequest& request) const {
  absl::StatusOr<AccountData> account = sealing_keys_.Open(request.sealed_account);
  if (!account.ok())
    return MakeError(ErrorCode::kSealedAccountInvalid, "the account was not sealed to this process");
  // A box that is replayed into another payment would let a chosen PIN be tried on a card of an hour ago.
  if (account->payment_id != request.payment) {
    return MakeError(ErrorCode::kSealedAccountInvalid, "the account was read for another payment");
  }
  return account;
}

absl::Status OnlinePinEntry::CheckRate() {
  absl::MutexLock lock(&mutex_);
  const absl::Duration wait = rate_limit_.Wait();
  if (wait <= absl::ZeroDuration()) return absl::OkStatus();
  return WithRetryAfter(MakeError(ErrorCode::kPinRateLimited, "too many PIN blocks in this window"), wait);
}

PinPadState OnlinePinEntry::State() {
  PinPadState state;
  state.pin_key_ready = keys_.Has(KeyUsage::kPin);
  state.pad_ready = pad_.Ready();
  if (!state.pad_ready) {
    state.fault = ErrorCode::kPinPadUnavailable;
  } else if (!state.pin_key_ready) {
    state.fault = ErrorCode::kKeyMissing;
  }
  return state;
}

}  // namespace till::pin
