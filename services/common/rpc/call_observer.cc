// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/call_observer.h"

#include <string>
#include <utility>

#include "absl/time/clock.h"
#include "services/common/log/log.h"
#include "services/common/rpc/caller.h"
#include "services/common/rpc/status_mapping.h"
#include "services/common/rpc/trace_context.h"
#include "services/common/status/error.h"

namespace till::rpc {
namespace {

using grpc::experimental::InterceptionHookPoints;
using grpc::experimental::Interceptor;
using grpc::experimental::InterceptorBatchMethods;
using grpc::experimental::ServerRpcInfo;

class CallObserver final : public Interceptor {
 public:
  CallObserver(ServerRpcInfo* info, std::string method, metrics::RpcMetrics* metrics)
      : info_(info), method_(std::move(method)), metrics_(metrics), begin_(absl::GetCurrentTimeNanos()) {}

  void Intercept(InterceptorBatchMethods* methods) override {
    if (methods->QueryInterceptionHookPoint(InterceptionHookPoints::PRE_SEND_STATUS)) {
      Ended(methods->GetSendStatus());
    }
    methods->Proceed();
  }

 private:
  void Ended(const grpc::Status& status) {
    const absl::Duration took = absl::Nanoseconds(absl::GetCurrentTimeNanos() - begin_);
    const auto code = static_cast<absl::StatusCode>(status.error_code());
    if (metrics_ != nullptr) metrics_->Finished(method_, code, took);
    if (status.ok()) return;
    const std::optional<Caller> caller = CallerOf(info_->server_context());
    log::Warn("call failed", {{"method", info_->method() == nullptr ? "" : info_->method()},
                              {"caller", caller.has_value() ? caller->Describe() : "nobody"},
                              {"status", absl::StatusCodeToString(code)},
                              {"code", ErrorCodeName(ErrorCodeOf(FromGrpc(status)))},
                              {"error", status.error_message()},
                              {"took", absl::Trunc(took, absl::Microseconds(1))},
                              {"trace", TraceOf(*info_->server_context()).trace_id}});
  }

  ServerRpcInfo* const info_;
  const std::string method_;
  metrics::RpcMetrics* const metrics_;
  const int64_t begin_;
};

class CallObserverFactory final : public grpc::experimental::ServerInterceptorFactoryInterface {
 public:
  CallObserverFactory(const google::protobuf::ServiceDescriptor& facet, metrics::RpcMetrics* metrics)
      : facet_(facet), prefix_("/" + facet.full_name() + "/"), metrics_(metrics) {}

  Interceptor* CreateServerInterceptor(ServerRpcInfo* info) override {
    const std::string method = info->method() == nullptr ? "" : info->method();
    if (method.starts_with("/grpc.")) return nullptr;
    const bool known =
        method.starts_with(prefix_) && facet_.FindMethodByName(method.substr(prefix_.size())) != nullptr;
    return new CallObserver(info, known ? method : "unknown", metrics_);
  }

 private:
  const google::protobuf::ServiceDescriptor& facet_;
  const std::string prefix_;
  metrics::RpcMetrics* const metrics_;
};

}  // namespace

std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface> MakeCallObserver(
    const google::protobuf::ServiceDescriptor& facet, metrics::RpcMetrics* metrics) {
  return std::make_unique<CallObserverFactory>(facet, metrics);
}

}  // namespace till::rpc
