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
constexpr char kSignOff[] = "sign_off";
constexpr char kEcho[] = "echo";
constexpr char kStatus[] = "status";

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

absl::StatusOr<std::unique_ptr<HostSession>> HostSession::Create(const TransactionTable& table,
                                                                 MessageBuilder builder,
                                                                 const ResponseCatalogue& catalogue,
                                                                 const SealingKeyPair& account_keys,
                                                                 Exchanger& exchanger, KeyService& keys,
                                                                 TraceCounter& traces, Options options) {
  for (const profile::KeyLayout& layout : options.key_layouts) {
    if (absl::Status valid = CheckKeyLayout(layout); !valid.ok()) {
      return MakeError(ErrorCode::kConfigInvalid, std::string(valid.message()));
    }
  }
  std::unique_ptr<HostSession> session(new HostSession(table, std::move(builder), catalogue, account_keys,
                                                       exchanger, keys, traces, std::move(options)));
  for (const char* name : {kSignOn, kSignOff, kEcho, kStatus}) {
    if (table.Find(name) == nullptr) {
      return MakeError(ErrorCode::kConfigInvalid, absl::StrCat("profile: no transaction ", name));
    }
  }
  if (session->LayoutOf(*table.Find(kSignOn)) == nullptr) {
    return MakeError(ErrorCode::kConfigInvalid, "profile: no key layout for the sign-on's network code");
  }
  return session;
}

HostSession::HostSession(const TransactionTable& table, MessageBuilder builder,
                         const ResponseCatalogue& catalogue, const SealingKeyPair& account_keys,
                         Exchanger& exchanger, KeyService& keys, TraceCounter& traces, Options options)
    : table_(table),
      catalogue_(catalogue),
      exchanger_(exchanger),
      keys_(keys),
      traces_(traces),
      options_(std::move(options)),
      composer_(std::move(builder), account_keys, keys, options_.risk_info) {}

const profile::KeyLayout* HostSession::LayoutOf(const TransactionSpec& transaction) const {
  for (const profile::KeyLayout& layout : options_.key_layouts) {
    if (layout.network_code() == transaction.row.network_code()) return &layout;
  }
  return nullptr;
}

absl::StatusOr<HostSession::FinancialResult> HostSession::Exchange(const FinancialRequest& request) {
  const TransactionSpec* transaction = table_.Find(request.transaction, request.original_transaction);
  if (transaction == nullptr) {
    const std::string of =
        request.original_transaction.empty() ? "" : absl::StrCat(" of a ", request.original_transaction);
    return MakeError(ErrorCode::kNotSupported, absl::StrCat("the profile has no ", request.transaction, of));
  }
  absl::StatusOr<IsoMessage> message = composer_.Compose(*transaction, request);
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
  const absl::StatusOr<Exchanger::Result> result = Send(*transaction, request, *std::move(message));
  if (!result.ok()) {
    if (HasErrorCode(result.status(), ErrorCode::kKeyMissing)) WantSignOn("no keys");
    return result.status();
  }
  return Conclude(*transaction, *result);
}

absl::StatusOr<Exchanger::Result> HostSession::Send(const TransactionSpec& transaction,
                                                    const FinancialRequest& request, IsoMessage message) {
  // New keys between a request and its answer would make the answer's MAC look wrong: a sign-on waits for its
  // end.
  absl::ReaderMutexLock no_new_keys(&sign_on_);
  if (composer_.UsesKeys(transaction, request)) {
    absl::StatusOr<IsoMessage> with_keys = composer_.ComposeWithKeys(transaction, request);
    if (!with_keys.ok()) return with_keys.status();
    message = *std::move(with_keys);
  }
  const absl::Duration timeout =
      request.reply_timeout > absl::ZeroDuration() ? request.reply_timeout : options_.reply_timeout;
  return exchanger_.Exchange(transaction, std::move(message),
                             {request.payment_id, request.trace, request.batch}, timeout);
}

