// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_BINDINGS_H_
#define TILL_SERVICES_TERMINAL_BINDINGS_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "services/common/clock/clock.h"
#include "services/terminal/terminal_store.h"
#include "till/payment/v1/payments.pb.h"
#include "till/terminal/v1/bindings.pb.h"

namespace till::terminal {

// Bindings keeps the card that the shop is paid to, and how it changes: proposed with a card that the
// acquirer knows, approved by a second person, tested, in force. Whatever fails before leaves the old one in
// force; the old one stays and can be restored. Thread-safe.
class Bindings {
 public:
  // How long a proposal holds, how fresh its inquiry must be, and how often one may be made.
  static constexpr absl::Duration kProposalHolds = absl::Hours(1);
  static constexpr absl::Duration kInquiryHolds = absl::Minutes(10);
  static constexpr int kMostInADay = 3;

  // FindPayment looks a payment up at `payment`; NOT_FOUND. PrintSlip queues the slip of a binding that came
  // into force or failed, with the masked number of the one before, and returns the job.
  using FindPayment = std::function<absl::StatusOr<payment::v1::Payment>(const std::string& name)>;
  using PrintSlip =
      std::function<absl::StatusOr<std::string>(const v1::Binding& binding, const std::string& old_account)>;

  // Store and clock outlive the object.
  Bindings(TerminalStore& store, Clock& clock, FindPayment find_payment, PrintSlip print_slip);

  // InForce is the one that the shop is paid to. NOT_FOUND.
  absl::StatusOr<v1::Binding> InForce();
  // List is the last fifty, newest first.
  absl::StatusOr<std::vector<v1::Binding>> List();

  // Propose: INVALID_REQUEST, CARD_NOT_VERIFIED, CHANGED_TOO_OFTEN, ILLEGAL_STEP. The caller has confirmed
  // the password.
  absl::StatusOr<v1::Binding> Propose(std::string_view operator_id, const v1::ProposeBindingRequest& request);
  // Approve: SECOND_PERSON_REQUIRED, ILLEGAL_STEP, NOT_FOUND.
  absl::StatusOr<v1::Binding> Approve(std::string_view operator_id, std::string_view name);
  // Test: ILLEGAL_STEP, NOT_FOUND, CARD_NOT_VERIFIED.
  absl::StatusOr<v1::Binding> Test(std::string_view operator_id, const v1::TestBindingRequest& request);
  absl::StatusOr<v1::Binding> Withdraw(std::string_view operator_id, std::string_view name);
  absl::StatusOr<v1::Binding> Restore(std::string_view operator_id, std::string_view name);

 private:
  absl::StatusOr<std::vector<v1::Binding>> All() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::StatusOr<v1::Binding> Find(std::string_view name) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status MayPropose(const std::vector<v1::Binding>& all) const;
  absl::StatusOr<payment::v1::Payment> Verified(const std::string& name, const std::vector<v1::Binding>& all);
  absl::StatusOr<v1::Binding> Save(v1::Binding binding, const AuditEntry& audit)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::StatusOr<v1::Binding> PutInForce(v1::Binding binding, const AuditEntry& audit)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  v1::Binding WithSlip(v1::Binding binding, const std::string& old_account)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  absl::Mutex mutex_;  // one change at a time
  TerminalStore& store_;
  Clock& clock_;
  const FindPayment find_payment_;
  const PrintSlip print_slip_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_BINDINGS_H_
