// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_RPC_NO_PLUGINS_H_
#define TILL_SERVICES_COMMON_RPC_NO_PLUGINS_H_

#include <grpcpp/impl/server_builder_option.h>

#include <memory>
#include <vector>

namespace till::rpc {

// NoPlugins builds a server that serves nothing but what was registered with it. gRPC's reflection library
// adds itself to every server of a process that is linked with it, whether anybody asked or not.
class NoPlugins final : public grpc::ServerBuilderOption {
 public:
  void UpdateArguments(grpc::ChannelArguments*) override {}
  void UpdatePlugins(std::vector<std::unique_ptr<grpc::ServerBuilderPlugin>>* plugins) override {
    plugins->clear();
  }
};

}  // namespace till::rpc

#endif  // TILL_SERVICES_COMMON_RPC_NO_PLUGINS_H_
