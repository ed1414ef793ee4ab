// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/self_test_service.h"

#include "absl/strings/str_cat.h"
#include "services/common/log/log.h"
#include "services/common/rpc/language.h"
#include "services/common/rpc/session_metadata.h"
#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"
#include "services/common/status/error_catalogue.h"
#include "services/terminal/slips.h"
#include "services/terminal/text_rules.h"

namespace till::terminal {
namespace {

constexpr int kMostOwnResults = 16;

}  // namespace

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
    Keep(result);
    return writer->Write(result) && !context->IsCancelled();
  });
  return rpc::ToGrpc(run, context);
}

void SelfTestService::Keep(const v1::TestResult& result) {
  absl::MutexLock lock(&mutex_);
  std::erase_if(last_, [&](const v1::TestResult& other) { return other.test() == result.test(); });
  last_.push_back(result);
}

grpc::Status SelfTestService::PrintReport(grpc::ServerContext* context, const v1::PrintReportRequest* request,
                                          v1::PrintReportResponse* response) {
  if (request->results_size() > kMostOwnResults) {
    return rpc::ToGrpc(MakeError(ErrorCode::kInvalidRequest, "results: 16 at most"), context);
  }
  for (const v1::TestResult& result : request->results()) {
    absl::Status good = CheckText("results.advice", result.advice(), 0, 200);
    if (good.ok()) good = CheckText("results.test", result.test(), 1, 32);
    if (!good.ok()) return rpc::ToGrpc(good, context);
  }
  const absl::StatusOr<SessionToken> session = report_.sessions.Read(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  const absl::StatusOr<v1::MerchantProfile> profile = report_.shop.Profile();
  if (!profile.ok()) return rpc::ToGrpc(profile.status(), context);
  std::vector<v1::TestResult> results;
  int number = 0;
  {
    absl::MutexLock lock(&mutex_);
    results = last_;
    number = ++reports_;
  }
  results.insert(results.end(), request->results().begin(), request->results().end());
  if (results.empty()) {
    return rpc::ToGrpc(MakeError(ErrorCode::kIllegalStep, "nothing was tested yet"), context);
  }
  const absl::Time now = report_.clock.Now();
  const absl::StatusOr<std::string> job =
      report_.neighbours.Print(absl::StrCat("self-test-", absl::ToUnixSeconds(now), "-", number),
                               SelfTestSlip(results, session->operator_id, report_.device, *profile, now));
  if (!job.ok()) return rpc::ToGrpc(job.status(), context);
  response->set_print_job(*job);
  return grpc::Status::OK;
}

}  // namespace till::terminal
