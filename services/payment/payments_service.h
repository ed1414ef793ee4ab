// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_PAYMENTS_SERVICE_H_
#define TILL_SERVICES_PAYMENT_PAYMENTS_SERVICE_H_

#include <atomic>
#include <memory>

#include <grpcpp/server_context.h>

#include "services/common/session/session_verifier.h"
#include "services/ledger/client/reports_client.h"
#include "services/payment/payment_desk.h"
#include "services/payment/payment_order.h"
#include "till/payment/v1/payments.grpc.pb.h"

namespace till::payment {

// PaymentsService is the facet Payments on the wire.
class PaymentsService final : public v1::Payments::Service {
 public:
  PaymentsService(PaymentDesk& desk, ledger::ReportsClient& reports, const SessionVerifier& sessions)
      : desk_(desk), reports_(reports), sessions_(sessions) {}

  // EndStreams lets every stream that follows a payment end, for the process's stop.
  void EndStreams() { stopping_ = true; }

  grpc::Status StartPayment(grpc::ServerContext* context, const v1::StartPaymentRequest* request,
                            grpc::ServerWriter<v1::PaymentEvent>* writer) override;
  grpc::Status StartTypedPayment(grpc::ServerContext* context, const v1::StartTypedPaymentRequest* request,
                                 grpc::ServerWriter<v1::PaymentEvent>* writer) override;
  grpc::Status WatchPayment(grpc::ServerContext* context, const v1::WatchPaymentRequest* request,
                            grpc::ServerWriter<v1::PaymentEvent>* writer) override;
  grpc::Status GetPayment(grpc::ServerContext* context, const v1::GetPaymentRequest* request,
                          v1::Payment* response) override;
  grpc::Status ListPayments(grpc::ServerContext* context, const v1::ListPaymentsRequest* request,
                            v1::ListPaymentsResponse* response) override;
  grpc::Status CancelPayment(grpc::ServerContext* context, const v1::CancelPaymentRequest* request,
                             v1::CancelPaymentResponse* response) override;
  grpc::Status Respond(grpc::ServerContext* context, const v1::RespondRequest* request,
                       v1::RespondResponse* response) override;
  grpc::Status PrintReceipt(grpc::ServerContext* context, const v1::PrintReceiptRequest* request,
                            v1::PrintReceiptResponse* response) override;
  grpc::Status GetReceipt(grpc::ServerContext* context, const v1::GetReceiptRequest* request,
                          v1::GetReceiptResponse* response) override;
  grpc::Status AttachSignature(grpc::ServerContext* context, const v1::AttachSignatureRequest* request,
                               v1::AttachSignatureResponse* response) override;
  grpc::Status VoidPayment(grpc::ServerContext* context, const v1::VoidPaymentRequest* request,
                           grpc::ServerWriter<v1::PaymentEvent>* writer) override;
  grpc::Status RefundPayment(grpc::ServerContext* context, const v1::RefundPaymentRequest* request,
                             grpc::ServerWriter<v1::PaymentEvent>* writer) override;
  grpc::Status CompletePreAuthorization(grpc::ServerContext* context,
                                        const v1::CompletePreAuthorizationRequest* request,
                                        grpc::ServerWriter<v1::PaymentEvent>* writer) override;
  grpc::Status StartTopUp(grpc::ServerContext* context, const v1::StartTopUpRequest* request,
                          grpc::ServerWriter<v1::PaymentEvent>* writer) override;
  grpc::Status QueryBalance(grpc::ServerContext* context, const v1::QueryBalanceRequest* request,
                            grpc::ServerWriter<v1::PaymentEvent>* writer) override;
  grpc::Status VerifyCard(grpc::ServerContext* context, const v1::VerifyCardRequest* request,
                          grpc::ServerWriter<v1::PaymentEvent>* writer) override;
  grpc::Status StartQrPayment(grpc::ServerContext* context, const v1::StartQrPaymentRequest* request,
                              grpc::ServerWriter<v1::PaymentEvent>* writer) override;
  grpc::Status AdjustTip(grpc::ServerContext* context, const v1::AdjustTipRequest* request,
                         grpc::ServerWriter<v1::PaymentEvent>* writer) override;

 private:
  grpc::Status Start(grpc::ServerContext* context, PaymentOrder order,
                     grpc::ServerWriter<v1::PaymentEvent>* writer);
  grpc::Status Follow(grpc::ServerContext* context, const PaymentLog& log, int64_t from,
                      grpc::ServerWriter<v1::PaymentEvent>* writer);

  PaymentDesk& desk_;
  ledger::ReportsClient& reports_;
  const SessionVerifier& sessions_;
  std::atomic<bool> stopping_{false};
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_PAYMENTS_SERVICE_H_
