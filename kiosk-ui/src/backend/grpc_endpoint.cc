// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_endpoint.h"

#include <string>
#include <utility>

namespace till::kiosk {
namespace {

namespace integrator = till::integrator::v1;

constexpr char kService[] = "integrator";
constexpr char kFacet[] = "endpoint";

QString Text(const std::string& text) {
  return QString::fromStdString(text);
}

QDateTime Moment(const google::protobuf::Timestamp& time) {
  return QDateTime::fromSecsSinceEpoch(time.seconds(), Qt::UTC);
}

EndpointState ToState(const integrator::EndpointState& message) {
  EndpointState state;
  state.port = message.port();
  state.fingerprint = Text(message.fingerprint());
  for (const integrator::EndpointState::Client& each : message.clients())
    state.admitted.append({Text(each.fingerprint()), Text(each.name()), Moment(each.admit_time())});
  for (const integrator::EndpointState::Knock& each : message.knocks())
    state.waiting.append(
        {Text(each.fingerprint()), Text(each.address()), Text(each.claimed_name()), Moment(each.time())});
  return state;
}

Problem InTraining() {
  return {QStringLiteral("IN_TRAINING"), {}};
}

}  // namespace

GrpcEndpoint::GrpcEndpoint(ServiceLine& line, Scheduler& scheduler, bool training)
    : line_(line),
      scheduler_(scheduler),
      training_(training),
      endpoint_(integrator::Endpoint::NewStub(line.Dial(kService, kFacet))) {}

void GrpcEndpoint::Fetch() {
  if (training_) {
    scheduler_.After(std::chrono::milliseconds(0), this, [this] { Q_EMIT fetchFailed(InTraining()); });
    return;
  }
  calls_.Unary<integrator::EndpointState>(
      line_.Context(), std::make_shared<integrator::GetEndpointRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        endpoint_->async()->GetEndpoint(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const integrator::EndpointState& reply) {
        const bool unanswered = status.error_code() == grpc::StatusCode::UNAVAILABLE;
        if (status.ok()) {
          Q_EMIT fetched(ToState(reply));
        } else if (unanswered && !line_.HasSocket(kService, kFacet)) {
          Q_EMIT fetched({});
        } else {
          Q_EMIT fetchFailed(line_.Heard(status));
        }
      });
}

void GrpcEndpoint::Admit(const QString& fingerprint, const QString& name) {
  auto request = std::make_shared<integrator::AdmitClientRequest>();
  request->set_fingerprint(fingerprint.toStdString());
  request->set_name(name.toStdString());
  calls_.Unary<integrator::EndpointState>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        endpoint_->async()->AdmitClient(call, sent, reply, std::move(done));
      },
      [this](const grpc::Status& status, const integrator::EndpointState& reply) { Changed(status, reply); });
}

void GrpcEndpoint::Remove(const QString& fingerprint) {
  auto request = std::make_shared<integrator::RemoveClientRequest>();
  request->set_fingerprint(fingerprint.toStdString());
  calls_.Unary<integrator::EndpointState>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        endpoint_->async()->RemoveClient(call, sent, reply, std::move(done));
      },
      [this](const grpc::Status& status, const integrator::EndpointState& reply) { Changed(status, reply); });
}

void GrpcEndpoint::Changed(const grpc::Status& status, const integrator::EndpointState& reply) {
  if (status.ok()) {
    Q_EMIT changed(ToState(reply));
  } else {
    Q_EMIT changeFailed(line_.Heard(status));
  }
}

}  // namespace till::kiosk
