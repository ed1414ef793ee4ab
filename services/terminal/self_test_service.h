// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_SELF_TEST_SERVICE_H_
#define TILL_SERVICES_TERMINAL_SELF_TEST_SERVICE_H_

#include "services/terminal/self_tests.h"
#include "till/terminal/v1/self_test.grpc.pb.h"

namespace till::terminal {

// SelfTestService is the facet till.terminal.v1.SelfTest before the list of tests.
class SelfTestService final : public v1::SelfTest::Service {
 public:
  // `tests` outlives the service.
  explicit SelfTestService(const SelfTests& tests) : tests_(tests) {}

  grpc::Status ListTests(grpc::ServerContext* context, const v1::ListTestsRequest* request,
                         v1::ListTestsResponse* response) override;
  grpc::Status RunTests(grpc::ServerContext* context, const v1::RunTestsRequest* request,
                        grpc::ServerWriter<v1::TestResult>* writer) override;

 private:
  const SelfTests& tests_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_SELF_TEST_SERVICE_H_
