// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_GRPC_BACKEND_H_
#define TILL_KIOSK_UI_SRC_BACKEND_GRPC_BACKEND_H_

#include <chrono>
#include <memory>
#include <string>

#include "kiosk-ui/src/backend/backend.h"
#include "kiosk-ui/src/backend/grpc_calls.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "till/payment/v1/payments.grpc.pb.h"
#include "till/print/v1/preview.grpc.pb.h"
#include "till/terminal/v1/device.grpc.pb.h"
#include "till/terminal/v1/operators.grpc.pb.h"
#include "till/terminal/v1/profile.grpc.pb.h"

namespace till::kiosk {

// GrpcBackend speaks to the terminal's services at their sockets under the run folder.
//
// It is online while `terminal` streams its health and no payment's stream is broken. A broken payment stream
// is joined again with the same request_id, which is safe by the API's promise; the payment goes on
// meanwhile.
class GrpcBackend final : public Backend {
  Q_OBJECT

 public:
  // GrpcBackend connects nowhere until Start; `scheduler` must outlive it.
  GrpcBackend(const std::string& run_directory, Scheduler& scheduler);

  void Start() override;
  void SetLanguage(const QString& language) override;
  void SignIn(const QString& number, SecretBuffer password) override;
  void SignOut() override;
  void StartPayment(const QString& request_id, const Money& amount) override;
  void CancelPayment(const QString& payment_id) override;
  void ChooseApplication(const QString& payment_id, const QString& application_id) override;
  void QueryPayment(const QString& payment_id) override;
  void ListPayments(int at_most) override;
  void FetchReceipt(const QString& payment_id) override;
  void FetchHealth() override;

 private:
  // The payment being followed, and its stream.
  struct Following {
    std::shared_ptr<till::payment::v1::StartPaymentRequest> request;
    std::shared_ptr<grpc::ClientContext> context;
    Payment payment;
    bool heard = false;   // at least one event came: the payment exists
    bool broken = false;  // the stream ended before the payment did
    int failures = 0;     // in a row, without an event between
    int generation = 0;
  };

  std::unique_ptr<grpc::ClientContext> Context(std::chrono::milliseconds deadline) const;
  void Prepare(grpc::ClientContext& context, std::chrono::milliseconds deadline) const;
  Problem Heard(const grpc::Status& status);
  void WatchHealth();
  void HealthEnded();
  void FetchProfile();
  void FollowPayment();
  void PaymentEvent(const till::payment::v1::PaymentEvent& event);
  void PaymentStreamEnded(const grpc::Status& status);
  void KeepSession(const till::terminal::v1::SignInResponse& session);
  void RenewSession();
  void RenderReceipt(const QString& payment_id, const till::print::v1::Document& document);
  void RenderReceiptText(const Receipt& receipt, const till::print::v1::Document& document);
  void TellOnline();

  Scheduler& scheduler_;
  std::unique_ptr<till::payment::v1::Payments::Stub> payments_;
  std::unique_ptr<till::terminal::v1::Operators::Stub> operators_;
  std::unique_ptr<till::terminal::v1::Profile::Stub> profile_;
  std::unique_ptr<till::terminal::v1::Device::Stub> device_;
  std::unique_ptr<till::print::v1::Preview::Stub> preview_;
  std::string language_ = "zh";
  std::string session_token_;
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
