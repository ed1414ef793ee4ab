// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_HOST_SESSION_H_
#define TILL_SERVICES_UPLINK_HOST_SESSION_H_

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/common/sealed_account/sealed_account.h"
#include "services/uplink/downloads.h"
#include "services/uplink/exchanger.h"
#include "services/uplink/financial_request.h"
#include "services/uplink/host_reply.h"
#include "services/uplink/key_service.h"
#include "services/uplink/message_builder.h"
#include "services/uplink/qr_data.h"
#include "services/uplink/request_composer.h"
#include "services/uplink/response_catalogue.h"
#include "services/uplink/trace_counter.h"
#include "services/uplink/transaction_table.h"

namespace till::uplink {

// HostSession is this terminal's relation to its host: what it may ask, whether it is signed on, what the
// host wants. It keeps no money state. Thread-safe.
class HostSession {
 public:
  struct Options {
    absl::Duration reply_timeout = absl::Seconds(60);
    absl::Duration management_timeout = absl::Seconds(20);
    std::vector<profile::KeyLayout> key_layouts;
    RiskInfo risk_info;
  };

  struct FinancialResult {
    Exchanger::Outcome outcome = Exchanger::Outcome::kNotSent;
    std::optional<HostReply> reply;  // kAnswered.
    absl::Status why;                // Not kAnswered.
  };

  struct SignOnResult {
    HostReply reply;  // Approved: keys are in `pin`. Not approved: the host refuses this terminal.
  };

  // A trace number of 0 in those below means one of uplink's own.
  struct ManagementRequest {
    uint32_t trace = 0;
    uint32_t batch = 0;  // 0: the last one that was seen.
    std::string operator_id;
  };

  struct State {
    bool signed_on = false;
    bool sign_on_wanted = true;
    bool signed_off = false;  // Somebody signed off: nobody signs on again without being asked.
    HostDemand pending_demand = HostDemand::kNone;
    std::set<DownloadKind> pending_downloads;
    std::optional<absl::Time> last_reply;
    std::string host_date_time;         // "MMDDhhmmss" of the last answer that told it; empty when none did
    absl::Time host_date_time_at = {};  // when that came
  };

  // Everything outlives the session. CONFIG_INVALID when the table lacks a management message that a session
  // needs, or a sign-on's key layout.
  static absl::StatusOr<std::unique_ptr<HostSession>> Create(const TransactionTable& table,
                                                             MessageBuilder builder,
                                                             const ResponseCatalogue& catalogue,
                                                             const SealingKeyPair& account_keys,
                                                             Exchanger& exchanger, KeyService& keys,
                                                             TraceCounter& traces, Options options);

  // Exchange sends one message about money or a batch. Errors (nothing was sent): INVALID_REQUEST,
  // SEALED_ACCOUNT_INVALID, NOT_SUPPORTED for a transaction that the profile has not, KEY_MISSING. When the
  // host wants a sign-on first and the message has no PIN block (which would be under the old key), that is
  // done before; if it fails the outcome is kNotSent. An approval whose content cannot be read is
  // kReplyInvalid.
  absl::StatusOr<FinancialResult> Exchange(const FinancialRequest& request);

  // SignOn fetches working keys. HOST_UNREACHABLE, HOST_SILENT, HOST_PROTOCOL_ERROR, KEY_CHECK_FAILED.
  absl::StatusOr<SignOnResult> SignOn(const ManagementRequest& request);

  // SignOnIfWanted signs on unless somebody else's sign-on has made that needless while this one waited for
  // its turn: keys that change twice make a PIN block that was made in between unreadable.
  absl::Status SignOnIfWanted(const ManagementRequest& request);

  // SignOff ends the day at the host; approved, the working keys are dropped. Errors as SignOn.
  absl::StatusOr<HostReply> SignOff(const ManagementRequest& request);

  // Echo returns how long the host took. Errors as SignOn.
  absl::StatusOr<absl::Duration> Echo(const ManagementRequest& request);

  // ReportStatus tells the host the terminal's state. Errors as SignOn.
  absl::StatusOr<HostReply> ReportStatus(const ManagementRequest& request);

  // Download fetches all that the host has of `kind`. Errors as SignOn, HOST_PROTOCOL_ERROR also when the
  // host refuses; NOT_SIGNED_ON when it wants a sign-on first, NOT_SUPPORTED when the profile has no such
  // download.
  absl::StatusOr<Downloaded> Download(DownloadKind kind, const ManagementRequest& request);

  // WhenQuiet calls `act` while no message about money or keys is under way and none can begin; false (and
  // nothing done) when one is.
  bool WhenQuiet(const std::function<void()>& act);

  State state() const;

  // SetSignOnWantedHook is called (from any thread) when a sign-on becomes due.
  void SetSignOnWantedHook(std::function<void()> hook);

 private:
  // NoteHostClock keeps what an answer says of the host's clock.
  void NoteHostClock(const HostReply& reply);
  HostSession(const TransactionTable& table, MessageBuilder builder, const ResponseCatalogue& catalogue,
              const SealingKeyPair& account_keys, Exchanger& exchanger, KeyService& keys,
              TraceCounter& traces, Options options);

  absl::StatusOr<Exchanger::Result> Manage(const TransactionSpec& transaction,
                                           const ManagementRequest& request, const std::string& data = "");
  absl::StatusOr<Exchanger::Result> Send(const TransactionSpec& transaction, const FinancialRequest& request,
                                         IsoMessage message);
  FinancialResult Conclude(const TransactionSpec& transaction, const Exchanger::Result& result);
  const profile::KeyLayout* LayoutOf(const TransactionSpec& transaction) const;
  void NoteDemand(HostDemand demand);
  void DemandDone(HostDemand demand);
  void WantSignOn(std::string_view why);
  absl::StatusOr<SignOnResult> SignOnOnce(const ManagementRequest& request)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(sign_on_);

  const TransactionTable& table_;
  const ResponseCatalogue& catalogue_;
  Exchanger& exchanger_;
  KeyService& keys_;
  TraceCounter& traces_;
  const Options options_;
  const RequestComposer composer_;

  // Each sign-on replaces the keys: one at a time (exclusive), and none during an exchange about money
  // (shared).
  absl::Mutex sign_on_ ABSL_ACQUIRED_BEFORE(mutex_);
  mutable absl::Mutex mutex_;
  bool signed_on_ ABSL_GUARDED_BY(mutex_) = false;
  bool sign_on_wanted_ ABSL_GUARDED_BY(mutex_) = true;
  bool signed_off_ ABSL_GUARDED_BY(mutex_) = false;
  HostDemand pending_demand_ ABSL_GUARDED_BY(mutex_) = HostDemand::kNone;
  std::set<DownloadKind> pending_downloads_ ABSL_GUARDED_BY(mutex_);
  uint32_t last_batch_ ABSL_GUARDED_BY(mutex_) = 1;
  std::string host_date_time_ ABSL_GUARDED_BY(mutex_);
  absl::Time host_date_time_at_ ABSL_GUARDED_BY(mutex_);
  std::function<void()> sign_on_wanted_hook_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_HOST_SESSION_H_
