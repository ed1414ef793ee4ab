// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/payees_service.h"

#include "services/common/rpc/session_metadata.h"
#include "services/terminal/answer.h"
#include "services/terminal/second_person.h"

namespace till::terminal {

grpc::Status PayeesService::GetPayee(grpc::ServerContext* context, const v1::GetPayeeRequest* request,
                                     v1::Payee* response) {
  return Answer(file_.Get(), context, response);
}

grpc::Status PayeesService::UpdatePayee(grpc::ServerContext* context, const v1::UpdatePayeeRequest* request,
                                        v1::Payee* response) {
  const absl::StatusOr<SessionToken> session = sessions_.Read(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  return Answer(file_.Update(session->operator_id, *request), context, response);
}

grpc::Status PayeesService::PutPhoto(grpc::ServerContext* context, const v1::PutPhotoRequest* request,
                                     v1::Payee* response) {
  const absl::StatusOr<SessionToken> session = sessions_.Read(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  return Answer(file_.PutPhoto(session->operator_id, *request), context, response);
}

grpc::Status PayeesService::GetPhoto(grpc::ServerContext* context, const v1::GetPhotoRequest* request,
                                     v1::GetPhotoResponse* response) {
  const absl::StatusOr<SessionToken> session = sessions_.Read(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  return Answer(file_.Photo(session->operator_id, request->kind()), context, response);
}

grpc::Status PayeesService::SubmitPayee(grpc::ServerContext* context, const v1::SubmitPayeeRequest* request,
                                        v1::Payee* response) {
  const absl::StatusOr<SessionToken> session = sessions_.Read(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  return Answer(file_.Submit(session->operator_id), context, response);
}

grpc::Status PayeesService::ReviewPayee(grpc::ServerContext* context, const v1::ReviewPayeeRequest* request,
                                        v1::Payee* response) {
  const absl::StatusOr<std::string> person = SecondPerson(sessions_, *context, request->submission());
  if (!person.ok()) return rpc::ToGrpc(person.status(), context);
  return Answer(file_.Review(*person, *request), context, response);
}

grpc::Status PayeesService::RemovePayee(grpc::ServerContext* context, const v1::RemovePayeeRequest* request,
                                        v1::RemovePayeeResponse* response) {
  const absl::StatusOr<SessionToken> session = sessions_.Read(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  return rpc::ToGrpc(file_.Remove(session->operator_id), context);
}

}  // namespace till::terminal
