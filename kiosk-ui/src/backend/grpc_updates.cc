// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_updates.h"

#include <string>
#include <utility>

namespace till::kiosk {
namespace {

namespace update = till::update::v1;
using Phase = UpdateStatus::Phase;

constexpr std::chrono::seconds kAgainAfter{2};
// The service itself gives up after 40 seconds.
constexpr std::chrono::milliseconds kCheckDeadline = std::chrono::seconds(60);

QString Text(const std::string& text) {
  return QString::fromStdString(text);
}

Phase PhaseOf(update::UpdateStatus::Phase phase) {
  using P = update::UpdateStatus;
  switch (phase) {
    case P::FOUND:
      return Phase::Found;
    case P::DOWNLOADING:
      return Phase::Downloading;
    case P::DOWNLOADED:
      return Phase::Downloaded;
    case P::WAITING_FOR_GOOD_MOMENT:
      return Phase::Waiting;
    case P::INSTALLING:
      return Phase::Installing;
    case P::INSTALLED:
      return Phase::Installed;
    case P::ON_TRIAL:
      return Phase::OnTrial;
    case P::GOOD:
      return Phase::Good;
    case P::RETURNING:
      return Phase::Returning;
    case P::ROLLED_BACK:
      return Phase::RolledBack;
    case P::FAILED:
      return Phase::Failed;
    default:
      return Phase::Idle;
  }
}

Problem FaultOf(update::Fault fault, const std::string& message) {
  if (fault == update::FAULT_UNSPECIFIED) return {};
  return {QStringLiteral("UPDATE:") + Text(update::Fault_Name(fault)), Text(message)};
}

UpdateStatus ToStatus(const update::UpdateStatus& message) {
  UpdateStatus status;
  status.phase = PhaseOf(message.phase());
  status.version = Text(message.version());
  status.percent = message.progress_percent();
  if (message.has_remaining()) status.remaining = std::chrono::seconds(message.remaining().seconds());
  status.fault = FaultOf(message.update_fault(), message.message());
  status.running_version = Text(message.running_version());
  status.channel = Text(message.channel());
  return status;
}

Problem InTraining() {
  return {QStringLiteral("IN_TRAINING"), {}};
}

}  // namespace

GrpcUpdates::GrpcUpdates(ServiceLine& line, Scheduler& scheduler, bool training)
    : line_(line),
      scheduler_(scheduler),
      training_(training),
      updates_(update::Updates::NewStub(line.Dial("update", "updates"))) {}

void GrpcUpdates::Stop() {
  ++watch_;
  if (watching_ != nullptr) watching_->TryCancel();
  watching_.reset();
}

void GrpcUpdates::Follow() {
  Stop();
  if (training_) {
    scheduler_.After(std::chrono::milliseconds(0), this, [this] { Q_EMIT followFailed(InTraining()); });
    return;
  }
  watching_ = line_.Context(ServiceLine::kStreamDeadline);
  calls_.Stream<update::UpdateStatus>(
      watching_, std::make_shared<update::WatchRequest>(),
      [this](auto* context, auto* request, auto* reactor) {
        updates_->async()->Watch(context, request, reactor);
      },
      [this, watch = watch_](const update::UpdateStatus& status) {
        if (watch == watch_) Q_EMIT statusChanged(ToStatus(status));
      },
      [this, watch = watch_](const grpc::Status& status) {
        if (watch == watch_) WatchEnded(status);
      });
}

// A stream ends at its deadline, and when `update` starts anew: with the machine, or alone.
void GrpcUpdates::WatchEnded(const grpc::Status& status) {
  const bool in_order = status.ok() || status.error_code() == grpc::StatusCode::DEADLINE_EXCEEDED;
  if (!in_order) Q_EMIT followFailed(line_.Heard(status));
  scheduler_.After(kAgainAfter, this, [this, watch = watch_] {
    if (watch == watch_) Follow();
  });
}

void GrpcUpdates::Check() {
  if (training_) {
    scheduler_.After(std::chrono::milliseconds(0), this, [this] { Q_EMIT checkFailed(InTraining()); });
    return;
  }
  calls_.Unary<update::CheckResponse>(
      line_.Context(kCheckDeadline), std::make_shared<update::CheckRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        updates_->async()->Check(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const update::CheckResponse& reply) {
        if (!status.ok()) {
          Q_EMIT checkFailed(line_.Heard(status));
          return;
        }
        UpdateOffer offer;
        offer.version = Text(reply.available_version());
        if (reply.has_required_at())
          offer.required_at = QDateTime::fromSecsSinceEpoch(reply.required_at().seconds(), Qt::UTC);
        offer.notes = Text(reply.notes());
        offer.size_bytes = reply.size_bytes();
        offer.fault = FaultOf(reply.fault(), reply.message());
        Q_EMIT checked(offer);
      });
}

// BeginStep asks for a step that streams its progress. The first word of the stream says that it is on its
// way; what follows is heard by Follow, and the step goes on without the stream.
template <typename Request, typename Start>
void GrpcUpdates::BeginStep(std::shared_ptr<Request> request, Start start) {
  std::shared_ptr<grpc::ClientContext> context = line_.Context();
  auto begun = std::make_shared<bool>(false);
  calls_.Stream<update::UpdateStatus>(
      context, std::move(request), std::move(start),
      [this, context, begun](const update::UpdateStatus&) {
        if (std::exchange(*begun, true)) return;
        context->TryCancel();
        Q_EMIT taken();
      },
      [this, begun](const grpc::Status& status) {
        if (!*begun) Answer(status);
      });
}

void GrpcUpdates::Answer(const grpc::Status& status) {
  if (status.ok()) {
    Q_EMIT taken();
  } else {
    Q_EMIT refused(line_.Heard(status));
  }
}

void GrpcUpdates::Download(const QString& version) {
  auto request = std::make_shared<update::DownloadRequest>();
  request->set_version(version.toStdString());
  BeginStep(std::move(request), [this](auto* context, auto* sent, auto* reactor) {
    updates_->async()->Download(context, sent, reactor);
  });
}

void GrpcUpdates::Install(const QString& version, bool at_once) {
  auto request = std::make_shared<update::InstallRequest>();
  request->set_version(version.toStdString());
  request->set_at_once(at_once);
  BeginStep(std::move(request), [this](auto* context, auto* sent, auto* reactor) {
    updates_->async()->Install(context, sent, reactor);
  });
}

void GrpcUpdates::Restart() {
  calls_.Unary<update::RebootResponse>(
      line_.Context(), std::make_shared<update::RebootRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        updates_->async()->Reboot(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const update::RebootResponse&) { Answer(status); });
}

void GrpcUpdates::GoBack() {
  calls_.Unary<update::RollbackResponse>(
      line_.Context(), std::make_shared<update::RollbackRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        updates_->async()->Rollback(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const update::RollbackResponse&) { Answer(status); });
}

}  // namespace till::kiosk
