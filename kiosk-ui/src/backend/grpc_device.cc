// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_device.h"

#include <chrono>
#include <string>
#include <utility>

namespace till::kiosk {
namespace {

namespace common = till::common::v1;
namespace terminal = till::terminal::v1;

// Every process is asked for its health.
constexpr std::chrono::milliseconds kSupportDeadline = std::chrono::seconds(60);
// A support file is some hundred kilobytes; more is no support file.
constexpr qsizetype kLargestSupportFile = 64 * 1024 * 1024;

QString Text(const std::string& text) {
  return QString::fromStdString(text);
}

ClockFacts ToClock(const terminal::ClockReading& message) {
  ClockFacts facts;
  facts.time = QDateTime::fromSecsSinceEpoch(message.time().seconds(), Qt::UTC);
  facts.time_zone = Text(message.time_zone());
  facts.correction_seconds = message.correction_seconds();
  if (message.has_host_difference_seconds()) facts.bank_difference = message.host_difference_seconds();
  facts.printed = Text(message.printed());
  return facts;
}

}  // namespace

GrpcDevice::GrpcDevice(ServiceLine& line)
    : line_(line), device_(terminal::Device::NewStub(line.Dial("terminal", "device"))) {}

void GrpcDevice::FetchNetwork() {
  calls_.Unary<terminal::NetworkView>(
      line_.Context(), std::make_shared<terminal::GetNetworkRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        device_->async()->GetNetwork(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::NetworkView& reply) {
        if (!status.ok()) {
          Q_EMIT networkFailed(line_.Heard(status));
          return;
        }
        NetworkFacts facts{
            Text(reply.host()), reply.connected(), reply.signed_on(), reply.on_backup_host(), {}, {}};
        if (reply.has_last_reply_time())
          facts.last_reply = QDateTime::fromSecsSinceEpoch(reply.last_reply_time().seconds(), Qt::UTC);
        if (reply.fault() != common::ERROR_CODE_UNSPECIFIED)
          facts.fault = Text(common::ErrorCode_Name(reply.fault()));
        Q_EMIT networkFetched(facts);
      });
}

void GrpcDevice::FetchClock() {
  calls_.Unary<terminal::ClockReading>(
      line_.Context(), std::make_shared<terminal::GetClockRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        device_->async()->GetClock(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::ClockReading& reply) {
        if (status.ok()) {
          Q_EMIT clockFetched(ToClock(reply));
        } else {
          Q_EMIT clockFailed(line_.Heard(status));
        }
      });
}

void GrpcDevice::AdjustClock(int correction_seconds) {
  auto request = std::make_shared<terminal::AdjustClockRequest>();
  request->set_correction_seconds(correction_seconds);
  calls_.Unary<terminal::ClockReading>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        device_->async()->AdjustClock(call, sent, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::ClockReading& reply) {
        if (status.ok()) {
          Q_EMIT clockFetched(ToClock(reply));
        } else {
          Q_EMIT adjustFailed(line_.Heard(status));
        }
      });
}

void GrpcDevice::ResetToFactory(const QString& request_id, const QString& approval) {
  auto request = std::make_shared<terminal::ResetToFactoryRequest>();
  request->set_request_id(request_id.toStdString());
  calls_.Unary<terminal::ResetToFactoryResponse>(
      line_.Context(ServiceLine::kCallDeadline, approval), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        device_->async()->ResetToFactory(call, sent, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::ResetToFactoryResponse&) {
        if (status.ok()) {
          Q_EMIT resetBegun();
        } else {
          Q_EMIT resetRefused(line_.Heard(status));
        }
      });
}

void GrpcDevice::FetchSupportFile() {
  std::shared_ptr<grpc::ClientContext> context = line_.Context(kSupportDeadline);
  auto content = std::make_shared<QByteArray>();
  calls_.Stream<terminal::SupportBundleChunk>(
      context, std::make_shared<terminal::CreateSupportBundleRequest>(),
      [this](grpc::ClientContext* call, const terminal::CreateSupportBundleRequest* sent, auto* reactor) {
        device_->async()->CreateSupportBundle(call, sent, reactor);
      },
      [content, context](const terminal::SupportBundleChunk& chunk) {
        content->append(chunk.content().data(), static_cast<qsizetype>(chunk.content().size()));
        if (content->size() > kLargestSupportFile) context->TryCancel();
      },
      [this, content](const grpc::Status& status) {
        if (status.ok()) {
          Q_EMIT supportFileFetched(*content);
        } else {
          Q_EMIT supportFileFailed(line_.Heard(status));
        }
      });
}

}  // namespace till::kiosk
