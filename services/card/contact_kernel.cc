// SPDX-License-Identifier: Apache-2.0
#include "services/card/contact_kernel.h"

#include "services/card/risk.h"

namespace till::card {
namespace {

constexpr uint8_t kIssuerAuthenticationSupported = 0x04;  // AIP byte 1 bit 3

}  // namespace

ContactKernel::ContactKernel(const KernelContext& context, const ApplicationParameters& application,
                             DataStore& store)
    : EmvModeKernel(context, application, store, kEntryModeContact) {}

Kernel::ReadResult ContactKernel::Read() {
  ReadResult result = Initiate();
  if (result.end.has_value() || result.application_refused) return result;
  result.end = ReadApplication({0x5A, 0x5F24, 0x8C, 0x8D});  // Book 3, 7.2, table 30
  return result;
}

std::optional<End> ContactKernel::Prepare() {
  if (std::optional<End> end = Authenticate(context_.terminal.capabilities)) return end;
  CheckRestrictions(store_, context_.terminal, application_, context_.parameters.type, Today(), tvr_);
  PrepareVerification(context_.terminal.capabilities);
  return std::nullopt;
}

Kernel::Verification ContactKernel::NextVerification() {
  if (!prepared_) {
    prepared_ = true;
    early_end_ = Prepare();
  }
  if (early_end_.has_value()) return Verification::kDone;
  return StepVerification();
}

std::optional<End> ContactKernel::GivePin(PinOutcome outcome) {
  if (verification_.has_value()) verification_->Give(outcome, tvr_);
  return std::nullopt;
}

std::optional<End> ContactKernel::Decide() {
  if (early_end_.has_value()) return early_end_;
  // Book 3, 10.6: done for every card, whether its profile asks for it or not.
  CheckAmounts(context_.parameters.amount_minor, application_, context_.random, tvr_);
  if (std::optional<End> end = CheckVelocity(context_.channel, store_, tvr_)) return end;
  tsi_.Set(TsiBit::kTerminalRiskManagement);

  CryptogramType wanted = DecideBeforeOnline(tvr_, store_, context_.terminal, application_);
  // Where the caller wants the host's word whatever the limits say, the terminal is online only (Book
  // 3, 10.7).
  if (wanted == CryptogramType::kTc && !context_.parameters.MayApproveOffline())
    wanted = CryptogramType::kArqc;
  if (wanted == CryptogramType::kAac) (void)store_.Put(0x8A, AsBytes("Z1"));  // Book 4, annex A6
  if (wanted == CryptogramType::kTc) (void)store_.Put(0x8A, AsBytes("Y1"));
  CryptogramType got = CryptogramType::kAac;
  if (std::optional<End> end = Generate(wanted, 0x8C, got)) return end;
  switch (got) {
    case CryptogramType::kTc:
      // Book 2, 6.6: an offline approval whose signature does not hold is none.
      if (combined_failed())
        return End{Outcome::kDeclined, "the card's signature does not hold (EMV Book 2, 6.6.2)"};
      return End{Outcome::kApprovedOffline, "TC at the first GENERATE AC"};
    case CryptogramType::kAac:
      return End{Outcome::kDeclined, wanted == CryptogramType::kAac
                                         ? "declined by the terminal's action analysis"
                                         : "AAC at the first GENERATE AC"};
    case CryptogramType::kArqc:
      break;
  }
  if (combined_failed()) {
    // Book 2, 6.6.2: the request was not signed by this card; end it with a second GENERATE AC that asks for
    // AAC.
    (void)store_.Put(0x8A, AsBytes("Z1"));
    (void)Generate(CryptogramType::kAac, 0x8D, got);
    return End{Outcome::kDeclined, "the card's signature does not hold (EMV Book 2, 6.6.2)"};
  }
  KeepRequest();
  return std::nullopt;
}

std::optional<End> ContactKernel::GiveIssuerData(const HostAnswer& answer, const IssuerData& data) {
  if (answer.response_code.size() == 2) (void)store_.Put(0x8A, AsBytes(answer.response_code));
  if (data.authentication.empty()) return std::nullopt;
  (void)store_.Put(0x91, data.authentication);
  // Book 3, 10.9: by EXTERNAL AUTHENTICATE when the profile says so, else the card finds it in CDOL2.
  if ((store_.Value(0x82)[0] & kIssuerAuthenticationSupported) == 0) return std::nullopt;
  Exchanged result = ExternalAuthenticate(context_.channel, data.authentication);
  if (!result.answered()) return result.failure;
  tsi_.Set(TsiBit::kIssuerAuthentication);
  if (!result.response.ok()) tvr_.Set(TvrBit::kIssuerAuthenticationFailed);
  return std::nullopt;
}

std::optional<End> ContactKernel::RunScripts(const std::vector<IssuerScript>& scripts, TvrBit failure) {
  for (const IssuerScript& script : scripts) {
    tsi_.Set(TsiBit::kScriptProcessing);
    const ScriptRun run = RunScript(context_.channel, script);
    Report(run.results);
    if (run.failed) tvr_.Set(failure);
    if (run.failure.has_value()) return run.failure;
  }
  return std::nullopt;
}

void ContactKernel::Report(const std::array<uint8_t, 5>& results) {
  script_results_.insert(script_results_.end(), results.begin(), results.end());
  (void)store_.Put(0xDF31, script_results_);
}

void ContactKernel::ReportScriptsNotRun(const IssuerData& data) {
  const size_t before = data.before.size();
  const size_t all = before + data.after.size();
  for (size_t i = script_results_.size() / 5; i < all; ++i) {
    Report(NotPerformed(i < before ? data.before[i] : data.after[i - before]));
    tvr_.Set(i < before ? TvrBit::kScriptFailedBeforeFinal : TvrBit::kScriptFailedAfterFinal);
  }
}

End ContactKernel::Finish(const HostAnswer& answer, const IssuerData& data) {
  const bool online = answer.decision != HostDecision::kUnableToGoOnline;
  CryptogramType wanted =
      answer.decision == HostDecision::kApproved ? CryptogramType::kTc : CryptogramType::kAac;
  if (online) {
    if (std::optional<End> end = GiveIssuerData(answer, data)) return *end;
    if (std::optional<End> end = RunScripts(data.before, TvrBit::kScriptFailedBeforeFinal)) return *end;
  } else {
    // Book 4, 12.2.1: the action codes decide in the issuer's place, where the caller lets a card approve.
    if (answer.card_may_approve && context_.parameters.MayApproveOffline())
      wanted = DecideWithoutHost(tvr_, store_, application_);
    (void)store_.Put(0x8A, AsBytes(wanted == CryptogramType::kTc ? "Y3" : "Z3"));
  }
  CryptogramType got = CryptogramType::kAac;
  std::optional<End> failed = Generate(wanted, 0x8D, got);
  if (failed.has_value() && failed->outcome == Outcome::kCardRemoved) return *failed;
  // Book 3, 10.10: scripts 72 run whatever the card answered; their failure changes no outcome.
  if (online) (void)RunScripts(data.after, TvrBit::kScriptFailedAfterFinal);
  if (failed.has_value()) return *failed;
  if (got == CryptogramType::kArqc)
    return Unreadable("the card asked for the host a second time (EMV Book 3, 10.11)");
  if (got == CryptogramType::kTc && combined_failed()) {
    return {Outcome::kDeclined, "the card's signature does not hold (EMV Book 2, 6.6.2)"};
  }
  if (got == CryptogramType::kTc) {
    return online ? End{Outcome::kApproved, "TC at the second GENERATE AC"}
                  : End{Outcome::kApprovedOffline, "the host was not reached; TC at the second GENERATE AC"};
  }
  if (answer.decision == HostDecision::kDeclined) return {Outcome::kDeclined, "declined by the host"};
  if (!online) return {Outcome::kDeclined, "the host was not reached; AAC at the second GENERATE AC"};
  return {Outcome::kDeclined, "AAC at the second GENERATE AC"};
}

End ContactKernel::Complete(const HostAnswer& answer) {
  const IssuerData data = ParseIssuerData(answer.issuer_data);
  End end = Finish(answer, data);
  // The issuer hears of each script that it sent, of those too that a card which is gone has never seen.
  if (answer.decision != HostDecision::kUnableToGoOnline) ReportScriptsNotRun(data);
  Sync();
  if (answer.decision == HostDecision::kApproved && end.outcome != Outcome::kApproved) {
    end.outcome = Outcome::kCardRefusedApproval;
  }
  // The host has declined: what became of the card changes nothing.
  if (answer.decision == HostDecision::kDeclined) end.outcome = Outcome::kDeclined;
  // Nobody approved: a card that is gone or broken leaves nothing to approve it.
  if (answer.decision == HostDecision::kUnableToGoOnline && end.outcome != Outcome::kApprovedOffline) {
    end.outcome = Outcome::kDeclined;
  }
  return end;
}

}  // namespace till::card
