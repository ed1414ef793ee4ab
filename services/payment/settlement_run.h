// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_SETTLEMENT_RUN_H_
#define TILL_SERVICES_PAYMENT_SETTLEMENT_RUN_H_

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/common/clock/clock.h"
#include "services/payment/ports.h"

namespace till::payment {

// SettlementRun settles the batch at the host (unionpay.md B8). Where it is stands in the books and nowhere
// else, so a run that was interrupted, by whatever, is gone on with by another run:
//
//   state      | what is done next
//   BEGUN      | the host is told the sums (0500) and says whether they are its own
//   BALANCED,  | what the host must have in detail is sent (0320), each message noted when it is answered;
//   then the UNBALANCED |   end of the upload UPLOADED   | sign-off, slip, and the next batch
//
// A message that is sent again is the same message: it has the trace number of its first payment, or of the
// settlement. It starts no thread.
class SettlementRun {
 public:
  struct Ports {
    HostPort& host;
    BooksPort& books;
  };
  using Progress = std::function<void(const ledger::v1::Settlement&)>;
  using PrintSlip = std::function<std::vector<std::string>(const ledger::v1::Settlement&)>;

  // `print_slip` returns the print jobs of the slip; none when it cannot be printed.
  SettlementRun(Ports ports, absl::Duration reply_timeout, PrintSlip print_slip);

  // Run begins a settlement, or goes on with the one that runs, until it is closed. `on_progress` hears of
  // each change. UNRESOLVED_PAYMENTS before it began; HOST_SILENT, HOST_UNREACHABLE, HOST_PROTOCOL_ERROR when
  // it stopped in between.
  absl::Status Run(const std::string& operator_id, const Progress& on_progress);

  // Stop lets Run end before its next message; from any thread.
  void Stop() { stopping_ = true; }

  // must_sign_on says, after Run, whether the host answered that keys or batch are not its own.
  bool must_sign_on() const { return must_sign_on_; }

 private:
  using Settlement = ledger::v1::Settlement;
  using Upload = ledger::v1::ListUploadsResponse::Upload;

  absl::Status Advance(Settlement& settlement, const Progress& on_progress);
  absl::Status Compare(Settlement& settlement);
  absl::Status UploadDetails(Settlement& settlement, const Progress& on_progress);
  absl::Status UploadOne(Settlement& settlement, const std::vector<Upload>& uploads);
  absl::Status EndUpload(Settlement& settlement);
  absl::Status Close(Settlement& settlement);
  absl::StatusOr<uplink::v1::ExchangeResponse> Tell(const uplink::v1::ExchangeRequest& request);
  absl::Status Note(Settlement& settlement, const ledger::v1::RecordSettlementStepRequest& step);
  uplink::v1::ExchangeRequest Envelope(const Settlement& settlement) const;
  absl::StatusOr<uplink::v1::BatchDetailMessage::Item> ItemOf(const Upload& upload);

  const Ports ports_;
  const absl::Duration reply_timeout_;
  const PrintSlip print_slip_;
  bool must_sign_on_ = false;
  std::atomic<bool> stopping_{false};
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_SETTLEMENT_RUN_H_