HostSession::FinancialResult HostSession::Conclude(const TransactionSpec& transaction,
                                                   const Exchanger::Result& result) {
  if (result.outcome != Exchanger::Outcome::kAnswered) {
    // A wrong MAC most likely means that the keys are no longer shared.
    if (result.outcome == Exchanger::Outcome::kReplyMacInvalid) WantSignOn("an answer's MAC is wrong");
    return {.outcome = result.outcome, .why = result.why};
  }
  NoteDemand(result.demand);
  HostReply reply = ReadHostReply(transaction, *result.reply, result.approved);
  NoteHostClock(reply);
  if (catalogue_.Find(reply.response_code).sign_on_again()) WantSignOn("the host's response code says so");
  if (!reply.fault.ok()) {
    log::Warn("approval that cannot be read",
              {{"transaction", transaction.row.name()}, {"fault", reply.fault}});
    return {.outcome = Exchanger::Outcome::kReplyInvalid,
            .why = MakeError(ErrorCode::kHostProtocolError, std::string(reply.fault.message()))};
  }
  return {.outcome = Exchanger::Outcome::kAnswered, .reply = std::move(reply)};
}

absl::StatusOr<Exchanger::Result> HostSession::Manage(const TransactionSpec& transaction,
                                                      const ManagementRequest& request,
                                                      const std::string& data) {
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
      composer_.builder().BuildManagement(transaction, trace, batch, request.operator_id, data);
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
  SignOnResult answer{ReadHostReply(transaction, *result->reply, result->approved)};
  NoteHostClock(answer.reply);
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
    signed_off_ = false;
    if (pending_demand_ == HostDemand::kSignOnAgain) pending_demand_ = HostDemand::kNone;
    if (answer.reply.batch.has_value() && *answer.reply.batch != 0) last_batch_ = *answer.reply.batch;
  }
  log::Info("signed on", {{"batch", answer.reply.batch.value_or(0)}});
  // A demand in the sign-on's own answer to sign on again would never end.
  if (result->demand != HostDemand::kSignOnAgain) NoteDemand(result->demand);
  return answer;
}

absl::StatusOr<HostReply> HostSession::SignOff(const ManagementRequest& request) {
  absl::MutexLock one_at_a_time(&sign_on_);
  const TransactionSpec& transaction = *table_.Find(kSignOff);
  const absl::StatusOr<Exchanger::Result> result = Manage(transaction, request);
  if (!result.ok()) return result.status();
  HostReply reply = ReadHostReply(transaction, *result->reply, result->approved);
  if (!reply.approved) {
    log::Warn("sign-off refused", {{"response_code", reply.response_code}});
    return reply;
  }
  {
    absl::MutexLock lock(&mutex_);
    signed_on_ = false;
    sign_on_wanted_ = true;
    signed_off_ = true;
  }
  // The host forgets them too; keys nobody shares are worth nothing to anybody but a thief.
  if (absl::Status dropped = keys_.DropWorkingKeys(); !dropped.ok()) return dropped;
  log::Info("signed off", {});
  return reply;
}

absl::StatusOr<absl::Duration> HostSession::Echo(const ManagementRequest& request) {
  const absl::StatusOr<Exchanger::Result> result = Manage(*table_.Find(kEcho), request);
  if (!result.ok()) return result.status();
  NoteDemand(result->demand);
  const std::string code(result->reply->Get(39).value_or(""));
  if (catalogue_.Find(code).sign_on_again()) WantSignOn("the host's answer to an echo");
  return result->round_trip;
}

absl::StatusOr<HostReply> HostSession::ReportStatus(const ManagementRequest& request) {
  const TransactionSpec& transaction = *table_.Find(kStatus);
  const absl::StatusOr<Exchanger::Result> result = Manage(transaction, request);
  if (!result.ok()) return result.status();
  DemandDone(HostDemand::kUploadStatus);
  if (result->demand != HostDemand::kUploadStatus) NoteDemand(result->demand);
  return ReadHostReply(transaction, *result->reply, result->approved);
}

