// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_machine.h"

#include <chrono>
#include <string>
#include <utility>

namespace till::kiosk {
namespace {

namespace common = till::common::v1;
namespace terminal = till::terminal::v1;

// A test may print a page or wait for the bank.
constexpr std::chrono::milliseconds kTestsDeadline = std::chrono::minutes(5);

QString Text(const std::string& text) {
  return QString::fromStdString(text);
}

QString FaultName(common::ErrorCode fault) {
  return fault == common::ERROR_CODE_UNSPECIFIED ? QString() : Text(common::ErrorCode_Name(fault));
}

Health HealthOf(terminal::Checklist::Mark mark) {
  switch (mark) {
    case terminal::Checklist::GOOD:
      return Health::Good;
    case terminal::Checklist::ATTENTION:
      return Health::Limited;
    case terminal::Checklist::BAD:
      return Health::Broken;
    default:
      return Health::Unknown;
  }
}

}  // namespace

GrpcMachine::GrpcMachine(ServiceLine& line)
    : line_(line),
      device_(terminal::Device::NewStub(line.Dial("terminal", "device"))),
      tests_(terminal::SelfTest::NewStub(line.Dial("terminal", "self-test"))) {}

void GrpcMachine::FetchFacts() {
  calls_.Unary<terminal::DeviceInfo>(
      line_.Context(), std::make_shared<terminal::GetDeviceRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        device_->async()->GetDevice(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::DeviceInfo& reply) {
        if (!status.ok()) {
          Q_EMIT factsFailed(line_.Heard(status));
          return;
        }
        Q_EMIT factsFetched({Text(reply.version()), Text(reply.serial_number()), reply.development(),
                             QDateTime::fromSecsSinceEpoch(reply.start_time().seconds(), Qt::UTC),
                             reply.storage_total_bytes(), reply.storage_free_bytes()});
      });
}

void GrpcMachine::FetchChecklist() {
  calls_.Unary<terminal::Checklist>(
      line_.Context(), std::make_shared<terminal::GetChecklistRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        device_->async()->GetChecklist(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::Checklist& reply) {
        if (!status.ok()) {
          Q_EMIT checklistFailed(line_.Heard(status));
          return;
        }
        QList<Finding> findings;
        for (const auto& item : reply.items()) {
          findings.append(
              {Text(item.point()), HealthOf(item.mark()), FaultName(item.fault()), Text(item.advice())});
        }
        Q_EMIT checklistFetched(findings);
      });
}

void GrpcMachine::ListTests() {
  calls_.Unary<terminal::ListTestsResponse>(
      line_.Context(), std::make_shared<terminal::ListTestsRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        tests_->async()->ListTests(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::ListTestsResponse& reply) {
        if (!status.ok()) {
          Q_EMIT testsFailed(line_.Heard(status));
          return;
        }
        QStringList names;
        for (const std::string& name : reply.tests()) names.append(Text(name));
        Q_EMIT testsListed(names);
      });
}

void GrpcMachine::RunTests(const QStringList& tests) {
  auto request = std::make_shared<terminal::RunTestsRequest>();
  for (const QString& test : tests) request->add_tests(test.toStdString());
  std::shared_ptr<grpc::ClientContext> context = line_.Context(kTestsDeadline);
  calls_.Stream<terminal::TestResult>(
      context, std::move(request),
      [this](grpc::ClientContext* call, const terminal::RunTestsRequest* sent, auto* reactor) {
        tests_->async()->RunTests(call, sent, reactor);
      },
      [this](const terminal::TestResult& result) {
        Q_EMIT tested({Text(result.test()), result.passed() ? Health::Good : Health::Broken,
                       FaultName(result.fault()), Text(result.advice())});
      },
      [this](const grpc::Status& status) {
        if (status.ok()) {
          Q_EMIT testsEnded();
        } else {
          Q_EMIT testsFailed(line_.Heard(status));
        }
      });
}

void GrpcMachine::PrintReport(const QList<Finding>& own) {
  auto request = std::make_shared<terminal::PrintReportRequest>();
  for (const Finding& finding : own) {
    terminal::TestResult* result = request->add_results();
    result->set_test(finding.point.toStdString());
    result->set_passed(finding.health == Health::Good);
    result->set_advice(finding.advice.toStdString());
  }
  calls_.Unary<terminal::PrintReportResponse>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        tests_->async()->PrintReport(call, sent, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::PrintReportResponse&) {
        if (status.ok()) {
          Q_EMIT reportPrinted();
        } else {
          Q_EMIT reportFailed(line_.Heard(status));
        }
      });
}

}  // namespace till::kiosk
