// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_SELF_TEST_SERVICE_H_
#define TILL_SERVICES_TERMINAL_SELF_TEST_SERVICE_H_

#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "services/common/clock/clock.h"
#include "services/terminal/neighbours.h"
#include "services/terminal/self_tests.h"
#include "services/terminal/session_desk.h"
#include "services/terminal/shop.h"
#include "till/terminal/v1/device.pb.h"
#include "till/terminal/v1/self_test.grpc.pb.h"

namespace till::terminal {

// SelfTestService is the facet till.terminal.v1.SelfTest before the list of tests.
class SelfTestService final : public v1::SelfTest::Service {
 public:
  // What a report needs beside the tests.
  struct Report {
    Neighbours& neighbours;
    Shop& shop;
    const SessionDesk& sessions;
    Clock& clock;
    v1::DeviceInfo device;
  };

  // `tests`, and what the report refers to, outlive the service.
  SelfTestService(const SelfTests& tests, Report report) : tests_(tests), report_(std::move(report)) {}

  grpc::Status ListTests(grpc::ServerContext* context, const v1::ListTestsRequest* request,
                         v1::ListTestsResponse* response) override;
  grpc::Status RunTests(grpc::ServerContext* context, const v1::RunTestsRequest* request,
                        grpc::ServerWriter<v1::TestResult>* writer) override;
  grpc::Status PrintReport(grpc::ServerContext* context, const v1::PrintReportRequest* request,
                           v1::PrintReportResponse* response) override;

 private:
  // Keep remembers the last result of each test, for the report.
  void Keep(const v1::TestResult& result);

  const SelfTests& tests_;
  const Report report_;
  absl::Mutex mutex_;
  std::vector<v1::TestResult> last_ ABSL_GUARDED_BY(mutex_);
  int reports_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_SELF_TEST_SERVICE_H_
