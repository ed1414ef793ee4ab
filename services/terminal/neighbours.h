// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_NEIGHBOURS_H_
#define TILL_SERVICES_TERMINAL_NEIGHBOURS_H_

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "till/card/v1/reader.pb.h"
#include "till/payment/v1/moments.pb.h"
#include "till/payment/v1/payments.pb.h"
#include "till/pin/v1/pin_entry.pb.h"
#include "till/print/v1/printing.pb.h"
#include "till/update/v1/updates.pb.h"
#include "till/uplink/v1/acquirer.pb.h"
#include "till/uplink/v1/notices.pb.h"

namespace till::terminal {

// Neighbours is what this process asks of the others, beside their health and self-tests. Each call ends
// within seconds; SERVICE_UNAVAILABLE while the other is away. Thread-safe.
class Neighbours {
 public:
  virtual ~Neighbours() = default;

  // FindPayment looks a payment up. NOT_FOUND.
  virtual absl::StatusOr<payment::v1::Payment> FindPayment(const std::string& name) = 0;
  // BatchIsOpen is whether the batch in force has payments.
  virtual absl::StatusOr<bool> BatchIsOpen() = 0;
  // LastSettlement is when the last batch was closed; none when none was.
  virtual absl::StatusOr<std::optional<absl::Time>> LastSettlement() = 0;
  // Print queues a document and returns the job; the same request_id is the same job.
  virtual absl::StatusOr<std::string> Print(const std::string& request_id,
                                            const print::v1::Document& document) = 0;
  virtual absl::StatusOr<print::v1::PrinterState> Printer() = 0;
  virtual absl::StatusOr<pin::v1::PinEntryStatusResponse> PinPad() = 0;
  virtual absl::StatusOr<uplink::v1::StatusResponse> Line() = 0;
  virtual absl::StatusOr<card::v1::StatusResponse> Reader() = 0;
  // Quiet is whether no payment is open and nothing is owed.
  virtual absl::StatusOr<payment::v1::IsQuietResponse> Quiet() = 0;
  // HoldPayments keeps payments from starting for a second to ten minutes and returns the hold's name.
  // PAYMENT_IN_PROGRESS, PAYMENTS_HELD.
  virtual absl::StatusOr<std::string> HoldPayments(absl::Duration duration, const std::string& reason) = 0;
  // ReleasePayments ends it. NOT_FOUND when it has run out.
  virtual absl::Status ReleasePayments(const std::string& hold) = 0;
  // Update is how far an update is.
  virtual absl::StatusOr<update::v1::UpdateStatus> Update() = 0;
  // Post carries a notice and returns the reply's HTTP status.
  virtual absl::StatusOr<int> Post(const uplink::v1::PostRequest& request) = 0;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_NEIGHBOURS_H_
