// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_PORTS_H_
#define TILL_SERVICES_PAYMENT_PORTS_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "till/card/v1/reader.pb.h"
#include "till/ledger/v1/journal.pb.h"
#include "till/ledger/v1/reports.pb.h"
#include "till/pin/v1/pin_entry.pb.h"
#include "till/print/v1/printing.pb.h"
#include "till/terminal/v1/acquirer_parameters.pb.h"
#include "till/terminal/v1/parameters.pb.h"
#include "till/terminal/v1/profile.pb.h"
#include "till/terminal/v1/promotions.pb.h"
#include "till/uplink/v1/acquirer.pb.h"

// The rooms that a payment goes through, as its state machine sees them. The machine is tested, and
// simulated, against others that implement these; ports/ has those that call the real processes. Every call
// ends: each port sets a deadline. A Status is "could not do it", and says nothing about what the other side
// did before it failed.
namespace till::payment {

// NotThere is the answer of a port that does without a call: what surrounds the machine needs it, a payment
// does not.
inline absl::Status NotThere() {
  return absl::UnimplementedError("this port does not do that");
}

// CardSession is one card transaction that runs in `card`. One thread calls Next and the answers; Cancel may
// come from any thread. Destroying it ends the transaction and powers the card off.
class CardSession {
 public:
  virtual ~CardSession() = default;

  // Next waits for the next event. After the `ended` event, or an error, it is not called again.
  virtual absl::StatusOr<card::v1::TransactEvent> Next() = 0;
  virtual absl::Status SelectApplication(int index) = 0;
  virtual absl::Status TellPinOutcome(card::v1::PinOutcome::Outcome outcome) = 0;
  virtual absl::Status TellOnlineResult(const card::v1::OnlineResult& result) = 0;
  virtual void Cancel() = 0;
};

class CardPort {
 public:
  virtual ~CardPort() = default;
  virtual absl::StatusOr<std::unique_ptr<CardSession>> Begin(const card::v1::StartTransaction& start) = 0;
  // StoreDownload gives `card` what the host said of cards; INVALID_REQUEST when it is not to be believed.
  virtual absl::Status StoreDownload(const card::v1::StoreDownloadRequest&) { return NotThere(); }
};

class PinPort {
 public:
  virtual ~PinPort() = default;
  // EnterOnlinePin blocks until the entry ends; `on_digits` hears how many digits are entered, from this
  // thread.
  virtual absl::StatusOr<pin::v1::PinEntryResult> EnterOnlinePin(
      const pin::v1::EnterOnlinePinRequest& request, const std::function<void(int)>& on_digits) = 0;
  // EnterCardNumber blocks until the typing ends; `on_progress` hears how far it is, from this thread.
  virtual absl::StatusOr<pin::v1::CardNumberResult> EnterCardNumber(
      const pin::v1::EnterCardNumberRequest& request,
      const std::function<void(const pin::v1::CardNumberProgress&)>& on_progress) = 0;
  virtual void Cancel(const std::string& payment) = 0;
};

class HostPort {
 public:
  virtual ~HostPort() = default;
  virtual absl::StatusOr<uplink::v1::ExchangeResponse> Exchange(
      const uplink::v1::ExchangeRequest& request) = 0;
  virtual absl::StatusOr<uplink::v1::SignOnResponse> SignOn(const uplink::v1::SignOnRequest& request) = 0;
  virtual absl::StatusOr<uplink::v1::SignOffResponse> SignOff(const uplink::v1::SignOffRequest& request) = 0;
  virtual absl::StatusOr<uplink::v1::DownloadResponse> Download(
      const uplink::v1::DownloadRequest& request) = 0;
  virtual absl::StatusOr<uplink::v1::StatusResponse> Status() = 0;
  // WatchLateReplies blocks and tells answers that came after their payment had given up; it ends with the
  // line's process, after an hour at most, or when StopWatching is called, and is then called again.
  virtual absl::Status WatchLateReplies(const std::function<void(const uplink::v1::LateReply&)>& on_late) = 0;
  virtual void StopWatching() = 0;
};

class BooksPort {
 public:
  virtual ~BooksPort() = default;
  virtual absl::StatusOr<ledger::v1::RecordIntentResponse> RecordIntent(
      const ledger::v1::RecordIntentRequest&) = 0;
  virtual absl::StatusOr<ledger::v1::PaymentRecord> RecordStep(const ledger::v1::RecordStepRequest&) = 0;
  virtual absl::StatusOr<ledger::v1::PaymentRecord> Post(const ledger::v1::PostRequest&) = 0;
  virtual absl::StatusOr<ledger::v1::PaymentRecord> Void(const ledger::v1::VoidRequest&) = 0;
  virtual absl::StatusOr<std::vector<ledger::v1::PaymentRecord>> OpenPayments() = 0;
  virtual absl::StatusOr<ledger::v1::PaymentRecord> GetRecord(const std::string& payment) = 0;
  virtual absl::StatusOr<ledger::v1::TakeTraceNumberResponse> TakeTraceNumber() = 0;
  virtual absl::Status AdoptBatch(int batch_number, int replaces) = 0;
  virtual absl::Status RecordReceipt(const std::string& payment, const std::vector<std::string>& jobs) = 0;

  virtual absl::StatusOr<ledger::v1::Settlement> BeginSettlement(const std::string&) { return NotThere(); }
  virtual absl::StatusOr<ledger::v1::Settlement> RecordSettlementStep(
      const ledger::v1::RecordSettlementStepRequest&) {
    return NotThere();
  }
  // ListUploads returns the next payments of a settlement to upload, in their order; none when all are
  // uploaded.
  virtual absl::StatusOr<std::vector<ledger::v1::ListUploadsResponse::Upload>> ListUploads(
      const std::string&) {
    return NotThere();
  }
  // RunningSettlement returns the settlement that was begun and is not closed, if there is one.
  virtual absl::StatusOr<std::optional<ledger::v1::Settlement>> RunningSettlement() { return NotThere(); }
  // ChangeShift begins a shift for an operator and returns its number.
  virtual absl::StatusOr<int> ChangeShift(const std::string&) { return NotThere(); }
  virtual absl::StatusOr<ledger::v1::TotalsResponse> Totals(const ledger::v1::TotalsRequest&) {
    return NotThere();
  }
  virtual absl::StatusOr<ledger::v1::SearchResponse> Search(const ledger::v1::SearchRequest&) {
    return NotThere();
  }
};

class PaperPort {
 public:
  virtual ~PaperPort() = default;
  // Print queues a document durably and returns the job's name.
  virtual absl::StatusOr<std::string> Print(const print::v1::PrintRequest& request) = 0;
};

// ShopPort says whose till this is and what it may do; the last good answer is kept while `terminal` is away.
class ShopPort {
 public:
  virtual ~ShopPort() = default;
  virtual absl::StatusOr<terminal::v1::MerchantProfile> Profile() = 0;
  virtual absl::StatusOr<terminal::v1::TerminalParameters> Parameters() = 0;
  // ApplyDownload gives `terminal` the parameters that the host has for it; INVALID_REQUEST when they are not
  // to be believed, and nothing has changed then.
  virtual absl::Status ApplyDownload(const terminal::v1::ApplyDownloadRequest&) { return NotThere(); }
  // Quote says what a promotion makes of an amount; asked anew each time. NOT_FOUND when it does not apply.
  virtual absl::StatusOr<terminal::v1::Quotation> Quote(const terminal::v1::QuoteRequest&) {
    return NotThere();
  }
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_PORTS_H_
