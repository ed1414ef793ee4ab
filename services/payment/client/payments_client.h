// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_CLIENT_PAYMENTS_CLIENT_H_
#define TILL_SERVICES_PAYMENT_CLIENT_PAYMENTS_CLIENT_H_

#include <memory>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "till/payment/v1/payments.pb.h"

namespace till::payment {

// PaymentsClient takes payments and tells what became of them, for programs that show them to people.
// Thread-safe.
class PaymentsClient {
 public:
  // OnEvent hears each event in order, in the calling thread; returning false stops following (the payment
  // goes on).
  using OnEvent = absl::FunctionRef<bool(const v1::PaymentEvent&)>;

  virtual ~PaymentsClient() = default;

  // StartPayment takes a payment, or joins the one with this request id, and follows it to a final state. A
  // stream that breaks is taken up again by the same request id, which is always safe, until `patience` runs
  // out; the payment's name in the last event is then the thread to pick up.
  virtual absl::Status StartPayment(const v1::StartPaymentRequest& request, const std::string& session,
                                    absl::Duration patience, OnEvent on_event) = 0;

  // WatchPayment follows a payment from event `from_event` on to its final state.
  virtual absl::Status WatchPayment(const std::string& payment, int64_t from_event, absl::Duration patience,
                                    OnEvent on_event) = 0;

  virtual absl::StatusOr<v1::Payment> GetPayment(const std::string& payment) = 0;
  virtual absl::StatusOr<v1::ListPaymentsResponse> ListPayments(const v1::ListPaymentsRequest& request) = 0;
  virtual absl::StatusOr<v1::CancelPaymentResponse> CancelPayment(const std::string& payment) = 0;
  virtual absl::Status Respond(const v1::RespondRequest& request, const std::string& session) = 0;
  virtual absl::StatusOr<print::v1::Document> GetReceipt(const v1::GetReceiptRequest& request) = 0;
};

// DialPayments returns a client of R/payment/payments.sock that speaks `language` ("zh" or "en"). It connects
// at the first call.
std::unique_ptr<PaymentsClient> DialPayments(const std::string& run_directory, const std::string& language);

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_CLIENT_PAYMENTS_CLIENT_H_
