// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_CLIENT_FAKE_PAYMENTS_CLIENT_H_
#define TILL_SERVICES_PAYMENT_CLIENT_FAKE_PAYMENTS_CLIENT_H_

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "services/common/status/error.h"
#include "services/payment/client/payments_client.h"

namespace till::payment {

// FakePaymentsClient plays the states it is given for each payment that is started, and remembers what became
// of it.
class FakePaymentsClient final : public PaymentsClient {
 public:
  // What the next payments go through; the last one stays.
  std::vector<v1::Payment::State> states = {v1::Payment::CREATED, v1::Payment::WAITING_FOR_CARD,
                                            v1::Payment::APPROVED};
  // If not OK, StartPayment fails so.
  absl::Status failure;
  std::vector<v1::StartPaymentRequest> started;
  std::vector<v1::RespondRequest> responses;

  absl::Status StartPayment(const v1::StartPaymentRequest& request, const std::string& session,
                            absl::Duration patience, OnEvent on_event) override {
    if (!failure.ok()) return failure;
    started.push_back(request);
    v1::Payment payment;
    payment.set_name("payments/" + request.request_id());
    payment.set_request_id(request.request_id());
    *payment.mutable_amount() = request.amount();
    events_[payment.name()].clear();
    for (const v1::Payment::State state : states) {
      payment.set_state(state);
      payment.set_last_event(payment.last_event() + 1);
      v1::PaymentEvent event;
      event.set_number(payment.last_event());
      *event.mutable_payment() = payment;
      events_[payment.name()].push_back(std::move(event));
    }
    return WatchPayment(payment.name(), 1, patience, on_event);
  }

  absl::Status WatchPayment(const std::string& payment, int64_t from_event, absl::Duration patience,
                            OnEvent on_event) override {
    const auto known = events_.find(payment);
    if (known == events_.end()) return MakeError(ErrorCode::kNotFound, "no such payment");
    for (const v1::PaymentEvent& event : known->second) {
      if (event.number() >= from_event && !on_event(event)) break;
    }
    return absl::OkStatus();
  }

  absl::StatusOr<v1::Payment> GetPayment(const std::string& payment) override {
    const auto known = events_.find(payment);
    if (known == events_.end()) return MakeError(ErrorCode::kNotFound, "no such payment");
    return known->second.back().payment();
  }

  absl::StatusOr<v1::ListPaymentsResponse> ListPayments(const v1::ListPaymentsRequest& request) override {
    v1::ListPaymentsResponse response;
    for (const auto& [name, events] : events_) *response.add_payments() = events.back().payment();
    return response;
  }

  absl::StatusOr<v1::CancelPaymentResponse> CancelPayment(const std::string& payment) override {
    const absl::StatusOr<v1::Payment> found = GetPayment(payment);
    if (!found.ok()) return found.status();
    v1::CancelPaymentResponse response;
    response.set_result(v1::CancelPaymentResponse::ALREADY_ENDED);
    *response.mutable_payment() = *found;
    return response;
  }

  absl::Status Respond(const v1::RespondRequest& request, const std::string& session) override {
    responses.push_back(request);
    return absl::OkStatus();
  }

  absl::StatusOr<print::v1::Document> GetReceipt(const v1::GetReceiptRequest& request) override {
    const absl::StatusOr<v1::Payment> found = GetPayment(request.payment());
    if (!found.ok()) return found.status();
    print::v1::Document document;
    document.set_template_("receipt");
    (*document.mutable_fields())["reference"] = found->name();
    return document;
  }

 private:
  std::map<std::string, std::vector<v1::PaymentEvent>> events_;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_CLIENT_FAKE_PAYMENTS_CLIENT_H_
