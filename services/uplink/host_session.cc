// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/host_session.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"
#include "services/uplink/working_key_layout.h"

namespace till::uplink {
namespace {

constexpr char kSignOn[] = "sign_on";
constexpr char kEcho[] = "echo";

// AsError turns an exchange without an answer into the error that a management call ends with.
absl::Status AsError(const Exchanger::Result& result) {
  switch (result.outcome) {
    case Exchanger::Outcome::kAnswered:
      return absl::OkStatus();
    case Exchanger::Outcome::kNotSent:
      // Keeps HOST_NOT_TRUSTED and HOST_PROTOCOL_ERROR of the line.
      if (HasErrorCode(result.why, ErrorCode::kHostNotTrusted)) return result.why;
      return MakeError(ErrorCode::kHostUnreachable, std::string(result.why.message()));
    case Exchanger::Outcome::kNoReply:
      return MakeError(ErrorCode::kHostSilent, std::string(result.why.message()));
    case Exchanger::Outcome::kReplyMacInvalid:
      return MakeError(ErrorCode::kMacInvalid, std::string(result.why.message()));
    case Exchanger::Outcome::kReplyInvalid:
      return MakeError(ErrorCode::kHostProtocolError, std::string(result.why.message()));
  }
  return absl::InternalError("an outcome that is none");
}

}  // namespace

absl::StatusOr<std::unique_ptr<HostSession>> HostSession::Create(
    const TransactionTable& table, MessageBuilder builder, const ResponseCatalogue& catalogue,
    const SealingKeyPair& account_keys, Exchanger& exchanger, KeyService& keys, TraceCounter& traces,
    const Clock& clock, Options options) {
  for (const profile::KeyLayout& layout : options.key_layouts) {
    if (absl::Status valid = CheckKeyLayout(layout); !valid.ok()) {
      return MakeError(ErrorCode::kConfigInvalid, std::string(valid.message()));
    }
  }
  std::unique_ptr<HostSession> session(new HostSession(table, std::move(builder), catalogue, account_keys,
                                                       exchanger, keys, traces, clock, std::move(options)));
  const TransactionSpec* sign_on = table.Find(kSignOn);
  if (sign_on == nullptr || table.Find(kEcho) == nullptr) {
    return MakeError(ErrorCode::kConfigInvalid, "profile: no transaction sign_on or echo");
  }
  if (session->LayoutOf(*sign_on) == nullptr) {
    return MakeError(ErrorCode::kConfigInvalid, "profile: no key layout for the sign-on's network code");
  }
  return session;
}

HostSession::HostSession(const TransactionTable& table, MessageBuilder builder,
                         const ResponseCatalogue& catalogue, const SealingKeyPair& account_keys,
                         Exchanger& exchanger, KeyService& keys, TraceCounter& traces, const Clock& clock,
                         Options options)
    : table_(table),
      builder_(std::move(builder)),
      catalogue_(catalogue),
      account_keys_(account_keys),
      exchanger_(exchanger),
      keys_(keys),
      traces_(traces),
      clock_(clock),
      options_(std::move(options)) {}

const profile::KeyLayout* HostSession::LayoutOf(const TransactionSpec& transaction) const {
  for (const profile::KeyLayout& layout : options_.key_layouts) {
    if (layout.network_code() == transaction.row.network_code()) return &layout;
  }
  return nullptr;
}

absl::StatusOr<AccountData> HostSession::OpenAccount(const FinancialRequest& request) const {
  absl::StatusOr<AccountData> account = account_keys_.Open(request.sealed_account);
  if (!account.ok())
    return MakeError(ErrorCode::kSealedAccountInvalid, "the sealed account cannot be opened");
  if (request.payment_id.empty() || account->payment_id != request.payment_id) {
    return MakeError(ErrorCode::kSealedAccountInvalid, "the sealed account belongs to another payment");
  }
  return account;
}

absl::StatusOr<HostSession::FinancialResult> HostSession::Exchange(const FinancialRequest& request) {
  const TransactionSpec* transaction = table_.Find(request.transaction);
  if (transaction == nullptr) {
    return MakeError(ErrorCode::kNotSupported, absl::StrCat("the profile has no ", request.transaction));
  }
  const absl::StatusOr<AccountData> account = OpenAccount(request);
  if (!account.ok()) return account.status();
  absl::StatusOr<IsoMessage> message = builder_.BuildFinancial(*transaction, request, *account);
  if (!message.ok()) return message.status();

  bool sign_on_first = false;
  {
    absl::MutexLock lock(&mutex_);
    last_batch_ = request.batch;
    // A PIN block is under the key of now: a sign-on would make it unreadable to the host.
    sign_on_first = sign_on_wanted_ && request.pin_block.empty();
  }
  if (sign_on_first) {
    if (absl::Status failed = SignOnIfWanted({.batch = request.batch}); !failed.ok()) {
      return FinancialResult{.outcome = Exchanger::Outcome::kNotSent, .why = failed};
    }
  }
  const Exchanger::Label label{request.payment_id, request.trace, request.batch};
  const absl::Duration timeout =
      request.reply_timeout > absl::ZeroDuration() ? request.reply_timeout : options_.reply_timeout;
  absl::StatusOr<Exchanger::Result> result = [&] {
    // New keys between a request and its answer would make the answer's MAC look wrong: a sign-on waits for
    // its end.
    absl::ReaderMutexLock no_new_keys(&sign_on_);
    return exchanger_.Exchange(*transaction, *std::move(message), label, timeout);
  }();
  if (!result.ok()) {
    if (HasErrorCode(result.status(), ErrorCode::kKeyMissing)) WantSignOn("no keys");
    return result.status();
  }
  if (result->outcome != Exchanger::Outcome::kAnswered) {
    // A wrong MAC most likely means that the keys are no longer shared.
    if (result->outcome == Exchanger::Outcome::kReplyMacInvalid) WantSignOn("an answer's MAC is wrong");
    return FinancialResult{.outcome = result->outcome, .why = result->why};
  }
  NoteDemand(result->demand);
  FinancialResult answered{.outcome = Exchanger::Outcome::kAnswered,
                           .reply = ReadHostReply(*result->reply, result->approved)};
  if (catalogue_.Find(answered.reply->response_code).sign_on_again()) {
    WantSignOn("the host's response code says so");
  }
  return answered;
}

absl::StatusOr<Exchanger::Result> HostSession::Manage(const TransactionSpec& transaction,
                                                      const ManagementRequest& request) {
  uint32_t trace = request.trace;
  if (trace == 0) {
    const absl::StatusOr<uint32_t> own = traces_.Next();
    if (!own.ok()) return own.status();
    trace = *own;
  }
  uint32_t batch = request.batch;
  if (batch == 0) {
    absl::MutexLock lock(&mutex_);
    batch = last_batch_;
  }
  absl::StatusOr<IsoMessage> message =
      builder_.BuildManagement(transaction, trace, batch,
                               request.operator_id.empty() ? options_.default_operator : request.operator_id);
  if (!message.ok()) return message.status();
  absl::StatusOr<Exchanger::Result> result =
      exchanger_.Exchange(transaction, *std::move(message), {"", trace, batch}, options_.management_timeout);
  if (!result.ok()) return result.status();
  if (absl::Status failed = AsError(*result); !failed.ok()) return failed;
  return result;
}

absl::StatusOr<HostSession::SignOnResult> HostSession::SignOn(const ManagementRequest& request) {
  absl::MutexLock one_at_a_time(&sign_on_);
  return SignOnOnce(request);
}

absl::Status HostSession::SignOnIfWanted(const ManagementRequest& request) {
  absl::MutexLock one_at_a_time(&sign_on_);
  if (!state().sign_on_wanted) return absl::OkStatus();
  const absl::StatusOr<SignOnResult> signed_on = SignOnOnce(request);
  if (!signed_on.ok()) return signed_on.status();
  if (signed_on->reply.approved) return absl::OkStatus();
  return MakeError(ErrorCode::kNotSignedOn,
                   absl::StrCat("the host refused the sign-on with ", signed_on->reply.response_code));
}

absl::StatusOr<HostSession::SignOnResult> HostSession::SignOnOnce(const ManagementRequest& request) {
  const TransactionSpec& transaction = *table_.Find(kSignOn);
  absl::StatusOr<Exchanger::Result> result = Manage(transaction, request);
  if (!result.ok()) return result.status();
  SignOnResult answer{ReadHostReply(*result->reply, result->approved)};
  if (!result->approved) {
    log::Warn("sign-on refused", {{"response_code", answer.reply.response_code}});
    return answer;
  }
  // From here on the host has new keys: the old ones are worth nothing, whatever happens to the new.
  {
    absl::MutexLock lock(&mutex_);
    signed_on_ = false;
    sign_on_wanted_ = true;
  }
  const profile::KeyLayout& layout = *LayoutOf(transaction);
  const absl::StatusOr<std::vector<EnvelopedKey>> keys =
      SplitWorkingKeys(layout, result->reply->Reveal(62).value_or(""));
  if (!keys.ok()) return MakeError(ErrorCode::kHostProtocolError, std::string(keys.status().message()));
  if (absl::Status imported = keys_.ImportWorkingKeys(*keys, layout.cipher()); !imported.ok())
    return imported;
  {
    absl::MutexLock lock(&mutex_);
    signed_on_ = true;
    sign_on_wanted_ = false;
    if (pending_demand_ == HostDemand::kSignOnAgain) pending_demand_ = HostDemand::kNone;
    if (answer.reply.batch.has_value() && *answer.reply.batch != 0) last_batch_ = *answer.reply.batch;
  }
  log::Info("signed on", {{"batch", answer.reply.batch.value_or(0)}});
  // A demand in the sign-on's own answer to sign on again would never end.
  if (result->demand != HostDemand::kSignOnAgain) NoteDemand(result->demand);
  return answer;
}

absl::StatusOr<absl::Duration> HostSession::Echo(const ManagementRequest& request) {
  const absl::StatusOr<Exchanger::Result> result = Manage(*table_.Find(kEcho), request);
  if (!result.ok()) return result.status();
  NoteDemand(result->demand);
  const std::string code(result->reply->Get(39).value_or(""));
  if (catalogue_.Find(code).sign_on_again()) WantSignOn("the host's answer to an echo");
  return result->round_trip;
}

void HostSession::NoteDemand(HostDemand demand) {
  if (demand == HostDemand::kNone) return;
  {
    absl::MutexLock lock(&mutex_);
    pending_demand_ = demand;
  }
  log::Info("the host has a demand", {{"demand", static_cast<int>(demand)}});
  if (demand == HostDemand::kSignOnAgain) WantSignOn("the host's header says so");
}

void HostSession::WantSignOn(std::string_view why) {
  std::function<void()> hook;
  {
    absl::MutexLock lock(&mutex_);
    sign_on_wanted_ = true;
    signed_on_ = false;
    hook = sign_on_wanted_hook_;
  }
  log::Warn("sign-on wanted", {{"why", why}});
  if (hook) hook();
}

HostSession::State HostSession::state() const {
  State state;
  {
    absl::MutexLock lock(&mutex_);
    state = {signed_on_, sign_on_wanted_, pending_demand_, std::nullopt};
  }
  state.last_reply = exchanger_.last_reply();
  return state;
}

void HostSession::SetSignOnWantedHook(std::function<void()> hook) {
  absl::MutexLock lock(&mutex_);
  sign_on_wanted_hook_ = std::move(hook);
}

}  // namespace till::uplink
