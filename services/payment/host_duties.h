// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_HOST_DUTIES_H_
#define TILL_SERVICES_PAYMENT_HOST_DUTIES_H_

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "services/common/clock/clock.h"
#include "services/payment/ports.h"
#include "services/payment/recovery.h"
#include "till/payment/v1/batches.pb.h"

namespace till::payment {

// HostDuties is what comes before the next online transaction: to be signed on, to have sent every reversal
// and message that is owed, and to have fetched what the host has for the terminal. Thread-safe; starts no
// thread.
class HostDuties {
 public:
  struct Ports {
    CardPort& card;
    HostPort& host;
    BooksPort& books;
    ShopPort& shop;
    Clock& clock;
  };

  // See Recovery for the two functions.
  HostDuties(Ports ports, std::function<bool(const std::string&)> is_running,
             std::function<void(const ledger::v1::PaymentRecord&)> on_ended);

  // BeReady does what is to be done before the next online transaction. HOST_UNREACHABLE, NOT_SIGNED_ON,
  // REVERSAL_OWED (names a payment that is not resolved), and what the ports say.
  absl::Status BeReady();

  // NoteWork says that the books may hold something to resolve; at first they always may.
  void NoteWork() { work_waiting_ = true; }
  // NoteSignOn says that the host wants a new sign-on.
  void NoteSignOn() { must_sign_on_ = true; }
  bool HasWork() const { return work_waiting_ || must_sign_on_; }

  absl::StatusOr<v1::SignOnResponse> SignOn(const std::string& operator_id);
  absl::StatusOr<v1::SignOffResponse> SignOff(const std::string& operator_id);

  // FetchDownloads asks for what the host announced and gives it to `card`, a blacklist in the box in which
  // it came. Best effort: what fails, here or at `card`, is tried again when the line is looked at next.
  void FetchDownloads();

 private:
  absl::Status SignOnIfNeeded();
  absl::StatusOr<v1::SignOnResponse> SignOnLocked(const std::string& operator_id);
  absl::Status Resolve();
  void Fetch(uplink::v1::DownloadKind kind);
  void AdoptBatch();

  const Ports ports_;
  std::mutex host_mutex_;  // Serialises sign-on and recovery.
  Recovery recovery_;
  std::set<int> unkept_;  // Downloads that came and `card` could not take. Guarded likewise.
  // What the host said of the batch at the latest sign-on, until the books have it. Guarded by host_mutex_.
  struct Adoption {
    int batch_number;
    int replaces;  // the batch in which the host was asked
  };
  std::optional<Adoption> adoption_;
  std::atomic<bool> must_sign_on_{false};
  std::atomic<bool> work_waiting_{true};
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_HOST_DUTIES_H_
