// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_GRPC_BACKEND_H_
#define TILL_KIOSK_UI_SRC_BACKEND_GRPC_BACKEND_H_

#include <memory>
#include <string>

#include "kiosk-ui/src/backend/backend.h"
#include "kiosk-ui/src/backend/grpc_calls.h"
#include "kiosk-ui/src/backend/payment_call.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/backend/service_line.h"
#include "till/payment/v1/payments.grpc.pb.h"
#include "till/print/v1/preview.grpc.pb.h"
#include "till/print/v1/printing.grpc.pb.h"
#include "till/terminal/v1/device.grpc.pb.h"
#include "till/terminal/v1/operators.grpc.pb.h"
#include "till/terminal/v1/profile.grpc.pb.h"

namespace till::kiosk {

// GrpcBackend speaks to the terminal's services over a line.
//
// It is online while `terminal` streams its health and no payment's stream is broken. A broken payment stream
// is joined again with the same request_id, which is safe by the API's promise; the payment goes on
// meanwhile.
class GrpcBackend final : public Backend {
  Q_OBJECT

 public:
  // GrpcBackend connects nowhere until Start; `line` and `scheduler` must outlive it.
  GrpcBackend(ServiceLine& line, Scheduler& scheduler);

  void Start() override;
  void SetLanguage(const QString& language) override;
  void SignIn(const QString& number, SecretBuffer password) override;
  void SignOut() override;
  void StartPayment(const Order& order) override;
  void CancelPayment(const QString& payment_id) override;
  void ChooseApplication(const QString& payment_id, const QString& application_id) override;
  void ResumePayment() override;
  void QueryPayment(const QString& payment_id) override;
  void ListPayments(int at_most) override;
  void FetchReceipt(const QString& payment_id) override;
  void FetchHealth() override;

 private:
  // The payment being followed, and its stream.
  struct Following {
    std::shared_ptr<const PaymentCall> call;
    QString approval;
    std::shared_ptr<grpc::ClientContext> context;
    Payment payment;
    bool heard = false;              // at least one event came: the payment exists
    bool broken = false;             // the stream ended before the payment did
    bool waits_for_sign_in = false;  // the session ended first: it is joined again when somebody signs in
    int failures = 0;                // in a row, without an event between
    int generation = 0;
  };

  void WatchHealth();
  void HealthEnded();
  void FetchProfile();
  void FollowPayment();
  void PaymentEvent(const till::payment::v1::PaymentEvent& event);
  void PaymentStreamEnded(const grpc::Status& status);
  bool FollowingIsOver() const;
  void WatchPaper(int looks);
  void KeepSession(const till::terminal::v1::SignInResponse& session);
  void RenewSession();
  void RenderReceipt(const QString& payment_id, const till::print::v1::Document& document);
  void RenderReceiptText(const Receipt& receipt, const till::print::v1::Document& document);
  void TellOnline();

  ServiceLine& line_;
  Scheduler& scheduler_;
  std::unique_ptr<till::payment::v1::Payments::Stub> payments_;
  std::unique_ptr<till::terminal::v1::Operators::Stub> operators_;
  std::unique_ptr<till::terminal::v1::Profile::Stub> profile_;
  std::unique_ptr<till::terminal::v1::Device::Stub> device_;
  std::unique_ptr<till::print::v1::Preview::Stub> preview_;
  std::unique_ptr<till::print::v1::Printing::Stub> printing_;
  int session_generation_ = 0;
  till::terminal::v1::MerchantProfile merchant_;
  Following following_;
  bool health_streams_ = false;
  bool said_online_ = false;
  bool online_ = false;
  GrpcCalls calls_;  // last: its destructor ends all calls before anything they touch goes
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_GRPC_BACKEND_H_
