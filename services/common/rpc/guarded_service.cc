// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/guarded_service.h"

#include <google/protobuf/message.h>
#include <grpcpp/impl/rpc_service_method.h>
#include <grpcpp/support/method_handler.h>

#include "services/common/rpc/status_mapping.h"

namespace till::rpc {
namespace {

using grpc::internal::MethodHandler;
using grpc::internal::RpcMethod;
using grpc::internal::RpcServiceMethod;

// Gives access to a protected member that generated services use on themselves.
struct HandlerOf : grpc::Service {
  static MethodHandler* Get(grpc::Service* service, int index) {
    return (service->*(&HandlerOf::GetHandler))(index);
  }
};

template <grpc::StatusCode kCode>
void SendError(const MethodHandler::HandlerParameter& call, const std::string& message) {
  grpc::internal::ErrorMethodHandler<kCode>(message).RunHandler(call);
}

// Ends a call with an error before its handler ran. gRPC's own handler for that takes no details, so they are
// sent as the metadata that they become on the wire anyway.
void Refuse(const MethodHandler::HandlerParameter& call, const absl::Status& why) {
  if (call.request != nullptr && call.status.ok()) {
    // Its memory is the call's arena's; what it allocated itself is the handler's to free, and that will not
    // run.
    static_cast<google::protobuf::MessageLite*>(call.request)->~MessageLite();
  }
  const grpc::Status status = ToGrpc(why, call.server_context);
  call.server_context->AddTrailingMetadata("grpc-status-details-bin", status.error_details());
  switch (status.error_code()) {
    case grpc::StatusCode::INVALID_ARGUMENT:
      return SendError<grpc::StatusCode::INVALID_ARGUMENT>(call, status.error_message());
    case grpc::StatusCode::UNAUTHENTICATED:
      return SendError<grpc::StatusCode::UNAUTHENTICATED>(call, status.error_message());
    case grpc::StatusCode::FAILED_PRECONDITION:
      return SendError<grpc::StatusCode::FAILED_PRECONDITION>(call, status.error_message());
    case grpc::StatusCode::UNAVAILABLE:
      return SendError<grpc::StatusCode::UNAVAILABLE>(call, status.error_message());
    default:
      return SendError<grpc::StatusCode::PERMISSION_DENIED>(call, status.error_message());
  }
}

class GuardedHandler final : public MethodHandler {
 public:
  GuardedHandler(const google::protobuf::MethodDescriptor& method, MethodHandler* behind,
                 const CallGuard* guard, std::atomic<int>* calls_in_progress)
      : method_(method), behind_(behind), guard_(guard), calls_in_progress_(calls_in_progress) {}

  void RunHandler(const HandlerParameter& call) override {
    ++*calls_in_progress_;
    Run(call);
    --*calls_in_progress_;
  }

  void* Deserialize(grpc_call* call, grpc_byte_buffer* request, grpc::Status* status,
                    void** handler_data) override {
    return behind_->Deserialize(call, request, status, handler_data);
  }

 private:
  void Run(const HandlerParameter& call) {
    // Null for a stream of requests; what could not be parsed is not looked at.
    const auto* request =
        call.status.ok() ? static_cast<const google::protobuf::Message*>(call.request) : nullptr;
    if (const absl::Status status = guard_->Check(method_, *call.server_context, request); !status.ok()) {
      return Refuse(call, status);
    }
    behind_->RunHandler(call);
  }

  const google::protobuf::MethodDescriptor& method_;
  MethodHandler* const behind_;  // its service owns it
  const CallGuard* const guard_;
  std::atomic<int>* const calls_in_progress_;
};

RpcMethod::RpcType TypeOf(const google::protobuf::MethodDescriptor& method) {
  if (method.client_streaming() && method.server_streaming()) return RpcMethod::BIDI_STREAMING;
  if (method.client_streaming()) return RpcMethod::CLIENT_STREAMING;
  if (method.server_streaming()) return RpcMethod::SERVER_STREAMING;
  return RpcMethod::NORMAL_RPC;
}

}  // namespace

GuardedService::GuardedService(const google::protobuf::ServiceDescriptor& descriptor, grpc::Service* behind,
                               const CallGuard* guard) {
  for (int i = 0; i < descriptor.method_count(); ++i) {
    const google::protobuf::MethodDescriptor& method = *descriptor.method(i);
    names_.push_back("/" + descriptor.full_name() + "/" + method.name());
    // Generated services add their methods in the descriptor's order.
    AddMethod(new RpcServiceMethod(
        names_.back().c_str(), TypeOf(method),
        new GuardedHandler(method, HandlerOf::Get(behind, i), guard, &calls_in_progress_)));
  }
}

const google::protobuf::ServiceDescriptor* FindService(const std::string& full_name) {
  return google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(full_name);
}

}  // namespace till::rpc
