// SPDX-License-Identifier: Apache-2.0
#include "services/pin/card_number_entry.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/redact/pan.h"
#include "services/common/status/error.h"
#include "services/pin/pin_prompt.h"

namespace till::pin {
namespace {

// How long a key is waited for before the caller's presence is looked at.
constexpr absl::Duration kSlice = absl::Milliseconds(200);

absl::Status Validate(const CardNumberRequest& request) {
  const auto invalid = [](std::string_view what) { return MakeError(ErrorCode::kInvalidRequest, what); };
  if (request.payment.empty() || request.payment.size() > 64) return invalid("payment: 1 to 64 characters");
  if (request.amount_minor < 0 || request.amount_minor > 999'999'999'999)
    return invalid("amount: 0 to 12 digits");
  const auto is_letter = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
  const bool currency =
      request.currency_code.size() == 3 && std::ranges::all_of(request.currency_code, is_letter);
  if (!currency && (request.amount_minor > 0 || !request.currency_code.empty()))
    return invalid("amount.currency_code: three letters");
  if (request.timeout < absl::Seconds(5) || request.timeout > absl::Seconds(300))
    return invalid("timeout_ms: 5000 to 300000");
  return absl::OkStatus();
}

}  // namespace

CardNumberEntry::CardNumberEntry(SharedPad& pad, const SealingKeyPair& sealing_keys,
                                 std::function<absl::StatusOr<std::string>()> key_of_card, Clock& clock)
    : pad_(pad), sealing_keys_(sealing_keys), key_of_card_(std::move(key_of_card)), clock_(clock) {}

absl::StatusOr<CardNumberResult> CardNumberEntry::Enter(
    const CardNumberRequest& request, absl::FunctionRef<bool(const CardNumberProgress&)> on_progress,
    absl::FunctionRef<bool()> abandoned) {
  if (absl::Status valid = Validate(request); !valid.ok()) return valid;
  const std::unique_ptr<SharedPad::Turn> turn = pad_.Take(request.payment);
  if (turn == nullptr) return MakeError(ErrorCode::kDeviceBusy, "an entry is under way");
  const absl::StatusOr<std::string> key_of_card = key_of_card_();
  if (!key_of_card.ok())
    return MakeError(ErrorCode::kServiceUnavailable, "card has published no sealing key");

  const absl::Duration deadline = clock_.Monotonic() + request.timeout;
  const bool has_amount = request.amount_minor > 0;
  const std::string amount = has_amount ? AmountText(request.amount_minor, request.currency_code) : "";
  const absl::Status begun = turn->pad().Begin({.min_digits = TypedDigits::kFewestDigits,
                                                .max_digits = TypedDigits::kMostDigits,
                                                .timeout = request.timeout,
                                                .text = CardNumberPromptText(request.language, amount),
                                                .amount = amount,
                                                .language = request.language,
                                                .card_number = true});
  if (!begun.ok()) return MakeError(ErrorCode::kPinPadUnavailable, absl::StrCat(begun.message()));
  TypedDigits typed(clock_.Now());
  const absl::StatusOr<CardNumberOutcome> outcome =
      ReadDigits(*turn, deadline, on_progress, abandoned, typed);
  // A pad that cannot end its entry says so at the next Begin.
  turn->pad().Finish().IgnoreError();
  if (!outcome.ok()) return CardNumberResult{.outcome = CardNumberOutcome::kPadFailed, .sealed_account = ""};
  if (*outcome != CardNumberOutcome::kEntered)
    return CardNumberResult{.outcome = *outcome, .sealed_account = ""};

  absl::StatusOr<Pan> pan = Pan::Parse(typed.number());
  if (!pan.ok()) return pan.status();
  absl::StatusOr<std::string> box = sealing_keys_.SealAccountFor({.pan = *std::move(pan),
                                                                  .expiry_yymm = typed.ExpiryYymm(),
                                                                  .sequence_number = "",
                                                                  .track2 = SecretBuffer(),
                                                                  .payment_id = request.payment},
                                                                 *key_of_card);
  if (!box.ok()) return box.status();
  return CardNumberResult{.outcome = CardNumberOutcome::kEntered, .sealed_account = *std::move(box)};
}

absl::StatusOr<CardNumberOutcome> CardNumberEntry::ReadDigits(
    SharedPad::Turn& turn, absl::Duration deadline,
    absl::FunctionRef<bool(const CardNumberProgress&)> on_progress, absl::FunctionRef<bool()> abandoned,
    TypedDigits& typed) {
  while (true) {
    if (turn.cancelled() || abandoned()) return CardNumberOutcome::kCancelled;
    const absl::Duration left = deadline - clock_.Monotonic();
    if (left <= absl::ZeroDuration()) return CardNumberOutcome::kTimedOut;
    const absl::StatusOr<hal::PadKey> key = turn.pad().NextKey(std::min(left, kSlice));
    if (!key.ok()) return key.status();
    if (key->kind() == hal::PadKey::Kind::kCancel) return CardNumberOutcome::kCancelled;
    if (!typed.Press(*key)) continue;
    if (typed.done()) return CardNumberOutcome::kEntered;
    const hal::TypedCard shown = typed.shown();
    if (absl::Status drawn = turn.pad().ShowTypedCard(shown); !drawn.ok()) return drawn;
    if (!on_progress({.part = shown.part, .digits = static_cast<int>(shown.digits.size())}))
      return CardNumberOutcome::kCancelled;
  }
}

}  // namespace till::pin
