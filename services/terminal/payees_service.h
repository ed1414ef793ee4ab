// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_PAYEES_SERVICE_H_
#define TILL_SERVICES_TERMINAL_PAYEES_SERVICE_H_

#include "services/terminal/payee_file.h"
#include "services/terminal/session_desk.h"
#include "till/terminal/v1/payees.grpc.pb.h"

namespace till::terminal {

// PayeesService is the facet till.terminal.v1.Payees.
class PayeesService final : public v1::Payees::Service {
 public:
  // Both outlive the service.
  PayeesService(PayeeFile& file, const SessionDesk& sessions) : file_(file), sessions_(sessions) {}

  grpc::Status GetPayee(grpc::ServerContext* context, const v1::GetPayeeRequest* request,
                        v1::Payee* response) override;
  grpc::Status UpdatePayee(grpc::ServerContext* context, const v1::UpdatePayeeRequest* request,
                           v1::Payee* response) override;
  grpc::Status PutPhoto(grpc::ServerContext* context, const v1::PutPhotoRequest* request,
                        v1::Payee* response) override;
  grpc::Status GetPhoto(grpc::ServerContext* context, const v1::GetPhotoRequest* request,
                        v1::GetPhotoResponse* response) override;
  grpc::Status SubmitPayee(grpc::ServerContext* context, const v1::SubmitPayeeRequest* request,
                           v1::Payee* response) override;
  grpc::Status ReviewPayee(grpc::ServerContext* context, const v1::ReviewPayeeRequest* request,
                           v1::Payee* response) override;
  grpc::Status RemovePayee(grpc::ServerContext* context, const v1::RemovePayeeRequest* request,
                           v1::RemovePayeeResponse* response) override;

 private:
  PayeeFile& file_;
  const SessionDesk& sessions_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_PAYEES_SERVICE_H_
