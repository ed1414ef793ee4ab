// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/self_test_service.h"

#include "services/common/log/log.h"
#include "services/common/rpc/language.h"
#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"
#include "services/common/status/error_catalogue.h"

namespace till::terminal {

grpc::Status SelfTestService::ListTests(grpc::ServerContext* context, const v1::ListTestsRequest* request,
                                        v1::ListTestsResponse* response) {
  for (const std::string& name : tests_.Names()) response->add_tests(name);
  return grpc::Status::OK;
}

grpc::Status SelfTestService::RunTests(grpc::ServerContext* context, const v1::RunTestsRequest* request,
                                       grpc::ServerWriter<v1::TestResult>* writer) {
  const Language language = rpc::LanguageOf(*context);
  const std::vector<std::string> names(request->tests().begin(), request->tests().end());
  const absl::Status run = tests_.Run(names, [&](const SelfTestFinding& finding) {
    v1::TestResult result;
    result.set_test(finding.name);
    result.set_passed(finding.status.ok());
    if (!finding.status.ok()) {
      const ErrorCode code = ErrorCodeOf(finding.status);
      result.set_fault(static_cast<common::v1::ErrorCode>(code));
      result.set_advice(std::string(MessageOf(code, language)));
      log::Warn("self-test failed", {{"test", finding.name}, {"why", finding.status}});
    }
    return writer->Write(result) && !context->IsCancelled();
  });
  return rpc::ToGrpc(run, context);
}

}  // namespace till::terminal