absl::StatusOr<Downloaded> HostSession::Download(DownloadKind kind, const ManagementRequest& request) {
  const std::string name = DownloadRow(kind);
  const TransactionSpec* row = table_.Find(name);
  const TransactionSpec* end = table_.Find(absl::StrCat(name, "_end"));
  if (row == nullptr || end == nullptr) {
    return MakeError(ErrorCode::kNotSupported, absl::StrCat("the profile has no ", name));
  }
  HostDemand demand = HostDemand::kNone;
  ManagementRequest next = request;
  const auto ask = [&](const TransactionSpec& transaction,
                       const std::string& data) -> absl::StatusOr<IsoMessage> {
    absl::StatusOr<Exchanger::Result> result = Manage(transaction, next, data);
    if (!result.ok()) return result.status();
    next.trace = 0;  // Each message has a number of its own.
    demand = result->demand;
    if (!result->approved) {
      const std::string code(result->reply->Get(39).value_or(""));
      const bool sign_on = catalogue_.Find(code).sign_on_again();
      if (sign_on) WantSignOn("the host's answer to a download");
      return MakeError(sign_on ? ErrorCode::kNotSignedOn : ErrorCode::kHostProtocolError,
                       absl::StrCat("the host refused the download with ", code));
    }
    return *std::move(result->reply);
  };
  absl::StatusOr<Downloaded> all = FetchDownload(*row, *end, ask);
  if (!all.ok()) {
    log::Warn("download failed", {{"download", name}, {"why", all.status()}});
    return all.status();
  }
  {
    absl::MutexLock lock(&mutex_);
    pending_downloads_.erase(kind);
    if (DownloadOfDemand(pending_demand_) == kind) pending_demand_ = HostDemand::kNone;
  }
  // The last answer may want the next one; what has just been done is no demand.
  if (DownloadOfDemand(demand) != kind) NoteDemand(demand);
  log::Info("download done", {{"download", name}, {"entries", all->entries.size()}});
  return all;
}

void HostSession::NoteDemand(HostDemand demand) {
  if (demand == HostDemand::kNone) return;
  {
    absl::MutexLock lock(&mutex_);
    pending_demand_ = demand;
    if (const auto download = DownloadOfDemand(demand); download.has_value()) {
      pending_downloads_.insert(*download);
    }
  }
  log::Info("the host has a demand", {{"demand", static_cast<int>(demand)}});
  if (demand == HostDemand::kSignOnAgain) WantSignOn("the host's header says so");
}

void HostSession::DemandDone(HostDemand demand) {
  absl::MutexLock lock(&mutex_);
  if (pending_demand_ == demand) pending_demand_ = HostDemand::kNone;
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

bool HostSession::WhenQuiet(const std::function<void()>& act) {
  if (!sign_on_.TryLock()) return false;
  act();
  sign_on_.Unlock();
  return true;
}

void HostSession::NoteHostClock(const HostReply& reply) {
  if (reply.date.size() != 4 || reply.time.size() != 6) return;
  // The answer that is being read is the last that came, or nearly.
  const std::optional<absl::Time> at = exchanger_.last_reply();
  if (!at.has_value()) return;
  const absl::MutexLock lock(&mutex_);
  host_date_time_ = reply.date + reply.time;
  host_date_time_at_ = *at;
}

HostSession::State HostSession::state() const {
  State state;
  {
    absl::MutexLock lock(&mutex_);
    state = {signed_on_,         sign_on_wanted_, signed_off_,     pending_demand_,
             pending_downloads_, std::nullopt,    host_date_time_, host_date_time_at_};
  }
  state.last_reply = exchanger_.last_reply();
  return state;
}

void HostSession::SetSignOnWantedHook(std::function<void()> hook) {
  absl::MutexLock lock(&mutex_);
  sign_on_wanted_hook_ = std::move(hook);
}

}  // namespace till::uplink
