// SPDX-License-Identifier: Apache-2.0
#include "services/card/wire.h"

#include "absl/strings/str_cat.h"
#include "services/common/sealed_account/sealed_blacklist.h"
#include "services/common/status/error.h"

namespace till::card {
namespace {

constexpr int64_t kLargestAmount = 999'999'999'999;
constexpr size_t kLongestPaymentId = 128;
constexpr size_t kLongestIssuerData = 1024;

namespace common = till::common::v1;

template <class... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

absl::Status Invalid(absl::string_view what) {
  return MakeError(ErrorCode::kInvalidRequest, what);
}

common::EntryMode EntryModeOf(hal::CardInterface interface, bool fallback) {
  switch (interface) {
    case hal::CardInterface::kContact:
      return common::CONTACT;
    case hal::CardInterface::kContactless:
      return common::CONTACTLESS;
    case hal::CardInterface::kStripe:
      break;
  }
  return fallback ? common::FALLBACK_STRIPE : common::MAGNETIC_STRIPE;
}

common::CardholderVerification ToProto(VerificationMethod method) {
  switch (method) {
    case VerificationMethod::kNone:
      return common::NO_CVM;
    case VerificationMethod::kOnlinePin:
      return common::ONLINE_PIN;
    case VerificationMethod::kSignature:
      return common::SIGNATURE;
    case VerificationMethod::kDevice:
      break;
  }
  return common::DEVICE_CVM;
}

v1::TransactionEnded::Outcome ToProto(Outcome outcome) {
  switch (outcome) {
    case Outcome::kApproved:
      return v1::TransactionEnded::APPROVED;
    case Outcome::kDeclined:
      return v1::TransactionEnded::DECLINED;
    case Outcome::kCardRefusedApproval:
      return v1::TransactionEnded::CARD_REFUSED_APPROVAL;
    case Outcome::kApprovedOffline:
      return v1::TransactionEnded::APPROVED_OFFLINE;
    case Outcome::kCardRemoved:
      return v1::TransactionEnded::CARD_REMOVED;
    case Outcome::kNotAccepted:
      return v1::TransactionEnded::NOT_ACCEPTED;
    case Outcome::kUnreadable:
      return v1::TransactionEnded::UNREADABLE;
    case Outcome::kTimedOut:
      return v1::TransactionEnded::TIMED_OUT;
    case Outcome::kCancelled:
      return v1::TransactionEnded::CANCELLED;
    case Outcome::kTryContact:
      break;
  }
  return v1::TransactionEnded::TRY_CONTACT;
}

void Fill(const EmvFacts& facts, common::EmvResult& out) {
  out.set_cryptogram(facts.cryptogram);
  out.set_cryptogram_type(facts.cryptogram_type);
  out.set_tvr(facts.tvr);
  out.set_tsi(facts.tsi);
  out.set_atc(facts.atc);
  out.set_aip(facts.aip);
  out.set_unpredictable_number(facts.unpredictable_number);
  out.set_issuer_application_data(facts.issuer_application_data);
  out.set_cvm_results(facts.cvm_results);
  out.set_terminal_capabilities(facts.terminal_capabilities);
  out.set_request_cryptogram(facts.request_cryptogram);
}

void Fill(const CardFacts& facts, common::CardSummary& out) {
  out.set_scheme(facts.scheme);
  out.set_masked_number(facts.masked_number);
  out.set_token(facts.token);
  out.set_entry_mode(facts.typed ? common::MANUAL : EntryModeOf(facts.interface, facts.fallback));
  out.set_aid(facts.aid);
  out.set_application_label(facts.application_label);
  out.set_cardholder_name(facts.cardholder_name);
  out.set_expired(facts.expired);
}

void Fill(const Ended& ended, v1::TransactionEnded& out) {
  out.set_outcome(ToProto(ended.end.outcome));
  if (!ended.emv.tvr.empty()) Fill(ended.emv, *out.mutable_emv());
  out.set_detail(ended.end.reason);
  // Owed only when the host approved and the card did not.
  if (ended.end.outcome == Outcome::kCardRefusedApproval)
    out.set_reversal_field_55(AsText(ended.reversal_field55));
  out.set_script_results(AsText(ended.script_results));
  out.set_field_55(AsText(ended.field55));
  if (ended.end.blacklisted) out.set_reason(common::CARD_BLACKLISTED);
}

absl::StatusOr<PinOutcome> FromProto(v1::PinOutcome::Outcome outcome) {
  switch (outcome) {
    case v1::PinOutcome::ENTERED:
      return PinOutcome::kEntered;
    case v1::PinOutcome::BYPASSED:
      return PinOutcome::kBypassed;
    case v1::PinOutcome::CANCELLED:
      return PinOutcome::kCancelled;
    case v1::PinOutcome::TIMED_OUT:
      return PinOutcome::kTimedOut;
    case v1::PinOutcome::PIN_PAD_FAILED:
      return PinOutcome::kPadFailed;
    default:
      return Invalid("pin_outcome.outcome is not set");
  }
}

absl::StatusOr<HostAnswer> FromProto(const v1::OnlineResult& result) {
  HostAnswer answer;
  switch (result.outcome()) {
    case v1::OnlineResult::APPROVED:
      answer.decision = HostDecision::kApproved;
      break;
    case v1::OnlineResult::DECLINED:
      answer.decision = HostDecision::kDeclined;
      break;
    case v1::OnlineResult::UNABLE_TO_GO_ONLINE:
      answer.decision = HostDecision::kUnableToGoOnline;
      return answer;
    case v1::OnlineResult::UNANSWERED:
      answer.decision = HostDecision::kUnableToGoOnline;
      answer.card_may_approve = false;
      return answer;
    default:
      return Invalid("online_result.outcome is not set");
  }
  if (result.authorisation_response_code().size() != 2) {
    return Invalid("online_result.authorisation_response_code has not two characters");
  }
  if (result.issuer_data().size() > kLongestIssuerData)
    return Invalid("online_result.issuer_data is too long");
  answer.response_code = result.authorisation_response_code();
  const ByteView data = AsBytes(result.issuer_data());
  answer.issuer_data.assign(data.begin(), data.end());
  return answer;
}

}  // namespace

absl::StatusOr<TransactionRequest> FromProto(const v1::StartTransaction& start,
                                             const TerminalData& terminal) {
  if (start.payment().empty() || start.payment().size() > kLongestPaymentId) {
    return Invalid("start.payment has not 1 to 128 characters");
  }
  const int64_t amount = start.amount().minor_units();
  if (amount < 0 || amount > kLargestAmount)
    return MakeError(ErrorCode::kInvalidAmount, "start.amount is out of range");
  if (start.amount().currency_code() != terminal.currency) {
    return MakeError(ErrorCode::kCurrencyNotSupported, "start.amount is not in the terminal's currency");
  }
  const uint32_t type = start.transaction_type();
  if (type > 0x99 || (type & 0x0F) > 9) return Invalid("start.transaction_type is not two packed digits");
  if (start.trace_number() < 1 || start.trace_number() > 999'999)
    return Invalid("start.trace_number is not 1 to 999999");
  if (!start.has_time()) return Invalid("start.time is not set");
  const int timeout = start.card_timeout_ms();
  if (timeout != 0 && (timeout < 1'000 || timeout > 300'000))
    return Invalid("start.card_timeout_ms is not 1000 to 300000");

  TransactionRequest request;
  request.parameters.payment_id = start.payment();
  request.parameters.amount_minor = amount;
  request.parameters.type = static_cast<uint8_t>(type);
  request.parameters.trace_number = start.trace_number();
  request.parameters.time = absl::FromUnixSeconds(start.time().seconds());
  switch (start.flow()) {
    case v1::StartTransaction::FULL:
      break;
    case v1::StartTransaction::READ_ACCOUNT:
      request.parameters.account_only = true;
      break;
    default:
      return Invalid("start.flow is none that this build knows");
  }
  request.parameters.may_approve_offline = start.may_approve_offline();
  request.parameters.no_verification = start.no_verification();
  if (timeout != 0) request.card_timeout = absl::Milliseconds(timeout);
  uint8_t modes = 0;
  for (const int mode : start.entry_modes()) {
    switch (mode) {
      case common::CONTACT:
        modes |= static_cast<uint8_t>(hal::CardInterface::kContact);
        break;
      case common::CONTACTLESS:
        modes |= static_cast<uint8_t>(hal::CardInterface::kContactless);
        break;
      case common::FALLBACK_STRIPE:
        request.fallback = true;
        [[fallthrough]];
      case common::MAGNETIC_STRIPE:
        modes |= static_cast<uint8_t>(hal::CardInterface::kStripe);
        break;
      default:
        return Invalid("start.entry_modes has one that is no reader's");
    }
  }
  request.interfaces = {hal::CardInterface::kContact, hal::CardInterface::kContactless};
  if (modes != 0) {
    request.interfaces = hal::InterfaceSet::All();
    for (hal::CardInterface each :
         {hal::CardInterface::kContact, hal::CardInterface::kContactless, hal::CardInterface::kStripe}) {
      if ((modes & static_cast<uint8_t>(each)) == 0) request.interfaces.Remove(each);
    }
  }
  return request;
}

absl::StatusOr<std::shared_ptr<const AccountData>> OpenTypedAccount(const v1::StartTransaction& start,
                                                                    const SealingKeyPair& keys,
                                                                    std::string_view key_of_pin) {
  absl::StatusOr<AccountData> account = keys.OpenFrom(start.typed_account(), key_of_pin);
  if (!account.ok())
    return MakeError(ErrorCode::kSealedAccountInvalid,
                     "start.typed_account was not sealed by `pin` to this process");
  if (account->payment_id != start.payment())
    return MakeError(ErrorCode::kSealedAccountInvalid, "start.typed_account was typed for another payment");
  return std::make_shared<const AccountData>(*std::move(account));
}

v1::TransactEvent ToProto(const Event& event) {
  v1::TransactEvent out;
  std::visit(
      Overloaded{
          [&](const WaitingForCard& waiting) {
            v1::WaitingForCard& to = *out.mutable_waiting_for_card();
            for (hal::CardInterface each : {hal::CardInterface::kContact, hal::CardInterface::kContactless,
                                            hal::CardInterface::kStripe}) {
              if (waiting.interfaces.Has(each)) to.add_entry_modes(EntryModeOf(each, waiting.fallback));
            }
          },
          [&](const CardDetected& detected) {
            out.mutable_card_detected()->set_entry_mode(EntryModeOf(detected.interface, detected.fallback));
          },
          [&](const ApplicationChoice& choice) {
            v1::ChooseApplication& to = *out.mutable_choose_application();
            for (const ApplicationChoice::Item& item : choice.items) {
              v1::ChooseApplication::Candidate& candidate = *to.add_candidates();
              candidate.set_aid(item.aid);
              candidate.set_label(item.label);
            }
          },
          [&](const CardRead& read) {
            v1::CardRead& to = *out.mutable_card_read();
            Fill(read.card, *to.mutable_card());
            to.mutable_account()->set_for_pin(read.account.for_pin);
            to.mutable_account()->set_for_uplink(read.account.for_uplink);
          },
          [&](const VerificationNeeded& needed) {
            out.mutable_verification_needed()->set_method(ToProto(needed.method));
          },
          [&](const OnlineRequest& request) {
            v1::OnlineRequest& to = *out.mutable_online_request();
            to.set_field_55(AsText(request.field55));
            to.set_reversal_field_55(AsText(request.reversal_field55));
            to.set_verification(ToProto(request.method));
            if (!request.emv.tvr.empty()) Fill(request.emv, *to.mutable_emv());
          },
          [&](const RemoveCard&) { out.mutable_remove_card(); },
          [&](const Ended& ended) { Fill(ended, *out.mutable_ended()); },
      },
      event);
  return out;
}

namespace {

absl::StatusOr<int> StoreBlacklistOf(const v1::StoreDownloadRequest& request, const SealingKeyPair& keys,
                                     RuleBook& rules) {
  // Whoever sent it so has seen account numbers that are none of its business: better no list than that.
  if (request.entries_size() > 0) return Invalid("entries: a blacklist comes sealed");
  if (request.sealed_entries().empty()) return rules.Store(DownloadKind::kBlacklist, {});
  const absl::StatusOr<OpenedBlacklist> opened = OpenBlacklist(keys, request.sealed_entries());
  if (!opened.ok()) return MakeError(ErrorCode::kSealedAccountInvalid, opened.status().message());
  return rules.StoreBlacklist(opened->entries);
}

}  // namespace

absl::StatusOr<int> StoreDownloadOf(const v1::StoreDownloadRequest& request, const SealingKeyPair& keys,
                                    RuleBook& rules) {
  std::optional<DownloadKind> kind;
  switch (request.kind()) {
    case v1::AUTHORITY_KEYS:
      kind = DownloadKind::kAuthorityKeys;
      break;
    case v1::APPLICATIONS:
      kind = DownloadKind::kApplications;
      break;
    case v1::BLACKLIST:
      return StoreBlacklistOf(request, keys, rules);
    case v1::CONTACTLESS:
      kind = DownloadKind::kContactless;
      break;
    default:
      return Invalid("kind is none that this build knows");
  }
  if (!request.sealed_entries().empty()) return Invalid("sealed_entries: only a blacklist comes sealed");
  std::vector<Bytes> entries;
  entries.reserve(static_cast<size_t>(request.entries_size()));
  for (const std::string& entry : request.entries()) {
    const ByteView bytes = AsBytes(entry);
    entries.emplace_back(bytes.begin(), bytes.end());
  }
  return rules.Store(*kind, entries);
}

absl::Status Decide(const v1::TransactRequest& request, Transaction& transaction) {
  absl::Status status;
  switch (request.request_case()) {
    case v1::TransactRequest::kSelectApplication:
      status = transaction.Choose(request.select_application().index());
      break;
    case v1::TransactRequest::kPinOutcome: {
      const absl::StatusOr<PinOutcome> outcome = FromProto(request.pin_outcome().outcome());
      if (!outcome.ok()) return outcome.status();
      status = transaction.GivePin(*outcome);
      break;
    }
    case v1::TransactRequest::kOnlineResult: {
      absl::StatusOr<HostAnswer> answer = FromProto(request.online_result());
      if (!answer.ok()) return answer.status();
      status = transaction.GiveHostAnswer(*std::move(answer));
      break;
    }
    default:
      return MakeError(ErrorCode::kIllegalStep, "the transaction has begun and waits for a decision");
  }
  if (absl::IsFailedPrecondition(status)) return MakeError(ErrorCode::kIllegalStep, status.message());
  if (absl::IsInvalidArgument(status)) return Invalid(status.message());
  return status;
}

}  // namespace till::card
